"""Every button that can be tapped, and how each fits into Telegram's 64 bytes.

A button carries ids, never positions, and the case's version: it goes on meaning what it meant
when it was shown. Whoever holds a Telegram client can send any data: a step trusts none of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from typing import Self

MAX_BYTES = 64
_VALUES = {"int": re.compile(r"-?[0-9]{1,18}"), "str": re.compile(r"[A-Za-z0-9_-]{0,24}")}


@dataclass(frozen=True, slots=True)
class Button:
    """What one tap means. Fields are whole numbers or short plain words."""

    code: ClassVar[str]

    def pack(self) -> str:
        """The text that Telegram carries for us; ValueError where it would not."""
        values = (str(getattr(self, name)) for name in _kinds(type(self)))
        packed = ":".join((self.code, *values))
        if len(packed.encode()) > MAX_BYTES or self.unpack(packed) is None:
            raise ValueError(f"{self} cannot be carried in {MAX_BYTES} bytes")
        return packed

    @classmethod
    def unpack(cls, packed: str) -> Self | None:
        """The button that was packed, or None if it was another one, or none of ours."""
        code, *values = packed.split(":")
        kinds = _kinds(cls).values()
        if code != cls.code or len(values) != len(kinds):
            return None
        pairs = list(zip(kinds, values, strict=True))
        if not all(_VALUES[kind].fullmatch(value) for kind, value in pairs):
            return None
        return cls(*(int(value) if kind == "int" else value for kind, value in pairs))


def _kinds(button: type[Button]) -> dict[str, str]:
    """The fields of this kind of button, and whether each is a number or a word."""
    return {field.name: str(field.type) for field in fields(button)}


@dataclass(frozen=True, slots=True)
class OfCase(Button):
    """A button of one version of one case."""

    case_id: int
    version: int


@dataclass(frozen=True, slots=True)
class OfContact(OfCase):
    """A button of one contact of one target."""

    target_id: int
    contact_id: int


# The supporter's own ------------------------------------------------------------------------


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


# The walk from a case to a report -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListCases(Button):
    """Show the open cases, page 1, 2, …."""

    code: ClassVar[str] = "cases"
    page: int = 1


@dataclass(frozen=True, slots=True)
class OpenCase(OfCase):
    """Look at one case."""

    code: ClassVar[str] = "case"


@dataclass(frozen=True, slots=True)
class ReadStory(OfCase):
    """Read the whole story: page 1, 2, …; 0 is the first one, from a card that stays."""

    code: ClassVar[str] = "story"
    page: int


@dataclass(frozen=True, slots=True)
class TakeAction(OfCase):
    """From a card that stays: open the walk in a new message."""

    code: ClassVar[str] = "act"


@dataclass(frozen=True, slots=True)
class ListTargets(OfCase):
    """Back to the officials, within the walk."""

    code: ClassVar[str] = "targets"


@dataclass(frozen=True, slots=True)
class ChooseTarget(OfCase):
    """Write to this official."""

    code: ClassVar[str] = "target"
    target_id: int


@dataclass(frozen=True, slots=True)
class ChooseContact(OfContact):
    """Write to this official here."""

    code: ClassVar[str] = "contact"


@dataclass(frozen=True, slots=True)
class MakeLinkAgain(OfContact):
    """The page of a long letter has expired: give its link anew, in the same message."""

    code: ClassVar[str] = "relink"


@dataclass(frozen=True, slots=True)
class AskName(OfContact):
    """The question for a name, on the way to an appeal (or from the settings: all 0)."""

    code: ClassVar[str] = "name"


@dataclass(frozen=True, slots=True)
class UseTelegramName(OfContact):
    """Sign with the first name that Telegram shows."""

    code: ClassVar[str] = "tgname"


@dataclass(frozen=True, slots=True)
class SkipName(OfContact):
    """Sign with no name."""

    code: ClassVar[str] = "noname"


@dataclass(frozen=True, slots=True)
class AskCity(OfContact):
    """The question for a city, after the name."""

    code: ClassVar[str] = "city"
    message_id: int = 0
    """The message that gave the name: handled once more, it is no city."""


@dataclass(frozen=True, slots=True)
class Introduced(OfContact):
    """No question any more: this message answered the last one."""

    code: ClassVar[str] = "given"
    message_id: int = 0


@dataclass(frozen=True, slots=True)
class SkipCity(OfContact):
    """Sign without a city."""

    code: ClassVar[str] = "nocity"


@dataclass(frozen=True, slots=True)
class Report(OfContact):
    """I have sent it."""

    code: ClassVar[str] = "sent"


@dataclass(frozen=True, slots=True)
class TakeBack(OfContact):
    """I have not sent it after all."""

    code: ClassVar[str] = "unsent"
