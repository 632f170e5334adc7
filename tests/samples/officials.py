"""Messages for coordinators about officials and how they are reached."""

from __future__ import annotations

from cases.case import Channel
from handlers.coordinator.official_list import DOUBTS, IN_A_DOUBT
from handlers.coordinator.official_screens import CONTACTS, IN_A_HINT, IN_A_WAY, Doubted
from handlers.coordinator.source_line import QUOTED
from tests.samples.values import Messages, text

NAME, VALUE, REMARK = text(256), text(1000), text(300)
WAY = ("📧 E-mail", text(IN_A_WAY), text(IN_A_HINT))
SOURCE = "lines 12–123,456: “" + text(QUOTED) + "”"
DOUBT = Doubted("emails", "postal address", text(IN_A_DOUBT), SOURCE)
OFFICIAL = {
    "asked": 1,
    "asks": 1000,
    "doubts": [DOUBT] * DOUBTS,
    "is_copy": True,
    "is_derived": True,
    "more": 1000,
    "more_doubts": 1000,
    "name": NAME,
    "number": 1000,
    "remark": REMARK,
    "role": NAME,
    "salutation": NAME,
    "ways": [WAY] * CONTACTS,
}

MESSAGES: Messages = {
    "team/contact": (
        {
            "channel": "📧 E-mail",
            "hint": VALUE,
            "name": NAME,
            "others": [text(80)] * 3,
            "remark": REMARK,
            "value": VALUE,
        },
        {
            "channel": "📧 E-mail",
            "hint": "",
            "name": NAME,
            "others": (),
            "remark": None,
            "value": VALUE,
        },
    ),
    "team/contact_by": ({"name": NAME},),
    "team/contact_remove": (
        {"is_last": True, "name": NAME, "value": VALUE},
        {"is_last": False, "name": NAME, "value": VALUE},
    ),
    "team/contact_write": tuple(
        {"channel": channel, "field": field, "name": NAME, "remark": REMARK, "value": value}
        for channel in Channel
        for field, value in (("value", VALUE), ("value", ""), ("hint", VALUE))
    ),
    "team/official": (
        OFFICIAL,
        OFFICIAL | {"asked": 3, "asks": 3, "doubts": [], "more_doubts": 0, "remark": None},
        OFFICIAL | {"asks": 0, "is_copy": False, "more": 0, "ways": []},
    ),
    "team/official_asks": (
        {
            "asks": [(1000, text(200), True)] * 10,
            "has_letter": True,
            "name": NAME,
            "remark": REMARK,
        },
        {"asks": [(1, text(200), False)], "has_letter": False, "name": NAME, "remark": None},
    ),
    "team/official_new": ({"remark": REMARK}, {"remark": None}),
    "team/officials_added": (
        {
            "count": 50,
            "is_cut": True,
            "more": 44,
            "more_refused": 7,
            "officials": [(50, text(48), text(48), [text(110), *[text(90)] * 3, text(20)])] * 6,
            "refused": [(text(48), text(80))] * 3,
        },
        {
            "count": 1,
            "is_cut": False,
            "more": 0,
            "more_refused": 0,
            "officials": [(1, text(48), "", [])],
            "refused": (),
        },
    ),
    "team/official_remove": (
        {"contacts": 1, "is_last": True, "name": NAME},
        {"contacts": 1000, "is_last": False, "name": NAME},
        {"contacts": 0, "is_last": False, "name": NAME},
    ),
    "team/official_write": tuple(
        {"field": field, "made": NAME, "name": NAME, "remark": REMARK, "value": value}
        for field in ("name", "role", "salutation")
        for value in (NAME, "")
    ),
    "team/officials": (
        {
            "count": 1000,
            "doubts": [text(IN_A_DOUBT)] * DOUBTS,
            "remark": REMARK,
            "title": text(200),
        },
        {"count": 0, "doubts": (), "remark": None, "title": text(200)},
    ),
}
