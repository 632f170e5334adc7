"""What is doubtful of a draft as it stands, whatever document it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Kind, ends_everywhere
from cases.fitness import OFFICIALS
from cases.salutation import salutation_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cases.case import Case

_NOTHING_TO_SEND = frozenset({Kind.ENDED, Kind.STOP})


def standing_doubts(case: Case, now: datetime | None = None) -> Iterator[tuple[str, str]]:
    """The paths (`deadline`, `targets[0].salutation`) that somebody should look at, and why.

    A deadline that is over at this aware moment; a greeting that no document has, and that was
    made from the role or fits everybody. Another greeting is another doubt.
    """
    if now is not None and _is_late(case, now):
        yield "deadline", "the deadline is over, and supporters would see a closed case"
    for place, greeting in _made(case):
        yield _doubt(place, greeting)


def known_greetings(before: Case, case: Case) -> Iterator[tuple[str, str]]:
    """Those doubts that the version `before` had of the same officials: they are not new."""
    known = {(before.targets[place].id, greeting) for place, greeting in _made(before)}
    for place, greeting in _made(case):
        if (case.targets[place].id, greeting) in known:
            yield _doubt(place, greeting)


def _doubt(place: int, greeting: str) -> tuple[str, str]:
    why = f"no greeting is given, so this one is made: {greeting}"
    return f"targets[{place}].salutation", why


def _is_late(case: Case, now: datetime) -> bool:
    if case.deadline is None or case.kind in _NOTHING_TO_SEND:
        return False
    return now >= ends_everywhere(case.deadline)


def _made(case: Case) -> Iterator[tuple[int, str]]:
    """The greetings that were made for officials who can be written to, by the officials' places.

    None where there are more of them than a case may have: each is compared with each.
    """
    if len(case.targets) > OFFICIALS or case.kind in _NOTHING_TO_SEND:
        return
    for place, target in enumerate(case.targets):
        greeting, is_made = salutation_of(case, target)
        if target.contacts and is_made:
            yield place, greeting
