"""A letter on paper: what stands where, on which paper, and that nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.sheet import Sheet
from cases.sheets.dates import dated
from cases.sheets.papers import A4, A4_RIGHT, LETTER, Paper, paper_of
from cases.sheets.pdf import CannotTypeset
from tests.cases.printed import (
    ADDRESS,
    DAY,
    PARAGRAPHS,
    Pages,
    letter,
    letters,
    printed,
    sheet,
    typesetter,
    words,
)

HOME = ("12 Sample Road", "45001 Toledo", "Spain")
each_paper = pytest.mark.parametrize(
    ("country", "paper"), [("ES", A4), ("FR", A4_RIGHT), ("US", LETTER)]
)
WINDOWED = {A4: (40.0, 96.0), A4_RIGHT: (48.0, 92.0), LETTER: (48.0, 93.0)}
"""The heights between which a window may look, wherever the sheet lies in its envelope."""


def in_window(pages: Pages, paper: Paper) -> bool:
    """All that is printed behind the window is seen whole, whichever way the sheet has slid."""
    return pages.ink(*WINDOWED[paper]).lies_in(paper.window)


@pytest.mark.parametrize(
    ("country", "paper"),
    [
        ("US", LETTER), ("CA", LETTER), ("MX", LETTER), ("PH", LETTER), ("CL", LETTER),
        ("CO", LETTER), ("VE", LETTER), ("us", LETTER), ("United States", LETTER),
        ("Canadá", LETTER), ("Mexique", LETTER),
        ("FR", A4_RIGHT), ("Francia", A4_RIGHT), ("RE", A4_RIGHT),
        ("ES", A4), ("Spain", A4), ("AR", A4), ("BR", A4), ("GB", A4), ("Nowhere", A4), (None, A4),
        ("", A4),
    ],
)  # fmt: skip
def test_a_letter_has_the_paper_of_the_supporters_country(
    country: str | None, paper: Paper
) -> None:
    assert paper_of(country) is paper


@each_paper
def test_the_page_has_the_size_of_the_paper(country: str, paper: Paper) -> None:
    assert printed(sheet(country=country)).size() == (
        round(paper.width, 1),
        round(paper.height, 1),
    )


def test_the_windows_are_those_that_are_sold() -> None:
    window = A4.window
    assert (window.left, window.left + window.width) == (20, 105)
    assert (window.top, window.top + window.height) == (45, 90)
    assert LETTER.window.left == pytest.approx(0.875 * 25.4)
    assert LETTER.window.height == pytest.approx(1.125 * 25.4)


@each_paper
def test_the_address_shows_in_the_window_and_nothing_else_does(country: str, paper: Paper) -> None:
    pages = printed(sheet(country=country))
    assert in_window(pages, paper)
    assert pages.ink(*WINDOWED[paper]).left == pytest.approx(paper.address.left, abs=0.5)


@each_paper
def test_the_senders_own_address_stands_above_it_as_the_place_to_return_to(
    country: str, paper: Paper
) -> None:
    pages = printed(replace(sheet(country=country), home=HOME))
    assert in_window(pages, paper)
    assert "Amina Example · 12 Sample Road · 45001 Toledo · Spain" in pages.lines()
    assert pages.lines()[:4] == ["Amina Example", *HOME]


@each_paper
@pytest.mark.parametrize(
    "address",
    [
        (*ADDRESS, "Second Floor", "Room 12", "P.O. Box 1", "Exampleland", "By courier"),
        ("Robin Sample", "Minister of Everything in the Whole of the Land and Beyond " * 2, "X"),
        ("Minister of Examples and " * 10, "Ministry of Samples and " * 10, *ADDRESS),
        ("W" * 29, "W" * 300, "Robin"),
    ],
)
def test_a_long_address_becomes_smaller_and_stays_in_the_window(
    country: str, paper: Paper, address: tuple[str, ...]
) -> None:
    pages = printed(replace(sheet(country=country), addressee=address))
    assert in_window(pages, paper)
    assert letters("".join(address)) in letters(pages.text())


@each_paper
def test_an_address_that_no_window_could_show_stands_whole_in_the_letter(
    country: str, paper: Paper
) -> None:
    endless = ("Robin Sample", *("Ministry of Examples, a floor and a room of it " * 5,) * 8)
    pages = printed(replace(sheet(country=country), addressee=endless))
    assert letters("".join(endless)) in letters(pages.text())
    assert pages.is_empty(*WINDOWED[paper])


@each_paper
def test_the_text_is_the_letter_from_sender_to_signature(country: str, paper: Paper) -> None:
    one = sheet(country=country)
    assert words(printed(one).text()) == words(
        "\n".join((*one.sender, *ADDRESS, one.dated, one.letter.subject, one.letter.text))
    )


def test_no_two_paragraphs_are_merged() -> None:
    pages = printed(sheet("First paragraph.", "Second one.", "Third\nwith a line of its own."))
    lines = pages.lines()
    for line in ("First paragraph.", "Second one.", "Third", "with a line of its own."):
        assert line in lines
    tops = dict(zip(lines, (top for top, _ in pages.rows()), strict=True))
    between_lines = tops["with a line of its own."] - tops["Third"]
    for first, second in (("Dear Minister,", "First paragraph."), ("Second one.", "Third")):
        assert tops[second] - tops[first] > 1.2 * between_lines


def test_there_is_room_to_sign() -> None:
    rows = printed(sheet()).rows()
    (_, closing), (name, _) = rows[-3], rows[-2]
    assert name - closing >= 15


@each_paper
def test_a_long_letter_goes_on_with_numbered_pages_and_nothing_is_cut(
    country: str, paper: Paper
) -> None:
    long = tuple(f"{number}. {PARAGRAPHS[0]}" for number in range(100))
    assert sum(map(len, long)) < 20_000
    one = sheet(*long, country=country)
    pages = printed(one)
    assert len(pages) > 4
    assert words(one.letter.text) in words(pages.text())
    for page in range(len(pages)):
        assert pages.size(page) == (round(paper.width, 1), round(paper.height, 1))
        ink = pages.ink(page=page)
        assert ink.right <= paper.width - paper.right + 0.5
        assert ink.bottom <= paper.height - 8


def test_a_letter_of_one_page_has_no_page_number() -> None:
    assert not any(" / " in line for line in words(printed(sheet()).text()).splitlines())
    assert printed(sheet()).is_empty(A4.height - A4.bottom, A4.height)


@pytest.mark.parametrize("count", range(14, 24))
def test_the_closing_is_not_left_alone_on_a_page(count: int) -> None:
    pages = printed(sheet(*(f"{PARAGRAPHS[0]} {number}" for number in range(count))))
    closing, name, city, number = 1, 1, 1, 1
    if len(pages) > 1:
        assert len(pages.rows(page=len(pages) - 1)) > closing + name + city + number


def test_the_same_letter_is_the_same_file() -> None:
    assert typesetter().letter(sheet()) == typesetter().letter(sheet())


def test_who_gives_no_name_has_none_on_the_paper() -> None:
    pages = printed(replace(sheet(signature=()), place=None))
    assert "Amina" not in pages.text()
    assert pages.lines()[0] == ADDRESS[0]
    assert pages.is_empty(0, 40)


def test_a_letter_may_lack_subject_salutation_and_closing() -> None:
    bare = Sheet(letter("Text.", subject="", salutation="", closing=""), (), DAY)
    assert (
        words(printed(bare).text())
        == "Amina Example Toledo 10 March 2026 Text. Amina Example Toledo"
    )


def test_an_endless_letter_is_refused_by_the_one_error() -> None:
    for endless in ("word " * 6_000, "x\n" * 10_000):
        with pytest.raises(CannotTypeset) as refused:
            typesetter().letter(sheet(endless))
        assert refused.value.letters == ()


@pytest.mark.parametrize(
    ("language", "territory", "written"),
    [
        ("en", None, "Toledo, 10 March 2026"),
        ("en", "US", "Toledo, March 10, 2026"),
        ("es", "MX", "Toledo, 10 de marzo de 2026"),
        ("fr", None, "Toledo, le 10 mars 2026"),
        ("de", "AT", "Toledo, den 10. März 2026"),
        ("ar", "EG", "Toledo، 10 مارس 2026"),
        ("zh", None, "Toledo，2026年3月10日"),
        ("ru", None, "Toledo, 10 марта 2026\u202fг."),
        ("qq", "ES", "Toledo, 10 March 2026"),
        ("", None, "Toledo, 10 March 2026"),
    ],
)
def test_place_and_date_are_written_as_the_letters_language_writes_them(
    language: str, territory: str | None, written: str
) -> None:
    found = dated(DAY, language, place="Toledo", territory=territory)
    assert found.replace("\xa0", "\u202f") == written


def test_the_first_of_a_month_is_a_first_in_french() -> None:
    assert dated(date(2026, 3, 1), "fr") == "1er mars 2026"
    assert dated(date(2026, 3, 11), "fr") == "11 mars 2026"


@each_paper
def test_the_envelope_has_the_address_and_a_label_has_it_too(country: str, paper: Paper) -> None:
    pages = Pages(typesetter().envelope(replace(sheet(country=country), home=HOME)))
    envelope = paper.envelope
    assert (len(pages), pages.size(0)) == (
        2,
        (round(envelope.width, 1), round(envelope.height, 1)),
    )
    assert pages.size(1) == (round(paper.width, 1), round(paper.height, 1))
    assert pages.ink(top=38).lies_in(envelope.address)
    assert pages.lines() == ["Amina Example", *HOME, *ADDRESS, *ADDRESS, "Amina Example", *HOME]
