"""The buttons of the team's own screens: members, one-time links, the second person's approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button


@dataclass(frozen=True, slots=True)
class ShowMembers(Button):
    """Show who is in the team."""

    code: ClassVar[str] = "members"


@dataclass(frozen=True, slots=True)
class Invite(Button):
    """Make a one-time link for a coordinator, a reviewer, an owner."""

    code: ClassVar[str] = "invite"
    role: str


@dataclass(frozen=True, slots=True)
class OfMember(Button):
    """A button of one member of the team."""

    member_id: int


@dataclass(frozen=True, slots=True)
class AskToRemove(OfMember):
    """Explain what removing means."""

    code: ClassVar[str] = "dismiss"


@dataclass(frozen=True, slots=True)
class RemoveMember(OfMember):
    """Take this member out of the team."""

    code: ClassVar[str] = "dismissnow"


@dataclass(frozen=True, slots=True)
class AskToLeave(Button):
    """Explain what leaving the team means."""

    code: ClassVar[str] = "leave"


@dataclass(frozen=True, slots=True)
class LeaveTeam(Button):
    """Be no member any more."""

    code: ClassVar[str] = "leavenow"


@dataclass(frozen=True, slots=True)
class SwitchApproval(Button):
    """Ask for a second person from now on (1), or the question whether not to (0)."""

    code: ClassVar[str] = "approval"
    on: int


@dataclass(frozen=True, slots=True)
class SwitchOffApproval(Button):
    """Yes: from now on one person alone announces."""

    code: ClassVar[str] = "approvaloff"


@dataclass(frozen=True, slots=True)
class EndLink(Button):
    """Let this one-time link open nothing any more; `link` is the mark of an `OpenLink`."""

    code: ClassVar[str] = "endlink"
    link: str
