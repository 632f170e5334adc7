"""A PDF: its words are put into columns, lines and paragraphs as they stand on the page."""

from __future__ import annotations

import math
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from cases.files.columns import blocks_of
from cases.files.flow import goes_on_overleaf, joined, paragraphs, words_with_hyphen
from cases.files.furniture import Page, without_furniture
from cases.files.opened import MOST_CHARACTERS, Opened, Unreadable, text_of
from cases.files.pdf_words import words_on
from cases.files.printed import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cases.files.printed import Block, Word

MOST_PAGES = 60
_FEWEST_CHARACTERS = 20
_DAMAGED = "This PDF is damaged: please save it anew, or send the document as Word (.docx)."
_PROTECTED = "This PDF is protected by a password: please send it without one."
_PICTURES = "This PDF holds only pictures of its pages: please send the document with its text."
_GLYPHS = "This PDF does not say which letters it shows: please send the document as Word (.docx)."
_UNKNOWN_SHARE = 0.3
_MANY_WORDS = 6  # in a line: few addresses have as many
_NEAR = 0.08
_FEWEST_FULL = 3


def opened(data: bytes) -> Opened:
    """The text of a PDF, its pages apart by form feeds; not more than its first 60 pages.

    Raises `Unreadable`; PDFium ends the whole process where it cannot have the memory it wants.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable(_PROTECTED if protected else _DAMAGED) from None
    with closing(document):
        count = len(document)
        pages = list(_pages(document))
    _refuse_without_letters(pages)
    texts, feet = _read(pages)
    remarks = [("unplaced", "only the first 60 pages were read")] if count > MOST_PAGES else []
    return Opened("\n\f".join(texts)[:MOST_CHARACTERS], feet, tuple(remarks))


def _pages(document: Any) -> Iterator[Page]:
    characters = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            continue
        with closing(page):
            _, bottom, _, top = page.get_bbox()
            words = tuple(words_on(document.raw, page.raw))
        yield Page(words, bottom, top)
        characters += sum(len(word.text) for word in words)
        if characters > MOST_CHARACTERS:
            return


def _refuse_without_letters(pages: Sequence[Page]) -> None:
    text = "".join(word.text for page in pages for word in page.words)
    if len(text) < _FEWEST_CHARACTERS:
        raise Unreadable(_PICTURES if pages else _DAMAGED)
    unknown = sum(1 for char in text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff")
    if unknown > _UNKNOWN_SHARE * len(text):
        raise Unreadable(_GLYPHS)


def _read(pages: Sequence[Page]) -> tuple[list[str], tuple[str, ...]]:
    words, feet = without_furniture(pages)
    limit = _right_edge(words)
    blocks = [blocks_of(some, limit) for some in words]
    hyphened = words_with_hyphen([block for some in blocks for block in some])
    texts: list[str] = []
    for some in blocks:
        lines = _lines(some, hyphened)
        if texts and lines and goes_on_overleaf(last := texts[-1].rpartition("\n")[2], lines[0]):
            texts[-1] = texts[-1][: -len(last)] + joined(last, lines.pop(0), hyphened)
        if lines:
            texts.append(text_of(lines))
    return texts, feet


def _lines(blocks: Sequence[Block], hyphened: Collection[str]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        lines += ["", *paragraphs(block, hyphened)] if lines else paragraphs(block, hyphened)
    return lines


def _right_edge(pages: Sequence[Sequence[Word]]) -> float:
    """Where the lines of the document end, pages being alike; nowhere if too few lines show it."""
    rows = [row for words in pages for row in rows_of(words) if len(row) >= _MANY_WORDS]
    if not rows:
        return math.inf
    right = max(row[-1].right for row in rows)
    left = min(row[0].left for row in rows)
    near = sum(1 for row in rows if row[-1].right >= right - _NEAR * (right - left))
    return right if near >= _FEWEST_FULL else math.inf
