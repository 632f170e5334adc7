from __future__ import annotations

import pytest

from cases.case import Channel
from cases.report import Outcome, milestone, next_milestone, outcomes


@pytest.mark.parametrize(
    ("total", "after"),
    [(0, 10), (9, 10), (10, 25), (25, 50), (50, 100), (100, 250), (2_499, 2_500), (5_000, 10_000)],
)
def test_milestones_grow_with_the_total(total: int, after: int) -> None:
    assert next_milestone(total) == after


def test_a_milestone_is_reached_by_one_total_only() -> None:
    assert [total for total in range(1_200) if milestone(total)] == [
        10, 25, 50, 100, 250, 500, 1_000,
    ]  # fmt: skip


@pytest.mark.parametrize("channel", Channel)
def test_the_first_outcome_of_every_channel_counts_and_the_last_does_not(
    channel: Channel,
) -> None:
    first, *_, last = outcomes(channel)
    assert first.counts
    assert not last.counts


def test_a_call_can_be_answered_by_a_person_a_machine_or_nobody() -> None:
    assert outcomes(Channel.PHONE) == (Outcome.SPOKE, Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER)
