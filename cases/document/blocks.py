"""The lines of officials' blocks in pieces, and how one sees that another official begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.begins import official_listed, unfolded_block
from cases.document.chunks import unfolded
from cases.document.contact_labels import Field
from cases.document.contacts import HIDDEN_EMAIL, Piece, split_contacts
from cases.document.labels import Part
from cases.document.people import Person, person_of
from cases.document.roles import role_length
from cases.document.words import JOINERS, is_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.document.placed import Placed

_AND = re.compile(r",?\s(?:and|y|e|et|und|&)\s")
_SPACED_OUT = 0.7
_FEWEST_LINES = 4
_ONE_LINE_BLOCK = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a line of an official's block, and where it stands."""

    piece: Piece
    number: int
    after_blank: bool = False
    starts: bool = False
    copy: bool = False
    person: Person | None = None
    joint: bool = False
    guessed: bool = False

    @property
    def text(self) -> str | None:
        """The text of a piece that is no contact."""
        return self.piece.value if self.piece.field is Field.TEXT else None


def entries_of(placed: Placed) -> Iterator[Entry]:
    """The pieces of one line; a whole block in one line comes apart into its lines."""
    line = placed.line
    listed = official_listed(line.text)
    text = _without_colon(listed or line.text)
    pieces = list(split_contacts(text))
    copy = placed.part is Part.COPIES
    crowded = len(pieces) > _ONE_LINE_BLOCK or unfolded_block(text)
    for at, piece in enumerate(pieces):
        starts = at == 0 and (placed.starts or listed is not None)
        after_blank = at == 0 and line.after_blank
        together = _joined(piece) if at == 0 else None
        if together is not None:
            first, second = together
            yield Entry(first, line.number, after_blank, starts, copy, _person(first))
            yield Entry(second, line.number, copy=copy, person=_person(second), joint=True)
        elif at == 0 and crowded and piece.field is Field.TEXT:
            yield from _unfolded(piece, Entry(piece, line.number, after_blank, starts, copy))
        else:
            yield Entry(piece, line.number, after_blank, starts, copy, _person(piece))
    if HIDDEN_EMAIL.search(line.text) and not any(p.field is Field.EMAILS for p in pieces):
        yield Entry(Piece(Field.EMAILS, ""), line.number, copy=copy)


def _without_colon(text: str) -> str:
    """`Minister of Justice: Mr Jo Roe, 1 High Street` as if a comma stood behind the role."""
    role, colon, rest = text.partition(": ")
    tokens = role.split()
    return f"{role}, {rest}" if colon and role_length(tokens) == len(tokens) else text


def _joined(piece: Piece) -> tuple[Piece, Piece] | None:
    """`Minister of X, Ana Roe and Minister of Y, Jo Roe`: two officials in one line."""
    for joiner in _AND.finditer(piece.value) if piece.field is Field.TEXT else ():
        parts = piece.value[: joiner.start()], piece.value[joiner.end() :]
        if all((one := person_of(part)) and one.name and one.role for part in parts):
            return Piece(Field.TEXT, parts[0]), Piece(Field.TEXT, parts[1])
    return None


def _unfolded(piece: Piece, entry: Entry) -> Iterator[Entry]:
    found = unfolded(piece.value)
    if found is None:
        yield replace(entry, person=_person(piece))
        return
    person, lines = found
    yield replace(entry, piece=Piece(Field.TEXT, ""), person=person, after_blank=True, starts=True)
    for line in lines:
        yield Entry(Piece(Field.TEXT, line), entry.number, copy=entry.copy, guessed=True)


def _person(piece: Piece) -> Person | None:
    return person_of(piece.value) if piece.field is Field.TEXT else None


def is_spaced_out(entries: Sequence[Entry]) -> bool:
    """Whether a blank line stands between nearly all lines, and so tells nothing."""
    numbers = {entry.number for entry in entries}
    blanks = {entry.number for entry in entries if entry.after_blank}
    return len(numbers) >= _FEWEST_LINES and len(blanks) > _SPACED_OUT * len(numbers)


def is_joint(entry: Entry) -> bool:
    """`And Mr. …`: an official who shares the block of the one before."""
    if entry.joint:
        return True
    joined = entry.text is not None and JOINERS.match(entry.text) is not None
    return joined and entry.person is not None and entry.person.polite


def begins_someone(entries: Sequence[Entry], at: int) -> bool:
    """Whether an official begins here, blank line or not."""
    person = entries[at].person
    following = entries[at + 1] if at + 1 < len(entries) else None
    after = following.person if following is not None else None
    if person is None:
        return is_office_of(entries[at], after)
    if person.name and (person.role or person.polite):
        return True
    if after is None:
        return False
    return bool(person.role and only_name(after)) or bool(person.name and only_role(after))


def is_office_of(entry: Entry, after: Person | None) -> bool:
    """An office right above the person who leads it."""
    is_the_office = any(is_office(token) for token in (entry.text or "").split())
    leads = after is not None and bool(after.name) and (bool(after.role) or after.polite)
    return is_the_office and leads


def only_name(person: Person | None) -> bool:
    """Whether a line gives a name and no role."""
    return person is not None and person.name is not None and person.role is None


def only_role(person: Person | None) -> bool:
    """Whether a line gives a role and no name."""
    return person is not None and person.role is not None and person.name is None
