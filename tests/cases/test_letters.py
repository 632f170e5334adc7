"""The letters of a case, one a language, as coordinators give them."""

from __future__ import annotations

import pytest

from cases.case import Case, SampleLetter, Target
from cases.letter import Manner, Signatory, write_letter
from cases.letters import (
    letters_of,
    mark,
    mark_of,
    may_be_in,
    with_letter,
    without_letter,
    written,
)

ENGLISH = SampleLetter("en", ("I write about the teacher.",), "Dear Governor,", "Yours sincerely,")
SPANISH = SampleLetter("es", ("Le escribo por la maestra.",))
FRENCH = SampleLetter("fr", ("Je vous écris.",))
CASE = Case(id=1, title="A teacher is held", letter=ENGLISH, languages=("es",))
ASKS = Case(id=1, title="A teacher is held", asks=("Please release the teacher at once.",))
GOVERNOR = Target(1, "Jane Roe", "Governor")


def text_of(case: Case, language: str) -> str:
    return write_letter(case, GOVERNOR, Signatory(), Manner(language)).text


def test_a_letter_in_another_language_stands_beside_the_printed_one() -> None:
    case = with_letter(CASE, SPANISH)
    assert case.letter == ENGLISH
    assert list(letters_of(case)) == ["es", "en"], "the language that officials prefer comes first"
    assert "Le escribo" in text_of(case, "es")


def test_a_letter_takes_the_place_of_the_one_in_its_language() -> None:
    case = with_letter(with_letter(with_letter(CASE, SPANISH), FRENCH), SPANISH)
    assert [one.language for one in case.translations] == ["es", "fr"]
    anew = SampleLetter("en", ("Free her.",))
    assert with_letter(CASE, anew).letter == anew


def test_asks_in_another_language_are_not_hidden_by_a_letter() -> None:
    case = with_letter(ASKS, SPANISH)
    assert case.letter is None
    assert "Please release the teacher" in text_of(case, "en")
    assert "Le escribo" in text_of(case, "es")


def test_a_letter_in_the_language_of_the_asks_takes_their_place() -> None:
    case = with_letter(ASKS, ENGLISH)
    assert case.letter == ENGLISH
    assert "I write about the teacher." in text_of(case, "en")


def test_the_first_letter_of_a_case_without_text_is_its_own() -> None:
    case = with_letter(Case(id=1, title="A teacher is held"), SPANISH)
    assert case.letter == SPANISH
    assert list(letters_of(case)) == ["es"]


def test_a_letter_is_taken_out_where_something_is_left_to_send() -> None:
    assert without_letter(with_letter(CASE, SPANISH), "es") == CASE
    assert without_letter(CASE, "en") is None
    assert without_letter(with_letter(ASKS, ENGLISH), "en") == ASKS


@pytest.mark.parametrize(
    ("greeting", "farewell"),
    [
        ("Dear Governor Roe,", "Yours sincerely,"),
        ("Estimado Gobernador:", "Atentamente,"),
        ("Monsieur le Gouverneur,", "Veuillez agréer l’expression de ma considération,"),
        ("السيد المحافظ،", "وتفضلوا بقبول فائق الاحترام،"),
        ("尊敬的省长：", None),
    ],
)
def test_greeting_and_last_words_are_known_by_how_they_look(
    greeting: str, farewell: str | None
) -> None:
    told = (greeting, "One.", "Two.", *((farewell,) if farewell else ()))
    letter = written("es", told)
    assert (letter.salutation, letter.closing) == (greeting, farewell)
    assert letter.paragraphs == ("One.", "Two.")


@pytest.mark.parametrize("told", [("Only one, line,",), ("One.", "Two."), ("a\nb,", "c")])
def test_what_does_not_look_so_stays_a_paragraph(told: tuple[str, ...]) -> None:
    letter = written("en", told)
    assert letter.paragraphs == told
    assert letter.salutation is None


def test_a_mark_tells_texts_apart_and_fits_into_a_button() -> None:
    letters = (None, ENGLISH, SPANISH, SampleLetter("en", ENGLISH.paragraphs))
    assert len({mark(one) for one in letters}) == len(letters)
    assert len(mark_of("a", "b")) == 8
    assert mark_of("ab", "") != mark_of("a", "b")
    assert mark_of("\ud800") == mark_of("\ud800"), "half a pair is a text too"


def test_only_known_languages_take_a_letter() -> None:
    assert may_be_in(CASE, "fr")
    assert may_be_in(Case(id=1, title="", languages=("ka",)), "ka")
    assert not may_be_in(CASE, "xx")
    assert not may_be_in(CASE, "")
