"""The letter on paper: what stands where, before it is typeset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.sheets.dates import dated
from cases.sheets.papers import paper_of, territory_of
from cases.sheets.script import clean, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cases.letter import AppealLetter
    from cases.sheets.papers import Paper

_BULLET = re.compile(r"\s*([•*–-])\s+(?=\S)")


_SENDER = 5
"""Lines above the address; more stand in one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter, who sends it and to whom: all that its pages need. Texts are data, never markup.

    `addressee` are the lines on the envelope, `home` the sender's own postal address where it was
    given for this one letter, `country` (a code or a name) is the sender's and decides the paper.
    """

    letter: AppealLetter
    addressee: tuple[str, ...]
    day: date
    place: str | None = None
    country: str | None = None
    home: tuple[str, ...] = ()

    @property
    def paper(self) -> Paper:
        """The paper that the sender will print on."""
        return paper_of(self.country)

    @property
    def sender(self) -> tuple[str, ...]:
        """Name and city as signed, or the name and the address; nobody's where none was given."""
        signed = tuple(_clean_lines(self.letter.signature))
        home = tuple(_clean_lines(self.home))
        known = signed[:1] + home if home else signed
        return known if len(known) <= _SENDER else (known[0], " · ".join(known[1:]))

    @property
    def dated(self) -> str:
        """Place and date, in the letter's language."""
        return dated(
            self.day,
            self.letter.language,
            place=clean(self.place or "").strip(),
            territory=territory_of(self.country),
        )

    @property
    def lines(self) -> Iterator[Line]:
        """Salutation and text, line by line, clean."""
        for paragraph in (self.letter.salutation, *self.letter.paragraphs):
            for number, text in enumerate(lines_of(paragraph)):
                found = _BULLET.match(text)
                bullet = found[1] if found else ""
                yield Line(text[found.end() if found else 0 :], bullet, continues=number > 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without the mark of a list that stood before it.

    `continues` tells one of a paragraph that began before it.
    """

    text: str
    bullet: str
    continues: bool


def _clean_lines(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from lines_of(text)
