"""A value that was read, and the lines that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.document.lines import Line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A value with the numbers of its lines; none where the value was not found.

    `sure` is False where only the look of a line tells that it is this.
    """

    value: T
    lines: tuple[int, ...] = ()
    sure: bool = True


def seen_in(value: T, lines: Iterable[Line]) -> Seen[T]:
    """The value as read from these lines."""
    return Seen(value, tuple(sorted({number for line in lines for number in line.numbers})))
