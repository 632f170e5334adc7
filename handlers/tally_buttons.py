"""The buttons by which totals leave the bot. Seeing them is `ShowTally`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase


@dataclass(frozen=True, slots=True)
class ShareTally(OfCase):
    """The totals as a file: `picture`, `csv` or `xlsx`."""

    code: ClassVar[str] = "tallyas"
    file: str


@dataclass(frozen=True, slots=True)
class ChooseOfficial(OfCase):
    """To which official a letter with the totals goes."""

    code: ClassVar[str] = "tallyto"


@dataclass(frozen=True, slots=True)
class WriteToOfficial(OfCase):
    """That letter, to print."""

    code: ClassVar[str] = "tallyletter"
    target_id: int
