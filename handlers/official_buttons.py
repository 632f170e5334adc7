"""The buttons by which a coordinator edits the officials of a draft, and how they are reached.

Contacts have ids of their own among those of all officials: theirs is all that a button needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase
from handlers.draft_buttons import OfRevision


@dataclass(frozen=True, slots=True)
class ShowOfficials(OfCase):
    """Show a page of the officials of a draft, from 0."""

    code: ClassVar[str] = "offs"
    page: int


@dataclass(frozen=True, slots=True)
class OfOfficial(OfCase):
    """A button of one official of a draft."""

    target_id: int


@dataclass(frozen=True, slots=True)
class OfOfficialSeen(OfRevision):
    """A change of one official, or the question for one."""

    target_id: int


@dataclass(frozen=True, slots=True)
class ShowOfficial(OfOfficial):
    """Show one official, and a page of how they are reached, from 0."""

    code: ClassVar[str] = "off"
    page: int


@dataclass(frozen=True, slots=True)
class EditOfficial(OfOfficial):
    """Show an official's `name`, `role` or `salutation`; take what is written next for it."""

    code: ClassVar[str] = "offone"
    part: str


@dataclass(frozen=True, slots=True)
class ChangeOfficial(OfOfficialSeen):
    """Never a key: the question for a new name, role or salutation."""

    code: ClassVar[str] = "offnext"
    part: str


@dataclass(frozen=True, slots=True)
class EmptyOfficial(OfOfficialSeen):
    """Leave the role or the salutation empty."""

    code: ClassVar[str] = "offnone"
    part: str


@dataclass(frozen=True, slots=True)
class ConfirmOfficial(OfOfficialSeen):
    """What was read is right: of this field; with none, of the official; of official 0, of all."""

    code: ClassVar[str] = "offok"
    part: str


@dataclass(frozen=True, slots=True)
class MarkCopy(OfOfficialSeen):
    """This official gets copies only (1), or is written to (0)."""

    code: ClassVar[str] = "offcopy"
    on: int


@dataclass(frozen=True, slots=True)
class MoveOfficial(OfOfficialSeen):
    """Put this official at this place, from 0."""

    code: ClassVar[str] = "offmove"
    at: int


@dataclass(frozen=True, slots=True)
class AskToRemoveOfficial(OfOfficial):
    """Explain what removing means."""

    code: ClassVar[str] = "offask"


@dataclass(frozen=True, slots=True)
class RemoveOfficial(OfOfficialSeen):
    """Take this official out of the draft."""

    code: ClassVar[str] = "offgone"


@dataclass(frozen=True, slots=True)
class AddOfficial(OfCase):
    """The question for a new official; what is written next is one."""

    code: ClassVar[str] = "offnew"


@dataclass(frozen=True, slots=True)
class ChooseAsks(OfOfficial):
    """Show a page of the asks, from 0, and which of them go to this official."""

    code: ClassVar[str] = "offasks"
    page: int


@dataclass(frozen=True, slots=True)
class SetAsk(OfOfficialSeen):
    """The ask at this place goes to this official (1), or does not (0)."""

    code: ClassVar[str] = "offset"
    at: int
    on: int


@dataclass(frozen=True, slots=True)
class ChooseWay(OfOfficial):
    """Show the channels that a new contact can be for."""

    code: ClassVar[str] = "ways"


@dataclass(frozen=True, slots=True)
class AddContact(OfOfficial):
    """The question for a new contact of this channel; what is written next is its value."""

    code: ClassVar[str] = "waynew"
    channel: str


@dataclass(frozen=True, slots=True)
class OfWay(OfCase):
    """A button of one contact."""

    contact_id: int


@dataclass(frozen=True, slots=True)
class OfWaySeen(OfRevision):
    """A change of one contact, or the question for one."""

    contact_id: int


@dataclass(frozen=True, slots=True)
class ShowContact(OfWay):
    """Show one contact and its hint."""

    code: ClassVar[str] = "way"


@dataclass(frozen=True, slots=True)
class EditContact(OfWay):
    """Show a contact's `value` or `hint`; take what is written next for it."""

    code: ClassVar[str] = "wayone"
    part: str


@dataclass(frozen=True, slots=True)
class ChangeContact(OfWaySeen):
    """Never a key: the question for a new value or hint."""

    code: ClassVar[str] = "waynext"
    part: str


@dataclass(frozen=True, slots=True)
class EmptyHint(OfWaySeen):
    """Leave a contact without a hint."""

    code: ClassVar[str] = "waynone"


@dataclass(frozen=True, slots=True)
class AskToRemoveContact(OfWay):
    """Ask once more."""

    code: ClassVar[str] = "wayask"


@dataclass(frozen=True, slots=True)
class RemoveContact(OfWaySeen):
    """Take this contact from its official."""

    code: ClassVar[str] = "waygone"
