"""What members of the team remark on a version: part of the audit, so it stays as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.facts import take_id

if TYPE_CHECKING:
    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody (a Telegram id) said of a version, and when (ms, the domain's)."""

    at: int
    who: str
    text: str


class Remarks:
    """Remarks on versions of cases, published or not."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, case_id: int, version: int, by: str, text: str, now: int) -> bool:
        """Keep it; False where the same person has said just that of it before."""
        about = {"who": by, "what": _what(version), "case_id": case_id, "detail": text}
        async with self._database.transaction() as tx:
            if await tx.one("remark_kept", **about):
                return False
            await tx.run("audit", id=await take_id(tx, "audit"), at=now, **about)
        return True

    async def of(self, case_id: int, version: int) -> list[Remark]:
        """All on this version, the oldest first."""
        async with self._database.reading() as rows:
            found = await rows.all("remarks", case_id=case_id, what=_what(version))
        return [Remark(row["at"], row["who"], row["detail"]) for row in found]


def _what(version: int) -> str:
    return f"remarked on version {version}"
