"""How supporters write about a case: in their own words, in which language and wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class OwnMessage:
    """One message that is a part of somebody's own letter about a case."""

    supporter_id: int
    case_id: int
    message_id: int
    body: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What a supporter chose for their letters about a case.

    `language` is the one chosen for this case, or else for the last case where one was chosen;
    None is the one that officials prefer. `variant` is None where no wording was chosen. `own`
    are the messages of their own words, in their order; none while these are not used.
    """

    language: str | None = None
    variant: int | None = None
    own: tuple[str, ...] = ()
    has_own: bool = False
    """Whether there are own words, used or not."""


class OwnWords:
    """Own words lie here until they are sent, 7 days at most; the choices as long as the case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def choice(self, supporter_id: int, case_id: int) -> Choice:
        """How this supporter writes about this case."""
        of = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.reading() as rows:
            row = await rows.one("choice_of", **of)
            if row is None:
                return Choice()
            words = await rows.all("own_words", **of) if row["has_own"] else []
        language = row["usual"] if row["language"] is None else row["language"]
        own = tuple(one["body"] for one in words) if row["own"] else ()
        return Choice(language or None, row["variant"], own, has_own=bool(words))

    async def choose_language(
        self, supporter_id: int, case_id: int, language: str | None, now: int
    ) -> None:
        """Write in this language; None for the one that officials prefer."""
        of = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.transaction() as tx:
            await tx.run("choose_letter_language", **of, language=language or "", now=now)

    async def choose_wording(
        self, supporter_id: int, case_id: int, variant: int, now: int
    ) -> None:
        """Write in this one of the case's wordings."""
        of = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.transaction() as tx:
            await tx.run("choose_wording", **of, variant=variant, now=now)

    async def use(self, supporter_id: int, case_id: int, now: int, *, own: bool) -> None:
        """Send own words from now on, or the case's; what was written stays either way."""
        of = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.transaction() as tx:
            await tx.run("use_own_words", **of, own=int(own), now=now)

    async def written(self, supporter_id: int, case_id: int) -> dict[int, str]:
        """The messages of somebody's own words, used or not, in their order, by their ids."""
        async with self._database.reading() as rows:
            found = await rows.all("own_words", supporter_id=supporter_id, case_id=case_id)
        return {row["message_id"]: row["body"] for row in found}

    async def keep(self, message: OwnMessage, now: int) -> None:
        """Keep this message; handled once more, it is the same one."""
        async with self._database.transaction() as tx:
            await tx.run(
                "keep_own_words",
                supporter_id=message.supporter_id,
                case_id=message.case_id,
                message_id=message.message_id,
                body=message.body,
                now=now,
            )

    async def change(self, supporter_id: int, message_id: int, body: str) -> int | None:
        """The message was edited: the case whose letter it is a part of; None if it is of none."""
        of = {"supporter_id": supporter_id, "message_id": message_id}
        async with self._database.transaction() as tx:
            row = await tx.one("own_words_of_message", **of)
            if row is None:
                return None
            await tx.run("change_own_words", **of, body=body)
        return int(row["case_id"])

    async def drop(self, supporter_id: int, case_id: int) -> None:
        """Erase what was written about this case; the case's letter is used again."""
        of = {"supporter_id": supporter_id, "case_id": case_id}
        async with self._database.transaction() as tx:
            if await tx.run("drop_own_words", **of):
                await tx.run("use_words_of_case", **of)

    async def drop_older(self, before: int) -> int:
        """Erase what was written before this moment (ms); how many messages."""
        async with self._database.transaction() as tx:
            dropped = await tx.run("drop_old_own_words", before=before)
            if dropped:
                await tx.run("leave_dropped_own_words")
        return dropped

    async def drop_choices(self, case_id: int) -> None:
        """Of a case that ended long ago: how anybody wrote about it."""
        async with self._database.transaction() as tx:
            await tx.run("drop_choices", case_id=case_id)
