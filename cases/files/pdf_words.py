"""The words of a PDF page and where they stand, by the boxes of its characters."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from cases.files.links import with_address
from cases.files.printed import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_ON_A_PAGE = 30_000
"""Characters of a page that are looked at: a page of small print has 8,000."""
_MOST_LINKS = 500
_LONGEST_LINK = 500
_APART = 0.22  # of the size: a word space is at least as wide
_BACK = 0.6
_OTHER_LINE = 0.3
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_HYPHENS = frozenset({0x02, 0xFFFE})  # what PDFium makes of a hyphen at a line's end


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    left: float
    right: float
    base: float
    size: float
    quarter: int


def words_on(document: Any, page: Any) -> list[Word]:
    """The words of a page in the order of its content; those written across it are left out."""
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return []
    try:
        chars = list(_chars(textpage, _frame(page)))
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    turns = Counter(char.quarter for char in chars if char.text.strip())
    upright = turns.most_common(1)[0][0] if turns else 0
    words = list(_words(char for char in chars if char.quarter == upright))
    return _linked(words, _links(document, page)) if upright == 0 else words


def _frame(page: Any) -> tuple[float, float, float, float]:
    """The part of the page that is seen: left, bottom, right, top."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return (-math.inf, -math.inf, math.inf, math.inf)
    return (box.left - 1, box.bottom - 1, box.right + 1, box.top + 1)


def _chars(textpage: Any, frame: tuple[float, float, float, float]) -> Iterator[_Char]:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(min(pdfium.FPDFText_CountChars(textpage), MOST_ON_A_PAGE)):
        text = _text(pdfium.FPDFText_GetUnicode(textpage, at))
        if not text:
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, at, box)
        pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
        if not text.isspace() and not _is_inside(x.value, y.value, frame):
            continue
        pdfium.FPDFText_GetMatrix(textpage, at, matrix)
        size = pdfium.FPDFText_GetFontSize(textpage, at) * math.hypot(matrix.c, matrix.d)
        angle = pdfium.FPDFText_GetCharAngle(textpage, at)
        quarter = round(angle / (math.pi / 2)) % 4
        yield _Char(text, *_turned(box, x.value, y.value, quarter), size, quarter)


def _is_inside(x: float, y: float, frame: tuple[float, float, float, float]) -> bool:
    return frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]


def _text(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    is_character = 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF  # noqa: PLR2004 - surrogates
    return chr(code) if is_character else " " if code else ""


def _turned(box: Any, x: float, y: float, quarter: int) -> tuple[float, float, float]:
    """Left, right and base as they are when the line is turned to be read from left to right."""
    match quarter:
        case 1:
            return box.bottom, box.top, -x
        case 2:
            return -box.right, -box.left, -y
        case 3:
            return -box.top, -box.bottom, x
    return box.left, box.right, y


def _words(chars: Iterable[_Char]) -> Iterator[Word]:
    word: list[_Char] = []
    for char in chars:
        if word and (char.text.isspace() or _is_apart(word[-1], char)):
            yield _word(word)
            word = []
        if not char.text.isspace():
            word.append(char)
    if word:
        yield _word(word)


def _is_apart(before: _Char, char: _Char) -> bool:
    if (char.left, char.right) == (before.left, before.right):
        return False  # letters of one sign, such as ffi
    size = max(before.size, char.size, 1.0)
    gap = char.left - before.right
    on_another_line = abs(char.base - before.base) > _OTHER_LINE * size
    return on_another_line or gap > _APART * size or gap < -_BACK * size


def _word(chars: list[_Char]) -> Word:
    return Word(
        "".join(char.text for char in chars),
        min(char.left for char in chars),
        max(char.right for char in chars),
        chars[0].base,
        max(1.0, *(char.size for char in chars)),
    )


def _linked(words: list[Word], links: Iterable[tuple[Any, str]]) -> list[Word]:
    """The words, with the address behind those under a link where they tell none."""
    under: dict[str, list[int]] = {}
    for box, target in links:
        under.setdefault(target, []).extend(
            at for at, word in enumerate(words) if _is_under(word, box)
        )
    for target, places in under.items():
        for run in _runs(places):
            shown = " ".join(words[at].text for at in run)
            more = with_address(shown, target).removeprefix(shown).strip()
            if more:
                last = words[run[-1]]
                words[run[-1]] = replace(last, text=f"{last.text} {more}")
    return words


def _runs(places: list[int]) -> Iterator[list[int]]:
    """The places, those that follow each other together."""
    run: list[int] = []
    for at in sorted(set(places)):
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_under(word: Word, box: Any) -> bool:
    middle = (word.left + word.right) / 2
    return bool(box.left <= middle <= box.right and box.bottom - 1 <= word.base <= box.top)


def _links(document: Any, page: Any) -> Iterator[tuple[Any, str]]:
    """The place of each link to the outside, and where it leads."""
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    buffer = ctypes.create_string_buffer(_LONGEST_LINK)
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, at, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        box = pdfium.FS_RECTF()
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, buffer, _LONGEST_LINK)
        if 1 < length <= _LONGEST_LINK:
            yield box, buffer.raw[: length - 1].decode("utf-8", errors="replace")
