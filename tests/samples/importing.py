"""Messages about what comes in: pasted texts, known numbers, what a new version changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.store.pasted import Paste
from handlers.coordinator.difference_words import IN_A_VALUE, Told
from handlers.coordinator.known_number import Known
from handlers.coordinator.reading import ROOM, Line
from tests.samples.values import CASE, HOSTILE, MANY, NOTHING, Messages, text

DAY = date(2027, 9, 30)
MOMENT = datetime(2027, 9, 30, tzinfo=UTC)
VALUE = text(IN_A_VALUE) + " …"
CHANGES = {
    "case": CASE,
    "is_deadline_only": False,
    "is_ending": False,
    "kind": "extension",
    "lines": (Line(text(80), text(ROOM - 100)),),
    "open": MANY,
    "page": 1,
    "pages": 12,
}


def paste(parts: int, left_out: int) -> Paste:
    """A paste of so many parts."""
    return Paste(10**12, 7, parts, MANY, left_out, True, 1, 9, 8, 0, None)


MESSAGES: Messages = {
    "team/what_to_send": (NOTHING,),
    "team/put_aside": tuple(
        {"why": why, "at": at, "of": of, "is_asked": is_asked}
        for why, is_asked in (
            ("cancelled", True),
            ("cancelled", False),
            ("unknown", True),
            ("no_text", True),
        )
        for at, of in ((text(60), text(60)), (text(60), ""), ("", ""))
    ),
    "team/paste": (
        {"paste": paste(1, 0), "begins": [HOSTILE, HOSTILE]},
        {"paste": paste(500, MANY), "begins": []},
    ),
    "team/late_part": ({"begins": HOSTILE},),
    "team/known_number": tuple(
        {
            "case": case,
            "known": [
                Known(1, 12, "command line", DAY, is_published=is_published, is_same=is_same)
                for is_published in (True, False)
                for is_same in (True, False)
            ],
        }
        for case in (CASE, replace(CASE, ua_number=None), replace(CASE, withdrawn_at=MOMENT))
    ),
    "team/change": tuple(
        {
            "change": change,
            "count": MANY,
            "doubts": [text(200)] * 3,
            "is_loss": is_loss,
            "is_taken": is_taken,
            "place": MANY,
        }
        for change, is_loss in (
            (Told(text(120), VALUE, VALUE), False),
            (Told(text(120), VALUE, ""), True),
            (Told(text(120), "", VALUE), False),
        )
        for is_taken in (None, True, False)
    ),
    "team/changes": (
        CHANGES,
        CHANGES | {"is_ending": True, "kind": "stop"},
        CHANGES | {"is_deadline_only": True, "open": 0},
        CHANGES | {"lines": (), "kind": "update", "open": 1, "pages": 1},
    ),
}
