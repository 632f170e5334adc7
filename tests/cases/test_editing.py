"""What a coordinator writes for a field of a case means just that, or is refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import Case, Kind, SampleLetter, Target
from cases.edited import Amiss, Edited, Refused, Remark, Written
from cases.editing import LONG_FIELDS, MAY_BE_EMPTY, edited, emptied
from cases.fitness import faults

TODAY = date(2026, 11, 22)
LETTER = SampleLetter(
    "en",
    ("I write about the teacher whom no lawyer has seen.", "Please release the teacher."),
    "Dear Governor Roe,",
    "Yours sincerely,",
)
CASE = Case(
    id=1,
    title="Teacher held for a poem",
    ua_number="84.26",
    letter=LETTER,
    asks=("Release the teacher.", "Let a lawyer in.", "Let everybody read."),
    targets=(
        Target(1, "Jane Roe", "Governor", asks=(0, 2)),
        Target(2, "Richard Doe", "Ambassador", asks=(1,)),
        Target(3, "Anna Poe", "Minister"),
    ),
    languages=("en",),
    summary=("A teacher was arrested.", "They were beaten."),
    deadline=date(2026, 12, 24),
)
FIELDS = (*sorted(MAY_BE_EMPTY), "title", "kind")
MARKUP = "<b>{{ x }}</b> & {name} %(x)s"
LEFTWARD = "\u05d0\u05d1\u05d2 \u200f(1)"


def write(field: str, *messages: str, case: Case = CASE) -> Case:
    done = edited(case, field, Written(messages, TODAY, ("en", "es", "fr", "ar")))
    assert isinstance(done, Edited), done
    return done.case


def refused(field: str, *messages: str, case: Case = CASE) -> Amiss:
    done = edited(case, field, Written(messages, TODAY, ("en", "es", "fr", "ar")))
    assert isinstance(done, Refused), done
    return done.why


def remarks(field: str, *messages: str, case: Case = CASE) -> tuple[Remark, ...]:
    done = edited(case, field, Written(messages, TODAY, ("en", "es", "fr", "ar")))
    assert isinstance(done, Edited), done
    return done.remarks


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
        (MARKUP, Amiss.NO_DATE),
    ],
)
def test_what_is_no_day_to_come_is_no_deadline(said: str, why: Amiss) -> None:
    assert refused("deadline", said) is why


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


paragraph = st.from_regex(r"[A-Z][a-z]{1,12}( [a-zäöüñء-ي]{1,12}){1,8}\.", fullmatch=True)


@given(st.sampled_from(sorted(LONG_FIELDS - {"letter"})), st.lists(paragraph, min_size=1))
def test_a_value_sent_back_as_it_was_shown_changes_nothing(field: str, texts: list[str]) -> None:
    case = write(field, "\n\n".join(texts))
    assert getattr(case, field) == tuple(texts)
    assert write(field, "\n\n".join(texts), case=case) == case
