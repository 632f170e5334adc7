"""What members of the team remark on a version: part of the audit, so it stays as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit, audited_of, detail_of

if TYPE_CHECKING:
    from bot.store.audit import Told
    from bot.store.database import Database


FORMER = "remarked on version "
"""How older versions of the bot wrote it down."""


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
        said: dict[str, Told] = {"version": version, "text": text}
        about = {"who": by, "what": Action.REMARKED.value, "case_id": case_id}
        async with self._database.transaction() as tx:
            if await tx.one("remark_kept", **about, detail=detail_of(**said)):
                return False
            await audit(tx, now, by, Action.REMARKED, case_id, **said)
        return True

    async def of(self, case_id: int, version: int) -> list[Remark]:
        """All on this version, the oldest first."""
        kinds = {"what": Action.REMARKED.value, "former": f"{FORMER}{version}"}
        async with self._database.reading() as rows:
            found = [
                audited_of(row) for row in await rows.all("remarks", case_id=case_id, **kinds)
            ]
        return [
            Remark(one.at, one.who, str(one.told["text"]))
            for one in found
            if one.action is None or one.told["version"] == version
        ]
