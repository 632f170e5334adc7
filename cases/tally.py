"""Totals of reports, which tell nothing about one person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date

    from cases.case import Channel

FEWEST = 5
"""Groups smaller than this are hidden (design.md §7)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One report that counts, as it is tallied: nobody's name is in it."""

    target_id: int
    channel: Channel
    day: date
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """Counts by one property, the largest first; `hidden` groups are only known to exist.

    No shown number can be subtracted from the total to find a group under 5: where one is hidden,
    so is the next smallest.
    """

    shown: tuple[tuple[Hashable, int], ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals of a case; `total` is None where there are fewer than 5 reports in all."""

    total: int | None
    by_target: Groups
    by_channel: Groups
    by_country: Groups
    by_day: Groups


def tally(reports: Iterable[Counted]) -> Tally:
    """The totals of these reports, small groups hidden."""
    counted = list(reports)
    few = len(counted) < FEWEST
    return Tally(
        total=None if few else len(counted),
        by_target=safe(Counter(one.target_id for one in counted)),
        by_channel=safe(Counter(one.channel for one in counted)),
        by_country=safe(Counter(one.country for one in counted if one.country)),
        by_day=safe(Counter(one.day for one in counted)),
    )


def safe(counts: Mapping[Hashable, int]) -> Groups:
    """The groups that may be shown, and how many are not."""
    ordered = sorted(
        ((key, count) for key, count in counts.items() if count > 0), key=lambda one: -one[1]
    )
    shown = [one for one in ordered if one[1] >= FEWEST]
    if len(shown) < len(ordered) and shown:
        shown.pop()
    return Groups(tuple(shown), len(ordered) - len(shown))
