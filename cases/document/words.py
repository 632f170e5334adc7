"""The words by which officials, their offices and their streets are told apart, by language.

The words are in `languages/`; they are compared without accents and in lower case (`fold`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from cases.document.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


PARTICLES = _words(
    "de del della di da do dos das la las los el van von der den bin ibn bint al ben y e du des "
    "le st ould ag abu ul"
)
RANKS = _words(
    "general gen dr doctor prof professor colonel col major captain capt admiral lieutenant lt "
    "brigadier marshal sheikh prince princess father lic ing"
)
SURNAMES = _words("alcalde rey king roi juge head judge premier maire garde chair mayor")
"""Roles that are surnames too, believed as such behind a first name."""
NEED_AN_OFFICE = _words(
    "director directora directeur direktor head chief chair chairman chairperson commissioner "
    "jefe jefa chef leiter inspector registrar"
)
"""Roles that say nothing without the office behind them: `Director, Prison Department`."""
JOINERS = re.compile(r"^(?:and|y|e|et|&)\s+(?=\S)", re.IGNORECASE)
_WORD_EDGES = " \t.,;:!?()[]{}\"'“”‘’«»|-–—/"
_DEMONYM = re.compile(r"[a-z]{2,}(?:an|ese|ish|ian|iqi|ani|eño|ena|eno)$")


def fold(text: str) -> str:
    """The text in lower case and without accents, for comparing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


@lru_cache(maxsize=4096)
def word(token: str) -> str:
    """A printed token as it is looked up: folded, without the punctuation around it."""
    return fold(token).strip(_WORD_EDGES)


def _all(printed: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(entry) for words in printed for entry in words.split())


HEADS = _all(one.heads for one in LANGUAGES)
MODIFIERS = _all(one.modifiers for one in LANGUAGES)
CONNECTORS = _all(one.connectors for one in LANGUAGES)
PORTFOLIOS = _all(one.portfolios for one in LANGUAGES)
HONORIFICS = _all(one.honorifics for one in LANGUAGES)
STREETS = _all(one.streets for one in LANGUAGES)
_OFFICE_WORDS = frozenset(entry for one in LANGUAGES for entry in one.offices.split())


@lru_cache(maxsize=4096)
def is_office(token: str) -> bool:
    """Whether a token names an office; `Secretaría` does, `Secretaria` is a person."""
    # Mojibake of "í" is "Ã" and a soft hyphen, which copying loses: `SecretarÃa`.
    seen = token.lower().strip(_WORD_EDGES).replace("ã", "í")
    return seen in _OFFICE_WORDS or (fold(seen) in _OFFICE_WORDS and fold(seen) not in HEADS)


def is_head_in(tokens: list[str], language: str) -> bool:
    """Whether one of these tokens is a role's head (`Minister`) in this language."""
    known = _all(one.heads for one in LANGUAGES if one.code == language)
    return any(word(token) in known for token in tokens)


def is_demonym(token: str) -> bool:
    """Whether a capitalised token has the ending of `Mexican`, `Vietnamese`, `Iraqi`."""
    return token[:1].isupper() and _DEMONYM.search(fold(token)) is not None
