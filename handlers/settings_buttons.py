"""The buttons of what a supporter sets for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Button):
    """Speak this language, as a newcomer's first answer."""

    code: ClassVar[str] = "language"
    language: str
    number: str
    """The UA number of the link that brought them here, as `84_19`; else empty."""


@dataclass(frozen=True, slots=True)
class ChangeLanguage(Button):
    """Speak another language, from the settings."""

    code: ClassVar[str] = "speak"
    language: str


@dataclass(frozen=True, slots=True)
class OpenSettings(Button):
    """Show what can be set."""

    code: ClassVar[str] = "settings"


@dataclass(frozen=True, slots=True)
class ListLanguages(Button):
    """Show the languages."""

    code: ClassVar[str] = "languages"


@dataclass(frozen=True, slots=True)
class ChangeName(Button):
    """Give another name and city."""

    code: ClassVar[str] = "rename"


@dataclass(frozen=True, slots=True)
class ClearName(Button):
    """Keep no name and no city."""

    code: ClassVar[str] = "unname"


@dataclass(frozen=True, slots=True)
class Subscribe(Button):
    """Send me new cases."""

    code: ClassVar[str] = "subscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribe(Button):
    """Send me no new cases; in the settings."""

    code: ClassVar[str] = "unsubscribe"


@dataclass(frozen=True, slots=True)
class StopMessages(Button):
    """The same, under a message that was sent to many and stays."""

    code: ClassVar[str] = "stop"


@dataclass(frozen=True, slots=True)
class ShowMyData(Button):
    """Show everything that is stored of me."""

    code: ClassVar[str] = "mydata"


@dataclass(frozen=True, slots=True)
class AskToForget(Button):
    """Explain what forgetting means."""

    code: ClassVar[str] = "forget"


@dataclass(frozen=True, slots=True)
class Forget(Button):
    """Erase me."""

    code: ClassVar[str] = "forgetme"
