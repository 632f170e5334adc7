"""A courier's shift: from the moment it gets the lock until it stops or loses it."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.alarm import Alarm
from bot.delivery.bodies import Bodies, whole
from bot.delivery.corrections import Corrections
from bot.delivery.flights import Flights
from bot.delivery.house import House, LockLost
from bot.delivery.nights import Nights
from bot.delivery.outcome import Later, Outcome, Unknown
from bot.delivery.settling import hand_back, settle
from bot.store.broadcasts import Broadcasts
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant, counted

if TYPE_CHECKING:
    from bot.delivery.courier import Courier
    from bot.delivery.pace import Place
    from bot.store.database import CourierLock
    from bot.store.delivery import Delivery, Settled, Turn

logger = logging.getLogger(__name__)

GRACE = 8.0  # seconds that a stop waits for answers; containers are killed after 10
UNPACED = 200
IN_FLIGHT = 100  # at most; Telegram answers in 50 to 100 ms, so that it suffices for 1,000/s


def window(limit: int | None) -> int:
    """How many deliveries may be claimed at once, and so are unsure after a crash, at most."""
    if limit is None:
        return UNPACED
    return max(10, limit // 10) if limit <= 300 else limit // 4  # noqa: PLR2004 - said above


class Shift:
    """Settles what was sent and claims as much again, while workers send what is claimed."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._broadcasts = Broadcasts(courier.database)
        self._deliveries = Deliveries(courier.database)
        self._bodies = Bodies(self._broadcasts, courier.render)
        self._flights, self._nights = Flights(courier.flights), Nights()
        self._alarm = Alarm()
        self._claim = 0
        self._window = window(courier.pace.limit)
        self._unsure = 0  # claimed and not yet settled
        self._todo: deque[tuple[Delivery, bytes]] = deque()  # and the head of its body
        self._done: list[Settled] = []
        self._in_flight = 0
        self._gate = asyncio.Lock()
        self._filled, self._landed, self._more = asyncio.Event(), asyncio.Event(), asyncio.Event()
        forget = partial(self._bodies.keep_only, ())
        self._corrections = (
            Corrections(courier, courier.editing, self._at, forget) if courier.editing else None
        )
        self._house = House(courier, self._at, self._more, self._corrections)

    async def carry(self, lock: CourierLock) -> None:
        """Until cancelled. Raises `LockLost`, or what the database raises, inside a group."""
        self._claim = await self._deliveries.take_over(self._flights.aboard())
        self._flights.open(self._claim)
        logger.info("courier on duty", extra={"claim": self._claim})
        many = min(self._window, IN_FLIGHT)
        workers = [asyncio.create_task(self._work()) for _ in range(many)]
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._take_turns())
                group.create_task(self._house.keep(lock))
                group.create_task(_first_to_fail(workers))
                if self._corrections is not None:
                    group.create_task(self._corrections.keep(self._claim))
        finally:
            await self._wind_down(workers)

    # Sending

    async def _work(self) -> None:
        while True:
            (delivery, head), place = await self._next()
            await self._send(delivery, whole(head, delivery.chat_id), place)
            if len(self._done) >= self._enough:
                self._more.set()

    async def _next(self) -> tuple[tuple[Delivery, bytes], Place]:
        while True:
            while not self._todo:
                self._filled.clear()
                await self._filled.wait()
            # No queue where nobody has to wait: one message per turn of the loop costs half of
            # the speed.
            if not self._gate.locked() and (place := self._courier.pace.try_place()):
                return self._todo.popleft(), place
            # One worker at a time waits for the pace, with empty hands: what is not sent yet
            # stays in `_todo`, from where a pause or a 429 can take it back.
            async with self._gate:
                place = await self._courier.pace.place()
                if self._todo:
                    return self._todo.popleft(), place
                place.unused()

    async def _send(self, delivery: Delivery, body: bytes, place: Place) -> None:
        has_left = False

        def leave() -> None:
            nonlocal has_left
            has_left = True
            place.left()
            self._flights.take_off(delivery)

        outcome: Outcome | None = None
        self._in_flight += 1
        try:
            outcome = await self._courier.send(delivery.chat_id, body, leave)
        except Exception:
            logger.exception("sending failed", extra={"broadcast": delivery.broadcast_id})
        finally:
            if outcome is None:  # cancelled, or failed in a way that nobody foresaw
                outcome = Unknown() if has_left else Later(0)
            place.unused()
            self._in_flight -= 1
            self._landed.set()
            self._done.append(settle(delivery, outcome, self._at().machine))

    # Turns

    @property
    def _enough(self) -> int:
        return min(self._window // 2, self._unsure)

    async def _take_turns(self) -> None:
        while True:
            self._more.clear()
            await self._turn()
            if not self._unsure or len(self._done) < self._enough:
                await self._more.wait()

    async def _turn(self) -> None:
        settled, self._done = self._done, []
        room = self._window - self._unsure + len(settled)
        if self._courier.pace.is_held:
            room = 0
        try:
            turn = await self._deliveries.turn(self._claim, settled, room, self._at())
        except BaseException:
            self._done[:0] = settled
            raise
        if turn is None:
            raise LockLost
        self._unsure += len(turn.claimed) - len(settled)
        for one in settled:
            self._flights.land(one.delivery)
        self._tell(settled)
        await self._take(await self._alarmed(settled, turn))

    async def _alarmed(self, settled: list[Settled], turn: Turn) -> Turn:
        """The turn without what has to stop, because too much of it fails."""
        wrong = self._alarm.hear(settled)
        for id_, why in wrong.items():
            logger.warning("broadcast stopped", extra={"broadcast": id_})
            await self._broadcasts.stop(id_, why)
        running = turn.running - wrong.keys()
        self._alarm.keep_only(running)
        return replace(turn, running=running)

    async def _take(self, turn: Turn) -> None:
        for id_ in turn.ended:
            logger.info("broadcast ended", extra={"broadcast": id_})
        self._bodies.keep_only(turn.running)
        # Rendered before anything is queued: one broken message must not be tried 200 times.
        now = self._at().domain
        kinds = [
            (one.broadcast_id, one.language, self._nights.is_night(one.zone, now))
            for one in turn.claimed
        ]
        heads = {kind: await self._head(*kind) for kind in set(kinds)}
        for one, kind in zip(turn.claimed, kinds, strict=True):
            head = heads[kind]
            if head is None:
                self._done.append(hand_back(one))
                self._more.set()
            else:
                self._todo.append((one, head))
        held = turn.hold_until / 1000 - self._courier.clock()
        if held > 0:
            self._courier.pace.hold(held)
        self._recall(frozenset() if held > 0 else turn.running)
        if self._todo:
            self._filled.set()

    def _tell(self, settled: list[Settled]) -> None:
        self._house.hear(settled)
        for state, count in counted(settled).items():
            self._courier.count(state, count)

    async def _head(self, id_: int, language: str, silent: bool) -> bytes | None:  # noqa: FBT001 - as in `Bodies`
        try:
            return await self._bodies.head(id_, language, silent)
        except Exception as error:
            logger.exception("message cannot be rendered", extra={"broadcast": id_})
            await self._broadcasts.stop(id_, f"{language}: {type(error).__name__}")
            return None

    def _recall(self, running: frozenset[int]) -> None:
        recalled = [one for one, _ in self._todo if one.broadcast_id not in running]
        if recalled:
            self._todo = deque(pair for pair in self._todo if pair[0].broadcast_id in running)
            self._done += map(hand_back, recalled)
            self._more.set()

    # The end

    async def _wind_down(self, workers: list[asyncio.Task[None]]) -> None:
        self._recall(frozenset())
        try:
            async with asyncio.timeout(GRACE):
                while self._in_flight:
                    self._landed.clear()
                    await self._landed.wait()
        except TimeoutError:
            logger.warning("courier stops with messages on the wire")
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        is_settled = False
        try:
            is_settled = await self._deliveries.hand_back(self._claim, self._done, self._at())
            self._tell(self._done if is_settled else [])
        except Exception:
            logger.exception("courier could not settle at its end")
        finally:
            self._flights.close(is_settled=is_settled)

    def _at(self) -> Instant:
        return Instant(int(self._courier.clock() * 1000), self._courier.now())


async def _first_to_fail(workers: list[asyncio.Task[None]]) -> None:
    done, _ = await asyncio.wait(workers, return_when=asyncio.FIRST_COMPLETED)
    for worker in done:
        worker.result()
