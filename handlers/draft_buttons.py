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
    """Show one field of the case, a page of it from 0, and take what is written next for it."""

    code: ClassVar[str] = "editone"
    field: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class OfRevision(OfCase):
    """A change, or the question for one: it names the draft's revision that was seen."""

    revision: int


@dataclass(frozen=True, slots=True)
class OfField(OfRevision):
    """A change of one field of the case."""

    field: str


@dataclass(frozen=True, slots=True)
class ChangeField(OfField):
    """Never a key: the question for a field's new value."""

    code: ClassVar[str] = "changeone"


@dataclass(frozen=True, slots=True)
class PutWritten(OfField):
    """What was written is all, and stands there from now on."""

    code: ClassVar[str] = "putone"


@dataclass(frozen=True, slots=True)
class EmptyField(OfField):
    """Leave a field without a value."""

    code: ClassVar[str] = "emptyone"


@dataclass(frozen=True, slots=True)
class ConfirmField(OfField):
    """What was read is right: nothing about this field is doubtful any more."""

    code: ClassVar[str] = "rightone"


@dataclass(frozen=True, slots=True)
class LeaveField(OfField):
    """Show all fields again. A reply to the message with this key is for its field."""

    code: ClassVar[str] = "leaveone"


@dataclass(frozen=True, slots=True)
class EraseWritten(OfCase):
    """Forget what was written for a field, and begin again."""

    code: ClassVar[str] = "eraseone"
    field: str


@dataclass(frozen=True, slots=True)
class ChooseKind(OfRevision):
    """What the document is to the case."""

    code: ClassVar[str] = "setkind"
    kind: str


@dataclass(frozen=True, slots=True)
class UndoChange(OfRevision):
    """Put back what stood there before the change that made this revision."""

    code: ClassVar[str] = "undoedit"


@dataclass(frozen=True, slots=True)
class BeginCorrection(Button):
    """Make a draft that begins as the published version of a case."""

    code: ClassVar[str] = "correct"
    case_id: int
