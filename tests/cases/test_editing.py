"""What a coordinator writes for a field of a case means just that, or is refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import Kind
from cases.edited import Amiss, Edited, Refused, Remark, Written
from cases.editing import MAY_BE_EMPTY, edited, emptied
from cases.fitness import faults
from tests.cases.editing import (
    CASE,
    FIELDS,
    LEFTWARD,
    LETTER,
    MARKUP,
    TODAY,
    refused,
    remarks,
    write,
)


@pytest.mark.parametrize("number", ["84.19", "235/17", "034/21", "84/2019", "  84.19 "])
def test_a_number_stands_as_it_was_printed(number: str) -> None:
    assert write("ua_number", number).ua_number == number.strip()


def test_a_number_in_digits_of_another_script_is_found_by_everybody() -> None:
    assert write("ua_number", "٨٤.١٩").ua_number == "84.19"


@pytest.mark.parametrize("number", ["eighty-four", "84", "84.19.20", MARKUP, "1" * 100_000])
def test_what_is_no_number_is_refused(number: str) -> None:
    assert refused("ua_number", number) is Amiss.NO_NUMBER


@pytest.mark.parametrize("title", [MARKUP, LEFTWARD, "A poem", "Ein Gedicht 🧕🏽"])
def test_a_title_stands_on_one_line_as_it_was_written(title: str) -> None:
    assert write("title", f"  {title}\n").title == title
    assert write("title", f"{title}\n{title}").title == f"{title} {title}"


def test_signs_that_turn_a_whole_screen_are_no_part_of_a_text() -> None:
    assert write("title", "\u202eA poem\u0000").title == "A poem"


def test_a_text_that_is_too_long_is_refused_whole_and_by_how_much() -> None:
    done = edited(CASE, "title", Written(("W" * 300,), TODAY))
    assert done == Refused(Amiss.LONG, 300 - 256)
    done = edited(CASE, "title", Written(("🧕" * 129,), TODAY))
    assert done == Refused(Amiss.LONG, 2), "as Telegram counts"


@pytest.mark.parametrize("field", FIELDS)
def test_a_hundred_thousand_characters_are_refused_everywhere(field: str) -> None:
    why = refused(field, *["word " * 800] * 25)
    assert why in {Amiss.LONG, Amiss.NO_NUMBER, Amiss.NO_KIND, Amiss.NO_DATE, Amiss.NO_LANGUAGE}


@pytest.mark.parametrize("field", [*FIELDS, "targets", "__class__", "id", "version", ""])
def test_nothing_written_is_no_value_and_no_field_is_forged(field: str) -> None:
    assert refused(field, " \n\t\u0007 ") in {Amiss.EMPTY, Amiss.NO_FIELD}
    assert refused("version", "7") is Amiss.NO_FIELD


def test_a_kind_is_one_of_those_there_are() -> None:
    assert write("kind", "further").kind is Kind.FURTHER
    assert refused("kind", "whatever") is Amiss.NO_KIND


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Turkey", "Turkey"),
        ("Turquía", "Turquía"),
        ("تركيا", "Türkiye"),
        ("🇪🇸", "Spain"),
        ("Holland", "Netherlands"),
    ],
)
def test_a_country_is_known_in_every_language(said: str, kept: str) -> None:
    assert write("country", said).country == kept
    assert remarks("country", said) == ()


def test_an_unknown_country_is_kept_as_written_and_said() -> None:
    assert write("country", "Somewhere").country == "Somewhere"
    assert remarks("country", "Somewhere") == (Remark.UNKNOWN_COUNTRY,)


@pytest.mark.parametrize(
    "said",
    [
        "24 December 2026",
        "December 24, 2026",
        "24 de diciembre de 2026",
        "le 24 décembre 2026",
        "24. Dezember 2026",
        "24 ديسمبر 2026",
        "٢٤ ديسمبر ٢٠٢٦",
        "2026-12-24",
        "24/12/2026",
        "until 24.12.2026, please",
    ],
)
def test_a_deadline_is_read_in_any_language(said: str) -> None:
    assert write("deadline", said, case=replace(CASE, deadline=None)).deadline == date(
        2026, 12, 24
    )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("soon", Amiss.NO_DATE),
        ("December 2026", Amiss.NO_DAY),
        ("21 November 2026", Amiss.PAST),
        ("31 February 2027", Amiss.NO_DAY),
        ("3 May 2027 or 4 May 2027", Amiss.TWO_DATES),
        ("20/12/26", Amiss.SHORT_YEAR),
        ("until 1-2-27", Amiss.SHORT_YEAR),
        (MARKUP, Amiss.NO_DATE),
    ],
)
def test_what_is_no_day_to_come_is_no_deadline(said: str, why: Amiss) -> None:
    assert refused("deadline", said) is why


def test_who_is_refused_a_date_is_told_which_one_was_understood() -> None:
    done = edited(CASE, "deadline", Written(("12/11/2026",), TODAY))
    assert isinstance(done, Refused)
    assert (done.why, done.day) == (Amiss.PAST, date(2026, 11, 12))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("5/12/2026", (Remark.DAY_FIRST,)),
        ("٥/١٢/٢٠٢٦", (Remark.DAY_FIRST,)),
        ("12/12/2026", ()),
        ("12/24/2026", ()),
        ("2026-12-05", ()),
        ("5 December 2026", ()),
    ],
)
def test_where_the_month_might_stand_first_it_is_said_how_it_was_read(
    said: str, told: tuple[Remark, ...]
) -> None:
    assert remarks("deadline", said) == told


def test_languages_without_a_letter_are_kept_with_a_warning() -> None:
    assert remarks("languages", "English, Spanish") == (Remark.LETTER_MISSING,)
    assert remarks("languages", "English") == ()
    assert remarks("languages", "English, Spanish", case=replace(CASE, letter=None)) == ()
    spanish = replace(LETTER, language="es")
    both = replace(CASE, translations=(spanish,))
    assert remarks("languages", "English, Spanish", case=both) == ()


def test_today_is_still_a_deadline() -> None:
    assert write("deadline", "22 November 2026").deadline == TODAY


def test_an_issue_date_is_not_to_come() -> None:
    assert write("published", "1 November 2026").published == date(2026, 11, 1)
    assert refused("published", "1 November 2027") is Amiss.TO_COME


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("English or Spanish", ("en", "es")),
        ("en, es", ("en", "es")),
        ("es en fr", ("es", "en", "fr")),
        ("español; français", ("es", "fr")),
        ("Deutsch und Englisch", ("de", "en")),
        ("Nederlands en Engels", ("nl", "en")),
        ("الإنجليزية أو العربية", ("en", "ar")),
        ("English, English\nALBANIAN", ("en", "sq")),
    ],
)
def test_languages_are_known_by_name_or_code(said: str, codes: tuple[str, ...]) -> None:
    assert write("languages", said).languages == codes


def test_a_word_that_is_no_language_is_named() -> None:
    done = edited(CASE, "languages", Written(("English, Klingonish",), TODAY))
    assert done == Refused(Amiss.NO_LANGUAGE, text="klingonish")


@pytest.mark.parametrize(
    "link", ["https://www.amnesty.org/en/documents/1/", "http://example.org/a?b=c&d=e"]
)
def test_a_link_of_the_web_is_kept(link: str) -> None:
    assert write("previous_ua_link", link).previous_ua_link == link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://localhost/",
        "https://user@example.org/",
        "https://example.org/ and more",
        "example",
        "https://[::1",
        "tg://resolve?domain=x",
        MARKUP,
    ],
)
def test_any_other_link_is_refused(link: str) -> None:
    assert refused("previous_ua_link", link) is Amiss.NO_LINK


@pytest.mark.parametrize("field", sorted(MAY_BE_EMPTY))
def test_what_may_be_empty_is_left_empty(field: str) -> None:
    done = emptied(CASE, field)
    assert isinstance(done, Edited)
    assert not getattr(done.case, field)
    assert faults(done.case) == []


@pytest.mark.parametrize("field", ["title", "kind", "targets", "id"])
def test_nothing_else_is_left_empty(field: str) -> None:
    assert emptied(CASE, field) == Refused(Amiss.EMPTY)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200)


@given(st.sampled_from(FIELDS), st.lists(words, max_size=4))
def test_whatever_is_written_is_kept_or_refused_and_never_breaks_a_case(
    field: str, messages: list[str]
) -> None:
    done = edited(CASE, field, Written(tuple(messages), TODAY, ("en", "ar")))
    if isinstance(done, Edited):
        assert faults(done.case) == []
        others = {"asks", "targets"} if field == "asks" else {field}
        assert all(
            getattr(done.case, name) == getattr(CASE, name)
            for name in CASE.__slots__
            if name not in others
        )
