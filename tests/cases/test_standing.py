"""What is doubtful of a draft as it stands: a deadline that is over, a greeting that was made."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cases.case import Case, Channel, Contact, Kind, SampleLetter, Target, ends_everywhere
from cases.standing import known_greetings, standing_doubts

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def official(id_: int, role: str, salutation: str | None = None) -> Target:
    """An official who can be written to."""
    contact = Contact(100 + id_, Channel.EMAIL, f"{id_}@example.org")
    return Target(id_, f"Official {id_}", role, salutation, (contact,))


CASE = Case(
    id=1,
    title="A case",
    letter=SampleLetter("en", ("Release her.",), "Dear Governor,"),
    targets=(official(1, "Governor"), official(2, "Ambassador")),
    deadline=date(2026, 3, 30),
)


def paths(case: Case, now: datetime | None = NOW) -> list[str]:
    return [path for path, _ in standing_doubts(case, now)]


def test_a_greeting_that_was_made_is_doubtful_and_a_printed_one_is_not() -> None:
    ((path, why),) = standing_doubts(CASE, NOW)
    assert path == "targets[1].salutation"
    assert why.endswith("Dear Ambassador")
    assert paths(replace(CASE, targets=(official(1, "Governor"), official(2, "", "Madam")))) == []


def test_another_greeting_is_another_doubt() -> None:
    (before,) = standing_doubts(CASE, NOW)
    renamed = replace(CASE, targets=(CASE.targets[0], official(2, "Minister")))
    (after,) = standing_doubts(renamed, NOW)
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_nobody_is_greeted_who_cannot_be_written_to() -> None:
    bare = replace(CASE.targets[1], contacts=())
    assert paths(replace(CASE, targets=(CASE.targets[0], bare))) == []


@pytest.mark.parametrize(("hours", "is_late"), [(-1, False), (0, True), (10_000, True)])
def test_a_deadline_is_over_once_it_has_ended_everywhere(hours: int, is_late: bool) -> None:
    assert CASE.deadline is not None
    now = ends_everywhere(CASE.deadline) + timedelta(hours=hours)
    assert ("deadline" in paths(CASE, now)) == is_late
    assert "deadline" not in paths(CASE, None)
    assert "deadline" not in paths(replace(CASE, deadline=None), now)


@pytest.mark.parametrize("kind", [Kind.ENDED, Kind.STOP])
def test_where_nothing_is_to_be_sent_nothing_of_this_matters(kind: Kind) -> None:
    assert paths(replace(CASE, kind=kind), NOW + timedelta(days=99)) == []


def test_what_is_out_is_known_by_the_official_wherever_they_stand() -> None:
    turned = replace(CASE, targets=CASE.targets[::-1])
    ((path, _),) = known_greetings(CASE, turned)
    assert path == "targets[0].salutation"
    assert [*known_greetings(CASE, replace(CASE, targets=(official(3, "Ambassador"),)))] == []


def test_a_hostile_list_of_officials_is_not_compared_each_with_each() -> None:
    many = tuple(official(one, f"Minister of Rain {one}") for one in range(2000))
    began = time.monotonic()
    assert paths(replace(CASE, targets=many)) == []
    assert len(paths(replace(CASE, targets=many[:50]))) == 50
    assert time.monotonic() - began < 2
