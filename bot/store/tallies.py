"""What is counted of a case's reports beyond the reports themselves, and who shared the totals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit, audited_of
from bot.store.deciding import may_decide

if TYPE_CHECKING:
    from bot.store.audit import Audited
    from bot.store.database import Database, Handle, Row
    from bot.store.deciding import Who

FORMER = "shared the tally: "
"""How older versions of the bot wrote it down."""


class Part(StrEnum):
    """What is counted by itself. An empty value is one that is not known."""

    LANGUAGE = "language"  # of the letter; a call has none
    WORDS = "words"  # own, printed
    REMINDED = "reminded"  # 1: it came after a reminder had arrived; 0: it did not


@dataclass(frozen=True, slots=True)
class Share:
    """As what totals are handed over: `picture`, `csv`, `xlsx`, or a `letter` to an official."""

    file: str
    official: str = ""


@dataclass(frozen=True, slots=True)
class HowReported:
    """How one report counts, as its row says."""

    language: str | None
    own_words: bool
    reminded: bool

    @property
    def words(self) -> str:
        """Whose words; empty where there was no letter."""
        if not self.language:
            return ""
        return "own" if self.own_words else "printed"


class Tallies:
    """The totals that outlive the people who reported, and the log of who was given them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def parts(self, case_id: int) -> dict[Part, dict[str, int]]:
        """The reports of this case by each part's values; only values that were counted."""
        async with self._database.reading() as rows:
            found = await rows.all("parts_of_case", case_id=case_id)
        parts: dict[Part, dict[str, int]] = {part: {} for part in Part}
        for row in found:
            parts[Part(row["part"])][row["value"]] = row["counted"]
        return parts

    async def answers(self, case_id: int) -> dict[str, int]:
        """The reports by what came back, as far as it was told and they are not forgotten."""
        async with self._database.reading() as rows:
            found = await rows.all("answers_told", case_id=case_id)
        return {row["answer"]: row["counted"] for row in found}

    async def share(self, case_id: int, what: Share, by: Who, now: int) -> bool:
        """Write down that `by` is given the totals as `what`; False where they may not be."""
        told = {"file": what.file, "official": what.official or None}
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            await audit(tx, now, str(by), Action.SHARED, case_id, **told)
        return True

    async def shared(self, case_id: int, count: int) -> list[Audited]:
        """The last times that totals of this case were handed over, the newest first."""
        asked = {"case_id": case_id, "what": Action.SHARED.value, "begins": f"{FORMER}%"}
        async with self._database.reading() as rows:
            found = await rows.all("shared_of_case", **asked, count=count)
        return [audited_of(row) for row in found]


async def count_parts(tx: Handle, case_id: int, how: HowReported, change: int) -> None:
    """Count one report more (1) or less (-1), in the transaction that does so elsewhere."""
    await tx.run(
        "count_parts",
        case_id=case_id,
        language=how.language or "",
        words=how.words,
        reminded=str(int(how.reminded)),
        change=change,
    )


def how_reported(row: Row) -> HowReported:
    """Of a row with `language`, `own_words` and `reminded`."""
    return HowReported(row["language"], row["own_words"] == 1, row["reminded"] == 1)
