"""The third stage, officials: the lines of their blocks become targets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cases.document.blocks import (
    Entry,
    begins_someone,
    entries_of,
    is_joint,
    is_office_of,
    is_spaced_out,
    only_name,
    only_role,
)
from cases.document.contacts import Field, Piece
from cases.document.draft import DraftTarget
from cases.document.labels import Part
from cases.document.people import Person
from cases.document.words import CONNECTORS, fold, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cases.document.sections import Placed


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

    @property
    def has_more(self) -> bool:
        return bool(self.lines or self.held)


@dataclass(frozen=True, slots=True)
class Officials:
    """The targets of a document, and the words of their blocks that are none of theirs."""

    targets: tuple[DraftTarget, ...]
    unplaced: tuple[str, ...]


def read_targets(placed: Sequence[Placed]) -> Officials:
    """The officials of the lines placed under targets and copies, in their order."""
    lines = [one for one in placed if one.part in {Part.TARGETS, Part.COPIES}]
    entries = [entry for one in lines for entry in entries_of(one)]
    rest = tuple(one.piece.value for one in entries if one.piece.field is Field.REST)
    blocks = _blocks([one for one in entries if one.piece.field is not Field.REST])
    return Officials(tuple(_target(block) for block in _shared(blocks)), rest)


def _blocks(entries: Sequence[Entry]) -> list[_Block]:
    spaced = is_spaced_out(entries)
    blocks: list[_Block] = []
    at = 0
    while at < len(entries):
        entry = entries[at]
        current = blocks[-1] if blocks else None
        if _opens(entries, at, current, spaced=spaced):
            block, used = _read_person(entries[at : at + 5])
            blocks.append(block)
            at += used
            continue
        if current is not None:
            _add(current, entry)
        at += 1
    return blocks


def _opens(entries: Sequence[Entry], at: int, current: _Block | None, *, spaced: bool) -> bool:
    entry = entries[at]
    if entry.text is None:
        return False
    if current is None or entry.starts or entry.copy != current.copy:
        return True
    if is_joint(entry):
        return True
    if not current.has_more:
        return False
    if begins_someone(entries, at) or _follows_contacts(entries, at):
        return True
    return entry.after_blank and not spaced and entry.person is not None


def _follows_contacts(entries: Sequence[Entry], at: int) -> bool:
    """A name right below the contacts of another official, above an address of its own."""
    if at + 1 >= len(entries) or not only_name(entries[at].person):
        return False
    return entries[at - 1].text is None and entries[at + 1].text is not None


def _read_person(entries: Sequence[Entry]) -> tuple[_Block, int]:
    """The official who begins with these entries, and how many of them say name and role."""
    first, *after = entries
    joint = is_joint(first)
    if first.person is None:
        return _unknown_or_office(first, after)
    if only_name(first.person):
        role, used = _role_in(after)
        person = replace(first.person, role=role)
    elif only_role(first.person):
        role, used = _role_in([first, *after])
        person = replace(first.person, role=role)
        if used <= len(after) and only_name(entries[used].person):
            person = replace(person, name=(entries[used].person or person).name)
            used += 1
        used -= 1
    else:
        role, used = _fuller_role(first.person, after)
        person = replace(first.person, role=role)
    block = _Block(person, first.copy, joint, [person.rest] if person.rest else [])
    return block, 1 + used


def _role_in(entries: Sequence[Entry]) -> tuple[str | None, int]:
    """A role that begins with the first entry and may go on in the next line."""
    if not entries or not only_role(entries[0].person):
        return None, 0
    role = (entries[0].person or Person()).role or ""
    used = 1
    while used < len(entries) and _goes_on(role, entries[used].text):
        role = f"{role} {(entries[used].text or '').rstrip(' ,;')}"
        used += 1
    return role, used


def _goes_on(role: str, text: str | None) -> bool:
    if not text:
        return False
    first = text.split()[0]
    return (first[0].islower() and word(first) in CONNECTORS) or word(role.split()[-1]) in {
        "of", "and", "the", "de", "y", "et", "du", "la",
    }  # fmt: skip


def _fuller_role(person: Person, after: Sequence[Entry]) -> tuple[str | None, int]:
    """`President Ana Ruiz` over `President of the Republic`: the second is the role."""
    role, used = _role_in(after)
    bare = person.role is not None and len(person.role.split()) == 1
    next_is_name = used < len(after) and only_name(after[used].person)
    if bare and role and not next_is_name and fold(role).startswith(fold(person.role or "")):
        return role, used
    return person.role, 0


def _unknown_or_office(first: Entry, after: Sequence[Entry]) -> tuple[_Block, int]:
    leader = after[0].person if after else None
    if is_office_of(first, leader) and leader is not None:
        lines = [line for line in ((first.text or "").rstrip(" ,;"), leader.rest) if line]
        return _Block(leader, first.copy, lines=lines), 2
    named = Person(name=(first.text or "").rstrip(" ,;"), sure=False)
    return _Block(named, first.copy), 1


def _add(block: _Block, entry: Entry) -> None:
    piece = entry.piece
    if piece.field is Field.TEXT:
        block.last = None
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
