"""Text on its way to paper: clean, with its direction, its fonts and its breaks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_OVERRIDES = "\u202a-\u202e\u2066-\u2069"  # they turn the direction of what others wrote
_GLUE = "\u2060-\u2064"  # invisible; thousands of them would make one line of a letter
_NOT_TEXT = "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"  # XML 1.0 has none of them
_STRIPPED = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{_OVERRIDES}{_GLUE}{_NOT_TEXT}]")
_SPACE = "\t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000 "
_BREAKS_BY_ITSELF = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"  # Thai, Lao, Myanmar, Jamo, Khmer
    "\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"  # China, Japan, Korea
)
# Points of the same writings: they hold on to each other.
_POINTS = "\u3001-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_LONG_WORD = re.compile(f"[^{_SPACE}{_BREAKS_BY_ITSELF}]{{30,}}|[{_POINTS}]{{20,}}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
BREAK = "\u200b"
"""A place to break, which `breakable` puts into long words."""
_PIECE = 8
_JOINER = "\u200d"

_ARABIC = range(0x0600, 0x0900)
_PRESENTED = range(0xFB50, 0xFF00)
_HEBREW = range(0x0590, 0x0600)

_SERIF = "Libertinus Serif"  # Latin, Greek, Cyrillic, Vietnamese; it comes with typst
_NASKH = "Noto Naskh Arabic"
_HEI = "WenQuanYi Micro Hei"
_HEBREW_SERIF = "Noto Serif Hebrew"
_OTHERS = tuple(
    f"Noto Serif {script}"
    for script in (
        "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi",
        "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu", "Thai",
        "Tibetan",
    )
)  # fmt: skip
_SANS = tuple(
    f"Noto Sans {script}"
    for script in (
        "CanAborig", "Cherokee", "Mongolian", "NKo", "Ol Chiki", "Oriya", "Syriac", "Thaana",
        "Tifinagh", "Symbols", "Symbols2",
    )
)  # fmt: skip
_LAST = (*_SANS, "Noto Serif", "Noto Color Emoji")
FAMILIES = (_SERIF, _NASKH, _HEBREW_SERIF, *_OTHERS, _HEI, *_LAST)
"""Every font that a letter may be set in; one that is missing is passed over."""
ONLY_REGULAR = frozenset({_HEI})
"""Those that have no bold letters."""


def clean(text: str) -> str:
    """The text in its composed form, without controls, overrides and what is no character."""
    return unicodedata.normalize("NFC", _STRIPPED.sub("", text))


def lines_of(text: str) -> list[str]:
    """Its lines, clean, without those that are empty."""
    lines = (clean(line.replace("\t", " ")).strip() for line in text.splitlines())
    return [line for line in lines if line]


def language_of(language: str) -> str:
    """The bare ISO 639 code (`zh` of `zh_Hant`), English where it is none."""
    code = re.split("[-_]", language.lower())[0]
    return code if _LANGUAGE.fullmatch(code) else "en"


def is_rtl(text: str) -> bool:
    """Whether it runs from right to left: whether the first letter that has a direction does."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one for one in directions if one in {"L", "R", "AL"}), "L") != "L"


def is_mostly_rtl(texts: Iterable[str]) -> bool:
    """Whether most of these lines run from right to left."""
    turned = [is_rtl(text) for text in texts]
    return turned.count(True) > len(turned) / 2


def breakable(text: str) -> str:
    """The same, with invisible places to break in words that may be too long for a line."""
    return _LONG_WORD.sub(lambda word: _broken(_clusters(word[0])), text)


def _broken(clusters: list[str]) -> str:
    pieces = ("".join(clusters[at : at + _PIECE]) for at in range(0, len(clusters), _PIECE))
    return BREAK.join(pieces)


def _clusters(word: str) -> list[str]:
    """Characters with their marks; what a joiner holds together stays together."""
    found: list[str] = []
    for character in word:
        joins = character == _JOINER or unicodedata.category(character).startswith("M")
        if found and (joins or found[-1].endswith(_JOINER)):
            found[-1] += character
        else:
            found.append(character)
    return found


def fonts(text: str) -> tuple[str, ...]:
    """The fonts to set it in, that of its own script first: figures and points are taken there."""
    own = max(((_count(text, of), font) for font, of in _OWN.items()), default=(0, _SERIF))
    first = own[1] if own[0] * 2 > sum(map(str.isalpha, text)) else _SERIF
    return tuple(dict.fromkeys((first, *FAMILIES)))


_OWN = {_NASKH: (_ARABIC, _PRESENTED), _HEI: (range(0x2E80, 0xD7B0),), _HEBREW_SERIF: (_HEBREW,)}


def _count(text: str, ranges: tuple[range, ...]) -> int:
    return sum(
        character.isalpha() for character in text for one in ranges if ord(character) in one
    )
