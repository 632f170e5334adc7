"""Messages of reminders."""

from __future__ import annotations

from tests.samples.values import CASE, Messages

MESSAGES: Messages = {
    "digest": ({"cases": [CASE] * 20, "count": 31},),
    "reminder": ({"cases": [CASE] * 20},),
}
