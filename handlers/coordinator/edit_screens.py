"""The screens on which a draft is edited: all of its fields, and one of them with its question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reader_sentences import translated
from cases.case import Kind
from cases.editing import FIELDS, LONG_FIELDS, MAY_BE_EMPTY
from cases.paging import beginning, length, pages
from handlers.coordinator.doubts import (
    OFFICIALS,
    doubtful,
    doubts_about,
    ever_doubtful,
    named,
    next_doubtful,
    official_of,
)
from handlers.coordinator.edit_values import IN_A_LIST, in_list, value_of
from handlers.coordinator.reading import brief, region_named, themes_named
from handlers.coordinator.source_line import source_of, source_of_doubt
from handlers.draft_buttons import (
    ChooseKind,
    ConfirmField,
    EditField,
    EmptyField,
    EraseWritten,
    LeaveField,
    PutWritten,
    UndoChange,
)
from handlers.letter_buttons import OpenLetters, OpenThemes
from handlers.official_buttons import ShowOfficial, ShowOfficials
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from handlers.button import Button
    from handlers.coming import Came
    from handlers.screen import Row

ROOM = 1_500
"""UTF-16 units of a value on one page."""
SHOWN = 500
"""Of what was written so far."""
DOUBTS = 4
IN_A_DOUBT = 150
IN_A_TITLE = 100
WITHOUT_A_PLACE = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """What is said above a field, and what can be done there.

    `written` are the messages so far that are to stand there; `is_conflict` if somebody else put
    something there meanwhile; `seen` is the revision over which they are put, the newest where it
    is None; `undo` the revision of a change that can be taken back; `may_follow` if it is kept and
    another text is taken for it all the same.
    """

    said: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    page: int = 0
    seen: int | None = None
    undo: int | None = None
    is_asked: bool = True
    is_conflict: bool = False
    may_follow: bool = False


def edit_screen(came: Came, stored: StoredVersion, *said: str) -> Screen:
    """Everything that can be edited, what is doubtful first."""
    words, case, of = came.words, stored.case, (stored.case.id, stored.case.version)
    left = doubtful(stored)
    order = sorted(FIELDS, key=lambda field: field not in left)
    text = words.say(
        "team/edit",
        title=brief(case.title, IN_A_TITLE),
        said=said,
        doubts=len(stored.doubts),
        fields=[
            (field in left, named(words, field, case), in_list(words, case, field))
            for field in order
        ]
        + [
            (
                False,
                words.label("field", "themes"),
                brief(themes_named(words, case), IN_A_LIST) or "—",
            ),
            (False, words.label("field", "region"), region_named(words, case)),
        ],
    )
    rows: list[Row] = [
        (Key(shorten(f"⚠️ {named(words, field, case)}"), to_field(stored, field)),)
        for field in left[: 2 * len(FIELDS)]
    ]
    keys = [
        Key(shorten(named(words, field, case)), EditField(*of, field))
        for field in FIELDS
        if field not in left
    ]
    rows += [tuple(keys[at : at + 2]) for at in range(0, len(keys), 2)]
    officials = Key(words.label("edit_officials"), ShowOfficials(*of, 0))
    rows.append((officials, Key(words.label("letters_and_posts"), OpenLetters(*of))))
    rows.append((Key(words.label("case_themes", len(case.themes)), OpenThemes(*of)),))
    rows.append((Key(words.label("back_to_review"), ReviewDraft(*of, 1)),))
    return Screen(text, tuple(rows), toast=_toast(said))


def field_screen(
    came: Came, stored: StoredVersion, field: str, asking: Asking | None = None
) -> Screen:
    """One field as it stands, why it is doubtful, and the question what should stand there."""
    words, case, asking = came.words, stored.case, asking or Asking()
    value = value_of(words, case, field)
    told = pages(value.split("\n\n"), ROOM) if value else []
    page = min(max(asking.page, 0), max(0, len(told) - 1))
    way = ever_doubtful(stored)
    text = words.say(
        "team/edit_field",
        name=named(words, field, case),
        field=field,
        title=brief(case.title, IN_A_TITLE),
        place=way.index(field) + 1 if field in way and len(way) > 1 else 0,
        count=len(way),
        said=asking.said,
        doubts=list(_doubts(words, stored, field)),
        source=_source(words, stored, field),
        value="\n\n".join(told[page]) if told else "",
        missing=words.label("nothing_read", field),
        page=page + 1,
        pages=len(told),
        written="".join(beginning(("\n\n".join(asking.written),), SHOWN)),
        characters=length("\n\n".join(asking.written)),
        is_asked=asking.is_asked and field in FIELDS and field != "kind",
        is_conflict=asking.is_conflict,
        may_choose=asking.is_asked and field == "kind",
        may_follow=asking.may_follow,
        is_long=field in LONG_FIELDS,
    )
    rows = (
        *_changes(words, stored, field, asking),
        *_turn(words, stored, field, page, len(told)),
        *_ways_on(words, stored, field, asking),
    )
    return Screen(text, rows, toast=_toast(asking.said))


def to_field(stored: StoredVersion, field: str) -> Button:
    """Where this field is edited."""
    of, id_ = (stored.case.id, stored.case.version), official_of(field)
    if id_ is not None:
        return ShowOfficial(*of, id_, 0)
    return ShowOfficials(*of, 0) if field == OFFICIALS else EditField(*of, field)


def _toast(said: tuple[str, ...]) -> str | None:
    return brief(said[0], 190) if said else None


def _doubts(words: Words, stored: StoredVersion, field: str) -> Iterator[tuple[str, str]]:
    """Why the reader was not sure, and the lines of the document that it is about."""
    doubts = doubts_about(stored, field)
    for path, why in doubts[:DOUBTS]:
        yield brief(translated(words, why), IN_A_DOUBT), source_of_doubt(words, stored, path, why)
    if len(doubts) > DOUBTS:
        yield words.label("and_more", len(doubts) - DOUBTS), ""
    if field == "unplaced":
        yield from ((brief(line, IN_A_DOUBT), "") for line in stored.unplaced[:WITHOUT_A_PLACE])


def _source(words: Words, stored: StoredVersion, field: str) -> str:
    """Where it was read, as long as it stands as it was read and nothing is doubtful."""
    if stored.revision or doubts_about(stored, field):
        return ""
    return source_of(words, stored, field)


def _changes(words: Words, stored: StoredVersion, field: str, asking: Asking) -> Iterator[Row]:
    of = (stored.case.id, stored.case.version, stored.revision)
    if asking.written:
        label = words.label("put_mine" if asking.is_conflict else "that_is_all")
        seen = stored.revision if asking.seen is None else asking.seen
        yield (Key(label, PutWritten(*of[:2], seen, field)),)
        erase = EraseWritten(*of[:2], field)
        yield (Key(words.label("write_anew"), erase),)
    if field == "kind" and asking.is_asked:
        for kind in Kind:
            label = words.label("kind_in_list", kind, kind is stored.case.kind)
            yield (Key(label, ChooseKind(*of, kind.value)),)
    if doubts_about(stored, field):
        yield (Key(words.label("it_is_right"), ConfirmField(*of, field)),)
    if field in MAY_BE_EMPTY and asking.is_asked and value_of(words, stored.case, field):
        yield (Key(words.label("leave_empty"), EmptyField(*of, field)),)


def _turn(
    words: Words, stored: StoredVersion, field: str, page: int, count: int
) -> tuple[Row, ...]:
    of = (stored.case.id, stored.case.version)
    turn = tuple(
        Key(words.label(label), EditField(*of, field, to))
        for label, to in (("previous_page", page - 1), ("next_page", page + 1))
        if 0 <= to < count
    )
    return (turn,) if turn else ()


def _ways_on(words: Words, stored: StoredVersion, field: str, asking: Asking) -> Iterator[Row]:
    of = (stored.case.id, stored.case.version)
    following, way = next_doubtful(stored, field), ever_doubtful(stored)
    if following is not None and following != field:
        name = brief(named(words, following, stored.case), 40)
        place, count = way.index(following) + 1, len(way)
        label = shorten(words.label("next_doubt", place, count, name))
        yield (Key(label, to_field(stored, following)),)
    if not asking.is_asked:
        again = Key(words.label("change_again"), EditField(*of, field))
        undo = asking.undo
        if undo is None:
            yield (again,)
        else:
            yield (Key(words.label("undo_change"), UndoChange(*of, undo)), again)
    seen = stored.revision if asking.seen is None else asking.seen
    yield (Key(words.label("to_fields"), LeaveField(*of, seen, field)),)
