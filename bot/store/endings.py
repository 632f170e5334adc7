"""How cases end: who is asked and told what, once, and which case goes on with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.beginning import has_begun, may_begin
from bot.store.broadcast import (
    BROADCASTS,
    REMINDERS,
    NewBroadcast,
    broadcast_of,
    draft,
    run_queued,
)
from bot.store.cases import close_case
from bot.store.deciding import may_decide
from bot.store.facts import take_id

if TYPE_CHECKING:
    from bot.store.database import Database, Handle
    from bot.store.deciding import Who

Ending = tuple[int, str, str]
"""A case, what is asked after its end, and the zone of those who are."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the people of one zone, once; nobody is asked after `not_after` (ms)."""

    case_id: int
    what: str
    zone: str
    not_after: int


@dataclass(frozen=True, slots=True)
class Begun:
    """An appeal that was begun and not reported."""

    target_id: int
    contact_id: int


class Endings:
    """Whoever is asked or told something here is so once; `language` is for who chose none."""

    def __init__(self, database: Database, language: str = "en") -> None:
        self._database, self._language = database, language

    async def done(self) -> set[Ending]:
        """What was asked of whom."""
        async with self._database.reading() as rows:
            return {
                (row["case_id"], row["what"], row["zone"]) for row in await rows.all("endings")
            }

    async def first_published(self) -> dict[int, datetime]:
        """Since when supporters see each case."""
        async with self._database.reading() as rows:
            return {
                row["case_id"]: datetime.fromtimestamp(row["published_at"] / 1000, UTC)
                for row in await rows.all("first_published")
            }

    async def ask_whether_sent(self, question: Question, now: int) -> int:
        """Ask those who began an appeal and reported none; how many."""
        return await self._ask(question, {"sent": question.case_id}, now)

    async def ask_team(self, question: Question, now: int) -> int:
        """Ask the owners and coordinators what becomes of the case; how many."""
        kind = "endless" if question.what.startswith("endless") else "ended"
        return await self._ask(question, {kind: question.case_id}, now)

    async def _ask(self, question: Question, content: dict[str, object], now: int) -> int:
        about = {"case_id": question.case_id, "zone": question.zone}
        new = NewBroadcast(
            occasion=f"after {question.case_id} {question.what}",
            content=content,
            made_by="ending",
            case_id=question.case_id,
            lane=REMINDERS,
            not_after=question.not_after,
        )
        async with self._database.transaction() as tx:
            await take_id(tx, "reminding")
            if not await tx.run("keep_ending", **about, what=question.what, now=now):
                return 0
            id_ = (await draft(tx, new, now)).id
            asking = {"id": id_, "zone": question.zone, "language": self._language}
            if "sent" in content:
                count = await tx.run(
                    "ask_whether_sent", **asking, case_id=question.case_id, now=now
                )
            else:
                count = await tx.run("ask_team", **asking)
            await run_queued(tx, id_, count, now)
        return count

    async def begun(self, supporter_id: int, case_id: int) -> list[Begun]:
        """What this supporter began and did not report, in their order."""
        key = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.reading() as rows:
            return [
                Begun(row["target_id"], row["contact_id"])
                for row in await rows.all("begun_appeals", **key)
            ]

    async def acted(self, case_id: int) -> int:
        """How many would be told what came of the case."""
        async with self._database.reading() as rows:
            row = await rows.one("count_acted", case_id=case_id)
        return int(row["supporters"]) if row else 0

    async def draft_news(self, case_id: int, news: str, told: str, by: str, now: int) -> int:
        """Keep what those who acted are told, in a coordinator's words; the broadcast.

        What came of the case (`good`, `sad`), once; or `thanks`, each time anew. What else was
        drafted on the occasion is void: whoever still looks at it sees an older text.
        """
        async with self._database.transaction() as tx:
            await take_id(tx, "announcing")
            new = NewBroadcast(
                occasion=await _occasion(tx, case_id, news),
                content={_KIND.get(news, "outcome"): case_id, "news": news, "told": told},
                made_by=by,
                case_id=case_id,
                lane=BROADCASTS,
            )
            id_ = (await draft(tx, new, now)).id
            await tx.run("void_drafts", id=id_, now=now)
        return id_

    async def tell_news(self, broadcast_id: int, by: Who, now: int) -> bool:
        """Begin to tell those who acted; the news also close the case. False where that was done.

        False, too, where another text was written since, or is on its way; or where `by` was taken
        out of the team.
        """
        async with self._database.transaction() as tx:
            await take_id(tx, "reminding")
            if not await may_decide(tx, by):
                return False
            row = await tx.one("broadcast", id=broadcast_id)
            if row is None or row["state"] != "draft" or row["case_id"] is None:
                return False
            if not await may_begin(tx, broadcast_id, by):
                return False
            if "thanks" not in broadcast_of(row).content:
                await close_case(tx, row["case_id"], str(by), now)
            await tx.run("tell_those_who_acted", id=broadcast_id, now=now)
            await has_begun(tx, broadcast_id, Action.SENT, by, now)
        return True

    async def keep_open(self, case_id: int, by: Who, now: int) -> bool:
        """Write down who lets a case without a deadline go on; False where they may not."""
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            await audit(tx, now, str(by), Action.KEPT_OPEN, case_id)
        return True

    async def lead_to(self, case_id: int, followed_by: int, by: Who, now: int) -> bool:
        """Whoever comes for the closed case is led to this one; False where `by` may not."""
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            await tx.run("keep_follow_up", case_id=case_id, followed_by=followed_by)
            await audit(tx, now, str(by), Action.FOLLOWED, case_id, case=followed_by)
        return True

    async def follow_up(self, case_id: int) -> int | None:
        """The case that goes on with this one, or None."""
        async with self._database.reading() as rows:
            row = await rows.one("follow_up", case_id=case_id)
        return int(row["followed_by"]) if row else None


_KIND = {"thanks": "thanks"}


async def _occasion(tx: Handle, case_id: int, news: str) -> str:
    """The news are told once; thanks are numbered by how often they were sent."""
    if news not in _KIND:
        return f"outcome {case_id}"
    row = await tx.one("thanks_begun", case_id=case_id)
    return f"thanks {case_id} {1 + (row['broadcasts'] if row else 0)}"
