"""The letter as DOCX: for whoever wants to change a word before it is printed."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from cases.sheets.script import is_mostly_rtl, language_of, lines_of
from cases.sheets.word_parts import LEADING, Look, add_field, bare, height, set_fonts, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document as Docx
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

    from cases.sheet import Line, Sheet

_SIZE = 11.5
_ADDRESS_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_TRAILING = WD_ALIGN_PARAGRAPH.RIGHT  # the left side, of a paragraph from right to left


def docx_of(sheet: Sheet) -> bytes:
    """The letter, with the text and the places of the PDF; any text will do."""
    document = Document()
    _set_up(document, sheet)
    above, address = document.add_table(rows=2, cols=1).rows
    bare(above.table)
    _sender(above, sheet)
    _address(address, sheet)
    _text(document, sheet)
    _signature(document, sheet)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Docx, sheet: Sheet) -> None:
    """Paper, fonts, page numbers from the second page on, and nothing about whoever wrote it."""
    properties, paper = document.core_properties, sheet.paper
    properties.title = " ".join(lines_of(sheet.letter.subject))[:255]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.combine(sheet.day, time(12))
    set_fonts(document, language_of(sheet.letter.language), _SIZE)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    section.left_margin, section.right_margin = Mm(paper.left), Mm(paper.right)
    section.top_margin, section.bottom_margin = Mm(paper.top), Mm(paper.bottom)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True
    numbers = section.footer.paragraphs[0]
    numbers.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(numbers, "PAGE")
    numbers.add_run(" / ")
    add_field(numbers, "NUMPAGES")


def _sender(row: _Row, sheet: Sheet) -> None:
    """As high as from the upper margin to the address, whatever is written in it."""
    row.height = Mm(sheet.paper.address.top - sheet.paper.top)
    row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    is_rtl = _is_rtl(sheet)
    for number, line in enumerate(sheet.sender):
        look = Look(is_rtl=is_rtl, size=9.5 if number else 13)
        write(_next(row.cells[0], number), line, look)


def _address(row: _Row, sheet: Sheet) -> None:
    """In the window, in a row of fixed height; one that no size gets in there makes it higher."""
    paper, lines = sheet.paper, _lines(sheet.addressee)
    size = _size_of(lines, paper.address.width, paper.address.height)
    row.height = Mm(paper.body - paper.address.top)
    row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY if size else WD_ROW_HEIGHT_RULE.AT_LEAST
    look = Look(is_rtl=is_mostly_rtl(lines), size=size or 9)
    high = height(lines, look.size, paper.address.width) if size else 0.0
    sides = (
        paper.address.left - paper.left,
        paper.width - paper.right - paper.address.left - paper.address.width,
    )
    before, after = reversed(sides) if look.is_rtl else sides
    first = min(paper.first_line, paper.address.top + paper.address.height - high)
    for number, line in enumerate(lines):
        written = write(_next(row.cells[0], number), line, look)
        written.line_spacing = Pt(look.size * LEADING)
        # Word's left is the side where a line begins.
        written.left_indent, written.right_indent = Mm(before), Mm(after)
        if number == 0 and size:
            written.space_before = Mm(max(first - paper.address.top, 0))


def _size_of(lines: list[str], width: float, most: float) -> float | None:
    """The largest size at which these lines fit, by estimate; None where none does."""
    return next((size for size in _ADDRESS_SIZES if height(lines, size, width) <= most), None)


def _text(document: Docx, sheet: Sheet) -> None:
    page = Look(is_rtl=_is_rtl(sheet), size=_SIZE)
    placed = write(document.add_paragraph(), sheet.dated, page)
    placed.alignment, placed.space_after = _TRAILING, Mm(8)
    for subject in _lines((" ".join(lines_of(sheet.letter.subject)),)):
        heading = write(document.add_paragraph(), subject, Look(page.is_rtl, 12.5, is_bold=True))
        heading.space_after = Mm(5)
    lines = list(sheet.lines)
    for line, following in zip_longest(lines, lines[1:]):
        _line(document.add_paragraph(), line, following)


def _line(paragraph: Paragraph, line: Line, following: Line | None) -> None:
    text = f"{line.bullet}\t{line.text}" if line.bullet else line.text
    written = write(paragraph, text, Look(size=_SIZE))
    continues = following is not None and following.continues
    written.space_after = Pt(3 if continues else 9)
    written.keep_with_next = following is None or (continues and not line.bullet)
    if line.bullet:
        written.left_indent, written.first_line_indent = Mm(6), Mm(-4)
        written.tab_stops.add_tab_stop(Mm(6))


def _signature(document: Docx, sheet: Sheet) -> None:
    look = Look(is_rtl=_is_rtl(sheet), size=_SIZE)
    closing = " ".join(lines_of(sheet.letter.closing))
    ending = write(document.add_paragraph(), closing, look)
    ending.space_before, ending.space_after, ending.keep_with_next = Pt(3), Mm(17), True
    signed = _lines(sheet.letter.signature)
    for number, line in enumerate(signed, start=1):
        written = write(document.add_paragraph(), line, look)
        written.keep_with_next = number < len(signed)


def _next(container: BlockItemContainer, number: int) -> Paragraph:
    """A cell has its first paragraph already."""
    return container.add_paragraph() if number else container.paragraphs[0]


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in lines_of(text)]


def _is_rtl(sheet: Sheet) -> bool:
    return is_mostly_rtl(line.text for line in sheet.lines)
