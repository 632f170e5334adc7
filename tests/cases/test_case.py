"""When a case is open, and who of its officials can be written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cases.case import Kind, is_only_later, ua_key
from tests.cases.people import AMBASSADOR, GOVERNOR, WITH_ASKS, WITH_LETTER

LAST_MOMENT = datetime(2026, 7, 31, 12, tzinfo=UTC)


def test_a_case_is_open_until_its_deadline_has_ended_everywhere() -> None:
    assert WITH_LETTER.is_open(LAST_MOMENT - timedelta(seconds=1))
    assert not WITH_LETTER.is_open(LAST_MOMENT)


def test_a_case_without_a_deadline_is_open_until_it_is_closed() -> None:
    assert WITH_ASKS.is_open(datetime(2099, 1, 1, tzinfo=UTC))
    assert not replace(WITH_ASKS, closed_at=LAST_MOMENT).is_open(LAST_MOMENT)


def test_days_left_count_from_the_supporters_own_date() -> None:
    assert WITH_LETTER.days_left(date(2026, 7, 28)) == 2
    assert WITH_ASKS.days_left(date(2026, 7, 28)) is None


def test_copies_come_last_and_those_without_a_contact_are_not_offered() -> None:
    copy, silent = replace(GOVERNOR, copy=True), replace(AMBASSADOR, id=3, contacts=())
    case = replace(WITH_LETTER, targets=(copy, silent, AMBASSADOR))
    assert case.offered == (AMBASSADOR, copy)


@pytest.mark.parametrize("printed", ["034/21", "34.21", "34/2021", " 34 . 21 "])
def test_a_number_is_one_number_however_it_is_printed(printed: str) -> None:
    assert ua_key(printed) == "34.21"


def test_more_time_alone_is_told_from_whatever_else_was_changed() -> None:
    deadline = date(2026, 7, 30)
    later = replace(WITH_LETTER, version=2, deadline=deadline + timedelta(days=9))
    assert WITH_LETTER.deadline == deadline
    assert is_only_later(WITH_LETTER, later)
    assert is_only_later(WITH_LETTER, replace(later, deadline=None))
    assert not is_only_later(later, WITH_LETTER), "less time may make a letter useless"
    assert not is_only_later(replace(later, deadline=None), later)
    assert not is_only_later(WITH_LETTER, replace(WITH_LETTER, version=2))
    for changed in (
        replace(later, title="Another"),
        replace(later, targets=later.targets[1:]),
        replace(later, kind=Kind.UPDATE),
    ):
        assert not is_only_later(WITH_LETTER, changed)
