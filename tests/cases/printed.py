"""A typeset page as a reader sees it: its ink in millimetres, and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
import typst

from cases.letter import AppealLetter
from cases.sheet import Sheet
from cases.sheets.pdf import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.sheets.papers import Box

DAY = date(2026, 3, 10)
ADDRESS = (
    "Robin Sample",
    "Minister of Examples",
    "Ministry of Examples",
    "1 Sample Square",
    "12345 Exampleton",
)
PARAGRAPHS = (
    "I am writing about the librarian who was taken from her reading room on 3 March. Nobody has "
    "seen her since, and nobody has told her family where she is or why she is held.",
    "I ask for the following:\n• Free her at once, since she is held only for what she has read "
    "aloud to those who came to listen.\n• Tell her family where she is.",
)
_SCALE = 2.0
_POINTS_IN_MM = 72 / 25.4
_DARK = re.compile(rb"[\x00-\xc0]")
_PAGE_NUMBER = re.compile(r"^\d+ / \d+$")


@cache
def fonts() -> typst.Fonts:
    """Those of this machine, found once."""
    return typst.Fonts()


@cache
def typesetter() -> Typesetter:
    """One for all tests, which run in one thread."""
    return Typesetter(fonts())


def needs(family: str) -> None:
    """Skip where this font is not installed, and say so."""
    if family not in fonts().families():
        pytest.skip(f"{family} is not installed: see the fonts-… packages in the Dockerfile")


def letter(*paragraphs: str, **changed: Any) -> AppealLetter:
    """A short letter, signed by Amina."""
    said = AppealLetter(
        language="en",
        subject="The librarian must come home",
        salutation="Dear Minister,",
        paragraphs=paragraphs or PARAGRAPHS,
        closing="Yours sincerely,",
        signature=("Amina Example", "Toledo"),
    )
    return replace(said, **changed)


def sheet(*paragraphs: str, country: str | None = "ES", **changed: Any) -> Sheet:
    """The letter with these paragraphs, to the Minister."""
    return Sheet(letter(*paragraphs, **changed), ADDRESS, DAY, "Toledo", country)


@dataclass(frozen=True, slots=True)
class Ink:
    """What is printed between two heights, in millimetres from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float

    def lies_in(self, box: Box) -> bool:
        return (
            box.left <= self.left
            and box.top <= self.top
            and self.right <= box.left + box.width
            and self.bottom <= box.top + box.height
        )


class Pages:
    """A PDF, opened."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, page: int = 0) -> tuple[float, float]:
        """Width and height, in millimetres."""
        width, height = self._document[page].get_size()
        return round(width / _POINTS_IN_MM, 1), round(height / _POINTS_IN_MM, 1)

    def text(self) -> str:
        """The text of all pages, without page numbers and the invisible places to break."""
        return "\n".join(self.lines()).replace("\u200b", "")

    def lines(self) -> list[str]:
        """The lines of all pages, but for page numbers."""
        read = (page.get_textpage().get_text_bounded() for page in self._document)
        lines = [line.strip() for text in read for line in text.splitlines()]
        return [line for line in lines if not _PAGE_NUMBER.match(line)]

    def ink(self, top: float = 0, bottom: float = 10_000, page: int = 0, left: float = 12) -> Ink:
        """The box around all ink in this band, right of the fold marks; there is some."""
        found = list(self._dark(page, top, bottom, left))
        assert found, f"nothing is printed between {top} and {bottom} mm"
        return Ink(
            min(first for _, first, _ in found),
            found[0][0],
            max(last for _, _, last in found),
            found[-1][0],
        )

    def is_empty(self, top: float, bottom: float, page: int = 0) -> bool:
        return not list(self._dark(page, top, bottom, 12))

    def rows(self, page: int = 0) -> list[tuple[float, float]]:
        """Where each line of the text stands: its upper and its lower edge, in millimetres."""
        rows: list[tuple[float, float]] = []
        for height, _, _ in self._dark(page, 0, 10_000, 12):
            if rows and height - rows[-1][1] < 0.3:
                rows[-1] = rows[-1][0], height
            else:
                rows.append((height, height))
        return rows

    def _dark(
        self, page: int, top: float, bottom: float, left: float
    ) -> Iterator[tuple[float, float, float]]:
        """Each row of pixels with ink: its height, its first and its last dark pixel, in mm."""
        bitmap = self._document[page].render(scale=_SCALE, grayscale=True)
        pixels, stride, in_mm = bytes(bitmap.buffer), bitmap.stride, _SCALE * _POINTS_IN_MM
        start = round(left * in_mm)
        for row in range(round(top * in_mm), min(round(bottom * in_mm), bitmap.height)):
            line = pixels[row * stride + start : row * stride + bitmap.width]
            found = [match.start() for match in _DARK.finditer(line)]
            if found:
                yield row / in_mm, (found[0] + start) / in_mm, (found[-1] + start + 1) / in_mm


def printed(one: Sheet) -> Pages:
    """This sheet, typeset with the fonts of this machine."""
    return Pages(typesetter().letter(one))


def words(text: str) -> str:
    """The text without the accident of where its lines end."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """The text without any space."""
    return "".join(text.split())
