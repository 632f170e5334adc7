"""The buttons by which a coordinator edits a draft. A draft is one version of one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button, OfCase


@dataclass(frozen=True, slots=True)
class EditDraft(OfCase):
    """Show what of a draft can be edited."""

    code: ClassVar[str] = "edit"


@dataclass(frozen=True, slots=True)
class EditField(OfCase):
    """Show one field of the case as it stands, and take what is written next for it."""

    code: ClassVar[str] = "editone"
    field: str


@dataclass(frozen=True, slots=True)
class OfRevision(OfCase):
    """A change, or the question for one: it names the draft's revision that was seen."""

    revision: int


@dataclass(frozen=True, slots=True)
class ChangeField(OfRevision):
    """Never a key: the question for a field's new value."""

    code: ClassVar[str] = "changeone"
    field: str


@dataclass(frozen=True, slots=True)
class EmptyField(OfRevision):
    """Leave a field without a value."""

    code: ClassVar[str] = "emptyone"
    field: str


@dataclass(frozen=True, slots=True)
class ConfirmField(OfRevision):
    """What was read is right: nothing about this field is doubtful any more."""

    code: ClassVar[str] = "rightone"
    field: str


@dataclass(frozen=True, slots=True)
class BeginCorrection(Button):
    """Make a draft that begins as the published version of a case."""

    code: ClassVar[str] = "correct"
    case_id: int
