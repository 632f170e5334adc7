"""The buttons of the members' screen that came after those of `team_buttons`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button


@dataclass(frozen=True, slots=True)
class SwitchOffApproval(Button):
    """Yes: from now on one person alone announces."""

    code: ClassVar[str] = "approvaloff"


@dataclass(frozen=True, slots=True)
class EndLink(Button):
    """Let this one-time link open nothing any more; `link` is the mark of an `OpenLink`."""

    code: ClassVar[str] = "endlink"
    link: str
