"""What a newer version of a case has changed, said in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.paging import beginning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.texts import Words
    from cases.case import Case, Target

NAMED, NAME = 3, 80
"""So many officials are named in a line, and so many UTF-16 units of each."""


def changes(words: Words, old: Case, new: Case) -> tuple[str, ...]:
    """One plain line for each thing that a supporter of the old version should know."""
    before, now = _by_id(old.offered), _by_id(new.offered)
    joined = [target for id_, target in now.items() if id_ not in before]
    left = [target for id_, target in before.items() if id_ not in now]
    moved = [
        target for id_, target in now.items()
        if id_ in before and target.contacts != before[id_].contacts
    ]  # fmt: skip
    told = (
        _deadline(words, new) if new.deadline != old.deadline else "",
        words.label("change_joined", _names(joined)) if joined else "",
        words.label("change_left", _names(left)) if left else "",
        words.label("change_contacts", _names(moved)) if moved else "",
        words.label("change_letter") if _is_asked_otherwise(old, new) else "",
        words.label("change_story") if _told(old) != _told(new) else "",
    )
    return tuple(line for line in told if line)


def _deadline(words: Words, case: Case) -> str:
    if case.deadline is None:
        return words.label("change_no_deadline")
    return words.label("change_deadline", words.date(case.deadline))


def _by_id(targets: Iterable[Target]) -> dict[int, Target]:
    return {target.id: target for target in targets}


def _names(targets: list[Target]) -> str:
    names = [beginning((target.name or target.role,), NAME) for target in targets[:NAMED]]
    named = ", ".join(" ".join(name) for name in names)
    return f"{named} …" if len(targets) > NAMED else named


def _is_asked_otherwise(old: Case, new: Case) -> bool:
    stayed = ((target, new.target(target.id)) for target in old.offered)
    return (old.letter, old.asks) != (new.letter, new.asks) or any(
        old.asks_of(before) != new.asks_of(now) for before, now in stayed if now is not None
    )


def _told(case: Case) -> object:
    return case.title, case.summary, case.additional_information
