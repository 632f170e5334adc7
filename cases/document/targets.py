"""The third stage, officials: the lines of their blocks become targets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cases.document.chunks import unfolded
from cases.document.contacts import HIDDEN_EMAIL, Field, Piece, count_labels, split_contacts
from cases.document.draft import DraftTarget
from cases.document.labels import Part
from cases.document.people import Person, person_of
from cases.document.words import CONNECTORS, JOINERS, fold, is_office, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cases.document.sections import Placed

_SPACED_OUT = 0.7
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

    @property
    def text(self) -> str | None:
        """The text of a piece that is no contact."""
        return self.piece.value if self.piece.field is Field.TEXT else None


@dataclass(slots=True)
class _Block:
    """An official while their lines are read."""

    person: Person
    copy: bool
    joint: bool = False
    lines: list[str] = field(default_factory=list)
    held: dict[Field, list[str]] = field(default_factory=dict)
    doubts: list[tuple[str, str]] = field(default_factory=list)

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
    entries = [entry for one in lines for entry in _entries(one)]
    rest = tuple(one.piece.value for one in entries if one.piece.field is Field.REST)
    blocks = _blocks([one for one in entries if one.piece.field is not Field.REST])
    return Officials(tuple(_target(block) for block in _shared(blocks)), rest)


def _entries(placed: Placed) -> Iterator[Entry]:
    line = placed.line
    pieces = list(split_contacts(line.text))
    copy = placed.part is Part.COPIES
    crowded = count_labels(line.text) > 0 and len(pieces) > _ONE_LINE_BLOCK
    for at, piece in enumerate(pieces):
        starts = at == 0 and placed.starts
        after_blank = at == 0 and line.after_blank
        if at == 0 and crowded and piece.field is Field.TEXT:
            yield from _unfolded(piece, Entry(piece, line.number, after_blank, starts, copy))
        else:
            yield Entry(piece, line.number, after_blank, starts, copy, _person(piece))
    if HIDDEN_EMAIL.search(line.text) and not any(p.field is Field.EMAILS for p in pieces):
        yield Entry(Piece(Field.EMAILS, ""), line.number, copy=copy)


def _unfolded(piece: Piece, entry: Entry) -> Iterator[Entry]:
    found = unfolded(piece.value)
    if found is None:
        yield replace(entry, person=_person(piece))
        return
    person, lines = found
    yield replace(entry, piece=Piece(Field.TEXT, ""), person=person, after_blank=True, starts=True)
    for line in lines:
        yield Entry(Piece(Field.TEXT, line), entry.number, copy=entry.copy)


def _person(piece: Piece) -> Person | None:
    return person_of(piece.value) if piece.field is Field.TEXT else None


def _blocks(entries: Sequence[Entry]) -> list[_Block]:
    spaced = _is_spaced_out(entries)
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


def _is_spaced_out(entries: Sequence[Entry]) -> bool:
    """Whether a blank line stands between nearly all lines, and so tells nothing."""
    numbers = {entry.number for entry in entries}
    blanks = {entry.number for entry in entries if entry.after_blank}
    return len(numbers) > 3 and len(blanks) > _SPACED_OUT * len(numbers)


def _opens(entries: Sequence[Entry], at: int, current: _Block | None, *, spaced: bool) -> bool:
    entry = entries[at]
    if entry.text is None:
        return False
    if current is None or entry.starts or entry.copy != current.copy:
        return True
    if _is_joint(entry):
        return True
    if not current.has_more:
        return False
    if _is_strong(entries, at):
        return True
    return entry.after_blank and not spaced and entry.person is not None


def _is_joint(entry: Entry) -> bool:
    joined = entry.text is not None and JOINERS.match(entry.text) is not None
    return joined and entry.person is not None and entry.person.polite


def _is_strong(entries: Sequence[Entry], at: int) -> bool:
    """Whether an official begins here, blank line or not."""
    person = entries[at].person
    following = entries[at + 1] if at + 1 < len(entries) else None
    after = following.person if following is not None else None
    if person is None:
        return _leads(entries[at], after)
    if person.name and (person.role or person.polite):
        return True
    if after is None:
        return False
    return bool(person.role and _only_name(after)) or bool(person.name and _only_role(after))


def _leads(entry: Entry, after: Person | None) -> bool:
    """An office right above the person who leads it."""
    is_the_office = any(is_office(token) for token in (entry.text or "").split())
    return is_the_office and after is not None and bool(after.name and after.role)


def _only_name(person: Person | None) -> bool:
    return person is not None and person.name is not None and person.role is None


def _only_role(person: Person | None) -> bool:
    return person is not None and person.role is not None and person.name is None


def _read_person(entries: Sequence[Entry]) -> tuple[_Block, int]:
    """The official who begins with these entries, and how many of them say name and role."""
    first, *after = entries
    joint = _is_joint(first)
    if first.person is None:
        return _unknown_or_office(first, after)
    if _only_name(first.person):
        role, used = _role_in(after)
        person = replace(first.person, role=role)
    elif _only_role(first.person):
        role, used = _role_in([first, *after])
        person = replace(first.person, role=role)
        if used <= len(after) and _only_name(entries[used].person):
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
    if not entries or not _only_role(entries[0].person):
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
    next_is_name = used < len(after) and _only_name(after[used].person)
    if bare and role and not next_is_name and fold(role).startswith(fold(person.role or "")):
        return role, used
    return person.role, 0


def _unknown_or_office(first: Entry, after: Sequence[Entry]) -> tuple[_Block, int]:
    leader = after[0].person if after else None
    if _leads(first, leader) and leader is not None:
        lines = [line for line in ((first.text or "").rstrip(" ,;"), leader.rest) if line]
        return _Block(leader, first.copy, lines=lines), 2
    named = Person(name=(first.text or "").rstrip(" ,;"), sure=False)
    return _Block(named, first.copy), 1


def _add(block: _Block, entry: Entry) -> None:
    piece = entry.piece
    if piece.field is Field.TEXT:
        block.lines.append(piece.value.rstrip(" ,;"))
    elif piece.value:
        held = block.held.setdefault(piece.field, [])
        held.extend(value for value in [piece.value] if value not in held)
    else:
        block.doubts.append((piece.field.value, "the label has no value that can be read"))


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
            per_head = kind is Field.TWITTER and len(values) == len(together)
            block.held.setdefault(kind, [values[at]] if per_head else list(values))
    if len(together) == len(last.held.get(Field.TWITTER, ())) > 1:
        last.held[Field.TWITTER] = last.held[Field.TWITTER][-1:]


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
