"""The buttons of what comes after a case: was it sent, what came of it, what goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button, OfCase
from handlers.team_buttons import OfBroadcast


@dataclass(frozen=True, slots=True)
class TellWhetherSent(OfCase):
    """After the deadline, of what was begun: I sent it (1), or I did not (0)."""

    code: ClassVar[str] = "wassent"
    is_sent: int


@dataclass(frozen=True, slots=True)
class ExtendCase(OfCase):
    """It goes on for so many days from today."""

    code: ClassVar[str] = "extend"
    days: int


@dataclass(frozen=True, slots=True)
class ChooseExtension(OfCase):
    """Show by how many days a case may go on."""

    code: ClassVar[str] = "extends"


@dataclass(frozen=True, slots=True)
class KeepOpen(OfCase):
    """A case without a deadline stays open."""

    code: ClassVar[str] = "stays"


@dataclass(frozen=True, slots=True)
class WriteNews(OfCase):
    """Close it with `good` or `sad` news, or send `thanks`, in a sentence that is asked for."""

    code: ClassVar[str] = "news"
    news: str


@dataclass(frozen=True, slots=True)
class SendNews(OfBroadcast):
    """Send the news to those who acted, which closes the case; or the thanks."""

    code: ClassVar[str] = "sendnews"


@dataclass(frozen=True, slots=True)
class ReadNews(OfBroadcast):
    """The news of a case that somebody careful acted on."""

    code: ClassVar[str] = "readnews"


@dataclass(frozen=True, slots=True)
class FollowWith(Button):
    """The open case that goes on with a closed one."""

    code: ClassVar[str] = "follow"
    case_id: int
    followed_by: int


@dataclass(frozen=True, slots=True)
class ChooseReminders(OfCase):
    """Show on which days a case reminds."""

    code: ClassVar[str] = "remdays"


@dataclass(frozen=True, slots=True)
class SetReminders(OfCase):
    """Remind on these days before the deadline, as `7_2_0`; empty: never."""

    code: ClassVar[str] = "setdays"
    reminders: str
