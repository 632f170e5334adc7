"""The letter in the language an official prefers, in one of several wordings, or in own words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import SampleLetter
from cases.letter import AppealLetter, Manner, Signatory, write_letter
from cases.signatory import initials
from cases.wording import (
    lacks,
    languages_of,
    spoken_in,
    subject_in,
    usual_wording,
    wordings,
)
from tests.cases.people import AMBASSADOR, GOVERNOR, LETTER, WITH_ASKS, WITH_LETTER

SPANISH = SampleLetter("es", ("Le pido que lo deje volver a casa.",), "Estimada Gobernadora Roe:")
PERSIAN = SampleLetter("fa", ("از شما می‌خواهم او را آزاد کنید.",))
TRANSLATED = replace(WITH_LETTER, translations=(SPANISH, PERSIAN), languages=("es", "en"))
VARIED = replace(
    WITH_LETTER,
    subjects=("Let the writer go home",),
    openings=("I heard of the writer on the radio.", "As a reader I am worried."),
)
TEACHER = Signatory("Amina", "Toledo", about="I am a teacher in Toledo.", speaks="en")


def written(**manner: object) -> AppealLetter:
    return write_letter(TRANSLATED, GOVERNOR, Signatory(), Manner(**manner))  # type: ignore[arg-type]


def test_a_letter_is_in_the_language_that_officials_prefer_where_the_case_has_it() -> None:
    letter = written()
    assert letter.language == "es"
    assert letter.text.startswith("Estimada Gobernadora Roe:\n\nLe pido")
    assert letter.closing == "Atentamente,"


def test_another_language_is_chosen_where_the_case_has_it_and_only_there() -> None:
    assert languages_of(TRANSLATED) == ("es", "en", "fa")
    assert written(language="en").paragraphs[1] == LETTER.paragraphs[1]
    assert written(language="fa").paragraphs == PERSIAN.paragraphs
    assert spoken_in(TRANSLATED, "pt") == "es"
    assert spoken_in(WITH_LETTER, "es") == "en"


def test_a_language_without_words_of_ours_is_neither_greeted_nor_closed_in_another() -> None:
    assert written(language="fa").text == PERSIAN.paragraphs[0]


def test_a_translation_greets_nobody_by_another_officials_name() -> None:
    letter = write_letter(TRANSLATED, AMBASSADOR, Signatory(), Manner("es"))
    assert "Roe" not in letter.salutation
    printed = replace(AMBASSADOR, salutation="Dear Ambassador Doe")
    case = replace(TRANSLATED, targets=(GOVERNOR, printed))
    assert write_letter(case, printed, Signatory(), Manner("es")).salutation == "Su Excelencia,"


@pytest.mark.parametrize(
    ("language", "greeting"),
    [
        ("es", "Estimadas autoridades:"),
        ("es", "A quien corresponda:"),
        ("es", "Excelencia:"),
        ("fr", "Mesdames et Messieurs,"),
        ("de", "Sehr geehrte Damen und Herren,"),
        ("ar", "السادة المحترمون،"),
        ("fa", "To whom it may concern,"),
    ],
)
def test_a_greeting_for_everybody_comes_before_one_of_ours(language: str, greeting: str) -> None:
    case = replace(TRANSLATED, translations=(SampleLetter(language, ("…",), greeting),))
    for target in case.targets:
        said = write_letter(case, target, Signatory(), Manner(language)).salutation
        assert said == greeting


@pytest.mark.parametrize(
    "greeting",
    [
        "Estimados magistrados:",
        "Estimado Gobernador:",
        "Excelencia Pérez:",
        "Estimada señora:",
        "Dear Madam,",
        "Szanowny panie prezydencie,",
        "سعادة السفير رو،",
        "…,",
    ],
)
def test_a_greeting_that_may_be_meant_for_one_is_for_nobody_else(greeting: str) -> None:
    case = replace(TRANSLATED, translations=(SampleLetter("es", ("…",), greeting),))
    letter = write_letter(case, AMBASSADOR, Signatory(), Manner("es"))
    assert letter.salutation == "Su Excelencia,"


def test_a_case_that_has_none_of_the_preferred_languages_says_which_it_lacks() -> None:
    assert lacks(TRANSLATED) is None
    assert lacks(replace(WITH_LETTER, languages=("fa", "ar"))) == "fa"
    assert lacks(replace(WITH_LETTER, languages=())) is None


def test_asks_can_have_a_translation_that_is_a_letter() -> None:
    case = replace(WITH_ASKS, translations=(SPANISH,))
    assert languages_of(case) == ("es", "en")
    assert write_letter(case, GOVERNOR, Signatory(), Manner("es")).paragraphs == SPANISH.paragraphs
    assert "I ask for" in write_letter(case, GOVERNOR, Signatory(), Manner("en")).text


def test_each_wording_has_its_subject_and_its_opening_and_after_the_last_comes_the_first() -> None:
    assert wordings(VARIED, "en") == 3
    said = [write_letter(VARIED, GOVERNOR, Signatory(), Manner(variant=n)) for n in range(4)]
    assert [one.subject for one in said] == [
        "WRITER HELD",
        "Let the writer go home",
        "WRITER HELD",
        "Let the writer go home",
    ]
    assert [one.paragraphs[0] for one in said[1:3]] == list(VARIED.openings)
    assert said[3].paragraphs[0] == said[0].paragraphs[0]
    assert {one.paragraphs[1:] for one in said} == {LETTER.paragraphs[1:]}


def test_a_translation_and_asks_have_no_other_openings() -> None:
    case = replace(TRANSLATED, openings=VARIED.openings, subjects=VARIED.subjects)
    assert wordings(case, "es") == 1
    letter = write_letter(case, GOVERNOR, Signatory(), Manner("es", variant=1))
    assert (letter.subject, letter.paragraphs) == ("WRITER HELD", SPANISH.paragraphs)
    named = replace(case, translations=(replace(SPANISH, subject="Escritora detenida"),))
    assert subject_in(named, "es", 0, {}) == "Escritora detenida"
    assert subject_in(named, "en", 0, {}) == "WRITER HELD"
    assert wordings(replace(WITH_ASKS, openings=("Never shown.",)), "en") == 1


def test_a_supporter_is_given_the_same_wording_every_time_and_each_is_given_alike_often() -> None:
    given_to = Counter(usual_wording(supporter, 7, 3) for supporter in range(3_000))
    assert set(given_to) == {0, 1, 2}
    assert min(given_to.values()) > 900
    assert [usual_wording(1001, 7, 3) for _ in range(3)] == [usual_wording(1001, 7, 3)] * 3
    assert usual_wording(1001, 7, 1) == 0


def test_own_words_stand_between_salutation_and_signature_and_are_not_understood() -> None:
    own = ("{name} <b>{city}</b> {{ 7 * 7 }} %s", "Please.")
    letter = write_letter(WITH_LETTER, GOVERNOR, Signatory("Amina"), Manner(own=own))
    assert letter.text == (
        "Dear Governor Roe,\n\n{name} <b>{city}</b> {{ 7 * 7 }} %s\n\nPlease.\n\n"
        "Yours sincerely,\nAmina"
    )
    other = write_letter(WITH_LETTER, AMBASSADOR, Signatory("Amina"), Manner(own=own))
    assert other.text.startswith("Dear Ambassador,\n\n{name}")


def test_the_line_on_who_writes_follows_the_opening_in_own_words_too() -> None:
    letter = write_letter(WITH_LETTER, GOVERNOR, TEACHER)
    assert letter.paragraphs[1:] == ("I am a teacher in Toledo.", LETTER.paragraphs[1])
    own = write_letter(WITH_LETTER, GOVERNOR, TEACHER, Manner(own=("One.", "Two.")))
    assert own.paragraphs == ("One.", "I am a teacher in Toledo.", "Two.")
    asks = write_letter(WITH_ASKS, GOVERNOR, TEACHER, Manner("en"))
    assert asks.paragraphs[0] == "I am a teacher in Toledo."
    assert asks.paragraphs[2].startswith("• ")


def test_no_letter_speaks_a_second_language_for_the_line_on_who_writes() -> None:
    letter = write_letter(TRANSLATED, GOVERNOR, TEACHER, Manner("es"))
    assert "teacher" not in letter.text
    anywhere = replace(TEACHER, speaks=None)
    assert "teacher" in write_letter(TRANSLATED, GOVERNOR, anywhere, Manner("es")).text


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Amina Example", "A. E."),
        ("jean-luc d'exemple", "J. L. D."),
        ("Ángela", "Á."),
        ("A\u0301ngela", "Á."),
        ("أمينة مثال", "أ. م."),
        ("王小明", "王."),
        ("नीता कुमार", "नी. कु."),
        ("  🕊 Amina 🏳️‍🌈 ", "A."),
        ("🕊", ""),
        ("", ""),
    ],
)
def test_initials_are_whole_characters_in_any_script(name: str, wanted: str) -> None:
    assert initials(name) == wanted


@given(st.text())
def test_initials_are_taken_of_anything(name: str) -> None:
    assert "\n" not in initials(name)


def test_a_country_is_named_in_the_letters_language() -> None:
    from_ = replace(WITH_LETTER, letter=SampleLetter("es", ("Escribo desde {country}.",)))
    assert "desde España." in write_letter(from_, GOVERNOR, Signatory(country="ES")).text
    unknown = replace(WITH_LETTER, letter=SampleLetter("xx", ("From {country}.",)))
    assert "From Spain." in write_letter(unknown, GOVERNOR, Signatory(country="ES")).text
    assert "From Erehwon." in write_letter(unknown, GOVERNOR, Signatory(country="Erehwon")).text


@given(st.text(), st.text(), st.integers(0, 9))
def test_nobodys_own_words_are_changed(first: str, second: str, variant: int) -> None:
    manner = Manner(variant=variant, own=(first, second))
    letter = write_letter(VARIED, GOVERNOR, Signatory("{city}"), manner)
    assert letter.paragraphs == (first, second)
