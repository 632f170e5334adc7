"""Messages about reports."""

from __future__ import annotations

from tests.samples.values import MANY, Messages

MESSAGES: Messages = {
    "taken_back": ({"can_send": True}, {"can_send": False}),
    "thanks": (
        {"has_next": True, "is_open": True, "total": 1},
        {"has_next": False, "is_open": True, "total": MANY},
        {"has_next": False, "is_open": False, "total": MANY},
    ),
}
