"""What stands over the picture of a case's totals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.sharing_tally import head_of
from bot.tallying import Totals
from bot.texts import Texts
from cases.case import Case, Channel, Target
from cases.tally import Counted, tally

if TYPE_CHECKING:
    from collections.abc import Iterable

CASE = Case(id=1, title="A poem", ua_number="84.26", targets=(Target(7, "Jane Roe", ""),))
FIRST, LAST = date(2026, 3, 10), date(2026, 3, 12)


def totals_on(days: Iterable[date]) -> Totals:
    """Enough reports on each of these days."""
    counted = [Counted(7, Channel.EMAIL, day, "ES", 9) for day in days]
    return Totals(CASE, tally(counted))


@pytest.mark.parametrize(
    ("days", "today", "head"),
    [
        ((), FIRST, "Urgent Action 84.26 · as of 10 March 2026"),
        ((FIRST,), FIRST, "Urgent Action 84.26 · as of 10 March 2026"),
        ((FIRST,), LAST, "Urgent Action 84.26 · 10 Mar 2026 · as of 12 March 2026"),
        ((FIRST, LAST), LAST, "Urgent Action 84.26 · 10 Mar 2026 – 12 Mar 2026"),
    ],
)
def test_no_day_stands_there_twice(days: tuple[date, ...], today: date, head: str) -> None:
    assert head_of(Texts().in_("en"), totals_on(days), today) == head
