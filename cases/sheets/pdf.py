"""PDF by typst. Everything is passed as data: no text of anybody's is ever read as markup."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, cast

import typst

from cases.sheets.script import (
    BREAK,
    ONLY_REGULAR,
    breakable,
    clean,
    fonts,
    is_mostly_rtl,
    is_rtl,
    language_of,
    lines_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.sheet import Line, Sheet

MOST = 25_000
"""Characters that are typeset: the 20,000 of a case's letter, and what frames them."""
_LEAST = 20
"""Characters that a line counts for, however short: nobody prints 200 pages of one letter each."""
_SHORT = 700
"""Characters of a last paragraph that is held together with the signature."""
_RETURNED = 120
"""Characters of the line above the address: two rows of it, at most."""
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SPACED = ("zh", "ja", "ko")


class CannotTypeset(Exception):
    """No PDF: no font here has these `letters`; with none, the text is too long."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__(f"cannot typeset {len(letters)} letters")
        self.letters = letters


class Typesetter:
    """Sheets into PDF with these fonts, in one thread: another thread needs another one."""

    def __init__(self, fonts: typst.Fonts) -> None:
        self._compiler = typst.Compiler(font_paths=fonts)

    def letter(self, sheet: Sheet) -> bytes:
        """The pages of a letter, accessible (PDF/UA-1), the same bytes for the same sheet.

        Raises `CannotTypeset`.
        """
        if sum(max(len(line.text), _LEAST) for line in sheet.lines) > MOST:
            raise CannotTypeset(())
        return self._typeset("letter", _letter(sheet))

    def envelope(self, sheet: Sheet) -> bytes:
        """An envelope to print on, and a page with the address to cut out. Raises likewise."""
        return self._typeset("envelope", _envelope(sheet))

    def picture(self, source: bytes, data: dict[str, Any]) -> bytes:
        """One page of this source as PNG, at 144 dots an inch. Raises `CannotTypeset`."""
        self._checked(source, data)
        given = {"data": json.dumps(data)}
        made = self._compiler.compile(input=source, sys_inputs=given, format="png", ppi=144)
        return cast("bytes", made)

    def _typeset(self, template: str, data: dict[str, Any]) -> bytes:
        return self._checked(_source(template), data)

    def _checked(self, source: bytes, data: dict[str, Any]) -> bytes:
        """As PDF, which is refused where a picture would show empty boxes."""
        try:
            return cast("bytes", self._compile(source, json.dumps(data)))
        except typst.TypstError as error:
            letters = _missing(error.diagnostic)
            if not letters:
                raise
            raise CannotTypeset(letters) from error

    def _compile(self, source: bytes, data: str) -> object:
        return self._compiler.compile(
            input=source,
            sys_inputs={"data": data},
            format="pdf",
            pdf_standards=["ua-1"],  # or a letter that no font has is printed as an empty box
            timestamp=0,
        )


@cache
def _source(template: str) -> bytes:
    folder = files("cases.sheets")
    return b"".join(folder.joinpath(f"{part}.typ").read_bytes() for part in ("common", template))


def _missing(diagnostic: str) -> tuple[str, ...]:
    """What no font has, from the compiler's words, each once, in the order of the text.

    Where a letter is missing, so are our own places to break beside it: nobody wrote those.
    """
    found = dict.fromkeys(_ESCAPED.sub(_unescaped, one) for one in _MISSING.findall(diagnostic))
    return tuple(one for one in found if one != BREAK) or tuple(found)


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def _letter(sheet: Sheet) -> dict[str, Any]:
    lines = list(sheet.lines)
    texts = [line.text for line in lines]
    subject = " ".join(lines_of(sheet.letter.subject))
    return _page(sheet, texts) | {
        "title": subject or sheet.dated,
        "sender": _lines(sheet.sender),
        "return_line": _return_line(sheet),
        "dated": _line(sheet.dated),
        "subject": _line(subject) if subject else None,
        "body": [
            _line(line.text)
            | {"bullet": line.bullet, "continues": line.continues}
            | {"stays": _stays(line, following)}
            for line, following in zip_longest(lines, lines[1:])
        ],
        "closing": _line(" ".join(lines_of(sheet.letter.closing))),
        "signature": [_line(line) for text in sheet.letter.signature for line in lines_of(text)],
    }


def _return_line(sheet: Sheet) -> dict[str, Any] | None:
    """Where the post brings it back to; a long one would only take the address's place."""
    line = " · ".join(sheet.sender)
    return _line(line) if sheet.home and len(line) <= _RETURNED else None


def _stays(line: Line, following: Line | None) -> bool:
    """Whether no page ends after it: before a list, and before the signature if it is short."""
    if following is None:
        return len(line.text) < _SHORT
    return following.continues and not line.bullet


def _envelope(sheet: Sheet) -> dict[str, Any]:
    return _page(sheet, sheet.addressee) | {"title": sheet.dated, "sender": _lines(sheet.sender)}


def _page(sheet: Sheet, texts: Iterable[str]) -> dict[str, Any]:
    """What every page needs: its measures in millimetres, its language, its fonts."""
    texts = list(texts)
    language, families = language_of(sheet.letter.language), fonts("".join(texts))
    return {
        "paper": asdict(sheet.paper),
        "addressee": _lines(sheet.addressee),
        "address_rtl": is_mostly_rtl(sheet.addressee),
        "lang": language,
        "rtl": is_mostly_rtl(texts),
        "justify": language in _SPACED,
        "fonts": families,
        "only_regular": families[0] in ONLY_REGULAR,
    }


def _lines(texts: Iterable[str]) -> list[dict[str, Any]]:
    return [_line(line) for text in texts for line in lines_of(text)]


def _line(text: str) -> dict[str, Any]:
    """A line, clean, that breaks where it must and runs in its own direction."""
    return {"text": breakable(clean(text)), "rtl": is_rtl(text)}
