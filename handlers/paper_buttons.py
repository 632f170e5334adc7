"""The buttons under a letter on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfContact


@dataclass(frozen=True, slots=True)
class GiveWord(OfContact):
    """Give the letter as a Word file."""

    code: ClassVar[str] = "word"


@dataclass(frozen=True, slots=True)
class GiveEnvelope(OfContact):
    """Give the envelope to print on."""

    code: ClassVar[str] = "envelope"


@dataclass(frozen=True, slots=True)
class AddHome(OfContact):
    """Put the supporter's own address into the letter."""

    code: ClassVar[str] = "addhome"


@dataclass(frozen=True, slots=True)
class AskHome(OfContact):
    """The question for that address. Once answered, only that message answers it again."""

    code: ClassVar[str] = "home"
    message_id: int = 0
