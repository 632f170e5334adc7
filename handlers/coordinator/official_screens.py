"""The screens of one official of a draft, and of one way to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reader_sentences import translated
from cases.fitness import IN_A_CONTACT, IN_ONE_LINE
from cases.letter import salutation_of
from cases.officials import holder, path_of, sharing
from cases.paging import beginning
from handlers.coordinator.doubts import ever_doubtful, named, next_doubtful
from handlers.coordinator.edit_screens import to_field
from handlers.coordinator.official_list import (
    DOUBTS,
    IN_A_DOUBT,
    NOTHING,
    ON_A_PAGE,
    Told,
    gone,
    officials,
    undoing,
)
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.coordinator.source_line import source_of_doubt
from handlers.official_buttons import (
    AskToRemoveContact,
    AskToRemoveOfficial,
    ChooseAsks,
    ChooseWay,
    ConfirmOfficial,
    EditContact,
    EditOfficial,
    EmptyHint,
    MarkCopy,
    MoveOfficial,
    ShowContact,
    ShowOfficial,
    ShowOfficials,
)
from handlers.screen import Key, Screen
from handlers.screens import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Contact, Target
    from handlers.coming import Came
    from handlers.screen import Row

CONTACTS = 8
IN_A_WAY, IN_A_HINT = 80, 60
"""UTF-16 units: one message shows a page of them all."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """What the reader was unsure of: a field of an official, which may be none; why, and where."""

    field: str
    label: str
    why: str
    source: str


def official(
    came: Came,
    stored: StoredVersion,
    target_id: int,
    page: int = 0,
    told: Told = NOTHING,
) -> Screen:
    """Everything about one official, and the keys to change it; the list, where they are gone."""
    words, case = came.words, stored.case
    target = case.target(target_id)
    if target is None:
        return officials(came, stored, told=gone(words, told))
    last = max(0, (len(target.contacts) - 1) // CONTACTS)
    page = min(max(page, 0), last)
    contacts = target.contacts[page * CONTACTS :][:CONTACTS]
    salutation, is_derived = salutation_of(case, target)
    doubts = [*_doubts(words, stored, target)]
    text = words.say(
        "team/official",
        number=case.targets.index(target) + 1,
        name=brief(target.name, IN_ONE_LINE),
        role=brief(target.role, IN_ONE_LINE),
        salutation=brief(salutation, IN_ONE_LINE),
        is_derived=is_derived,
        is_copy=target.copy,
        asked=len(case.asks_of(target)),
        asks=len(case.asks) if len(case.targets) > 1 else 0,
        doubts=doubts[:DOUBTS],
        more_doubts=max(0, len(doubts) - DOUBTS),
        ways=[_way(words, contact) for contact in contacts],
        more=max(0, len(target.contacts) - len(contacts)),
        remark=told.remark,
    )
    rows = (
        *undoing(words, stored, told),
        *_lines(words, stored, target),
        *((_contact_key(words, stored, one),) for one in contacts),
        *_pages(words, stored, target, page, last),
        (Key(words.label("add_contact"), ChooseWay(case.id, case.version, target.id)),),
        *_confirming(words, stored, target, doubts),
        *_leaving(words, stored, target),
    )
    return Screen(text, rows, toast=told.toast)


def contact(came: Came, stored: StoredVersion, contact_id: int, told: Told = NOTHING) -> Screen:
    """One way to reach an official, whole; the list, where it is gone."""
    words, case = came.words, stored.case
    held = holder(case, contact_id)
    if held is None:
        return officials(came, stored, told=gone(words, told))
    target, one = held
    ids = (case.id, case.version)
    text = words.say(
        "team/contact",
        name=brief(target.name or target.role, IN_ONE_LINE),
        channel=_channel(words, one, ""),
        value="\n".join(beginning(one.value.split("\n"), IN_A_CONTACT)),
        hint=brief(one.hint or "", IN_A_CONTACT),
        others=[brief(other.name or other.role, IN_A_WAY) for other in sharing(case, one)[:3]],
        remark=told.remark,
    )
    rows: list[Row] = [
        *undoing(words, stored, told),
        (Key(words.label("change_contact"), EditContact(*ids, one.id, "value")),),
        (Key(words.label("write_hint", bool(one.hint)), EditContact(*ids, one.id, "hint")),),
    ]
    if one.hint:
        rows.append((Key(words.label("no_hint"), EmptyHint(*ids, stored.revision, one.id)),))
    rows.append((Key(words.label("remove_contact"), AskToRemoveContact(*ids, one.id)),))
    rows.append((Key(words.label("back"), ShowOfficial(*ids, target.id, 0)),))
    return Screen(text, tuple(rows), toast=told.toast)


def _doubts(words: Words, stored: StoredVersion, target: Target) -> Iterator[Doubted]:
    path = path_of(stored.case, target.id)
    for field, why in stored.doubts:
        if field != path and not field.startswith(f"{path}."):
            continue
        name = field.removeprefix(path).removeprefix(".")
        label = words.label("field", name) if name else ""
        source = source_of_doubt(words, stored, field, why)
        yield Doubted(name, label, brief(translated(words, why), IN_A_DOUBT), source)


def _way(words: Words, one: Contact) -> tuple[str, str, str]:
    value = brief(one.value.replace("\n", ", "), IN_A_WAY)
    return _channel(words, one, ""), value, brief(one.hint or "", IN_A_HINT)


def _channel(words: Words, one: Contact, detail: str) -> str:
    return words.label("channel", one.channel, detail, None)


def _contact_key(words: Words, stored: StoredVersion, one: Contact) -> Key:
    label = _channel(words, one, brief(one.value, IN_A_LABEL))
    return Key(shorten(label), ShowContact(stored.case.id, stored.case.version, one.id))


def _lines(words: Words, stored: StoredVersion, target: Target) -> tuple[Row, ...]:
    ids = (stored.case.id, stored.case.version)
    name, role, salutation = (
        Key(words.label("edit_official", field), EditOfficial(*ids, target.id, field))
        for field in ("name", "role", "salutation")
    )
    copy = MarkCopy(*ids, stored.revision, target.id, int(not target.copy))
    return ((name, role), (salutation, Key(words.label("mark_copy", target.copy), copy)))


def _pages(
    words: Words, stored: StoredVersion, target: Target, page: int, last: int
) -> tuple[Row, ...]:
    turn = tuple(
        Key(words.label(label), ShowOfficial(stored.case.id, stored.case.version, target.id, to))
        for label, to in (("previous_page", page - 1), ("next_page", page + 1))
        if 0 <= to <= last
    )
    return (turn,) if turn else ()


def _confirming(
    words: Words, stored: StoredVersion, target: Target, doubts: list[Doubted]
) -> tuple[Row, ...]:
    """One key for each field that is doubtful, one for all that are shown; and where to go on."""
    ids = (stored.case.id, stored.case.version, stored.revision, target.id)
    fields = dict.fromkeys(one.field for one in doubts[:DOUBTS] if one.field)
    are_all = 0 < len(doubts) <= DOUBTS and len({one.field for one in doubts}) > 1
    several = ["", *fields] if are_all or (doubts and not fields) else fields
    rows: list[Row] = [
        (
            Key(
                words.label("official_right", words.label("field", field) if field else ""),
                ConfirmOfficial(*ids, field),
            ),
        )
        for field in [*several][: DOUBTS + 1]
    ]
    here = f"t{target.id}"
    following, way = next_doubtful(stored, here), ever_doubtful(stored)
    if following is not None and following != here:
        name = brief(named(words, following, stored.case), IN_A_LABEL)
        label = words.label("next_doubt", way.index(following) + 1, len(way), name)
        rows.append((Key(shorten(label), to_field(stored, following)),))
    return tuple(rows)


def _leaving(words: Words, stored: StoredVersion, target: Target) -> tuple[Row, ...]:
    case, place = stored.case, stored.case.targets.index(target)
    ids = (case.id, case.version)
    rows: list[Row] = []
    if case.asks and len(case.targets) > 1:
        rows.append((Key(words.label("which_asks"), ChooseAsks(*ids, target.id, 0)),))
    moves = tuple(
        Key(words.label(label), MoveOfficial(*ids, stored.revision, target.id, to))
        for label, to in (("move_up", place - 1), ("move_down", place + 1))
        if 0 <= to < len(case.targets)
    )
    rows += [moves] if moves else []
    rows.append((Key(words.label("remove_official"), AskToRemoveOfficial(*ids, target.id)),))
    back = ShowOfficials(*ids, place // ON_A_PAGE)
    return (*rows, (Key(words.label("to_officials"), back),))
