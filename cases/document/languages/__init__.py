"""The languages that documents are read in: one module each, all their words in one table."""

from __future__ import annotations

from cases.document.languages.dutch import DUTCH
from cases.document.languages.english import ENGLISH
from cases.document.languages.french import FRENCH
from cases.document.languages.german import GERMAN
from cases.document.languages.italian import ITALIAN
from cases.document.languages.language import Language
from cases.document.languages.portuguese import PORTUGUESE
from cases.document.languages.spanish import SPANISH

__all__ = ["LANGUAGES", "Language"]

LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    SPANISH,
    FRENCH,
    GERMAN,
    ITALIAN,
    PORTUGUESE,
    DUTCH,
)
"""In the order in which an ambiguous word is taken for theirs."""
