"""The buttons by which a coordinator edits letters, other wordings, posts, themes of a draft.

Who adds to a list overwrites nothing, so these carry no revision: what would replace or take out a
text carries the mark of that text (`cases.letters.mark_of`), and does nothing to another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase


@dataclass(frozen=True, slots=True)
class OpenLetters(OfCase):
    """Show which letters, wordings, posts and themes the draft has."""

    code: ClassVar[str] = "letters"


@dataclass(frozen=True, slots=True)
class AddLetter(OfCase):
    """Show the languages in which there is no letter yet."""

    code: ClassVar[str] = "addletter"


@dataclass(frozen=True, slots=True)
class OpenLetter(OfCase):
    """Show one page, 1, 2, …, of the letter in this language."""

    code: ClassVar[str] = "letter"
    language: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class WriteLetter(OfCase):
    """Ask for the letter in this language."""

    code: ClassVar[str] = "newletter"
    language: str


@dataclass(frozen=True, slots=True)
class LetterText(OfCase):
    """Never a key: the question for a letter; `seen` marks the one that stood there then."""

    code: ClassVar[str] = "lettertext"
    language: str
    seen: str


@dataclass(frozen=True, slots=True)
class PutLetter(OfCase):
    """That is all: it is the letter in this language, in the place of the one that was seen."""

    code: ClassVar[str] = "putletter"
    language: str
    seen: str


@dataclass(frozen=True, slots=True)
class LetterLine(OfCase):
    """Ask for a letter's `salutation`, `closing` or `subject`: the key, and the question."""

    code: ClassVar[str] = "letterline"
    language: str
    what: str


@dataclass(frozen=True, slots=True)
class RemoveLetter(OfCase):
    """Take out the letter in this language, if it is still this one."""

    code: ClassVar[str] = "rmletter"
    language: str
    seen: str


@dataclass(frozen=True, slots=True)
class OpenWordings(OfCase):
    """Show the `subjects`, `openings`, `posts` or `disturbing` passages, and take one more."""

    code: ClassVar[str] = "wordings"
    what: str


@dataclass(frozen=True, slots=True)
class RemoveWording(OfCase):
    """Take out one of them."""

    code: ClassVar[str] = "rmwording"
    what: str
    seen: str


@dataclass(frozen=True, slots=True)
class ListParagraphs(OfCase):
    """Show the story paragraph by paragraph, page 1, 2, …, to hide some."""

    code: ClassVar[str] = "paragraphs"
    page: int = 1


@dataclass(frozen=True, slots=True)
class HideParagraph(OfCase):
    """Hide this paragraph until it is tapped; `on` is 0 to show it again."""

    code: ClassVar[str] = "hide"
    seen: str
    on: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenThemes(OfCase):
    """Show what the case is about, and in which part of the world."""

    code: ClassVar[str] = "casethemes"


@dataclass(frozen=True, slots=True)
class SetTheme(OfCase):
    """The case is about this, or it is not."""

    code: ClassVar[str] = "settheme"
    theme: str
    on: int


@dataclass(frozen=True, slots=True)
class SetRegion(OfCase):
    """It belongs to this region, as `cases.themes.placed` says it; `was` is what was seen."""

    code: ClassVar[str] = "caseregion"
    region: str
    was: str


@dataclass(frozen=True, slots=True)
class ShowLengths(OfCase):
    """How long the letters are on each channel: one official a page, counted from 1."""

    code: ClassVar[str] = "lengths"
    page: int = 1
