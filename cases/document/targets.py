"""The third stage, officials: the lines of their blocks become targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cases.document.blocks import (
    Entry,
    begins_someone,
    entries_of,
    is_joint,
    is_spaced_out,
    only_name,
)
from cases.document.contact_labels import Field
from cases.document.draft import DraftTarget
from cases.document.labels import Part
from cases.document.who import read_person
from cases.document.words import fold, is_office
from cases.document.woven import greeted_last, unwoven

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cases.document.contacts import Piece
    from cases.document.people import Person
    from cases.document.placed import Placed


_LONGEST_BLOCK = 12
_PERSONAL = (Field.TWITTER, Field.EMAILS)


@dataclass(slots=True)
class _Block:
    """An official while their lines are read."""

    person: Person
    copy: bool
    joint: bool = False
    lines: list[str] = field(default_factory=list)
    held: dict[Field, list[str]] = field(default_factory=dict)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    last: Field | None = None
    numbers: dict[str, set[int]] = field(default_factory=dict)
    surplus: list[tuple[int, str]] = field(default_factory=list)

    def read_from(self, name: str, number: int) -> None:
        """Remember the line of a field."""
        self.numbers.setdefault(name, set()).add(number)

    @property
    def has_more(self) -> bool:
        return bool(self.lines or self.held or self.doubts)


@dataclass(frozen=True, slots=True)
class Officials:
    """The targets of a document, with the numbers of the lines of their fields.

    `unplaced` are the words among their lines that are none of theirs, with line numbers.
    """

    targets: tuple[DraftTarget, ...]
    unplaced: tuple[tuple[int, str], ...] = ()
    found: tuple[tuple[str, tuple[int, ...]], ...] = ()


def read_targets(placed: Sequence[Placed]) -> Officials:
    """The officials of the lines placed under targets and copies, in their order."""
    lines = [one for one in placed if one.part in {Part.TARGETS, Part.COPIES}]
    entries = [entry for one in lines for entry in entries_of(one)]
    rest = [(one.number, one.piece.value) for one in entries if one.piece.field is Field.REST]
    said = greeted_last([one for one in entries if one.piece.field is not Field.REST])
    blocks, early = _blocks(unwoven(said))
    targets = tuple(_target(block) for block in _shared(blocks))
    return Officials(
        targets,
        (*rest, *early, *(line for block in blocks for line in block.surplus)),
        tuple(entry for at, block in enumerate(blocks) for entry in _found(at, block)),
    )


def _found(at: int, block: _Block) -> Iterator[tuple[str, tuple[int, ...]]]:
    for name, numbers in block.numbers.items():
        yield f"targets[{at}].{name}", tuple(sorted(numbers))


def _blocks(entries: Sequence[Entry]) -> tuple[list[_Block], list[tuple[int, str]]]:
    """The officials, and the words before the first of them."""
    early: list[tuple[int, str]] = []
    spaced = is_spaced_out(entries)
    blocks: list[_Block] = []
    at = 0
    while at < len(entries):
        entry = entries[at]
        current = blocks[-1] if blocks else None
        if _opens(entries, at, current, spaced=spaced):
            who = read_person(entries[at : at + 5])
            block = _Block(who.person, entry.copy, is_joint(entry), list(who.lines))
            _number(block, entries[at : at + who.used])
            blocks.append(block)
            at += who.used
            continue
        if current is not None:
            _add(current, entry)
        elif entry.piece.value:
            early.append((entry.number, entry.piece.value))
        at += 1
    return blocks, early


def _opens(entries: Sequence[Entry], at: int, current: _Block | None, *, spaced: bool) -> bool:
    entry = entries[at]
    if entry.text is None:
        return False
    if current is None or entry.starts or entry.copy != current.copy or is_joint(entry):
        return True
    if not current.has_more:
        return False
    if begins_someone(entries, at) or _follows_contacts(entries, at):
        return True
    is_new = entry.person is not None or _is_another_office(entry, current)
    is_below_a_salutation = entries[at - 1].piece.field is Field.SALUTATION
    if is_below_a_salutation and _is_greeted_again(entries[at:]):
        return True
    return is_new and (is_below_a_salutation or (entry.after_blank and not spaced))


def _is_greeted_again(entries: Sequence[Entry]) -> bool:
    """A salutation is the last line of an official: between two of them stands another."""
    return any(one.piece.field is Field.SALUTATION for one in entries[2:_LONGEST_BLOCK])


def _is_another_office(entry: Entry, current: _Block) -> bool:
    """An embassy or a mission without a name, below the contacts of an official."""
    first = (entry.text or "").split()[:3]
    return bool(current.held) and any(is_office(token) for token in first)


def _follows_contacts(entries: Sequence[Entry], at: int) -> bool:
    """A name right below the contacts of another official, above an address of its own."""
    if at + 1 >= len(entries) or not only_name(entries[at].person):
        return False
    return entries[at - 1].text is None and entries[at + 1].text is not None


def _number(block: _Block, entries: Sequence[Entry]) -> None:
    """Where the name and the role stand among the entries that said them."""
    for entry in entries:
        said = entry.person or block.person
        text = fold(f"{entry.text or ''} {said.name or ''} {said.role or ''}")
        for name, value in (("name", block.person.name), ("role", block.person.role)):
            if value and fold(value.split()[0]) in text:
                block.read_from(name, entry.number)
        if any(fold(line) in text for line in block.lines):
            block.read_from("address_lines", entry.number)


def _add(block: _Block, entry: Entry) -> None:
    piece = entry.piece
    name = "address_lines" if piece.field is Field.TEXT else piece.field.value
    if piece.field is Field.SALUTATION and block.held.get(Field.SALUTATION):
        block.surplus.append((entry.number, piece.value))
        return
    block.read_from(name, entry.number)
    if piece.field is Field.TEXT:
        block.last = None
        if entry.guessed and block.lines:
            block.doubts.append(("address_lines", "where its lines end is a guess"))
        block.lines.append(piece.value.rstrip(" ,;"))
    elif not piece.value:
        block.last = piece.field
        block.doubts.append((piece.field.value, "the label has no value that can be read"))
    else:
        kind = _field_of(piece, block.last)
        block.last = kind
        held = block.held.setdefault(kind, [])
        held.extend(value for value in [piece.value] if value not in held)
        block.doubts = [doubt for doubt in block.doubts if doubt[0] != kind.value]


def _field_of(piece: Piece, before: Field | None) -> Field:
    """A number below a fax is a fax, though it has no label of its own."""
    if piece.labelled or before not in {Field.FAXES, Field.PHONES} or before is None:
        return piece.field
    return before


def _shared(blocks: Sequence[_Block]) -> Iterable[_Block]:
    """Officials joined by `and` share the address and the contacts; handles are dealt out."""
    together: list[_Block] = []
    for at, block in enumerate(blocks):
        together.append(block)
        if at + 1 < len(blocks) and blocks[at + 1].joint:
            continue
        _deal_out(together)
        together = []
    return blocks


def _deal_out(together: Sequence[_Block]) -> None:
    last = together[-1]
    for at, block in enumerate(together[:-1]):
        block.lines = block.lines or list(last.lines)
        for kind, values in last.held.items():
            per_head = kind in _PERSONAL and len(values) == len(together)
            block.held.setdefault(kind, [values[at]] if per_head else list(values))
    for kind in _PERSONAL:
        if len(together) == len(last.held.get(kind, ())) > 1:
            last.held[kind] = last.held[kind][-1:]


def _target(block: _Block) -> DraftTarget:
    held = {kind: tuple(values) for kind, values in block.held.items()}
    doubts = list(block.doubts)
    if not block.person.sure:
        doubts.append(("name", "where the name ends is a guess"))
    return DraftTarget(
        name=block.person.name,
        role=block.person.role,
        salutation=(held.get(Field.SALUTATION) or (None,))[0],
        address_lines=tuple(line for line in block.lines if line),
        emails=held.get(Field.EMAILS, ()),
        phones=held.get(Field.PHONES, ()),
        faxes=held.get(Field.FAXES, ()),
        twitter=held.get(Field.TWITTER, ()),
        facebook=held.get(Field.FACEBOOK, ()),
        instagram=held.get(Field.INSTAGRAM, ()),
        contact_forms=held.get(Field.CONTACT_FORMS, ()),
        copy=block.copy,
        doubts=tuple(dict.fromkeys(doubts)),
    )
