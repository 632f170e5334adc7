"""The buttons by which a coordinator says to whom a case is announced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.team_buttons import OfBroadcast


@dataclass(frozen=True, slots=True)
class ChooseAudience(OfBroadcast):
    """Show the choices: all kinds (empty), or each `language`, `country` or `theme`, by pages."""

    code: ClassVar[str] = "towhom"
    by: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class SetAudience(OfBroadcast):
    """To these: `es` of `language`, `CL` of `country`, bits of `theme`, 1 or 0 of `acted`.

    Everybody, where nothing is said. The draft that it was shown for stays as it is.
    """

    code: ClassVar[str] = "aud"
    by: str
    of: str
