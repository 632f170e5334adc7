"""What the reader must know of a language: its labels, its officials, its dates in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.case import Kind
    from cases.document.labels import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the documents.

    What is called *words* holds single words, parted by spaces, written without accents and in
    lower case where case tells nothing; everything else is a regular expression that is matched
    without case. Only `code` (ISO 639-1) and `urgent_action` must be given.
    """

    code: str
    urgent_action: str
    """The heading of every document: `urgent action`."""
    labels: tuple[Label, ...] = ()
    kinds: tuple[tuple[Kind, str], ...] = ()
    """By what a kind is known in the heading; the first that fits counts."""
    greetings: str = r"(?!)"
    """With what a letter begins."""
    closings: str = r"(?!)"
    """With what a letter ends; it must match the whole line."""
    asking: str = r"(?!)"
    """With what a request begins, where no bullet sign shows it."""
    steps: str = r"(?!)"
    """With what a step for the supporter begins; such a bullet is no ask."""
    before_deadline: str = r"(?!)"
    """What stands right before a deadline inside a sentence."""
    appeals: str = r"(?!)"
    """What such a sentence speaks of."""
    named_languages: str = r"(?!)"
    """How a sentence names the languages to write in, as the group `named`."""
    own_language: str = r"(?!)"
    """The same with `or your own language` behind it, which needs no colon at the line's end."""
    nothing: tuple[str, ...] = ()
    """What is printed where there is nothing to print, folded."""
    heads: str = ""
    """Words that are the head of a role: `minister`."""
    modifiers: str = ""
    """Words before or behind a head: `prime`, `general`."""
    connectors: str = ""
    """Words inside a role: `of`, `the`."""
    portfolios: str = ""
    """Words that a role may end with: `interior`, `justice`."""
    offices: str = ""
    """Words for an office; with accents where only these tell it from a person."""
    streets: str = ""
    """Words of an address."""
    honorifics: str = ""
    """Words before a name that are no title: `mr`, `excellency`."""
    stop_words: str = ""
    """The commonest words, by which a text's language is known."""
