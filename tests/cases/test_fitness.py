from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from cases.case import Channel, Contact, SampleLetter
from cases.document import read_text
from cases.document.draft import case_of
from cases.examples import examples
from cases.fitness import (
    IN_A_CONTACT,
    IN_A_LETTER,
    IN_A_STORY,
    IN_ONE_LINE,
    OFFICIALS,
    Fault,
    Unfit,
    faults,
)
from cases.paging import length
from tests.cases.people import GOVERNOR, LETTER, WITH_ASKS, WITH_LETTER, contact

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.case import Case

CANDLE = "🕯"  # two UTF-16 units
MANY_CONTACTS = tuple(contact(Channel.PHONE, str(n)) for n in range(OFFICIALS + 1))


def kinds(case: Case) -> list[Unfit]:
    return [fault.kind for fault in faults(case)]


def test_what_is_ordinary_can_be_published() -> None:
    assert faults(WITH_LETTER) == faults(WITH_ASKS) == []
    for example in examples():
        assert faults(case_of(read_text(example.text), 1, 1, count(1))) == []


def test_a_case_without_officials_or_a_letter_is_doubtful_and_breaks_no_screen() -> None:
    assert faults(replace(WITH_LETTER, targets=(), letter=None, asks=())) == []


def test_a_case_needs_a_title() -> None:
    assert faults(replace(WITH_LETTER, title="")) == [Fault(Unfit.NO_TITLE)]


def official(**changes: Any) -> dict[str, Any]:
    return {"targets": (replace(GOVERNOR, **changes),)}


@pytest.mark.parametrize(
    ("of_length", "most"),
    [
        (lambda n: {"title": "T" * n}, IN_ONE_LINE),
        (lambda n: {"name_and_pronoun": "N" * n}, IN_A_CONTACT),
        (lambda n: {"title": "T" * (n - 2) + CANDLE}, IN_ONE_LINE),
        (lambda n: {"country": "C" * n}, IN_ONE_LINE),
        (lambda n: {"summary": ("S",), "additional_information": ("A" * (n - 2),)}, IN_A_STORY),
        (lambda n: {"letter": None, "asks": ("A" * n,)}, IN_A_LETTER),
        (lambda n: {"letter": replace(LETTER, paragraphs=("L" * n,))}, IN_A_LETTER),
        (lambda n: official(name="N" * n), IN_ONE_LINE),
        (lambda n: official(role="R" * n), IN_ONE_LINE),
        (lambda n: official(salutation="D" * n), IN_ONE_LINE),
        (lambda n: official(contacts=(contact(Channel.X, "@" * n),)), IN_A_CONTACT),
        (lambda n: official(contacts=(Contact(1, Channel.X, "@a", "h" * n),)), IN_A_CONTACT),
        (lambda n: {"subjects": ("A", "S" * n)}, IN_ONE_LINE),
        (lambda n: {"openings": ("O" * n,)}, IN_A_LETTER),
        (lambda n: {"translations": (SampleLetter("es", ("P" * n,)),)}, IN_A_LETTER),
        (lambda n: {"translations": (SampleLetter("es", (), "S" * n),)}, IN_ONE_LINE),
    ],
)
def test_a_text_may_be_as_long_as_a_screen_holds_and_not_longer(
    of_length: Callable[[int], dict[str, Any]], most: int
) -> None:
    assert faults(replace(WITH_LETTER, **of_length(most))) == []
    (fault,) = faults(replace(WITH_LETTER, **of_length(most + 1)))
    assert (fault.kind, fault.most) == (Unfit.LONG, most)
    assert length(fault.text) == most + 1


def test_more_officials_or_contacts_than_there_is_room_for_buttons_are_too_many() -> None:
    crowd = (GOVERNOR,) * OFFICIALS
    assert faults(replace(WITH_LETTER, targets=crowd)) == []
    assert faults(replace(WITH_LETTER, targets=(*crowd, GOVERNOR))) == [
        Fault(Unfit.MANY, OFFICIALS)
    ]
    talkative = replace(GOVERNOR, contacts=MANY_CONTACTS)
    assert kinds(replace(WITH_LETTER, targets=(GOVERNOR, talkative))) == [Unfit.MANY_CONTACTS]


def test_every_reason_is_given() -> None:
    targets = (replace(GOVERNOR, name="N" * 300, contacts=MANY_CONTACTS),) * (OFFICIALS + 1)
    found = kinds(replace(WITH_LETTER, title="", country="C" * 300, targets=targets))
    assert found[:4] == [Unfit.NO_TITLE, Unfit.MANY, Unfit.MANY_CONTACTS, Unfit.LONG]
    assert found.count(Unfit.LONG) == 1 + OFFICIALS
