"""The buttons of what is done with a case that is out: correct it, withdraw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase
from handlers.draft_buttons import OfRevision
from handlers.team_buttons import OfBroadcast


@dataclass(frozen=True, slots=True)
class PublishCorrection(OfCase):
    """Show what a draft corrects of what is out, and whom that concerns; nothing is done yet."""

    code: ClassVar[str] = "mend"


@dataclass(frozen=True, slots=True)
class TellOfCorrection(OfRevision):
    """The question what those who acted are told; what is written next answers it."""

    code: ClassVar[str] = "mendtell"


@dataclass(frozen=True, slots=True)
class SendCorrection(OfBroadcast):
    """Correct it, and tell those who acted."""

    code: ClassVar[str] = "mendsend"


@dataclass(frozen=True, slots=True)
class CorrectQuietly(OfRevision):
    """Correct it without a word to anybody."""

    code: ClassVar[str] = "mendnow"


@dataclass(frozen=True, slots=True)
class AskToWithdraw(OfCase):
    """Explain what withdrawing means."""

    code: ClassVar[str] = "withdraw"


@dataclass(frozen=True, slots=True)
class WithdrawCase(OfCase):
    """Let supporters see nothing of it any more."""

    code: ClassVar[str] = "withdrawnow"


@dataclass(frozen=True, slots=True)
class SentBefore(OfCase):
    """What was sent before the case was corrected, told from the message that says so."""

    code: ClassVar[str] = "sentbefore"
