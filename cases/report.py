"""What a supporter tells of an appeal: what came of it, and whether anybody answered."""

from __future__ import annotations

from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from cases.case import Channel

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEPS = (10, 25, 50)


class Outcome(StrEnum):
    """What came of an appeal. Only what reached somebody counts."""

    SENT = "sent"
    SPOKE = "spoke"
    LEFT_MESSAGE = "left_message"
    FAILED = "failed"
    NO_ANSWER = "no_answer"

    @property
    def counts(self) -> bool:
        """Whether a total moves for it."""
        return self not in (Outcome.FAILED, Outcome.NO_ANSWER)


class Answer(StrEnum):
    """Whether an official answered, as the supporter says."""

    YES = "yes"
    ACKNOWLEDGED = "acknowledged"
    NO = "no"


def outcomes(channel: Channel) -> tuple[Outcome, ...]:
    """What can come of an appeal on this channel, the best first."""
    if channel is Channel.PHONE:
        return Outcome.SPOKE, Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER
    return Outcome.SENT, Outcome.FAILED


def milestone(total: int) -> int | None:
    """The milestone that just this total reaches, if it does."""
    return total if total == _up_to(total) else None


def next_milestone(total: int) -> int:
    """The milestone above this total: 10, 25, 50, 100, 250, 500, 1000 and so on."""
    return next(one for one in _milestones() if one > total)


def _up_to(total: int) -> int:
    return next(one for one in _milestones() if one >= total)


def _milestones() -> Iterator[int]:
    for power in count():
        for step in _STEPS:
            yield step * 10**power
