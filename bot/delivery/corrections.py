"""Delivered messages are edited: beside the broadcasts, at the same pace, by the same courier.

An edit that is made twice does no harm: after a death everything that was claimed is edited again,
and what came of it before is not asked. A message is never edited by two calls at once, so that
the newest version wins.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.delivery.alarm import Alarm
from bot.delivery.bodies import whole
from bot.delivery.house import LockLost
from bot.delivery.outcome import Later, Unknown
from bot.delivery.settling import edit_again, leave_edit, settle_edit
from bot.store.broadcasts import Broadcasts
from bot.store.edits import Edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.courier import Courier, Editing
    from bot.delivery.outcome import Outcome
    from bot.store.delivery import Instant
    from bot.store.edits import Active, Edit, EditTurn, SettledEdit

logger = logging.getLogger(__name__)

AT_ONCE = 100  # calls, and claimed edits: Telegram answers in 50 to 100 ms


class Corrections:
    """Claims edits, carries them out and settles them, while the shift goes on."""

    def __init__(
        self,
        courier: Courier,
        editing: Editing,
        at: Callable[[], Instant],
        forget_bodies: Callable[[], None],
    ) -> None:
        """`forget_bodies` is called when what was rendered of a case is of an older version."""
        self._courier, self._editing, self._at = courier, editing, at
        self._forget_bodies = forget_bodies
        self._edits, self._broadcasts = Edits(courier.database), Broadcasts(courier.database)
        self._heads: dict[tuple[int, str, str], bytes] = {}
        self._todo: deque[tuple[Edit, bytes]] = deque()
        self._done: list[SettledEdit] = []
        self._alarm = Alarm()
        self._flying: set[tuple[int, int]] = set()
        limit = courier.pace.limit
        self._window = AT_ONCE if limit is None else min(AT_ONCE, max(10, limit))
        self._unsure = 0  # claimed and not yet settled
        self._filled, self._more = asyncio.Event(), asyncio.Event()

    async def keep(self, claim: int) -> None:
        """Until cancelled. Raises `LockLost`, or what the database raises, inside a group."""
        await self._edits.take_over()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take_turns(claim))
            for _ in range(self._window):
                group.create_task(self._work())

    # What is to be done

    async def look(self) -> None:
        """Gather the messages of what was begun, and end what has nothing left."""
        for one in await self._edits.active():
            if one.is_queueing:
                await self._queue(one)
            elif one.is_over and await self._edits.end(one.id, self._at().domain):
                logger.info("edits ended", extra={"broadcast": one.id})
        self._more.set()

    async def _queue(self, one: Active) -> None:
        if await self._edits.is_in_flight(one.case_id):
            return  # where that will stand is known at a later look
        self._forget_bodies()
        await self._edits.queue(one.id, self._courier.language, self._at().machine)

    async def _take_turns(self, claim: int) -> None:
        while True:
            self._more.clear()
            settled, self._done = self._done, []
            room = self._window - self._unsure + len(settled)
            turn = await self._edits.turn(claim, settled, room, self._at())
            if turn is None:
                raise LockLost
            self._unsure += len(turn.claimed) - len(settled)
            await self._take(await self._alarmed(settled, turn))
            if not self._is_enough:
                await self._more.wait()

    @property
    def _is_enough(self) -> bool:
        """Whether a turn has something to settle that is worth its commit."""
        return 0 < min(self._window // 2, self._unsure) <= len(self._done)

    async def _alarmed(self, settled: list[SettledEdit], turn: EditTurn) -> EditTurn:
        """The turn without what has to stop, because too much of it is refused.

        What was given up after a day is none of that: Telegram was not there.
        """
        heard = (one for one in settled if one.state == "edited" or one.why is not None)
        wrong = self._alarm.hear(heard)
        for id_, why in wrong.items():
            logger.warning("edits stopped", extra={"broadcast": id_})
            await self._broadcasts.stop(id_, why)
        running = turn.running - wrong.keys()
        self._alarm.keep_only(running)
        return replace(turn, running=running)

    async def _take(self, turn: EditTurn) -> None:
        for key in [key for key in self._heads if key[0] not in turn.running]:
            del self._heads[key]
        self._recall(turn)
        for edit in turn.claimed:
            head = await self._head(edit) if edit.broadcast_id in turn.running else None
            if head is None:
                self._done.append(leave_edit(edit))
            elif edit.message in self._flying:  # with an older version, which may arrive later
                self._done.append(edit_again(edit, self._at().machine))
            else:
                self._todo.append((edit, head))
        if self._todo:
            self._filled.set()

    def _recall(self, turn: EditTurn) -> None:
        """What was paused, stopped, or replaced by something newer is not edited."""
        newer = {edit.message for edit in turn.claimed}
        waiting, self._todo = self._todo, deque()
        for edit, head in waiting:
            if edit.broadcast_id in turn.running and edit.message not in newer:
                self._todo.append((edit, head))
            else:
                self._done.append(leave_edit(edit))

    async def _head(self, edit: Edit) -> bytes | None:
        """The body up to the ids; None where it cannot be rendered, which stops all of it."""
        key = edit.broadcast_id, edit.language, edit.kind
        if key not in self._heads:
            try:
                self._heads[key] = await self._rendered(edit)
            except Exception as error:
                logger.exception("edit cannot be rendered", extra={"broadcast": edit.broadcast_id})
                why = f"{edit.language}: {type(error).__name__}"
                await self._broadcasts.stop(edit.broadcast_id, why)
                return None
        return self._heads[key]

    async def _rendered(self, edit: Edit) -> bytes:
        broadcast = await self._broadcasts.find(edit.broadcast_id)
        if broadcast is None:
            raise LookupError(f"there is no broadcast {edit.broadcast_id}")
        body = await self._editing.render(broadcast, edit.kind, edit.language)
        return body.rstrip()[:-1] + b","

    # Doing it

    async def _work(self) -> None:
        while True:
            while not self._todo:
                self._filled.clear()
                await self._filled.wait()
            with await self._courier.pace.place() as place:
                if not self._todo:
                    place.unused()
                    continue
                edit, head = self._todo.popleft()
                await self._edit(edit, head, place.left)

    async def _edit(self, edit: Edit, head: bytes, left: Callable[[], None]) -> None:
        outcome: Outcome = Unknown()
        self._flying.add(edit.message)
        try:
            body = whole(b'%s"message_id":%d,"chat_id":' % (head, edit.message_id), edit.chat_id)
            outcome = await self._editing.edit(edit.chat_id, body, left)
        except Exception:
            outcome = Later(0)
            logger.exception("editing failed", extra={"broadcast": edit.broadcast_id})
        finally:
            self._flying.discard(edit.message)
            self._done.append(settle_edit(edit, outcome, self._at().machine))
            if self._is_enough:
                self._more.set()
