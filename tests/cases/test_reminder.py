"""Which reminder is due, by the supporter's own date, and when one that was put off comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cases.reminder import (
    Due,
    Snooze,
    at_hour,
    civil,
    due_reminder,
    gives_notice,
    is_civil,
    moments,
    snooze,
)
from tests.cases.people import WITH_ASKS, WITH_LETTER

if TYPE_CHECKING:
    from cases.reminder import Snoozed

NOON = datetime(2026, 7, 20, 12, tzinfo=UTC)
MADRID = ZoneInfo("Europe/Madrid")
ZONES = [
    "UTC",
    "Europe/Madrid",
    "Pacific/Auckland",
    "Pacific/Apia",
    "Pacific/Niue",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Etc/GMT+12",
]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (22, None),
        (23, Due(7, is_late=False)),
        (24, Due(7, is_late=True)),
        (27, Due(7, is_late=True)),
        (28, Due(2, is_late=False)),
        (29, Due(2, is_late=True)),
        (30, Due(0, is_late=False)),
        (31, None),
    ],
)
def test_the_tightest_reminder_whose_day_has_come_is_due(day: int, due: Due | None) -> None:
    assert due_reminder(WITH_LETTER, date(2026, 7, day), NOON) == due


def test_a_case_may_remind_on_other_days_or_not_at_all() -> None:
    day = date(2026, 7, 26)
    often = replace(WITH_LETTER, reminders=(4, 14))
    assert due_reminder(often, day, NOON) == Due(4, is_late=False)
    assert due_reminder(replace(WITH_LETTER, reminders=()), day, NOON) is None


def test_a_closed_case_and_one_without_a_deadline_remind_nobody() -> None:
    closed = replace(WITH_LETTER, closed_at=NOON)
    assert due_reminder(closed, date(2026, 7, 28), NOON) is None
    assert due_reminder(WITH_ASKS, date(2026, 7, 28), NOON) is None
    assert list(moments(WITH_ASKS, 18, UTC)) == []


def test_two_days_are_the_shortest_notice() -> None:
    assert gives_notice(date(2026, 7, 30), date(2026, 7, 28))
    assert not gives_notice(date(2026, 7, 30), date(2026, 7, 29))


def test_the_moments_of_a_case_are_at_the_preferred_hour_where_it_is_civil() -> None:
    there = [moment.astimezone(MADRID) for moment in moments(WITH_LETTER, 23, MADRID)]
    assert [f"{one:%d %H:%M}" for one in there] == ["23 20:00", "28 20:00", "30 20:00"]


def test_an_hour_that_is_left_out_is_as_much_later_and_of_two_it_is_the_first() -> None:
    assert at_hour(date(2026, 3, 29), 2, MADRID) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert at_hour(date(2026, 10, 25), 2, MADRID) == datetime(2026, 10, 25, 0, tzinfo=UTC)


def put_off(choice: Snooze, day: int, hour: int, minute: int = 0) -> tuple[str, bool] | None:
    local = datetime(2026, 7, day, hour, minute, tzinfo=MADRID)
    found = snooze(choice, WITH_LETTER, local, 18)
    if found is None:
        return None
    return f"{found.at.astimezone(MADRID):%d %H:%M}", found.is_moved


def test_each_choice_is_the_moment_it_says() -> None:
    assert put_off(Snooze.EVENING, 20, 12) == ("20 18:00", False)
    assert put_off(Snooze.TOMORROW, 20, 12) == ("21 18:00", False)
    assert put_off(Snooze.THREE_DAYS, 20, 12) == ("23 18:00", False)
    assert put_off(Snooze.DAY_BEFORE, 20, 12) == ("29 18:00", False)


def test_under_a_reminder_of_the_evening_this_evening_is_later() -> None:
    assert put_off(Snooze.EVENING, 20, 18) == ("20 20:00", False)
    assert put_off(Snooze.EVENING, 20, 20) == ("20 20:30", False)
    assert put_off(Snooze.EVENING, 20, 20, 45) == ("21 09:00", False)
    assert put_off(Snooze.EVENING, 20, 3) == ("20 18:00", False)


def test_what_would_come_after_the_deadline_comes_before_it_and_says_so() -> None:
    assert put_off(Snooze.THREE_DAYS, 28, 18) == ("30 18:00", True)
    assert put_off(Snooze.TOMORROW, 30, 9) == ("30 18:00", True)
    assert put_off(Snooze.TOMORROW, 30, 18) == ("30 20:00", True)
    assert put_off(Snooze.DAY_BEFORE, 30, 12) == ("30 18:00", False)
    assert put_off(Snooze.EVENING, 30, 20, 45) is None
    assert put_off(Snooze.TOMORROW, 31, 12) is None


@given(
    choice=some.sampled_from(Snooze),
    zone=some.sampled_from(ZONES),
    now=some.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - UTC below
    days=some.integers(-1, 20),
    hour=some.integers(0, 23),
)
def test_whatever_is_put_off_comes_at_a_civil_hour_and_in_time(
    choice: Snooze, zone: str, now: datetime, days: int, hour: int
) -> None:
    local = now.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    case = replace(WITH_LETTER, deadline=local.date() + timedelta(days=days))
    found: Snoozed | None = snooze(choice, case, local, hour)
    if found is None:
        assert days < 0 or (days == 0 and local.hour >= 20)
        return
    there = found.at.astimezone(ZoneInfo(zone))
    assert found.at > local
    assert is_civil(there)
    assert case.deadline is not None
    assert there.date() <= case.deadline


@given(some.integers(0, 23))
def test_every_preferred_hour_has_its_civil_one(hour: int) -> None:
    assert 9 <= civil(hour) <= 20
    assert civil(hour) == hour or not 9 <= hour <= 20
