"""Languages as people write them: by their names in many languages, or by their ISO codes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from cases.document.places import READ_IN
from cases.document.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_ISO = 2
_BETWEEN = re.compile(r"[,;/\n·|+&،؛]+")
_AROUND = " .:!?()[]«»“”\"'"
_JOINING = frozenset(
    ["and", "or", "y", "e", "o", "u", "et", "ou", "und", "oder", "en", "of", "ed", "و", "أو", "او"]
)
_WORD = re.compile(r"\S+")


def languages_named(text: str, languages: Iterable[str] = ()) -> tuple[tuple[str, ...], str]:
    """The ISO 639-1 codes of the languages named, each once; and the first word that is none.

    Names are known in the languages of documents, in Arabic and in these.
    """
    names = _names((*READ_IN, "ar", *languages))
    found: list[str] = []
    for part in filter(str.strip, _BETWEEN.split(text)):
        codes, unknown = _in_part(part, names)
        if unknown:
            return (), unknown
        found += codes
    return tuple(dict.fromkeys(found)), ""


def _in_part(part: str, names: dict[str, str]) -> tuple[list[str], str]:
    whole = names.get(_plain(part))
    if whole:
        return [whole], ""
    said = [_plain(word) for word in _WORD.findall(part)]
    if said and all(names.get(word) == word for word in said):
        return said, ""  # `es en fr`: the one in the middle is no Dutch "and"
    named = [word for word in said if word and word not in _JOINING]
    unknown = next((word for word in named if word not in names), "")
    return [names[word] for word in named if word in names], unknown


def _plain(text: str) -> str:
    return fold(text).strip(_AROUND)


@lru_cache(maxsize=8)
def _names(languages: tuple[str, ...]) -> dict[str, str]:
    codes = {str(code) for code in Locale("en").languages if len(str(code)) == _ISO}
    named = {
        fold(str(name)): str(code)
        for language in reversed(languages)
        for code, name in Locale.parse(language).languages.items()
        if code in codes
    }
    return {code: code for code in codes} | named
