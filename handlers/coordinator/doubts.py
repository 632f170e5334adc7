"""The doubts about a draft, by what a coordinator can edit: a field, an official, or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.editing import FIELDS
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case

OFFICIALS = "targets"
_OFFICIAL = "t"
_IS_PART_OF = {
    "deadline_month": "deadline",
    "has_sample_letter": "letter",
    "letter_starts": "letter",
    "letter_ends": "letter",
    "letter_salutation": "letter",
    "letter_closing": "letter",
}
_OF_OFFICIAL = re.compile(r"targets\[(\d{1,4})\]")
_IN_A_BUTTON = re.compile(r"[^A-Za-z0-9_-]")


def field_of(path: str, case: Case) -> str:
    """The field that this path is about: `deadline`; `t17` for the official with id 17."""
    found = _OF_OFFICIAL.match(path)
    if found is not None:
        place = int(found[1])
        known = place < len(case.targets)
        return f"{_OFFICIAL}{case.targets[place].id}" if known else OFFICIALS
    name = path.removeprefix("extra.")
    return _IN_A_BUTTON.sub("", _IS_PART_OF.get(name, name))[:24]


def official_of(field: str) -> int | None:
    """The id of the official whom this field is about; None where it is of the case itself."""
    id_ = field.removeprefix(_OFFICIAL)
    return int(id_) if field.startswith(_OFFICIAL) and id_.isascii() and id_.isdigit() else None


def doubtful(stored: StoredVersion) -> tuple[str, ...]:
    """The fields that nobody has settled yet, each once, in the order in which they are read."""
    return _fields(stored, stored.doubts)


def ever_doubtful(stored: StoredVersion) -> tuple[str, ...]:
    """These, and those that were settled: the way that a coordinator walks."""
    return _fields(stored, (*stored.doubts, *stored.settled))


def doubts_about(stored: StoredVersion, field: str) -> tuple[tuple[str, str], ...]:
    """The paths that are doubtful of this field, and why."""
    return tuple(one for one in stored.doubts if field_of(one[0], stored.case) == field)


def next_doubtful(stored: StoredVersion, field: str) -> str | None:
    """The one that comes after this field, or else the first; None where nothing is left."""
    left, way = doubtful(stored), ever_doubtful(stored)
    if not left:
        return None
    after = way[way.index(field) + 1 :] if field in way else ()
    return next((one for one in after if one in left), left[0])


def named(words: Words, field: str, case: Case) -> str:
    """What a coordinator calls it."""
    id_ = official_of(field)
    if id_ is None:
        return words.label("field", field)
    for number, target in enumerate(case.targets, start=1):
        if target.id == id_:
            return words.label("official", number, brief(target.name, IN_A_LABEL))
    return words.label("field", OFFICIALS)


def _fields(stored: StoredVersion, doubts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    case = stored.case
    known = {field: place for place, field in enumerate(FIELDS)}
    officials = {
        f"{_OFFICIAL}{target.id}": at for at, target in enumerate(case.targets, len(known))
    }
    order = known | {OFFICIALS: len(known)} | {one: at + 1 for one, at in officials.items()}
    found = dict.fromkeys(field_of(path, case) for path, _ in doubts)
    return tuple(sorted(found, key=lambda one: order.get(one, len(order) + 1)))
