"""Messages of reminders."""

from __future__ import annotations

from tests.samples.values import CASE, Messages

MESSAGES: Messages = {
    "reminder": ({"cases": [CASE] * 20},),
}
