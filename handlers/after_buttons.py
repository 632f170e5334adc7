"""The buttons of what is done with a case that is out: correct it, withdraw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase


@dataclass(frozen=True, slots=True)
class PublishCorrection(OfCase):
    """Show what a draft corrects and whom that concerns, before it takes the place of what is out."""

    code: ClassVar[str] = "mend"


@dataclass(frozen=True, slots=True)
class SentBefore(OfCase):
    """What was sent before the case was corrected, told from the message that says so."""

    code: ClassVar[str] = "sentbefore"
