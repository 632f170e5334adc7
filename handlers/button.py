"""Every button that can be tapped, and how each fits into Telegram's 64 bytes.

A button carries ids, never positions, and the case's version: it goes on meaning what it meant
when it was shown. Whoever holds a Telegram client can send any data: a step trusts none of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from typing import Self

MAX_BYTES = 64
_VALUES = {"int": re.compile(r"-?[0-9]{1,18}"), "str": re.compile(r"[A-Za-z0-9_-]{0,24}")}


@dataclass(frozen=True, slots=True)
class Button:
    """What one tap means. Fields are whole numbers or short plain words."""

    code: ClassVar[str]

    def pack(self) -> str:
        """The text that Telegram carries for us; ValueError where it would not."""
        values = (str(getattr(self, name)) for name in _kinds(type(self)))
        packed = ":".join((self.code, *values))
        if len(packed.encode()) > MAX_BYTES or self.unpack(packed) is None:
            raise ValueError(f"{self} cannot be carried in {MAX_BYTES} bytes")
        return packed

    @classmethod
    def unpack(cls, packed: str) -> Self | None:
        """The button that was packed, or None if it was another one, or none of ours."""
        code, *values = packed.split(":")
        kinds = _kinds(cls).values()
        if code != cls.code or len(values) != len(kinds):
            return None
        pairs = list(zip(kinds, values, strict=True))
        if not all(_VALUES[kind].fullmatch(value) for kind, value in pairs):
            return None
        return cls(*(int(value) if kind == "int" else value for kind, value in pairs))


def _kinds(button: type[Button]) -> dict[str, str]:
    """The fields of this kind of button, and whether each is a number or a word."""
    return {field.name: str(field.type) for field in fields(button)}


@dataclass(frozen=True, slots=True)
class OfCase(Button):
    """A button of one version of one case."""

    case_id: int
    version: int


@dataclass(frozen=True, slots=True)
class OfContact(OfCase):
    """A button of one contact of one target."""

    target_id: int
    contact_id: int
