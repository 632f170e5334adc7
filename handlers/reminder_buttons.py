"""The buttons of being reminded of a case, or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase


@dataclass(frozen=True, slots=True)
class Lasting(OfCase):
    """A button of one case; under a message that `stays` (1) its screen is a new message."""

    stays: int


@dataclass(frozen=True, slots=True)
class RemindMe(Lasting):
    """Remind me of this case, and ask when."""

    code: ClassVar[str] = "remind"


@dataclass(frozen=True, slots=True)
class Snooze(Lasting):
    """Remind me then instead: `evening`, `tomorrow`, `days3`, `daybefore`."""

    code: ClassVar[str] = "snooze"
    until: str


@dataclass(frozen=True, slots=True)
class NoMoreReminders(Lasting):
    """Remind me of this case no more."""

    code: ClassVar[str] = "nomore"


@dataclass(frozen=True, slots=True)
class NotThisOne(Lasting):
    """This case is not for me."""

    code: ClassVar[str] = "notthis"


@dataclass(frozen=True, slots=True)
class TakeBackWish(OfCase):
    """I have said nothing of this case: undo."""

    code: ClassVar[str] = "unwish"
