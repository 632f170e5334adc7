"""Messages of what comes after a case was published."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.store.broadcast import Ledger
from tests.samples.values import CASE, MANY, TITLE, Messages, text

CHANGES = (text(300),) * 6
LEDGER = Ledger(
    MANY, dict.fromkeys(("edited", "gone", "failed", "replaced", "forgotten"), 1), repeated=0
)
EDITS = {
    "bar": "▓" * 12,
    "fewest": 5,
    "ledger": LEDGER,
    "percent": 100,
    "rate": 30,
    "subject": TITLE,
    "to_come": MANY,
    "why": text(200),
}

MESSAGES: Messages = {
    "walk_corrected": tuple(
        {"case": CASE, "changes": CHANGES, "is_careful": is_careful, "is_open": is_open}
        for is_careful in (True, False)
        for is_open in (True, False)
    ),
    "withdrawn": ({"is_careful": True}, {"is_careful": False}),
    "team/correct": (
        {
            "case": CASE,
            "changes": CHANGES,
            "cards": "1,234,567",
            "acted": MANY,
            "is_later": False,
        },
        {"case": CASE, "changes": (), "cards": "fewer than 5", "acted": 0, "is_later": False},
        {"case": CASE, "changes": CHANGES, "cards": "1,234,567", "acted": 0, "is_later": True},
    ),
    "team/edits": tuple(
        EDITS | {"why_edited": why, "state": state, "is_small": is_small, "seconds": seconds}
        for why, state in (
            ("withdrawn", "queueing"),
            ("withdrawn", "done"),
            ("corrected", "running"),
            ("extended", "paused"),
            ("closed", "stopped"),
            ("closed", "done"),
        )
        for is_small, seconds in ((False, 1), (False, 600), (False, MANY), (True, 1))
    ),
    "team/withdraw": ({"case": CASE},),
    "team/withdrawn": ({"case": replace(CASE, withdrawn_at=datetime(2027, 9, 30, tzinfo=UTC))},),
    "team/write_correction": tuple(
        {"case": CASE, "longest": 1500, "is_long": one} for one in (True, False)
    ),
}
