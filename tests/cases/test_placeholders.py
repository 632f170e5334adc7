"""What stands in braces is filled in, or told: no official is sent an empty place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import SampleLetter
from cases.letter import Manner, Signatory, write_letter
from cases.placeholders import in_case, not_filled
from tests.cases.people import GOVERNOR, LETTER, WITH_LETTER

BAKER = "I am a {city} baker."
SETTLED = Signatory("Amina", "Lyon", "FR")
VARIED = replace(
    WITH_LETTER,
    letter=replace(LETTER, paragraphs=("I am {name} from {city}.", "Let the writer go.")),
    subjects=("A letter from {city}", "Let the writer go home"),
    openings=(BAKER, "I read of it."),
)


def first(signatory: Signatory, variant: int) -> str:
    return write_letter(VARIED, GOVERNOR, signatory, Manner(variant=variant)).paragraphs[0]


def subject(signatory: Signatory, variant: int) -> str:
    return write_letter(VARIED, GOVERNOR, signatory, Manner(variant=variant)).subject


def test_an_opening_that_needs_a_city_is_for_those_who_gave_one() -> None:
    assert first(SETTLED, 1) == "I am a Lyon baker."
    assert first(Signatory("Amina", "  "), 1) == "I read of it."
    assert first(Signatory("Amina"), 1) == first(Signatory("Amina"), 2)


def test_after_the_last_opening_comes_the_first_before_the_document_has_the_word() -> None:
    case = replace(VARIED, openings=("I read of it.", BAKER))
    letter = write_letter(case, GOVERNOR, Signatory("Amina"), Manner(variant=2))
    assert letter.paragraphs[0] == "I read of it."


def test_where_no_opening_can_be_filled_the_document_has_the_word() -> None:
    case = replace(VARIED, openings=(BAKER, "From {country} I write.", "Me, {name}."))
    said = {
        write_letter(case, GOVERNOR, Signatory(), Manner(variant=n)).paragraphs[0]
        for n in range(4)
    }
    assert said == {"I am  from ."}, "a sample letter stays as it is"


def test_a_subject_is_filled_in_or_the_next_one_is_taken() -> None:
    assert subject(SETTLED, 1) == "A letter from Lyon"
    assert subject(Signatory(), 1) == "Let the writer go home"
    assert subject(Signatory(), 0) == "WRITER HELD"


def test_a_translation_whose_subject_cannot_be_filled_has_the_title() -> None:
    spanish = SampleLetter("es", ("Le pido.",), subject="Carta desde {city}")
    case = replace(WITH_LETTER, translations=(spanish,))
    assert write_letter(case, GOVERNOR, SETTLED, Manner("es")).subject == "Carta desde Lyon"
    assert write_letter(case, GOVERNOR, Signatory(), Manner("es")).subject == "WRITER HELD"


def test_a_title_in_braces_is_a_title() -> None:
    case = replace(WITH_LETTER, title="Writers {name} held")
    assert write_letter(case, GOVERNOR, SETTLED).subject == "Writers {name} held"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I {foo} read of {city} and {foo}.", ("{foo}",)),
        ("{City} { city } {ciudad} {مدينة}", ("{City}", "{ city }", "{ciudad}", "{مدينة}")),
        ("{name} {city} {country}", ()),
        ("{} { } {\n} 7 } { 8", ()),
        ("{" * 9_000 + "x" * 9_000, ()),
    ],
)
def test_what_is_not_filled_in_is_named_once(text: str, found: tuple[str, ...]) -> None:
    assert not_filled(text) == found


def test_all_that_is_sent_is_looked_at_and_greetings_and_posts_take_no_place_at_all() -> None:
    case = replace(
        VARIED,
        openings=("{a}",),
        subjects=("{b}", "{city}"),
        asks=("{c}",),
        posts=("{city}",),
        summary=("{never}",),
        translations=(SampleLetter("es", ("{d}",), "Dear {name}", "{e}", "{f}"),),
        targets=(replace(GOVERNOR, salutation="Dear {g}"),),
    )
    assert set(in_case(case)) == {
        *("{a}", "{b}", "{c}", "{d}", "{e}", "{f}", "{g}", "{city}", "{name}")
    }
    assert in_case(VARIED) == ()


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(one in text for one in not_filled(text))
