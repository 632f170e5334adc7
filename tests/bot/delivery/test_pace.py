from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pace import Pace


def most_in_a_second(moments: list[float]) -> int:
    most, window = 0, deque[float]()
    for moment in sorted(moments):
        window.append(moment)
        while moment - window[0] >= 1:
            window.popleft()
        most = max(most, len(window))
    return most


class Lane:
    """Asks the pace as the transport does, on a clock of its own."""

    def __init__(self, limit: int | None) -> None:
        self.now = 1000.0
        self.pace = Pace(limit, clock=lambda: self.now)
        self.sent: list[float] = []

    def sends(self, *, reply: bool) -> float:
        """Send as soon as the pace allows; how long that took."""
        asked = self.now
        while wait := self.pace.reserve(self.now, reply=reply):
            self.now += wait
        self.sent.append(self.now)
        return self.now - asked


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 10, 29, 30, 31, 100, 200, 999, 1000])
@pytest.mark.parametrize("reply", [True, False])
def test_no_second_holds_more_than_the_limit_and_little_is_wasted(limit: int, reply: bool) -> None:
    lane = Lane(limit)
    for _ in range(limit * 5):
        lane.sends(reply=reply)
    assert most_in_a_second(lane.sent) <= limit
    assert len(lane.sent) / (lane.sent[-1] - lane.sent[0] + 0.001) >= limit * 0.79


@settings(max_examples=60, deadline=None)
@given(
    limit=st.sampled_from([1, 7, 30, 250]),
    asks=st.lists(st.tuples(st.booleans(), st.floats(0, 0.4)), min_size=20, max_size=400),
)
def test_however_replies_and_bulk_mix_the_limit_holds(
    limit: int, asks: list[tuple[bool, float]]
) -> None:
    lane = Lane(limit)
    for reply, pause in asks:
        lane.now += pause if pause > 0.3 else 0
        lane.sends(reply=reply)
    assert most_in_a_second(lane.sent) <= limit


@pytest.mark.parametrize("limit", [30, 200, 1000])
def test_a_reply_does_not_wait_behind_a_broadcast(limit: int) -> None:
    lane = Lane(limit)
    for _ in range(limit * 2):
        lane.sends(reply=False)
    assert sum(lane.sends(reply=True) for _ in range(2)) <= 0.006


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


async def test_taking_waits_for_the_permission_and_for_nothing_else() -> None:
    pace = Pace(1000)
    for _ in range(5):
        await pace.take(reply=True)
    await pace.take()
