"""Messages of the walk, from the list of cases to the appeal."""

from __future__ import annotations

from cases.paging import PAGE
from tests.samples.values import (
    ADDRESS,
    CARD,
    CASE,
    CASES,
    LETTER,
    MANY,
    NO_CASES,
    NOTHING,
    TARGET,
    TITLE,
    Messages,
    text,
)

WRITTEN = {"letter": LETTER, "target": TARGET}
ON_PAPER = WRITTEN | {"missing": "<b> ☃"}
EMAIL = WRITTEN | {"address": text(80), "has_page": True, "subject": TITLE}
PAGE_ = WRITTEN | {
    "is_brief": False,
    "over": 0,
    "page": "https://appeals.example/" + "p" * 200,
}
CALL = {
    "day": "Wednesday",
    "is_open": False,
    "number": "+1 234 567 890",
    "opens": 1_800_000_000,
    "opens_here": "Wednesday 15:00",
    "opens_there": "Wednesday 09:00",
    "over": 0,
    "script": text(1500),
    "target": TARGET,
    "time": "23:05",
}

MESSAGES: Messages = {
    "appeal_email": (EMAIL, EMAIL | {"has_page": False}, EMAIL | {"letter": ""}),
    "appeal_fax": (ON_PAPER | {"number": "+1 234 567 890 123"},),
    "appeal_networks": ({"posts": [text(500)] * 2, "target": TARGET},),
    "appeal_page": (
        PAGE_ | {"channel": "web_form"},
        PAGE_ | {"channel": "facebook", "letter": ""},
        PAGE_ | {"channel": "instagram", "is_brief": True, "letter": text(1000)},
        PAGE_ | {"channel": "instagram", "is_brief": True, "letter": "", "over": MANY},
    ),
    "appeal_phone": (
        CALL,
        CALL | {"is_open": True, "opens": None, "over": MANY},
        CALL | {"day": None, "is_open": None, "opens": None, "time": None},
    ),
    "appeal_post": tuple(
        ON_PAPER | {"address": ADDRESS, "missing": missing} for missing in (None, "", "<b> ☃")
    ),
    "appeal_x": (
        {"over": 0, "target": TARGET, "variants": [text(280)] * 3},
        {"over": MANY, "target": TARGET, "variants": [text(280)] * 3},
    ),
    "card": (
        CARD,
        CARD | {"days": 0, "total": 0},
        CARD | {"total": 1},
        CARD | {"days": None, "total": 0, "is_open": False, "has_follow_up": True},
    ),
    "case_missing": (CASES, NO_CASES),
    "cases": (CASES, NO_CASES, NO_CASES | {"is_subscribed": True}),
    "closed": ({"case": CASE, "has_follow_up": True},),
    "contacts": (
        {
            "days": 6,
            "has_dead": True,
            "has_post": True,
            "hints": [(text(20), text(200))] * 8,
            "is_late_for_post": True,
            "is_reported": True,
            "target": TARGET,
        },
        {
            "days": 1,
            "has_dead": False,
            "has_post": False,
            "hints": [],
            "is_late_for_post": True,
            "is_reported": False,
            "target": TARGET,
        },
    ),
    "edited": (NOTHING,),
    "in_group": (NOTHING,),
    "letter_part": ({"text": text(PAGE)},),
    "no_documents": (NOTHING,),
    "no_such_case": (CASES | {"number": "1234.19"}, NO_CASES | {"number": "1234.19"}),
    "not_understood": (NOTHING,),
    "sorry": (NOTHING,),
    "share": ({"case": CASE, "link": "https://t.me/a_bot_with_a_long_name?start=case_1234_19"},),
    "story": ({"case": CASE, "page": 10, "pages": 12, "paragraphs": (text(PAGE),)},),
    "targets": (
        {
            "case": CASE,
            "copies": True,
            "done": True,
            "unreachable": (text(160),) * 8,
            "more": MANY,
        },
        {"case": CASE, "copies": False, "done": False, "unreachable": ("<b>",), "more": 0},
    ),
}
