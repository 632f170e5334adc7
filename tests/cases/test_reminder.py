"""Which reminder is due, by the supporter's own date."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cases.reminder import KINDS, Kind, due_reminder, since
from tests.cases.people import WITH_ASKS, WITH_LETTER

NOON = datetime(2026, 7, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "kind"),
    [(22, None), (23, Kind.WEEK), (27, Kind.WEEK), (28, Kind.LAST_DAYS), (30, Kind.LAST_DAYS)],
)
def test_the_tightest_reminder_whose_day_has_come_is_due(day: int, kind: Kind | None) -> None:
    assert due_reminder(WITH_LETTER, date(2026, 7, day), NOON) is kind


def test_where_the_deadline_has_passed_nobody_is_reminded() -> None:
    still_open = datetime(2026, 7, 31, 11, tzinfo=UTC)
    assert due_reminder(WITH_LETTER, date(2026, 7, 31), still_open) is None


def test_a_closed_case_and_one_without_a_deadline_remind_nobody() -> None:
    closed = replace(WITH_LETTER, closed_at=NOON)
    assert due_reminder(closed, date(2026, 7, 28), NOON) is None
    assert due_reminder(WITH_ASKS, date(2026, 7, 28), NOON) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_reminder_is_due_from_its_first_day_on_and_not_before(kind: Kind) -> None:
    first = since(WITH_LETTER, kind)
    assert due_reminder(WITH_LETTER, first, NOON) is kind
    assert due_reminder(WITH_LETTER, date.fromordinal(first.toordinal() - 1), NOON) is not kind


def test_without_a_deadline_there_is_no_first_day() -> None:
    with pytest.raises(ValueError, match="deadline"):
        since(WITH_ASKS, Kind.WEEK)
