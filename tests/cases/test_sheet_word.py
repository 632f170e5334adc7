"""The letter as a Word file: the same text, the same paper, the same window."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.sheet import Sheet
from cases.sheets.papers import A4, A4_RIGHT, LETTER, Paper
from cases.sheets.script import lines_of
from cases.sheets.word import docx_of
from tests.cases.printed import ADDRESS, DAY, letter, letters, sheet

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

each_paper = pytest.mark.parametrize(
    ("country", "paper"), [("ES", A4), ("FR", A4_RIGHT), ("US", LETTER)]
)


def written(one: Sheet) -> Docx:
    return Document(BytesIO(docx_of(one)))


def cells(document: Docx) -> list[list[str]]:
    return [
        [paragraph.text for paragraph in row.cells[0].paragraphs]
        for row in document.tables[0].rows
    ]


def turned(paragraph: Paragraph) -> bool:
    return paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None


@each_paper
def test_it_has_the_paper_of_the_supporters_country(country: str, paper: Paper) -> None:
    section = written(sheet(country=country)).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width.mm == pytest.approx(paper.width, abs=0.1)
    assert section.page_height.mm == pytest.approx(paper.height, abs=0.1)


@each_paper
def test_it_has_the_whole_letter(country: str, paper: Paper) -> None:
    one = sheet(country=country)
    document = written(one)
    assert cells(document) == [["Amina Example", "Toledo"], list(ADDRESS)]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert letters(text) == letters(one.dated + one.letter.subject + one.letter.text)
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "• Tell her family where she is." in [line.replace("\t", " ") for line in lines]


@each_paper
def test_the_address_lies_in_the_window_whatever_stands_above_it(
    country: str, paper: Paper
) -> None:
    document = written(sheet(country=country))
    above, address = document.tables[0].rows
    assert {above.height_rule, address.height_rule} == {WD_ROW_HEIGHT_RULE.EXACTLY}
    assert above.height is not None
    assert address.height is not None
    top = paper.top + above.height.mm
    first = address.cells[0].paragraphs[0].paragraph_format
    assert first.space_before is not None
    assert paper.window.top <= top
    begins = top + first.space_before.mm
    assert top <= begins <= paper.first_line + 0.2
    assert begins + len(ADDRESS) * 11 * 1.2 * 25.4 / 72 <= paper.window.top + paper.window.height
    assert first.left_indent is not None
    assert paper.left + first.left_indent.mm == pytest.approx(paper.address.left, abs=0.1)
    assert top + address.height.mm == pytest.approx(paper.body, abs=0.2)


def test_an_address_too_long_for_its_place_is_not_cut() -> None:
    endless = ("Robin Sample", *("Ministry of Examples, a floor and a room of it " * 5,) * 8)
    document = written(replace(sheet(), addressee=endless))
    assert document.tables[0].rows[1].height_rule == WD_ROW_HEIGHT_RULE.AT_LEAST
    assert letters("".join(cells(document)[1])) == letters("".join(endless))


def test_arabic_runs_from_right_to_left_and_the_rest_does_not() -> None:
    text = "أين أمينة المكتبة؟"
    one = Sheet(
        letter(text, "English.", language="ar", subject=text, salutation=text, closing=text),
        ADDRESS,
        DAY,
    )
    document = written(one)
    arabic = [each for each in document.paragraphs if each.text == text]
    assert len(arabic) == 4
    assert all(turned(each) and each.runs[0].font.rtl for each in arabic)
    assert not any(turned(each) for each in document.paragraphs if each.text == "English.")
    assert not any(turned(each) for each in document.tables[0].rows[1].cells[0].paragraphs)


ORDER = {
    "tblPr": ("tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook"),
    "pPr": ("pStyle", "keepNext", "widowControl", "tabs", "bidi", "spacing", "ind", "jc", "rPr"),
    "rPr": ("rFonts", "b", "bCs", "sz", "szCs", "rtl", "lang"),
}
"""As in the schema of WordprocessingML (ECMA-376); Word refuses a file in another order."""


@pytest.mark.parametrize("kind", ORDER)
def test_word_finds_everything_in_the_order_it_expects(kind: str) -> None:
    arabic = "• أين أمينة المكتبة؟"
    document = written(sheet(arabic, "• English.", subject=arabic, salutation="Dear,"))
    found = [
        [child.tag.rpartition("}")[2] for child in element]
        for element in document.element.body.iter(qn(f"w:{kind}"))
    ]
    assert found
    for tags in found:
        assert tags == sorted(tags, key=ORDER[kind].index)


def test_it_says_nothing_of_who_wrote_it_but_the_letter() -> None:
    properties = written(sheet()).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "The librarian must come home"
    assert properties.created is not None
    assert properties.created.date() == DAY


any_text = st.text(max_size=300)


@settings(max_examples=40, deadline=None)
@given(text=any_text, other=any_text)
@example(text="\x00\x0b\ufffe\ud800", other="<w:p/> & ]]> \u2028")
def test_any_text_can_be_had_as_a_word_file(text: str, other: str) -> None:
    one = Sheet(
        letter(text, subject=other, salutation=other, closing=other, signature=(text,)),
        (other, text),
        DAY,
        place=other,
        home=(other,),
    )
    document = written(one)
    read = letters("".join(paragraph.text for paragraph in document.paragraphs))
    for line in lines_of(text):
        assert letters(line) in read
