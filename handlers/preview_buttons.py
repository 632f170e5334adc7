"""The buttons of a walk that is only looked at: they mean a supporter's steps, and do nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase


@dataclass(frozen=True, slots=True)
class Step(OfCase):
    """One step of a supporter's walk through this version, as supporters of a language see it.

    `what` is one of `handlers.coordinator.rehearsal.STEPS`; `at` is a page, or the id of an
    official or of a contact. `language` (or empty: the usual one) and `variant` are of the letter.
    """

    spoken: str
    what: str
    at: int = 0
    language: str = ""
    variant: int = 0


@dataclass(frozen=True, slots=True)
class SeeStep(Step):
    """Show it in the preview."""

    code: ClassVar[str] = "see"


@dataclass(frozen=True, slots=True)
class TryStep(Step):
    """Show it as it comes to a supporter, below a test that was sent."""

    code: ClassVar[str] = "try"


@dataclass(frozen=True, slots=True)
class OnlyLooks(OfCase):
    """A key that would do something, if this were no preview."""

    code: ClassVar[str] = "looks"


@dataclass(frozen=True, slots=True)
class SendToMe(OfCase):
    """Send me the card and one appeal, as supporters of this language get them."""

    code: ClassVar[str] = "tome"
    spoken: str
