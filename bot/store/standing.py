"""What is doubtful of a draft as it stands at this moment, beside what its reader doubted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.store.draft_doubts import Reading
from bot.store.versions import case_of_row
from cases.standing import known_greetings, standing_doubts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.database import Handle
    from bot.store.draft_doubts import Doubts
    from cases.case import Case

STANDS, BEFORE = "stands", "before"


def as_of(reading: Reading, case: Case, now: datetime | None) -> Reading:
    """The reading of this draft with what is doubtful of it now, and not what was so before.

    What somebody has settled is not doubtful again. Without `now`, which is aware, no deadline is
    over.
    """
    settled = {(one["field"], one["why"]) for one in reading.settled}
    said = tuple(one for one in reading.doubts if STANDS not in one)
    stands = _kept((one for one in standing_doubts(case, now) if one not in settled), "now")
    return replace(reading, doubts=(*said, *stands))


def known_from(reading: Reading, before: Case, case: Case) -> Reading:
    """The same of a draft above the version `before`: what is out is not asked about again."""
    known = _kept(known_greetings(before, case), BEFORE)
    return replace(reading, settled=(*reading.settled, *known))


async def doubtful_fields(tx: Handle, case_id: int, version: int, now: int) -> int | None:
    """How many fields of this draft are doubtful at this moment (ms); None where none is."""
    row = await tx.one("case_version", id=case_id, version=version)
    if row is None:
        return None
    at = datetime.fromtimestamp(now / 1000, UTC)
    reading = as_of(Reading.of(row["reading"]), case_of_row(row), at)
    return len({one["field"] for one in reading.doubts}) or None


def _kept(doubts: Iterable[tuple[str, str]], since: str) -> Doubts:
    return tuple({"field": path, "why": why, STANDS: since} for path, why in doubts)
