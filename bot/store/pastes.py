"""Documents that coordinators paste, part by part, until they say that it is all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.pasted import (
    EVERY_MS,
    MOST,
    QUIET_MS,
    REMARK,
    REMARK_MS,
    TOGETHER_MS,
    Part,
    Paste,
    Piece,
    paste_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store.database import Database, Handle


class Pastes:
    """Every call names the person: nobody reaches what another one pasted."""

    def __init__(self, database: Database, clock: Callable[[], int]) -> None:
        """`clock` is the machine's, in ms."""
        self._database, self._clock = database, clock

    async def keep(self, part: Part) -> Paste:
        """The paste with this part: the one that goes on, or a new one.

        Handled once more it is the same part. What is too much is left out, and counted.
        """
        async with self._database.transaction() as tx:
            paste_id = await self._paste_of(tx, part)
            key = {"supporter_id": part.supporter_id, "paste_id": paste_id}
            bodies = [row["body"] for row in await tx.all("parts_of_paste", **key)]
            room = MOST - sum(len(body.encode()) for body in bodies)
            fits = len(part.body.encode()) <= room
            if fits:
                await tx.run("keep_part", **key, message_id=part.message_id, body=part.body)
            characters = sum(map(len, bodies)) + len(part.body)
            await tx.run(
                "grow_paste",
                **key,
                sent_at=part.sent_at,
                taken=int(part.is_document or characters > REMARK),
                left_out=0 if fits else len(part.body),
                now=self._clock(),
            )
            row = await tx.one("paste", **key)
        if row is None:
            raise RuntimeError("a paste vanished in the transaction that made it")
        return paste_of(row)

    async def change(self, supporter_id: int, message_id: int, body: str) -> bool:
        """The message was edited; False if it is no part of a paste."""
        async with self._database.transaction() as tx:
            key = {"supporter_id": supporter_id, "message_id": message_id}
            row = await tx.one("paste_of_part", **key)
            if row is None:
                return False
            await tx.run("keep_part", **key, paste_id=row["paste_id"], body=body)
            await self._changed(tx, supporter_id, row["paste_id"])
        return True

    async def find(self, supporter_id: int, paste_id: int) -> Paste | None:
        """This paste of this person; None where there is none."""
        async with self._database.reading() as rows:
            row = await rows.one("paste", supporter_id=supporter_id, paste_id=paste_id)
        return paste_of(row) if row else None

    async def going_on(self, supporter_id: int) -> Paste | None:
        """Their newest one that waits to be read; None where none does."""
        async with self._database.reading() as rows:
            row = await rows.one("paste_to_read", supporter_id=supporter_id)
        return await self.find(supporter_id, row["paste_id"]) if row else None

    async def left_open(self, supporter_id: int, paste_id: int) -> int | None:
        """The id of the newest one before this that waits to be read."""
        async with self._database.reading() as rows:
            row = await rows.one("paste_left_open", supporter_id=supporter_id, paste_id=paste_id)
        return int(row["paste_id"]) if row else None

    async def late(self, supporter_id: int, paste_id: int) -> Piece | None:
        """The first text that came too late for this paste, of which nothing was decided."""
        async with self._database.reading() as rows:
            row = await rows.one("late_part", supporter_id=supporter_id, paste_id=paste_id)
        return Piece(row["message_id"], row["body"]) if row else None

    async def add(self, supporter_id: int, paste_id: int, message_id: int) -> bool:
        """Whether this text is a part of this paste now, whenever it was sent.

        False where the text is gone, or the paste is, or was read.
        """
        of = {"supporter_id": supporter_id}
        async with self._database.transaction() as tx:
            await tx.run("hold_paste", **of, paste_id=paste_id)
            paste = await tx.one("paste", **of, paste_id=paste_id)
            known = await tx.one("paste_of_part", **of, message_id=message_id)
            if paste is None or paste["case_id"] is not None or known is None:
                return False
            if known["paste_id"] != paste_id:
                await tx.run("move_part", **of, message_id=message_id, paste_id=paste_id)
                await self._changed(tx, supporter_id, paste_id)
                await self._changed(tx, supporter_id, known["paste_id"])
        return True

    async def leave_out(self, supporter_id: int, message_id: int) -> None:
        """This text is a part of nothing any more, and is erased; done again, it does nothing."""
        of = {"supporter_id": supporter_id, "message_id": message_id}
        async with self._database.transaction() as tx:
            known = await tx.one("paste_of_part", **of)
            if known is not None:
                await tx.run("drop_part", **of)
                await self._changed(tx, supporter_id, known["paste_id"])

    async def pieces(self, supporter_id: int, paste_id: int) -> list[Piece]:
        """Its parts in the order in which they were sent."""
        async with self._database.reading() as rows:
            found = await rows.all("parts_of_paste", supporter_id=supporter_id, paste_id=paste_id)
        return [Piece(row["message_id"], row["body"]) for row in found]

    async def bodies(self, supporter_id: int, paste_id: int) -> list[str]:
        """What its parts say, in the order in which they were sent."""
        return [one.body for one in await self.pieces(supporter_id, paste_id)]

    async def become(self, supporter_id: int, paste_id: int, made: tuple[int, int]) -> None:
        """This case and version were made of it: its text is erased."""
        key = {"supporter_id": supporter_id, "paste_id": paste_id}
        async with self._database.transaction() as tx:
            await tx.run("paste_became", **key, case_id=made[0], version=made[1])
            await tx.run("drop_parts", **key)

    async def drop(self, supporter_id: int, paste_id: int) -> bool:
        """Throw it away; False where there was none."""
        key = {"supporter_id": supporter_id, "paste_id": paste_id}
        async with self._database.transaction() as tx:
            await tx.run("drop_parts", **key)
            return await tx.run("drop_paste", **key) > 0

    async def drop_older(self, before: int) -> None:
        """Erase every paste to which nothing was added since this moment (ms)."""
        async with self._database.transaction() as tx:
            if await tx.run("drop_old_pastes", before=before):
                await tx.run("drop_parts_of_no_paste")

    async def to_show(self) -> list[Paste]:
        """Those that changed since they were shown and may be shown again."""
        now = self._clock()
        async with self._database.reading() as rows:
            due = await rows.all("pastes_to_show", quiet=now - QUIET_MS, before=now - EVERY_MS)
            found = [
                await rows.one("paste", supporter_id=row["supporter_id"], paste_id=row["paste_id"])
                for row in due
            ]
        return [paste_of(row) for row in found if row]

    async def drop_remarks(self) -> None:
        """Erase what was written alone and is too short for a document, once no part can come.

        A part that comes at this moment saves it; so does a message that waits in the inbox.
        """
        before = self._clock() - REMARK_MS
        async with self._database.reading() as rows:
            if await rows.one("paste_over", before=before) is None:
                return  # as nearly always: nobody's tap waits for that
        async with self._database.transaction() as tx:
            if await tx.run("drop_remarks_over", before=before):
                await tx.run("drop_parts_of_no_paste")

    async def take(self, paste: Paste) -> bool:
        """It is ours to show now; False if another was quicker."""
        async with self._database.transaction() as tx:
            taken = await tx.run(
                "take_paste_to_show",
                supporter_id=paste.supporter_id,
                paste_id=paste.id,
                tried_at=paste.tried_at,
                now=max(self._clock(), paste.tried_at + 1),
            )
        return taken == 1

    async def shown(self, paste: Paste, message_id: int) -> None:
        """This message shows it as it was."""
        async with self._database.transaction() as tx:
            await tx.run(
                "paste_shown",
                supporter_id=paste.supporter_id,
                paste_id=paste.id,
                changes=paste.changes,
                message_id=message_id,
            )

    async def _changed(self, tx: Handle, supporter_id: int, paste_id: int) -> None:
        """It is shown again; one without a part is none."""
        of = {"supporter_id": supporter_id, "paste_id": paste_id}
        if not await tx.run("drop_emptied_paste", **of):
            grown = {"sent_at": 0, "taken": 0, "left_out": 0}
            await tx.run("grow_paste", **of, **grown, now=self._clock())

    async def _paste_of(self, tx: Handle, part: Part) -> int:
        """The paste of which this was or is to be a part; begun where there is none."""
        of = {"supporter_id": part.supporter_id}
        # By when they were sent, however late and however far apart they reach us.
        since, until = part.sent_at - TOGETHER_MS, part.sent_at + TOGETHER_MS
        known = await tx.one("paste_of_part", **of, message_id=part.message_id)
        if known is None:
            known = await tx.one("paste_going_on", **of, since=since, until=until)
        if known is not None and await tx.run("hold_paste", **of, paste_id=known["paste_id"]):
            return int(known["paste_id"])
        if await tx.run("drop_remarks", **of, since=since):
            await tx.run("drop_parts_of_no_paste")
        begun = {"paste_id": part.message_id, "sent_at": part.sent_at}
        await tx.run("begin_paste", **of, **begun, now=self._clock())
        return part.message_id
