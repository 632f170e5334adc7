"""What time it is where a phone rings, and whether somebody is likely to pick up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import Channel
from cases.channels.phone import There, there
from tests.cases.people import AMBASSADOR, WITH_LETTER, contact

FRIDAY_NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def rings(number: str, now: datetime) -> There | None:
    one = contact(Channel.PHONE, number)
    return there(one, replace(AMBASSADOR, contacts=(one,)), WITH_LETTER, now)


@pytest.mark.parametrize(
    ("number", "hour", "is_open"),
    [
        ("+33 1 42 92 81 00", 13, True),  # Paris
        ("+1 202 728 1600", 7, False),  # Washington
        ("+86 10 6512 3456", 20, False),  # Beijing
        ("+20 2 27928000", 14, False),  # Cairo rests on Fridays
    ],
)
def test_offices_are_open_from_nine_to_five_on_the_days_that_people_work_there(
    number: str, hour: int, *, is_open: bool
) -> None:
    found = rings(number, FRIDAY_NOON)
    assert found is not None
    assert found.now is not None
    assert (found.now.hour, found.is_open) == (hour, is_open)


@pytest.mark.parametrize(
    ("number", "opens"),
    [
        ("+20 2 27928000", datetime(2026, 11, 22, 7, tzinfo=UTC)),  # Sunday
        ("+98 21 33312345", datetime(2026, 11, 21, 5, 30, tzinfo=UTC)),  # Saturday
        ("+86 10 6512 3456", datetime(2026, 11, 23, 1, tzinfo=UTC)),  # Monday
        ("+1 202 728 1600", datetime(2026, 11, 20, 14, tzinfo=UTC)),  # in two hours
    ],
)
def test_it_is_said_when_to_try_again_over_weekends_as_they_are_there(
    number: str, opens: datetime
) -> None:
    found = rings(number, FRIDAY_NOON)
    assert found is not None
    assert found.opens == opens


def test_where_offices_are_open_there_is_nothing_to_wait_for() -> None:
    found = rings("+33 1 42 92 81 00", FRIDAY_NOON)
    assert found is not None
    assert found.opens is None


def test_a_number_that_rings_in_many_zones_claims_no_time() -> None:
    found = rings("+1 800 555 1234", FRIDAY_NOON + timedelta(hours=3))
    assert found == There(None, None, None)


def test_a_number_without_a_country_is_understood_by_the_address() -> None:
    found = there(AMBASSADOR.contacts[1], AMBASSADOR, WITH_LETTER, FRIDAY_NOON)
    assert found is not None
    assert found.now is not None
    assert str(found.now.tzinfo) == "America/New_York"


@pytest.mark.parametrize("number", ["", "ask for extension 7", "+999 1", "123"])
def test_what_is_no_number_has_no_time(number: str) -> None:
    assert rings(number, FRIDAY_NOON) is None


@given(st.text(max_size=40), st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)))  # noqa: DTZ001 - hypothesis adds the zone
def test_any_number_at_any_time_is_open_or_opens_within_eight_days(
    number: str, now: datetime
) -> None:
    now = min(now, datetime(9000, 1, 1, tzinfo=UTC))
    found = rings(f"+1 202 728 {number}", now)
    if found is not None and found.is_open is False:
        assert found.opens is not None
        assert 0 < (found.opens - now).days * 24 + 24 <= 9 * 24
