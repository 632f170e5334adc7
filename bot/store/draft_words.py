"""What a coordinator has written for a field of a draft, message by message, until it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Place:
    """Where these words are to stand: whose they are, and for which field of which draft."""

    chat_id: int
    case_id: int
    version: int
    field: str


class DraftWords:
    """They lie here for 7 days at most."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def written(self, place: Place) -> dict[int, str]:
        """The messages in their order, by their ids."""
        async with self._database.reading() as rows:
            found = await rows.all("draft_words", **_key(place))
        return {row["message_id"]: row["body"] for row in found}

    async def keep(
        self, place: Place, message_id: int, body: str, now: int, *, alone: bool = False
    ) -> None:
        """One more message, or the one that takes the place of all; twice, it is the same one."""
        async with self._database.transaction() as tx:
            if alone:
                await tx.run("drop_draft_words", **_key(place))
            about = {"message_id": message_id, "body": body, "now": now}
            await tx.run("keep_draft_words", **_key(place), **about)

    async def change(self, chat_id: int, message_id: int, body: str) -> Place | None:
        """The message was edited: where it is to stand; None if it is for no field."""
        of = {"chat_id": chat_id, "message_id": message_id}
        async with self._database.transaction() as tx:
            row = await tx.one("draft_words_of_message", **of)
            if row is None:
                return None
            await tx.run("change_draft_words", **of, body=body)
        return Place(chat_id, row["case_id"], row["version"], row["field"])

    async def drop(self, place: Place) -> None:
        """They stand there now, or nobody wants them any more."""
        async with self._database.transaction() as tx:
            await tx.run("drop_draft_words", **_key(place))

    async def drop_older(self, before: int) -> int:
        """Erase what was written before this moment (ms); how many messages."""
        async with self._database.transaction() as tx:
            return await tx.run("drop_old_draft_words", before=before)


def _key(place: Place) -> dict[str, object]:
    return {
        "chat_id": place.chat_id,
        "case_id": place.case_id,
        "version": place.version,
        "field": place.field,
    }
