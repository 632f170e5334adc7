"""The files that a supporter prints: made by the press, named in the letter's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels.fax import international
from cases.channels.post import address_lines
from cases.sheet import Sheet
from cases.sheets.pdf import CannotTypeset
from handlers.screen import File

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.services import Services
    from cases.letter import AppealLetter
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came

_SHOWN = 12
_NOT_IN_A_NAME = re.compile(r"[^\w.]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """Files to print; and why they are not those that were asked for."""

    files: tuple[File, ...]
    missing: str | None = None
    """Letters that no font has; empty for a letter that is too long; None where all went well."""


@dataclass(frozen=True, slots=True)
class Order:
    """A letter that this supporter wants on paper, with their own address where they gave it."""

    came: Came
    wanted: Wanted
    letter: AppealLetter
    services: Services
    home: tuple[str, ...] = ()

    async def pdf(self) -> Printed:
        """The letter as PDF; in its place the Word file, where it cannot be typeset."""
        made = await self._typeset(self.services.press.letter(self._sheet()), "letter_file")
        if made.missing is None:
            return made
        return Printed((await self.word()).files, made.missing)

    async def word(self) -> Printed:
        """The letter as a Word file."""
        made = await self.services.press.word(self._sheet())
        return Printed((File(self._name("letter_file", "docx"), made),))

    async def envelope(self) -> Printed:
        """The envelope, and the address to cut out; nothing where it cannot be typeset."""
        return await self._typeset(self.services.press.envelope(self._sheet()), "envelope_file")

    async def _typeset(self, made: Awaitable[bytes], label: str) -> Printed:
        try:
            return Printed((File(self._name(label, "pdf"), await made),))
        except CannotTypeset as error:
            few = " ".join(error.letters[:_SHOWN])
            return Printed((), f"{few} …" if len(error.letters) > _SHOWN else few)

    def _sheet(self) -> Sheet:
        by = self.came.by
        return Sheet(
            self.letter,
            addressee=self._addressee(),
            day=self.services.today(by.zone),
            place=by.city if self.letter.signature else None,
            country=by.country,
            home=self.home,
        )

    def _addressee(self) -> tuple[str, ...]:
        case, target, contact = self.wanted.case, self.wanted.target, self.wanted.contact
        if contact.channel is Channel.POST:
            return address_lines(contact, target)
        # In Latin letters, which every office reads: they keep the number's groups in their order.
        number = international(contact, target, case)
        return tuple(line for line in (target.name, target.role, f"Fax {number}") if line)

    def _name(self, label: str, ending: str) -> str:
        """Nothing of the official; for whoever must be careful, nothing of the case either."""
        words = self.services.texts.in_(self.letter.language)
        if self.came.by.is_careful:
            return f"{words.label('plain_file')}.{ending}"
        name = f"{words.label(label)} {self.wanted.case.ua_number or ''}".strip()
        return f"{_NOT_IN_A_NAME.sub('-', name)}.{ending}"
