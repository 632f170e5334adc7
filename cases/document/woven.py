"""Officials side by side whose rows were read across: their lines go back to each of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from cases.document.blocks import Entry, only_name, only_role
from cases.document.contact_labels import Field
from cases.document.words import is_office

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_COLUMNS = 3


def unwoven(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, column by column where as many names as roles follow each other.

    `Minister of X`, `Minister of Y`, `Ana Roe`, `Jo Roe`, `1 High Street`, `2 Low Street` …
    """
    columns = _columns(entries)
    if columns == 1:
        return list(entries)
    end = _end(entries)
    woven = entries[:end]
    apart = [
        replace(entry, starts=at == column, after_blank=at == column)
        for column in range(columns)
        for at, entry in list(enumerate(woven))[column::columns]
    ]
    return [*apart, *entries[end:]]


def greeted_last(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, with the salutation below its official where the first of all stands above."""
    if not entries or entries[0].piece.field is not Field.SALUTATION:
        return list(entries)
    ordered: list[Entry] = []
    greeting: list[Entry] = []
    for entry in entries:
        if entry.piece.field is Field.SALUTATION:
            ordered += greeting
            greeting = [entry]
        else:
            opens = bool(ordered) and ordered[-1].piece.field is Field.SALUTATION
            ordered.append(replace(entry, starts=True) if opens or not ordered else entry)
    return [*ordered, *greeting]


def _columns(entries: Sequence[Entry]) -> int:
    whole = len(list(takewhile(_is_whole, entries)))
    if 1 < whole <= _MOST_COLUMNS and all(map(_is_an_office, entries[whole : 2 * whole])):
        return whole if len(entries) >= 2 * whole else 1
    roles = len(list(takewhile(lambda one: only_role(one.person), entries)))
    names = len(list(takewhile(lambda one: only_name(one.person), entries[roles:])))
    return roles if 1 < roles == names <= _MOST_COLUMNS else 1


def _is_whole(entry: Entry) -> bool:
    """`Ambassador Ana Roe`: role and name in one line."""
    return entry.person is not None and bool(entry.person.name) and bool(entry.person.role)


def _is_an_office(entry: Entry) -> bool:
    return entry.person is None and any(is_office(token) for token in (entry.text or "").split())


def _end(entries: Sequence[Entry]) -> int:
    """Where the columns end: at a blank line, or where those who get copies begin."""
    first = entries[0]
    for at, entry in enumerate(entries[1:], start=1):
        if entry.after_blank or entry.starts or entry.copy != first.copy:
            return at
    return len(entries)
