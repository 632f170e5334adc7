"""The buttons of coordinators. Each step behind them asks for the role again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button, OfCase


@dataclass(frozen=True, slots=True)
class OfBroadcast(Button):
    """A button of one broadcast."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class OpenCoordination(Button):
    """Show what a coordinator can do."""

    code: ClassVar[str] = "team"


@dataclass(frozen=True, slots=True)
class ListEveryCase(Button):
    """Show a page, from 1, of every case that was ever published."""

    code: ClassVar[str] = "everycase"
    page: int


@dataclass(frozen=True, slots=True)
class ShowHeld(Button):
    """Why nothing is sent, and what waits."""

    code: ClassVar[str] = "held"


@dataclass(frozen=True, slots=True)
class GoOn(Button):
    """Send again."""

    code: ClassVar[str] = "goon"


@dataclass(frozen=True, slots=True)
class ShowAudit(Button):
    """Who did what; `before` is the id of the oldest line shown so far, 0 for the newest."""

    code: ClassVar[str] = "audit"
    before: int = 0


@dataclass(frozen=True, slots=True)
class ReviewDraft(OfCase):
    """Show what was read, page 1, 2, …; of a published version what can be done with the case."""

    code: ClassVar[str] = "draft"
    page: int


@dataclass(frozen=True, slots=True)
class PreviewDraft(OfCase):
    """Show it as a supporter will see it: page 0 is the card, then come the letters."""

    code: ClassVar[str] = "preview"
    page: int


@dataclass(frozen=True, slots=True)
class Approve(OfCase):
    """Say that this version may be announced, as it stands in the revision that was shown."""

    code: ClassVar[str] = "approve"
    revision: int


@dataclass(frozen=True, slots=True)
class AskForApproval(OfCase):
    """Ask the others to approve of this version, as it stands in the revision that was shown."""

    code: ClassVar[str] = "askapprove"
    revision: int


@dataclass(frozen=True, slots=True)
class TakeBackApproval(OfCase):
    """Say so no longer."""

    code: ClassVar[str] = "unapprove"


@dataclass(frozen=True, slots=True)
class AskToDiscard(OfCase):
    """Ask once whether the draft that was shown is to be thrown away."""

    code: ClassVar[str] = "askdiscard"
    revision: int


@dataclass(frozen=True, slots=True)
class Discard(OfCase):
    """Throw the draft away, as it stands in the revision that was shown."""

    code: ClassVar[str] = "discard"
    revision: int = 0


IN_SPITE_OF_DOUBTS, SURE = 1, 2
AS_FURTHER, AS_FURTHER_IN_SPITE_OF_DOUBTS = 3, 4
"""Said to a question that also offered to correct the cards that are out."""


@dataclass(frozen=True, slots=True)
class Publish(OfCase):
    """Show this version to supporters, as it stands in the revision that was shown.

    It is asked first, unless it `insists`: `IN_SPITE_OF_DOUBTS`, or `SURE` where there are none;
    where cards are out that it leaves as they are, `AS_FURTHER` information.
    """

    code: ClassVar[str] = "publish"
    revision: int
    insists: int = 0


@dataclass(frozen=True, slots=True)
class Announce(OfCase):
    """Prepare the broadcast and ask once more."""

    code: ClassVar[str] = "announce"


@dataclass(frozen=True, slots=True)
class SendBroadcast(OfBroadcast):
    """Yes, to all of them, now."""

    code: ClassVar[str] = "send"


@dataclass(frozen=True, slots=True)
class AskWhen(OfBroadcast):
    """The question when to send it; what is written next answers it."""

    code: ClassVar[str] = "when"


@dataclass(frozen=True, slots=True)
class SendAt(OfBroadcast):
    """Send it at this moment, in minutes since 1970 in UTC."""

    code: ClassVar[str] = "sendat"
    minute: int


@dataclass(frozen=True, slots=True)
class WatchBroadcast(OfBroadcast):
    """How far it is."""

    code: ClassVar[str] = "watch"


@dataclass(frozen=True, slots=True)
class PauseBroadcast(OfBroadcast):
    """Send nothing more for now."""

    code: ClassVar[str] = "pause"


@dataclass(frozen=True, slots=True)
class ResumeBroadcast(OfBroadcast):
    """Go on."""

    code: ClassVar[str] = "resume"


@dataclass(frozen=True, slots=True)
class CancelBroadcast(OfBroadcast):
    """Send nothing more, for good."""

    code: ClassVar[str] = "cancel"


@dataclass(frozen=True, slots=True)
class ShowTally(OfCase):
    """The totals of a case."""

    code: ClassVar[str] = "tally"


@dataclass(frozen=True, slots=True)
class AskToClose(OfCase):
    """Explain what closing means."""

    code: ClassVar[str] = "close"


@dataclass(frozen=True, slots=True)
class CloseCase(OfCase):
    """Want no more appeals."""

    code: ClassVar[str] = "closenow"
