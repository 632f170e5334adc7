"""Totals are shown, and nobody can be found in them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cases.case import Channel
from cases.tally import FEWEST, Counted, Groups, Parts, safe, tally

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

DAY = date(2026, 7, 1)
LETTERS = (Channel.EMAIL, Channel.POST, Channel.FAX)
CALLS = (Channel.PHONE, Channel.X)


def reports(
    count: int, channel: Channel = Channel.EMAIL, country: str | None = None, target: int = 1
) -> list[Counted]:
    return [Counted(target, channel, DAY, country)] * count


def test_a_total_under_five_is_not_told() -> None:
    assert tally(reports(4)).total is None
    assert tally(reports(5)).total == 5


def test_a_small_group_is_hidden_together_with_the_next_smallest() -> None:
    counted = tally(reports(30) + reports(9, Channel.POST) + reports(2, Channel.FAX))
    assert counted.total == 41
    assert counted.by_channel.shown == ((Channel.EMAIL, 30),)
    assert not counted.by_channel.is_whole
    assert not counted.is_whole


def test_where_all_groups_are_large_none_is_hidden() -> None:
    counted = tally(reports(6, country="FR") + reports(5, country="MX"))
    assert counted.by_country == Groups((("FR", 6), ("MX", 5)), is_whole=True)
    assert (counted.by_country.count("MX"), counted.by_country.count("ES")) == (5, None)


def test_those_who_give_no_country_are_a_group_as_well() -> None:
    counted = tally(reports(6) + reports(5, country="MX"))
    assert counted.by_country.shown == ((None, 6), ("MX", 5))
    counted = tally(reports(2) + reports(5, country="MX") + reports(9, country="FR"))
    assert counted.by_country.shown == (("FR", 9),), "14 of 16 would tell that two gave none"


def test_reports_that_are_counted_together_count_as_many() -> None:
    assert tally([Counted(1, Channel.FAX, DAY, "FR", reports=7)]) == tally(
        reports(7, Channel.FAX, "FR")
    )


def test_language_words_and_reminders_are_told_of_the_whole_total() -> None:
    parts = Parts(
        languages={"es": 6, "fr": 5}, words={"own": 5, "printed": 6}, reminded={"1": 5, "0": 15}
    )
    counted = tally(reports(11) + reports(9, Channel.PHONE), parts)
    assert counted.by_language.shown == ((None, 9), ("es", 6), ("fr", 5))
    assert counted.by_words.shown == ((None, 9), ("printed", 6), ("own", 5))
    assert counted.by_reminder.shown == (("0", 15), ("1", 5))


def test_answers_that_few_told_of_are_hidden() -> None:
    parts = Parts(answers={"yes": 2, "no": 9})
    assert tally(reports(20), parts).by_answer == Groups(((None, 9),), is_whole=False)


def test_calls_that_are_hidden_are_not_told_by_the_letters() -> None:
    # 33 reports, 30 of them letters: all languages together would tell of three calls.
    parts = Parts(languages={"es": 20, "fr": 10}, words={"own": 10, "printed": 20})
    counted = tally(reports(30) + reports(3, Channel.PHONE), parts)
    assert counted.by_channel.shown == ()
    assert counted.by_language.shown == (("es", 20),)
    assert counted.by_words.shown == (("printed", 20),)


def test_an_official_who_alone_has_a_channel_is_not_told_by_it() -> None:
    # Only official 2 can be written to by post, only 3 by fax: post is official 2.
    counted = tally(
        reports(30, target=1)
        + reports(6, Channel.POST, target=2)
        + reports(3, Channel.FAX, target=3)
        + reports(5, Channel.FACEBOOK, target=1)
    )
    assert counted.by_target.shown == ((1, 35),)
    assert Channel.POST not in dict(counted.by_channel.shown)


@given(st.dictionaries(st.integers(), st.integers(1, 20), max_size=8))
def test_no_subtraction_finds_a_group_under_five(counts: dict[int, int]) -> None:
    groups = safe(Counter(counts))
    hidden = len(counts) - len(groups.shown)
    rest = sum(counts.values()) - sum(count for _, count in groups.shown)
    assert all(count >= FEWEST for _, count in groups.shown)
    assert groups.is_whole == (hidden == 0)
    assert hidden != 1 or not groups.shown
    assert rest == 0 or rest >= FEWEST or not groups.shown


# Of one report: to whom, how, in which language, in whose words.
_letters = st.tuples(
    st.integers(1, 4),
    st.sampled_from(LETTERS),
    st.sampled_from(("es", "fr", "de")),
    st.sampled_from(("own", "printed")),
)
_calls = st.tuples(st.integers(1, 4), st.sampled_from(CALLS), st.none(), st.none())
_written = st.dictionaries(st.one_of(_letters, _calls), st.integers(1, 9), max_size=9)


@given(_written)
def test_no_numbers_of_several_tables_tell_a_group_under_five(
    written: dict[tuple[int, Channel, str | None, str | None], int],
) -> None:
    """Everything that is shown, as equations in the reports of each kind that can be."""
    found = tally(
        (Counted(kind[0], kind[1], DAY, reports=count) for kind, count in written.items()),
        Parts(languages=_sums(written, 2), words=_sums(written, 3)),
    )
    possible = _possible(written)
    tables = (found.by_target, found.by_channel, found.by_language, found.by_words)
    shown = [[1] * len(possible)] * (found.total is not None) + [
        [int(kind[place] == key) for kind in possible]
        for place, groups in enumerate(tables)
        for key, _ in groups.shown
    ]
    rank = _rank(shown)
    for place, groups in enumerate(tables):
        for key, count in _sums(written, place, keeps_none=True).items():
            if count < FEWEST:
                assert groups.count(key) is None
                told = [int(kind[place] == key) for kind in possible]
                assert _rank([*shown, told]) > rank, (place, key)


def _sums(
    written: dict[tuple[int, Channel, str | None, str | None], int],
    place: int,
    *,
    keeps_none: bool = False,
) -> Counter[str]:
    sums: Counter[str] = Counter()
    for kind, count in written.items():
        if kind[place] is not None or keeps_none:
            sums[kind[place]] += count  # type: ignore[index]  # ids and channels count as well
    return sums


def _possible(
    written: dict[tuple[int, Channel, str | None, str | None], int],
) -> list[tuple[Hashable, ...]]:
    """Every kind of report that there can be, for one who knows the officials' contacts."""
    ways = {(target, channel) for target, channel, _, _ in written}
    languages = {language for _, _, language, _ in written} - {None}
    return [
        (*way, language, words)
        for way in ways
        for language, words in (
            [(None, None)]
            if way[1] in CALLS
            else [(one, own) for one in languages for own in ("own", "printed")]
        )
    ]


def _rank(rows: Sequence[Sequence[int]]) -> int:
    left = [[Fraction(value) for value in row] for row in rows]
    rank = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[rank:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(rank, pivot)
        for at, row in enumerate(left[rank + 1 :], rank + 1):
            if row[column]:
                times = row[column] / pivot[column]
                left[at] = [a - times * b for a, b in zip(row, pivot, strict=True)]
        rank += 1
    return rank
