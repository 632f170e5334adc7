"""Totals are shown, and nobody can be found in them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cases.case import Channel
from cases.tally import FEWEST, Counted, safe, tally

DAY = date(2026, 7, 1)


def reports(
    count: int, channel: Channel = Channel.EMAIL, country: str | None = None
) -> list[Counted]:
    return [Counted(1, channel, DAY, country)] * count


def test_a_total_under_five_is_not_told() -> None:
    assert tally(reports(4)).total is None
    assert tally(reports(5)).total == 5


def test_a_small_group_is_hidden_together_with_the_next_smallest() -> None:
    counted = tally(reports(30) + reports(9, Channel.POST) + reports(2, Channel.FAX))
    assert counted.total == 41
    assert counted.by_channel.shown == ((Channel.EMAIL, 30),)
    assert counted.by_channel.hidden == 2


def test_where_all_groups_are_large_none_is_hidden() -> None:
    counted = tally(reports(6, country="FR") + reports(5, country="MX"))
    assert counted.by_country.shown == (("FR", 6), ("MX", 5))
    assert counted.by_country.hidden == 0


def test_those_who_give_no_country_are_in_the_total_only() -> None:
    counted = tally(reports(6) + reports(5, country="MX"))
    assert (counted.total, counted.by_country.shown) == (11, (("MX", 5),))


@given(st.dictionaries(st.integers(), st.integers(1, 20), max_size=8))
def test_no_subtraction_finds_a_group_under_five(counts: dict[int, int]) -> None:
    groups = safe(Counter(counts))
    rest = sum(counts.values()) - sum(count for _, count in groups.shown)
    assert all(count >= FEWEST for _, count in groups.shown)
    assert groups.hidden != 1 or not groups.shown
    assert rest == 0 or rest >= FEWEST or not groups.shown
