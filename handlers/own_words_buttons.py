"""The buttons of how a supporter writes: own words, language, wording, a line about themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button, OfContact


@dataclass(frozen=True, slots=True)
class WriteOwn(OfContact):
    """Write in my own words: the button, and the question that what they write answers."""

    code: ClassVar[str] = "own"


@dataclass(frozen=True, slots=True)
class UseOwn(OfContact):
    """That is all: send my own words."""

    code: ClassVar[str] = "mine"


@dataclass(frozen=True, slots=True)
class UseSample(OfContact):
    """Back to the case's letter; my own words are kept."""

    code: ClassVar[str] = "sample"


@dataclass(frozen=True, slots=True)
class WriteAnew(OfContact):
    """Erase my own words and write them anew."""

    code: ClassVar[str] = "anew"


@dataclass(frozen=True, slots=True)
class ChooseWording(OfContact):
    """Write in this one of the case's wordings, counted from 0."""

    code: ClassVar[str] = "wording"
    variant: int


@dataclass(frozen=True, slots=True)
class ChooseLetterLanguage(OfContact):
    """Write in this language."""

    code: ClassVar[str] = "in"
    language: str


@dataclass(frozen=True, slots=True)
class TellAbout(OfContact):
    """A line about me: the button, and the question (from the settings: all 0)."""

    code: ClassVar[str] = "about"


@dataclass(frozen=True, slots=True)
class TellNothing(OfContact):
    """No line about me, and do not ask again."""

    code: ClassVar[str] = "noabout"


@dataclass(frozen=True, slots=True)
class ChangeAbout(Button):
    """Write, change or remove the line about me, from the settings."""

    code: ClassVar[str] = "aboutme"


@dataclass(frozen=True, slots=True)
class UseInitials(OfContact):
    """Sign with initials only."""

    code: ClassVar[str] = "initials"


@dataclass(frozen=True, slots=True)
class UseNoName(OfContact):
    """Sign with no name, though one is known."""

    code: ClassVar[str] = "nameless"
