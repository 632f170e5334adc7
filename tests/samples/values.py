"""What every message and label is tried with: values as long as they come, and hostile ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.store.supporters import Supporter
from cases.case import Case, Channel, Contact, Target

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
    "fewest": 5,
    "is_changed": True,
    "has_follow_up": False,
    "is_demo": True,
    "is_open": True,
    "is_welcome": True,
    "kind": "further information",
    "summary": (text(450), text(450)),
    "total": MANY,
    "who": text(300),
}
CASES = {"count": MANY, "is_demo": True, "is_subscribed": True, "is_welcome": True}
NO_CASES = {"count": 0, "is_demo": False, "is_subscribed": False, "is_welcome": False}
NOTHING: dict[str, Any] = {}

Messages = dict[str, tuple[dict[str, Any], ...]]
