"""The buttons of the walk, from a case to a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button, OfCase, OfContact


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


@dataclass(frozen=True, slots=True)
class ShareCase(OfCase):
    """Pass this case on."""

    code: ClassVar[str] = "share"


@dataclass(frozen=True, slots=True)
class LookAtCase(OfCase):
    """Look at one case of a digest, which stays: its card comes as a new message."""

    code: ClassVar[str] = "look"
