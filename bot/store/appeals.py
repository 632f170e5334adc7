"""Appeals: what was given to whom to send, what was reported as sent, and the totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.case import Channel

if TYPE_CHECKING:
    from bot.store.database import Database, Handle


@dataclass(frozen=True, slots=True)
class Appeal:
    """What one supporter sends to one target through one channel."""

    supporter_id: int
    case_id: int
    target_id: int
    channel: Channel
    contact_id: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Reports counted under one target, channel, country (may be empty) and day."""

    target_id: int
    channel: Channel
    country: str
    day: str
    counted: int


class Appeals:
    """One row for each supporter, case, target and channel: reporting twice counts once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, appeal: Appeal, now: int) -> None:
        """The supporter was given this appeal to send."""
        async with self._database.transaction() as tx:
            await tx.run("start_appeal", **_key(appeal), contact_id=appeal.contact_id, now=now)

    async def report(self, appeal: Appeal, now: int, day: str, country: str | None) -> bool:
        """The supporter says it was sent; False if they had said so."""
        async with self._database.transaction() as tx:
            is_new = await tx.run(
                "report_appeal",
                **_key(appeal),
                contact_id=appeal.contact_id,
                now=now,
                day=day,
                country=country or "",
            )
            if is_new:
                await _count(tx, appeal, country or "", day, 1)
        return is_new == 1

    async def take_back(self, appeal: Appeal) -> bool:
        """It was not sent after all; False if there was no report."""
        async with self._database.transaction() as tx:
            row = await tx.one("reported_appeal", **_key(appeal))
            if row is None or not await tx.run("take_back_report", **_key(appeal)):
                return False
            await _count(tx, appeal, row["country"], row["day"], -1)
        return True

    async def reported(self, supporter_id: int, case_id: int) -> set[tuple[int, Channel]]:
        """The targets and channels that this supporter reported for the case."""
        async with self._database.reading() as rows:
            found = await rows.all("appeals_of", supporter_id=supporter_id, case_id=case_id)
        return {
            (row["target_id"], Channel(row["channel"]))
            for row in found
            if row["reported_at"] is not None
        }

    async def total(self, case_id: int) -> int:
        """How many reports count for this case."""
        async with self._database.reading() as rows:
            row = await rows.one("total_of_case", case_id=case_id)
        return int(row["total"]) if row else 0

    async def standing(
        self, supporter_id: int, case_id: int
    ) -> tuple[int, set[tuple[int, Channel]]]:
        """`total` and `reported` in one: every report is thanked for with both."""
        async with self._database.reading() as rows:
            found = await rows.all("standing", supporter_id=supporter_id, case_id=case_id)
        own = {
            (row["target_id"], Channel(row["channel"]))
            for row in found
            if row["target_id"] is not None
        }
        return int(found[0]["total"]), own

    async def counts(self, case_id: int) -> list[Counted]:
        """The counted reports of this case, in their smallest groups."""
        async with self._database.reading() as rows:
            found = await rows.all("tally_of_case", case_id=case_id)
        return [
            Counted(
                target_id=row["target_id"],
                channel=Channel(row["channel"]),
                country=row["country"],
                day=row["day"],
                counted=row["counted"],
            )
            for row in found
        ]

    async def keep_walk(self, chat_id: int, message_id: int, case_id: int, now: int) -> None:
        """This message shows a walk through the case."""
        async with self._database.transaction() as tx:
            await tx.run(
                "keep_walk", chat_id=chat_id, message_id=message_id, case_id=case_id, now=now
            )

    async def drop_walks(self, before: int) -> None:
        """Forget the walks shown before this moment."""
        async with self._database.transaction() as tx:
            await tx.run("drop_walks", before=before)


async def _count(tx: Handle, appeal: Appeal, country: str, day: str, change: int) -> None:
    await tx.run(
        "count_report",
        case_id=appeal.case_id,
        target_id=appeal.target_id,
        channel=appeal.channel.value,
        country=country,
        day=day,
        change=change,
    )


def _key(appeal: Appeal) -> dict[str, object]:
    return {
        "supporter_id": appeal.supporter_id,
        "case_id": appeal.case_id,
        "target_id": appeal.target_id,
        "channel": appeal.channel.value,
    }
