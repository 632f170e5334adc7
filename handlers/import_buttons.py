"""The buttons of what comes in: pasted documents, and what a new one changes of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button, OfCase


@dataclass(frozen=True, slots=True)
class OfPaste(Button):
    """A button of one paste of whoever taps it, by the message id of its first part."""

    message_id: int


@dataclass(frozen=True, slots=True)
class EndPaste(OfPaste):
    """That is all: read it."""

    code: ClassVar[str] = "pasted"


@dataclass(frozen=True, slots=True)
class DropPaste(OfPaste):
    """Throw it away."""

    code: ClassVar[str] = "unpaste"


@dataclass(frozen=True, slots=True)
class OfPart(OfPaste):
    """A button of a paste, and of one text by its message id."""

    part_id: int


@dataclass(frozen=True, slots=True)
class AddPart(OfPart):
    """This text, which came too late, is a part of the paste too."""

    code: ClassVar[str] = "addpart"


@dataclass(frozen=True, slots=True)
class LeaveOut(OfPart):
    """This text is no part of it."""

    code: ClassVar[str] = "leaveout"


@dataclass(frozen=True, slots=True)
class SeeChanges(OfCase):
    """The first difference to the published version that nobody looked at, or all of them."""

    code: ClassVar[str] = "changes"


@dataclass(frozen=True, slots=True)
class OfDifference(OfCase):
    """A button of one difference, by its mark."""

    mark: str


@dataclass(frozen=True, slots=True)
class SeeDifference(OfDifference):
    """Show this one."""

    code: ClassVar[str] = "change"


@dataclass(frozen=True, slots=True)
class TakeNew(OfDifference):
    """It is to read as in the new document."""

    code: ClassVar[str] = "takenew"


@dataclass(frozen=True, slots=True)
class KeepOld(OfDifference):
    """It is to read as in the published version."""

    code: ClassVar[str] = "keepold"


@dataclass(frozen=True, slots=True)
class SumUp(OfCase):
    """A page of what is taken and kept, the first is 1."""

    code: ClassVar[str] = "allchanges"
    page: int


@dataclass(frozen=True, slots=True)
class TakeRest(OfCase):
    """Whatever nobody looked at is as it was proposed."""

    code: ClassVar[str] = "takerest"
