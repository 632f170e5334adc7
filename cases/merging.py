"""One difference between two versions of a case is taken back, or made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from cases.case import Case, Contact, SampleLetter, Target
from cases.difference import OF_LETTER, OF_TARGET, TEXTS
from cases.versions import keep_asks

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from cases.difference import Difference

T = TypeVar("T")


def kept(case: Case, difference: Difference, before: Case) -> Case:
    """The case in which this reads as it did `before`; where it stood then, if that is known."""
    return _put(case, difference, (difference.after, difference.before), before)


def taken(case: Case, difference: Difference, after: Case) -> Case:
    """The case in which this reads as it does `after`."""
    return _put(case, difference, (difference.before, difference.after), after)


def _put(case: Case, difference: Difference, change: tuple[Any, Any], like: Case) -> Case:
    name = difference.field
    if name in TEXTS:
        texts: Any = _exchanged(getattr(case, name), change, getattr(like, name))
        changed = replace(case, **{name: texts})
        return keep_asks(case, changed) if name == "asks" else changed
    if name == "targets":
        return replace(case, targets=_exchanged(case.targets, change, like.targets))
    if name == "translations":
        return replace(case, translations=_exchanged(case.translations, change, like.translations))
    if name.startswith(OF_LETTER):
        return replace(case, letter=_in_letter(case.letter, name, change, like.letter))
    if name.startswith(OF_TARGET):
        return _in_target(case, difference, change, like)
    return replace(case, **{name: change[1]})


def _in_letter(
    letter: SampleLetter | None, name: str, change: tuple[Any, Any], like: SampleLetter | None
) -> SampleLetter | None:
    if letter is None:
        return None
    name = name.removeprefix(OF_LETTER)
    if name != "paragraphs":
        return replace(letter, **{name: change[1]})
    order = like.paragraphs if like else ()
    return replace(letter, paragraphs=_exchanged(letter.paragraphs, change, order))


def _in_target(case: Case, difference: Difference, change: tuple[Any, Any], like: Case) -> Case:
    model = next((one for one in like.targets if one.id == difference.of), None)
    name = difference.field.removeprefix(OF_TARGET)

    def changed(target: Target) -> Target:
        if name == "contacts":
            order = model.contacts if model else ()
            return replace(target, contacts=_exchanged(target.contacts, change, order))
        if name == "asks":
            places = (n for n, ask in enumerate(case.asks) if ask in change[1])
            return replace(target, asks=tuple(places))
        return replace(target, **{name: change[1]})

    targets = (changed(one) if one.id == difference.of else one for one in case.targets)
    return replace(case, targets=tuple(targets))


def _exchanged(
    items: tuple[T, ...], change: tuple[T | None, T | None], like: Sequence[T]
) -> tuple[T, ...]:
    """The items with the new one in the place of the old; where there is none, as in `like`."""
    old, new = change
    keys = _keys(items)
    if old is not None:
        if _key(old) not in keys:
            return items
        place = keys.index(_key(old))
        return (*items[:place], *(() if new is None else (new,)), *items[place + 1 :])
    if new is None:
        return items
    place = _place(keys, _keys(like), _key(new))
    return (*items[:place], new, *items[place:])


def _place(keys: list[Hashable], like: list[Hashable], new: Hashable) -> int:
    """Behind what it stands behind there."""
    for before in reversed(like[: like.index(new)] if new in like else like):
        if before in keys:
            return len(keys) - keys[::-1].index(before)
    return 0 if new in like else len(keys)


def _keys(items: Sequence[object]) -> list[Hashable]:
    """What each is known by; texts by themselves, of which there may be thousands."""
    return [one if isinstance(one, str) else _key(one) for one in items]


def _key(item: object) -> Hashable:
    """What an item is known by: an official and a contact by their ids."""
    match item:
        case Target(id=id_) | Contact(id=id_):
            return id_
        case SampleLetter(language=language):
            return language
        case text:
            return str(text)
