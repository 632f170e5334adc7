"""A letter says what the document says, to the right official, from whom the supporter wants."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import SampleLetter, Target
from cases.letter import PHRASES, Manner, Signatory, salutation_of, write_letter
from tests.cases.people import AMBASSADOR, GOVERNOR, LETTER, WITH_ASKS, WITH_LETTER

AMINA = Signatory("Amina Supporter", "Lyon", "France")
NOBODY = Signatory()
TOO_SHORT_TO_TELL = replace(WITH_ASKS, asks=("¡Libertad!",))


def test_the_sample_letter_is_sent_unaltered_but_for_its_three_placeholders() -> None:
    letter = write_letter(WITH_LETTER, GOVERNOR, AMINA)
    assert letter.paragraphs == (
        "I am Amina Supporter from Lyon, France. {0} {name!r} {unknown} 100% <b>sure</b>.",
        LETTER.paragraphs[1],
    )
    assert letter.text.startswith("Dear Governor Roe,\n\nI am Amina Supporter")
    assert letter.text.endswith("Yours sincerely,\nAmina Supporter\nLyon")
    assert letter.subject == "WRITER HELD"


def test_the_sample_letter_stays_in_its_own_language() -> None:
    assert write_letter(WITH_LETTER, GOVERNOR, AMINA, Manner("es")).language == "en"


def test_a_careful_supporter_signs_with_nothing() -> None:
    letter = write_letter(WITH_LETTER, GOVERNOR, NOBODY)
    assert letter.signature == ()
    assert letter.text.endswith("Yours sincerely,")


def test_a_name_with_placeholders_in_it_is_only_a_name() -> None:
    letter = write_letter(WITH_LETTER, GOVERNOR, Signatory("{city} <i>\\1 %s", "{name}"))
    assert letter.paragraphs[0].startswith("I am {city} <i>\\1 %s from {name}, .")
    assert letter.signature == ("{city} <i>\\1 %s", "{name}")


def test_a_case_without_a_letter_gives_one_opening_sentence_and_then_the_asks_unaltered() -> None:
    letter = write_letter(WITH_ASKS, GOVERNOR, AMINA, Manner("en"))
    opening, asks = letter.paragraphs
    assert opening == (
        "I am writing to you about “Writers Amina Supporter held” (Urgent Action 1.26). "
        "I ask for the following:"
    )
    assert asks.splitlines() == ["• Urging you to free the writers;", "• Asking for a doctor."]


def test_without_a_ua_number_the_opening_names_the_title_only() -> None:
    letter = write_letter(
        replace(TOO_SHORT_TO_TELL, ua_number=None), GOVERNOR, NOBODY, Manner("fr")
    )
    assert "Urgent" not in letter.paragraphs[0]
    assert "Writers" in letter.paragraphs[0]


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_each_language_frames_the_asks_in_its_own_words(language: str) -> None:
    letter = write_letter(TOO_SHORT_TO_TELL, GOVERNOR, NOBODY, Manner(language))
    assert letter.language == language
    assert letter.closing == PHRASES[language].closing
    assert "<" not in letter.text


def test_a_language_without_phrases_falls_back_to_one_that_the_targets_prefer() -> None:
    assert write_letter(TOO_SHORT_TO_TELL, GOVERNOR, NOBODY, Manner("fa")).language == "es"


def test_no_letter_speaks_two_languages() -> None:
    spanish = replace(WITH_ASKS, asks=("Pedir que se ponga en libertad a los escritores.",))
    assert write_letter(WITH_ASKS, GOVERNOR, NOBODY, Manner("es")).language == "en"
    assert write_letter(spanish, GOVERNOR, NOBODY, Manner("en")).language == "es"


def test_the_printed_salutation_of_a_target_comes_first() -> None:
    target = replace(AMBASSADOR, salutation="Your Excellency")
    case = replace(WITH_LETTER, targets=(GOVERNOR, target))
    assert salutation_of(case, target) == ("Your Excellency", False)


def test_the_letters_greeting_is_kept_for_the_one_it_names() -> None:
    assert salutation_of(WITH_LETTER, GOVERNOR) == ("Dear Governor Roe,", False)


def test_nobody_gets_another_officials_greeting() -> None:
    assert salutation_of(WITH_LETTER, AMBASSADOR) == ("Dear Ambassador", True)


def test_a_greeting_by_role_is_for_the_one_who_has_that_role() -> None:
    president = Target(3, "Juan Roe", "Presidente Constitucional de los Estados Unidos Mexicanos")
    greeting = replace(LETTER, salutation="Dear Mr. President,")
    case = replace(WITH_LETTER, letter=greeting, targets=(president, AMBASSADOR))
    assert salutation_of(case, president) == ("Dear Mr. President,", False)
    assert salutation_of(case, AMBASSADOR) == ("Dear Ambassador", True)


def test_a_greeting_that_could_be_for_two_is_for_none_of_them() -> None:
    first, second = replace(GOVERNOR, role="Minister"), replace(AMBASSADOR, role="Minister")
    greeting = replace(LETTER, salutation="Dear Minister,")
    case = replace(WITH_LETTER, letter=greeting, targets=(first, second))
    assert salutation_of(case, first) == ("Dear Minister", True)


def test_the_only_one_written_to_gets_the_letters_greeting_and_a_copy_does_not() -> None:
    copy = replace(AMBASSADOR, copy=True)
    greeting = replace(LETTER, salutation="Your Honour,")
    case = replace(WITH_LETTER, letter=greeting, targets=(GOVERNOR, copy))
    assert salutation_of(case, GOVERNOR) == ("Your Honour,", False)
    assert salutation_of(case, copy) == ("Dear Ambassador", True)


@pytest.mark.parametrize(
    ("role", "language", "wanted"),
    [
        ("Prime Minister", "en", "Dear Prime Minister"),
        ("Attorney General of Exampleland", "en", "Dear Attorney General"),
        ("Minister of the Interior", "es", "Su Excelencia"),
        ("Ministra de Justicia", "es", "Estimado/a Ministra"),
        ("Ministre de la Justice", "fr", "Madame, Monsieur"),
        ("", "en", "Your Excellency"),
        ("Commission", "en", "Your Excellency"),
    ],
)
def test_a_salutation_from_the_role_is_flagged(role: str, language: str, wanted: str) -> None:
    target = replace(AMBASSADOR, role=role)
    case = replace(TOO_SHORT_TO_TELL, targets=(GOVERNOR, target))
    assert salutation_of(case, target, language) == (wanted, True)


@given(st.text(), st.text(), st.text())
def test_no_text_of_anybody_is_interpreted(paragraph: str, name: str, city: str) -> None:
    letter = SampleLetter("en", (paragraph,), None, None)
    case = replace(WITH_LETTER, letter=letter)
    write_letter(case, GOVERNOR, Signatory(name, city, None))
