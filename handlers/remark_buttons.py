"""The buttons of remarks that members of the team make on a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import OfCase


@dataclass(frozen=True, slots=True)
class ShowRemarks(OfCase):
    """What was remarked on this version, and the question for one more."""

    code: ClassVar[str] = "remarks"
