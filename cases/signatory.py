"""Who signs: what a supporter gives of themselves for a letter, and how it stands there."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

_JOINER = "\u200d"
_PARTS = re.compile(r"[\s\-‐‑·]+")


@dataclass(frozen=True, slots=True)
class Signatory:
    """What a supporter gives of themselves for a letter; None is what they keep to themselves.

    `about` is a line on who they are. It stands only in letters in the language `speaks`, for no
    letter speaks two; where that is None, in every one.
    """

    name: str | None = None
    city: str | None = None
    country: str | None = None
    about: str | None = None
    speaks: str | None = None

    @property
    def signature(self) -> tuple[str, ...]:
        """The lines below a letter; may be none."""
        given = (self.name, self.city)
        return tuple(" ".join(part.split()) for part in given if part and part.strip())


def country_in(country: str | None, language: str) -> str:
    """The name of a country, given by its ISO code, in this language; another text as it is."""
    if not country:
        return ""
    try:
        return str(Locale.parse(language).territories.get(country, country))
    except (UnknownLocaleError, ValueError):
        return str(Locale("en").territories.get(country, country))


def initials(name: str) -> str:
    """`A. E.` for `Amina Example`: the first whole character of each word, in any script.

    A letter keeps the marks that belong to it; words without a letter are left out. Empty where
    there is none.
    """
    firsts = [_first_letter(part) for part in _PARTS.split(name)]
    return " ".join(f"{first}." for first in firsts if first)


def _first_letter(part: str) -> str:
    """The first letter with the marks on it, as a reader sees one character."""
    text = unicodedata.normalize("NFC", part)
    start = next((at for at, char in enumerate(text) if char.isalpha()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(text) and (_is_mark(text[end]) or text[end - 1] == _JOINER):
        end += 1
    return text[start:end].rstrip(_JOINER).upper()


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M") or char == _JOINER
