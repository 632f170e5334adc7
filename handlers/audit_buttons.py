"""The buttons of the record of who did what. Its newest lines are `ShowAudit`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button


@dataclass(frozen=True, slots=True)
class OfRecord(Button):
    """Of one case, where its id is not 0; of one person, where `who` says so.

    `who` is a Telegram id, or such as `command_line`: a button carries no spaces.
    """

    case_id: int
    who: str


@dataclass(frozen=True, slots=True)
class LookInAudit(OfRecord):
    """The lines below the id `before`; with 0, the newest."""

    code: ClassVar[str] = "auditof"
    before: int


@dataclass(frozen=True, slots=True)
class ChooseWhose(Button):
    """Whose lines to look at, of this case or (0) of all."""

    code: ClassVar[str] = "auditwhose"
    case_id: int


@dataclass(frozen=True, slots=True)
class DownloadAudit(OfRecord):
    """All of these lines as a file."""

    code: ClassVar[str] = "auditcsv"
