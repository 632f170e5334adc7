"""Officials' answers: whether one came, and what supporters passed on of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.deciding import may_decide
from bot.store.facts import take_id
from cases.case import Channel

if TYPE_CHECKING:
    from bot.store.appeals import Appeal
    from bot.store.database import Database, Handle
    from bot.store.deciding import Who
    from cases.report import Answer

MOST_PARTS = 20
"""Messages of one answer; the apps cut a long text into pieces of 4,096."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """An answer as the coordinators have it: nobody knows from whom."""

    id: int
    target_id: int
    channel: Channel
    text: str
    day: str


class Answers:
    """What came back. An `Appeal` says what was answered: whose, to whom, on which channel."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tell(self, appeal: Appeal, answer: Answer) -> bool:
        """Whether this appeal was answered; False if it is not reported (any more)."""
        async with self._database.transaction() as tx:
            return await tx.run("tell_answer", **appeal.key, answer=answer.value) == 1

    async def tell_none(self, supporter_id: int, case_id: int) -> None:
        """Nobody answered, but for those of whom it was told otherwise."""
        async with self._database.transaction() as tx:
            await tx.run("tell_no_answer", supporter_id=supporter_id, case_id=case_id)

    async def write(self, appeal: Appeal, message_id: int, text: str, now: int) -> bool:
        """One more message of an answer that may be passed on; False where there are too many.

        The same message, handled again, adds nothing.
        """
        async with self._database.transaction() as tx:
            parts = [row["message_id"] for row in await tx.all("answer_draft", **appeal.key)]
            if message_id in parts:
                return True
            if len(parts) >= MOST_PARTS:
                return False
            written = {"message_id": message_id, "body": text, "now": now}
            await tx.run("keep_answer_draft", **appeal.key, **written)
            return True

    async def written(self, appeal: Appeal) -> str:
        """What was written so far of this answer; empty where nothing was."""
        async with self._database.reading() as rows:
            found = await rows.all("answer_draft", **appeal.key)
        return "\n".join(row["body"] for row in found)

    async def throw_away(self, appeal: Appeal) -> None:
        """What was written of this answer is not kept."""
        async with self._database.transaction() as tx:
            await tx.run("drop_answer_draft", **appeal.key)

    async def pass_on(self, appeal: Appeal, day: str) -> bool:
        """Give what was written to the coordinators, without the supporter; False if nothing was.

        Done twice, it is passed on once.
        """
        async with self._database.transaction() as tx:
            text = "\n".join(row["body"] for row in await tx.all("answer_draft", **appeal.key))
            if not await tx.run("drop_answer_draft", **appeal.key):
                return False
            await _keep(tx, appeal, text, day)
        return True

    async def passed_on(self, case_id: int) -> list[PassedOn]:
        """What the coordinators were given of this case, the oldest first."""
        async with self._database.reading() as rows:
            found = await rows.all("answers_of_case", case_id=case_id)
        return [
            PassedOn(row["id"], row["target_id"], Channel(row["channel"]), row["body"], row["day"])
            for row in found
        ]

    async def count(self, case_id: int) -> int:
        """How many answers were passed on."""
        async with self._database.reading() as rows:
            row = await rows.one("count_answers_of_case", case_id=case_id)
        return int(row["answers"]) if row else 0

    async def remove(self, case_id: int, answer_id: int, by: Who, now: int) -> bool:
        """Keep this answer no longer; False if it was not there. Audited with `by`."""
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            if not await tx.run("remove_answer", id=answer_id, case_id=case_id):
                return False
            await audit(tx, now, str(by), Action.REMOVED_ANSWER, case_id, answer=answer_id)
        return True

    async def drop_drafts(self, before: int) -> None:
        """Forget what was written before this moment (ms) and not passed on."""
        async with self._database.transaction() as tx:
            await tx.run("drop_answer_drafts", before=before)


async def _keep(tx: Handle, appeal: Appeal, text: str, day: str) -> None:
    about = {key: value for key, value in appeal.key.items() if key != "supporter_id"}
    await tx.run("keep_answer", id=await take_id(tx, "answers"), **about, body=text, day=day)
