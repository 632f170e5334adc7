"""Stories, asks and letters as a coordinator writes them anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import SampleLetter
from cases.edited import Remark
from cases.editing import LONG_FIELDS
from tests.cases.editing import CASE, remarks, write


def test_a_story_has_the_paragraphs_that_blank_lines_make() -> None:
    first, second = "word " * 790 + "and", "so it went on."
    case = write("summary", first, second, "Another one.\nIts second line.\n\nThe last.")
    assert case.summary == (f"{first} {second}", "Another one.\nIts second line.", "The last.")


def test_a_passage_that_is_hidden_no_more_is_said() -> None:
    case = replace(CASE, disturbing=("They were beaten.",))
    assert remarks("summary", "A teacher was arrested.", case=case) == (Remark.UNHIDDEN,)
    assert remarks("summary", "Arrested. They were  beaten.", case=case) == ()


ASKS = ("Release the teacher, at once and for good.", "Let a lawyer in.", "Let everybody read.")


@pytest.mark.parametrize(
    "said",
    [
        "\n".join(ASKS),
        "\n\n".join(ASKS),
        "\n".join(f"• {ask}" for ask in ASKS),
        "\n\n".join(f"- {ask}" for ask in ASKS),
        "\n".join(f"{n}. {ask}" for n, ask in enumerate(ASKS, 1)),
        "\n".join(f"({n}) {ask}" for n, ask in enumerate(ASKS, 1)),
        f"* Release the teacher,\n  at once and for good.\n* {ASKS[1]}\n* {ASKS[2]}",
    ],
)
def test_asks_are_read_however_they_are_listed(said: str) -> None:
    assert write("asks", said).asks == ASKS


def test_what_goes_to_whom_follows_the_asks() -> None:
    case = write("asks", "Let everybody read.\nA new one.\nRelease the teacher.\nLet a lawyer in.")
    assert [target.asks for target in case.targets] == [(0, 2), (3,), ()]
    reworded = write("asks", "Release the teacher now.\nLet a lawyer in.\nLet everybody read.")
    assert [target.asks for target in reworded.targets] == [(0, 2), (1,), ()]
    assert remarks("asks", "Release the teacher.\nLet everybody read.") == (Remark.ASKS_OF_ALL,)


def test_a_letter_has_its_greeting_and_closing_apart() -> None:
    said = (
        "Dear Minister,\n\nI write about the teacher.\n\nLet them go.\n\nYours sincerely,\n[NAME]"
    )
    letter = write("letter", said).letter
    assert letter == SampleLetter(
        "en", ("I write about the teacher.", "Let them go."), "Dear Minister,", "Yours sincerely,"
    )
    glued = write("letter", "Dear Minister,\nI write about the teacher.\nRespectfully,").letter
    assert glued == SampleLetter(
        "en", ("I write about the teacher.",), "Dear Minister,", "Respectfully,"
    )


def test_a_letter_in_arabic_is_taken_apart_by_its_commas() -> None:
    said = "معالي الوزير،\n\nأكتب إليكم بشأن المعلمة.\n\nمع الاحترام،"
    case = replace(CASE, letter=None, languages=("ar",))
    letter = write("letter", said, case=case).letter
    assert letter == SampleLetter(
        "ar", ("أكتب إليكم بشأن المعلمة.",), "معالي الوزير،", "مع الاحترام،"
    )


def test_what_a_letter_lacks_is_said_and_so_is_what_belonged_to_the_old_one() -> None:
    assert remarks("letter", "Please let the teacher go.") == (
        Remark.NO_GREETING,
        Remark.NO_CLOSING,
    )
    case = replace(CASE, openings=("Another beginning.",))
    assert Remark.OTHER_WORDINGS in remarks("letter", "Please let them go.", case=case)


paragraph = st.from_regex(r"[A-Z][a-z]{1,12}( [a-zäöüñء-ي]{1,12}){1,8}\.", fullmatch=True)


@given(st.sampled_from(sorted(LONG_FIELDS - {"letter"})), st.lists(paragraph, min_size=1))
def test_a_value_sent_back_as_it_was_shown_changes_nothing(field: str, texts: list[str]) -> None:
    case = write(field, "\n\n".join(texts))
    assert getattr(case, field) == tuple(texts)
    assert write(field, "\n\n".join(texts), case=case) == case
