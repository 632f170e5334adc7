"""Appeals: what was given to whom to send, what was reported as sent, and the totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.tallies import HowReported, count_parts, how_reported
from cases.case import Channel
from cases.report import Answer, Outcome

if TYPE_CHECKING:
    from bot.store.database import Database, Handle, Row


@dataclass(frozen=True, slots=True)
class Appeal:
    """What one supporter sends to one target through one channel."""

    supporter_id: int
    case_id: int
    target_id: int
    channel: Channel
    contact_id: int

    @property
    def key(self) -> dict[str, object]:
        """The columns that tell it from every other; which contact it was is none of them."""
        return {
            "supporter_id": self.supporter_id,
            "case_id": self.case_id,
            "target_id": self.target_id,
            "channel": self.channel.value,
        }


@dataclass(frozen=True, slots=True)
class Told:
    """What a supporter tells of an appeal: what came of it, and how it was written."""

    outcome: Outcome = Outcome.SENT
    language: str | None = None
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How one appeal of a supporter stands. Only a counted report has a moment (ms)."""

    contact_id: int
    outcome: Outcome | None  # None: given, and nothing told
    reported_at: int | None
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Reports counted under one target, channel, country (may be empty) and day."""

    target_id: int
    channel: Channel
    country: str
    day: str
    counted: int


SENT = Told()


class Appeals:
    """One row for each supporter, case, target and channel: reporting twice counts once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, appeal: Appeal, now: int) -> None:
        """The supporter was given this appeal to send."""
        async with self._database.transaction() as tx:
            await tx.run("start_appeal", **appeal.key, contact_id=appeal.contact_id, now=now)

    async def report(
        self, appeal: Appeal, now: int, day: str, country: str | None, told: Told = SENT
    ) -> bool:
        """The supporter says that it reached somebody; True if it counts from now on.

        Told again, also with another outcome that counts, it goes on counting where it did.
        ValueError for an outcome that does not count.
        """
        if not told.outcome.counts:
            raise ValueError(f"{told.outcome} does not count")
        async with self._database.transaction() as tx:
            is_new = await tx.run(
                "report_appeal",
                **appeal.key,
                contact_id=appeal.contact_id,
                now=now,
                day=day,
                country=country or "",
                outcome=told.outcome.value,
                language=told.language,
                own_words=int(told.own_words),
            )
            if is_new:
                await _count(tx, appeal, country or "", day, 1)
                reminded = await tx.run("note_reminded", **appeal.key) == 1
                how = HowReported(told.language, told.own_words, reminded)
                await count_parts(tx, appeal.case_id, how, 1)
            else:
                await tx.run("change_outcome", **appeal.key, outcome=told.outcome.value)
        return is_new == 1

    async def fail(self, appeal: Appeal, outcome: Outcome, now: int) -> bool:
        """The supporter tried in vain; True if that took a counted report back.

        ValueError for an outcome that counts.
        """
        if outcome.counts:
            raise ValueError(f"{outcome} counts")
        async with self._database.transaction() as tx:
            was_counted = await _take_back(tx, appeal)
            failed = {"contact_id": appeal.contact_id, "now": now, "outcome": outcome.value}
            await tx.run("fail_appeal", **appeal.key, **failed)
        return was_counted

    async def take_back(self, appeal: Appeal) -> bool:
        """It was not sent after all; False if there was no report."""
        async with self._database.transaction() as tx:
            was_counted = await _take_back(tx, appeal)
            if not was_counted:
                await tx.run("forget_outcome", **appeal.key)
        return was_counted

    async def of_supporter(
        self, supporter_id: int, case_id: int
    ) -> dict[tuple[int, Channel], Standing]:
        """How every appeal of this supporter for the case stands, by target and channel."""
        async with self._database.reading() as rows:
            found = await rows.all("appeals_of", supporter_id=supporter_id, case_id=case_id)
        return {(row["target_id"], Channel(row["channel"])): _standing(row) for row in found}

    async def reported(self, supporter_id: int, case_id: int) -> set[tuple[int, Channel]]:
        """The targets and channels that this supporter reported for the case, as counted."""
        standing = await self.of_supporter(supporter_id, case_id)
        return {key for key, one in standing.items() if one.reported_at is not None}

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
        """This message shows the case, or a step of the walk through it."""
        async with self._database.transaction() as tx:
            await tx.run(
                "keep_walk", chat_id=chat_id, message_id=message_id, case_id=case_id, now=now
            )

    async def change_walk(
        self, chat_id: int, message_id: int, case_id: int | None, now: int
    ) -> None:
        """This message shows this case now, or none; whatever it showed before."""
        place = {"chat_id": chat_id, "message_id": message_id}
        async with self._database.reading() as rows:
            row = await rows.one("walk_in", **place)
        if (row["case_id"] if row else None) == case_id:
            return  # as after most taps, which so cost no commit
        if case_id is not None:
            await self.keep_walk(chat_id, message_id, case_id, now)
            return
        async with self._database.transaction() as tx:
            await tx.run("leave_walk", **place)

    async def is_walk_over(self, case_id: int) -> bool:
        """Whether the case was withdrawn: asked once a walk is kept, it misses no withdrawal.

        One that is not over yet at that moment finds the walk when it gathers the messages.
        """
        async with self._database.reading() as rows:
            return await rows.one("withdrawn_case", id=case_id) is not None

    async def drop_walks(self, before: int) -> None:
        """Forget the walks shown before this moment."""
        async with self._database.transaction() as tx:
            await tx.run("drop_walks", before=before)


async def _take_back(tx: Handle, appeal: Appeal) -> bool:
    row = await tx.one("reported_appeal", **appeal.key)
    if row is None:
        return False
    seen = {column: row[column] for column in ("day", "country", "own_words", "reminded")}
    seen["language"] = row["language"] or ""
    if not await tx.run("take_back_report", **appeal.key, **seen):
        return False
    await _count(tx, appeal, row["country"], row["day"], -1)
    await count_parts(tx, appeal.case_id, how_reported(row), -1)
    return True


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


def _standing(row: Row) -> Standing:
    is_told = row["reported_at"] is not None or row["outcome"] != Outcome.SENT
    return Standing(
        contact_id=row["contact_id"],
        outcome=Outcome(row["outcome"]) if is_told else None,
        reported_at=row["reported_at"],
        answer=Answer(row["answer"]) if row["answer"] else None,
    )
