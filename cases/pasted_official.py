"""An official as pasted becomes a target; what of the text was not used is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Contact, Target
from cases.contact_values import Mistake, contact_value, seen_lines
from cases.document.one_official import unusable_text
from cases.fitness import OFFICIALS
from cases.officials import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.case import Channel
    from cases.document.one_official import OfficialRead

LEFT = 4
"""As many doubts at most tell what found no place of one official."""


def official_of(
    read: OfficialRead, ids: Iterator[int]
) -> tuple[Target, tuple[tuple[str, str], ...]]:
    """An official as pasted, with the next of `ids`; and what is doubtful of which field, and why.

    The field is empty where words found no place in any. It takes one of `ids` for the official,
    and at most one for each contact that was read.
    """
    contacts: list[Contact] = []
    seen: set[tuple[Channel, str]] = set()
    unusable: list[tuple[str, str]] = []
    id_ = next(ids)
    for channel, printed in read.contacts:
        value = contact_value(channel, printed)
        if isinstance(value, Mistake) or len(contacts) == OFFICIALS:
            unusable.append((NAMED[channel], unusable_text(printed)))
        elif (channel, value.casefold()) not in seen:
            seen.add((channel, value.casefold()))
            contacts.append(Contact(next(ids), channel, value))
    found = read.target
    target = Target(
        id=id_,
        name=" ".join(seen_lines(found.name or found.role or "")),
        role=" ".join(seen_lines(found.role or "" if found.name else "")),
        salutation=" ".join(seen_lines(found.salutation or "")) or None,
        contacts=tuple(contacts),
        copy=found.copy,
    )
    said = dict(unusable)
    doubts = [one for one in read.doubts if one[0] not in said]
    return target, tuple(dict.fromkeys((*doubts, *unusable, *_left(read.unplaced))))


def _left(unplaced: Sequence[str]) -> Iterator[tuple[str, str]]:
    """One doubt for each of the first few texts that found no place; the last has all others."""
    first, others = unplaced[: LEFT - 1], unplaced[LEFT - 1 :]
    for text in (*first, "; ".join(others)):
        if text:
            yield "", f"this found no place: {text}"
