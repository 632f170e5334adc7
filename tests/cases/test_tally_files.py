"""Totals as tables, pictures and letters: no text in them is ever more than a text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from struct import unpack
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from cases.case import Case, Channel, Contact, SampleLetter, Target
from cases.sheet import Sheet
from cases.sheets.chart import Chart, picture_of
from cases.sheets.pdf import Typesetter
from cases.sheets.table import Table, csv_of, xlsx_of
from cases.tally import Counted, Tally, tally
from cases.tally_letter import tally_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

HOSTILE = (
    '=HYPERLINK("http://x.example","open")',
    "+1+1",
    "-2",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    "https://x.example",
    "<b>&amp;</b> #*_$[x] ]]>",
    "W" * 300,
    "قضية عاجلة",
    "\U00013080 \ue000",
)
DAY = date(2026, 3, 10)
PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH
TYPESETTER = Typesetter(typst.Fonts())
GOVERNOR = Target(
    1, "Jane Roe", "Governor", contacts=(Contact(1, Channel.EMAIL, "g@example.org"),)
)
EMBASSY = Target(2, "Richard Doe", "Ambassador", copy=True)
CASE = Case(
    id=7,
    title="Held for <count> poems",
    ua_number="84.26",
    asks=("Release the teacher.",),
    languages=("en",),
    targets=(GOVERNOR, EMBASSY),
    published=date(2026, 3, 1),
)


def table(*texts: str) -> Table:
    rows = tuple(("By official", text, count) for count, text in enumerate(texts, 5))
    return Table("=1+1", ("Table", "Group", "Reports"), (*rows, ("By", "no number", None)), "-x")


def test_no_cell_of_a_csv_begins_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(csv_of(table(*HOSTILE)).decode("utf-8-sig"), newline="")))
    assert [row[1].removeprefix("'") for row in rows[1:-3]] == list(HOSTILE)
    assert [row[2] for row in rows[1:3]] == ["5", "6"]
    assert rows[-3:] == [["By", "no number", ""], ["'=1+1", "", ""], ["'-x", "", ""]]
    for row in rows:
        assert not any(
            cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row
        )


@given(st.text(max_size=20))
def test_whatever_a_name_is_its_cell_is_text(name: str) -> None:
    written = csv_of(table(name)).decode("utf-8-sig", "surrogatepass")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[1][1].removeprefix("'") == name.removeprefix("'")
    assert rows[1][1].lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r"}


def test_a_workbook_has_texts_and_numbers_and_no_formula_or_link() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_of(table(*HOSTILE)))) as book:
        assert book.testzip() is None
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
        everything = "".join(book.read(name).decode() for name in book.namelist())
    assert not re.search(r"<f[ >]|<hyperlink|externalLink|vbaProject", everything)
    assert len(re.findall(r"<v>(?:5|6|7)</v>", sheet)) >= 3
    assert "=HYPERLINK(" in texts
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in texts


def chart(
    days: Mapping[date, int], names: tuple[str, ...] = ("Jane Roe",), title: str = "A poem"
) -> Chart:
    rows = tuple((name, 5 + at) for at, name in enumerate(names))
    return Chart(
        language="en",
        title=title,
        subtitle="Urgent Action 84.26",
        total=1_234_567,
        caption="Appeals reported",
        note="38 % in own words",
        days_name="By day",
        days=days,
        tables=(("By official", rows), ("By channel", rows), ("By country", ())),
        foot="Groups are not shown.",
        number="{:,}".format,
        day_text=lambda day: f"{day:%d %b}",
        more_text="and {} more".format,
    )


def size(picture: bytes) -> tuple[int, int]:
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = unpack(">II", picture[16:24])
    return wide, high


@pytest.mark.parametrize("days", [0, 1, 2, 30, 400])
def test_the_picture_is_one_that_telegram_shows(days: int) -> None:
    made = picture_of(
        chart({DAY + timedelta(days=at): 5 + at * at for at in range(days)}), TYPESETTER
    )
    wide, high = size(made)
    assert 1300 < wide < 1400
    assert 300 < high < 1400
    assert len(made) < 1_000_000


class AsPdf(Typesetter):
    """Draws the same where it can be measured."""

    def picture(self, source: bytes, data: dict[str, Any]) -> bytes:
        return self._checked(source, data)


@pytest.mark.parametrize(
    ("language", "names"), [("en", ("Spain", "W" * 300)), ("ar", ("إسبانيا", "المملكة المتحدة"))]
)
def test_nothing_is_drawn_beyond_the_edges_whichever_way_it_is_read(
    language: str, names: tuple[str, ...]
) -> None:
    days = {DAY + timedelta(days=at): 5 + at for at in range(62)}
    shown = replace(
        chart(days, names, "مناشدة" if language == "ar" else "A poem"), caption=names[0]
    )
    drawn = picture_of(replace(shown, language=language), AsPdf(typst.Fonts()))
    with pypdfium2.PdfDocument(drawn) as document:
        page = document[0]
        wide, high = page.get_size()
        bounds = [one.get_bounds() for one in page.get_objects() if one.type == PATH]
    bars = [right - left for left, _, right, _ in bounds if 0 < right - left < 0.02 * wide]
    assert len(bars) == 62
    for left, bottom, right, top in bounds:
        assert -1 < left < right < wide + 1
        assert -1 < bottom <= top < high + 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_only_drawn(text: str) -> None:
    wide, high = size(picture_of(chart({}, (text,) * 9, text), TYPESETTER))
    assert (1300 < wide < 1400, high < 1400) == (True, True)


def test_a_picture_holds_nothing_but_what_it_was_given() -> None:
    days = {DAY: 5, DAY + timedelta(days=9): 7}
    assert picture_of(chart(days), TYPESETTER) == picture_of(chart(days), TYPESETTER)


def totals(own: int = 20, others: int = 9) -> Tally:
    return tally(
        [
            Counted(1, Channel.EMAIL, DAY, "ES", own),
            Counted(2, Channel.EMAIL, DAY, "MX", others),
        ]
    )


def said(case: Case, target: Target = GOVERNOR, found: Tally | None = None) -> str:
    letter = tally_letter(case, target, found or totals(), DAY, ("The Network",))
    sheet = Sheet(letter, (target.name, target.role), DAY)
    with pypdfium2.PdfDocument(TYPESETTER.letter(sheet)) as document:
        printed = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "The Network" in printed
    return letter.text


def test_the_official_is_told_the_total_the_period_and_their_own_share() -> None:
    text = said(CASE)
    for words in (
        "Dear Governor",
        "From 1 March 2026 to 10 March 2026",
        "29 appeals to the authorities about “Held for <count> poems”",
        "20 of them were addressed to you.",
        "• 29 · e-mails",
        "• 20 · Spain",
        "• 9 · Mexico",
    ):
        assert words in text
    assert "not listed" not in text


def test_a_share_that_is_hidden_is_not_told_to_the_official_either() -> None:
    text = said(CASE, EMBASSY, totals(20, 4))
    assert "24 appeals" in text
    assert "addressed to you" not in text
    assert "Mexico" not in text
    assert "Spain" not in text
    assert "not listed" in text


def test_so_few_reports_are_no_letter() -> None:
    with pytest.raises(ValueError, match="few"):
        tally_letter(CASE, GOVERNOR, totals(2, 2), DAY, ())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ("Del 1 de marzo de 2026", "De ellos, 20 se dirigieron a usted")),
        ("fr", ("Du 1 mars 2026", "20 d’entre eux vous étaient adressés")),
        ("de", ("From 1 March 2026", "Yours sincerely")),
    ],
)
def test_the_letter_is_in_the_language_of_the_case_where_we_have_it(
    language: str, words: tuple[str, ...]
) -> None:
    letter = SampleLetter(language, ("…",), salutation="Hochverehrter Herr,")
    case = Case(id=7, title="X", letter=letter, targets=(GOVERNOR,), published=CASE.published)
    text = said(case)
    assert all(one in text for one in words)
    assert ("Hochverehrter" in text) == (language in {"es", "fr"})
