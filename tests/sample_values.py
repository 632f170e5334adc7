"""What every message and label is tried with: values as long as they come, and hostile ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.store.broadcasts import Ledger
from bot.store.supporters import Supporter
from cases.case import Case, Channel, Contact, Target
from cases.paging import PAGE
from handlers.coordinator.reading import ROOM, Line

HOSTILE = "<b>{{ name }}</b> & %(name)s {city} %s 🏳️‍🌈 \u05e9\u05dc\u05d5\u05dd"
WORDS = "Someone is in danger & must not be left alone. "


def text(length: int) -> str:
    """Words for as many characters, with what HTML makes longer among them."""
    return (WORDS * (length // len(WORDS) + 1))[:length].strip()


TITLE = text(120)
ROLE = text(100)
SUPPORTER = Supporter(10**12, "en", HOSTILE[:60], text(60), is_introduced=True, is_subscribed=True)
ADDRESS = "\n".join([text(40)] * 6)
TARGET = Target(10**12, text(80), ROLE, contacts=(Contact(1, Channel.POST, ADDRESS),), copy=True)
CASE = Case(
    id=10**12,
    version=10**4,
    title=TITLE,
    ua_number="1234.19",
    country=text(40),
    deadline=date(2027, 9, 30),
    targets=(TARGET,),
)
LETTER = text(3200)
RENDERED = text(1500).replace("&", "&amp;")
MANY = 1_234_567
CARD = {
    "case": CASE,
    "changes": (text(160),) * 6,
    "days": 25,
    "is_changed": True,
    "is_demo": True,
    "is_open": True,
    "is_welcome": True,
    "summary": (text(450), text(450)),
    "total": MANY,
}
CASES = {"count": MANY, "is_demo": True, "is_subscribed": True, "is_welcome": True}
NO_CASES = {"count": 0, "is_demo": False, "is_subscribed": False, "is_welcome": False}
LEDGER = Ledger(
    MANY,
    dict.fromkeys(("sent", "gone", "unknown", "refused", "expired", "cancelled", "forgotten"), 1),
    repeated=MANY,
)
BROADCAST = {
    "bar": "▓" * 12,
    "fewest": 5,
    "is_small": False,
    "ledger": LEDGER,
    "percent": 100,
    "rate": 30,
    "seconds": MANY,
    "state": "running",
    "subject": TITLE,
    "to_come": MANY,
    "why": text(200),
}
STATES = (
    "draft",
    "queueing",
    "running",
    "paused",
    "stopped",
    "done",
    "cancelling",
    "cancelled",
)
TALLY = {
    "by_channel": [(channel, MANY) for channel in Channel],
    "by_day": [(date(2027, 9, 30), MANY)] * 14,
    "by_target": [(text(80), MANY)] * 20,
    "case": CASE,
    "fewest": 5,
    "hidden": 12,
    "total": MANY,
}
WRITTEN = {"letter": LETTER, "target": TARGET}
EMAIL = WRITTEN | {"address": text(80), "has_page": True, "subject": TITLE}
NOTHING: dict[str, Any] = {}

MESSAGES: dict[str, tuple[dict[str, Any], ...]] = {
    "appeal_email": (EMAIL, EMAIL | {"has_page": False}, EMAIL | {"letter": ""}),
    "appeal_fax": (WRITTEN | {"number": "+1 234 567 890 123"},),
    "appeal_page": (WRITTEN | {"page": "https://appeals.example/" + "p" * 200},),
    "appeal_phone": ({"number": "+1 234 567 890", "script": text(1500), "target": TARGET},),
    "appeal_post": (WRITTEN | {"address": ADDRESS},),
    "appeal_x": ({"target": TARGET, "variants": [text(280)] * 3},),
    "ask_city": ({"name": HOSTILE[:60]}, {"name": None}),
    "ask_name": (NOTHING,),
    "card": (
        CARD,
        CARD | {"days": 0, "total": 0},
        CARD | {"days": None, "total": None, "is_open": False},
    ),
    "case_missing": (CASES, NO_CASES),
    "cases": (CASES, NO_CASES, NO_CASES | {"is_subscribed": True}),
    "closed": ({"case": CASE},),
    "contacts": ({"days": 6, "has_post": True, "target": TARGET},),
    "edited": (NOTHING,),
    "forget": (NOTHING,),
    "forgotten": (NOTHING,),
    "help": ({"is_coordinator": True}, {"is_coordinator": False}),
    "id": ({"id": 10**12},),
    "in_group": (NOTHING,),
    "language": (NOTHING,),
    "letter_part": ({"text": text(PAGE)},),
    "my_data": (
        {
            "deliveries": MANY,
            "language": "es",
            "reported": 1,
            "started": MANY,
            "supporter": SUPPORTER,
        },
        {
            "deliveries": 0,
            "language": "en",
            "reported": 0,
            "started": 0,
            "supporter": Supporter(1),
        },
    ),
    "no_documents": (NOTHING,),
    "no_such_case": (CASES | {"number": "1234.19"}, NO_CASES | {"number": "1234.19"}),
    "not_a_name": (NOTHING,),
    "not_understood": (NOTHING,),
    "privacy": ({"contact": text(300)}, {"contact": ""}),
    "reminder": ({"cases": [CASE] * 20},),
    "settings": (
        {"language": "es", "supporter": SUPPORTER},
        {"language": "en", "supporter": Supporter(1)},
    ),
    "sorry": (NOTHING,),
    "stopped": (NOTHING,),
    "story": ({"case": CASE, "page": 10, "pages": 12, "paragraphs": (text(PAGE),)},),
    "taken_back": ({"can_send": True}, {"can_send": False}),
    "targets": ({"case": CASE, "copies": True, "done": True, "unreachable": (TARGET,) * 8},),
    "team/announce": (
        {"card": RENDERED, "people": "1,234,567", "rate": 30, "seconds": MANY},
        {"card": RENDERED, "people": "5", "rate": 30, "seconds": 1},
        {"card": RENDERED, "people": "5,000", "rate": 30, "seconds": 600},
    ),
    "team/appointed": (NOTHING,),
    "team/broadcast": tuple(
        BROADCAST | {"state": state, "seconds": seconds, "is_small": is_small}
        for state in STATES
        for seconds, is_small in ((1, False), (600, True), (MANY, False))
    ),
    "team/close": ({"case": CASE},),
    "team/desk": tuple(
        {"announced": announced, "case": CASE, "is_open": is_open}
        for announced in (None, object())
        for is_open in (True, False)
    ),
    "team/letter": (
        {
            "is_derived": True,
            "page": 1,
            "pages": 12,
            "subject": TITLE,
            "target": TARGET,
            "text": text(3000),
        },
    ),
    "team/not_read": ({"why": text(200)},),
    "team/reading": ({"lines": (Line(text(80), text(ROOM - 100)),), "page": 1, "pages": 12},),
    "team/send_file": (NOTHING,),
    "team/tally": (TALLY, TALLY | {"total": None}),
    "team/team": ({"cases": MANY, "drafts": MANY, "imports": True, "listed": 10},),
    "thanks": (
        {"has_next": True, "is_open": True, "total": 1},
        {"has_next": False, "is_open": True, "total": MANY},
        {"has_next": False, "is_open": False, "total": MANY},
    ),
    "welcome": (NOTHING,),
}
"""Each template below `bot/templates`, but for the web pages, with the values it is tried with."""

LABELS: dict[str, tuple[object, ...]] = {
    "channel": tuple(Channel),
    "count": (1, MANY),
    "date": ("30 September 2027",),
    "days": (None, 0, 1, 365),
    "detail": ("5 minutes",),
    "done": ("paused", "resumed", "cancelled"),
    "fewest": (5,),
    "is_derived": (True,),
    "is_done": (True,),
    "is_known": (True, False),
    "kind": ("first", "further", "update", "stop", "ended", "extension", "open_letter"),
    "language": ("English",),
    "most": (4000,),
    "name": ("Minister of Justice & Peace",),
    "names": ("Minister of Justice & Peace, Head of government, Ambassador …",),
    "number": ("1234.19",),
    "people": ("1,234,567",),
    "role": ("Head of government",),
    "subject": ("84.19 · Someone must not be left alone",),
    "text": ("Dear Ambassador of the Republic,",),
    "title": ("Someone is in danger of torture",),
    "version": (1, 12),
}
"""What the labels' arguments are tried with, by the argument's name."""
