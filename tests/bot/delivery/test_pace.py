from __future__ import annotations

import asyncio
from collections import Counter, deque
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pace import JITTER, REPLY_SHARE, Pace, Place

LIMITS = [1, 2, 3, 5, 10, 29, 30, 31, 100, 200, 500, 999, 1000]
NEARLY = 1e-9  # of the clock's own rounding


def most_in_a_second(moments: list[float]) -> int:
    most, window = 0, deque[float]()
    for moment in sorted(moments):
        window.append(moment)
        while moment - window[0] >= 1 - NEARLY:
            window.popleft()
        most = max(most, len(window))
    return most


class Lane:
    """Asks the pace as the transport does, on a clock of its own."""

    def __init__(self, limit: int | None) -> None:
        self.now = 1000.0
        self.pace = Pace(limit, clock=lambda: self.now)
        self.left: list[float] = []

    def is_given(self, *, reply: bool = False) -> Place:
        """A place as soon as there is one."""
        while (place := self.pace.try_place(reply=reply)) is None:
            self.now += max(self.pace.wait(reply=reply), NEARLY)
        return place

    def leaves(self, place: Place) -> None:
        place.left()
        self.left.append(self.now)

    def sends(self, *, reply: bool = False, late: float = 0.0) -> float:
        """Send as soon as the pace allows, `late` seconds after that; how long the pace took."""
        asked = self.now
        place = self.is_given(reply=reply)
        took = self.now - asked
        self.now += late
        self.leaves(place)
        return took

    @property
    def rate(self) -> float:
        """Messages a second, from the first to the last."""
        return (len(self.left) - 1) / (self.left[-1] - self.left[0])


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("reply", [True, False])
def test_no_second_holds_more_than_the_limit_and_99_percent_of_it_are_held(
    limit: int, reply: bool
) -> None:
    lane = Lane(limit)
    for _ in range(limit * 20):
        lane.sends(reply=reply)
    assert most_in_a_second(lane.left) <= limit
    assert lane.rate >= 0.99 * limit


@pytest.mark.parametrize("limit", [30, 1000])
@pytest.mark.parametrize("stall", [0.002, 0.02, 0.1])
def test_what_a_stall_kept_back_is_made_up_for(limit: int, stall: float) -> None:
    lane = Lane(limit)
    for nth in range(1, limit * 20):
        lane.sends()
        lane.now += 0 if nth % (limit * 617 // 1000) else stall
    assert most_in_a_second(lane.left) <= limit
    assert lane.rate >= limit * (1 - JITTER - REPLY_SHARE - 4 * stall * stall)


@settings(max_examples=80, deadline=None)
@given(
    limit=st.sampled_from([1, 7, 30, 250, 1000]),
    asks=st.lists(
        st.tuples(st.booleans(), st.floats(0, 1.2), st.sampled_from([0, 0, 0, 0.004, 0.3, 2.5])),
        min_size=20,
        max_size=400,
    ),
)
def test_however_replies_and_bulk_and_stalls_mix_the_limit_holds(
    limit: int, asks: list[tuple[bool, float, float]]
) -> None:
    lane = Lane(limit)
    for reply, pause, late in asks:
        lane.now += pause if pause > 0.9 else 0
        lane.sends(reply=reply, late=late)
    assert most_in_a_second(lane.left) <= limit


@settings(max_examples=80, deadline=None)
@given(data=st.data(), limit=st.sampled_from([2, 7, 30]))
def test_messages_that_hang_between_the_permission_and_the_socket_are_counted_when_they_leave(
    data: st.DataObject, limit: int
) -> None:
    lane = Lane(limit)
    hanging: list[Place] = []
    for _ in range(data.draw(st.integers(20, 120))):
        lane.now += data.draw(st.sampled_from([0, 0, 0.01, 0.4, 1.1]))
        reply = data.draw(st.booleans())
        if (place := lane.pace.try_place(reply=reply)) is not None:
            hanging.append(place)
        while bool(hanging) and data.draw(st.booleans()):
            ready = hanging.pop(data.draw(st.integers(0, len(hanging) - 1)))
            if data.draw(st.integers(0, 4)):
                lane.leaves(ready)
            else:
                ready.unused()
    assert most_in_a_second(lane.left) <= limit


@pytest.mark.parametrize("limit", [30, 200, 1000])
def test_a_reply_has_the_next_place_beside_a_broadcast(limit: int) -> None:
    lane = Lane(limit)
    for _ in range(limit * 3):
        lane.sends()
    assert lane.sends(reply=True) <= 1 / limit + JITTER + NEARLY
    assert lane.sends(reply=True) <= 1 / limit + JITTER + NEARLY


def test_a_fast_broadcast_leaves_a_place_to_a_reply() -> None:
    lane = Lane(1000)
    for _ in range(3000):
        lane.sends()
    assert lane.sends(reply=True) == 0
    assert lane.sends(reply=True) > 0


def test_a_broadcast_begins_evenly() -> None:
    lane = Lane(1000)
    for _ in range(900):
        lane.sends()
    gaps = [later - one for one, later in zip(lane.left, lane.left[1:], strict=False)]
    assert (min(gaps), max(gaps)) == pytest.approx((0.001, 0.001), abs=1e-6)


async def test_replies_that_wait_go_before_bulk_that_waits() -> None:
    pace, gone = Pace(20), Counter[str]()

    async def send(who: str, *, reply: bool) -> None:
        with await pace.place(reply=reply):
            gone[who] += 1

    async with asyncio.TaskGroup() as sending:
        for _ in range(20):
            await send("before", reply=True)
        bulk = [sending.create_task(send("bulk", reply=False)) for _ in range(20)]
        await asyncio.gather(*(send("reply", reply=True) for _ in range(20)))
        for one in bulk:
            one.cancel()
    assert gone == {"before": 20, "reply": 20}


async def test_who_gives_up_waiting_leaves_no_trace() -> None:
    lane = Lane(1)
    lane.sends()
    for reply in (True, False):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await lane.pace.place(reply=reply)
    assert lane.sends() <= 1 + JITTER + NEARLY


def test_a_place_that_was_not_used_is_free_and_one_is_given_up_once() -> None:
    lane = Lane(1)
    place = lane.is_given(reply=True)
    place.unused()
    place.left()
    with lane.is_given(reply=True) as place:
        assert lane.pace.wait(reply=True) > 0
        place.left()
        place.left()
    assert lane.pace.wait(reply=True) == pytest.approx(1 + JITTER)


def test_what_may_have_left_counts() -> None:
    lane = Lane(1)
    with suppress(OSError), lane.is_given():
        lane.now += 5
        raise OSError
    assert lane.pace.wait() == pytest.approx(1 + JITTER)


def test_who_takes_over_lets_the_second_of_the_other_pass() -> None:
    lane = Lane(1000)
    lane.pace.rest()
    assert lane.sends(reply=True) == 0
    assert lane.sends() == pytest.approx(1 + JITTER)
    assert lane.sends() == pytest.approx(0.001, abs=1e-6)


async def test_nobody_overtakes_who_waits_in_the_same_lane() -> None:
    lane = Lane(1000)
    lane.sends()
    waiting = asyncio.create_task(lane.pace.place())
    await asyncio.sleep(0)
    lane.now += 2
    assert lane.pace.try_place() is None
    with await waiting:
        assert lane.pace.wait() > 0


def test_a_flood_stops_bulk_and_no_reply() -> None:
    lane = Lane(30)
    lane.pace.hold(3600)
    lane.pace.hold(5)
    assert lane.pace.is_held
    assert lane.sends(reply=True) == 0
    assert lane.sends(reply=False) == pytest.approx(3600)
    assert not lane.pace.is_held


def test_without_a_limit_only_a_flood_holds() -> None:
    lane = Lane(None)
    assert {lane.sends(reply=False) for _ in range(1000)} == {0}
    lane.pace.hold(60)
    assert lane.sends(reply=False) == pytest.approx(60)
