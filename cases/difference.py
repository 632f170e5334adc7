"""Two versions of a case, field by field: what reads otherwise, and putting one back."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from cases.alike import unlike
from cases.case import Case, SampleLetter, ua_key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from cases.case import Target

T = TypeVar("T")
TEXTS = (
    "summary",
    "additional_information",
    "asks",
    "subjects",
    "openings",
    "posts",
    "disturbing",
)
"""Fields that are compared text by text."""
OF_LETTER = "letter."
OF_TARGET = "target."
_LISTS = frozenset({*TEXTS, OF_LETTER + "paragraphs", "targets", OF_TARGET + "contacts"})
_WITH_LETTER = frozenset({"translations", "subjects", "openings"})
_UNORDERED = frozenset({"languages", "themes", "reminders"})
_ELSEWHERE = frozenset({"id", "version", "closed_at", "letter", "translations", "targets", *TEXTS})
_SINGLE = tuple(one.name for one in fields(Case) if one.name not in _ELSEWHERE)
_OF_TARGET = ("name", "role", "salutation", "copy")
_OF_LETTER = tuple(one.name for one in fields(SampleLetter) if one.name != "paragraphs")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads otherwise in a later version of a case.

    `field` is a field of the case, `letter.…` one of its letter, `target.…` one of the target with
    the id `of`; `targets` are whole targets, `target.contacts` whole contacts of a target,
    `translations` letters in the language `of`. `before` or `after` is None (or empty) where it
    was not there, or is no more. Of texts, each paragraph is a difference of its own; `number`
    tells apart those that read the same.
    """

    field: str
    before: Any
    after: Any
    of: int | str | None = None
    number: int = 0
    is_loss: bool = False
    """It was there, and nothing in the later version stands in its place."""

    @property
    def place(self) -> Hashable:
        """What of the case it is about, however it reads in the later version."""
        value = self.after if self.before is None else self.before
        return self.field, self.of, self.number, value if self.field in _LISTS else None

    @property
    def mark(self) -> str:
        """What it is known by as long as both versions read so: 10 hexadecimal digits."""
        told = repr((self.field, self.of, self.before, self.after, self.number))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:10]


def differences(before: Case, after: Case) -> tuple[Difference, ...]:
    """All that reads otherwise, in the order of a document; what only moved does not."""
    return (
        *_of_fields(before, after),
        *_of_texts(before, after),
        *_of_letter(before.letter, after.letter),
        *_of_translations(before, after),
        *_of_targets(before, after),
    )


def _of_fields(before: Case, after: Case) -> Iterator[Difference]:
    for name in _SINGLE:
        old, new = getattr(before, name), getattr(after, name)
        if _reads(name, old) != _reads(name, new):
            # A region that is set no more still is one: that of the country.
            is_loss = not new and bool(old) and name != "region"
            yield Difference(name, old, new, is_loss=is_loss)


def _reads(name: str, value: Any) -> Any:
    """The value as it is compared."""
    if name in _UNORDERED:
        return sorted(value)
    return (ua_key(value) or value) if name == "ua_number" and value else (value or None)


def _of_texts(before: Case, after: Case) -> Iterator[Difference]:
    for name in TEXTS:
        yield from _of_list(name, getattr(before, name), getattr(after, name))


def _of_list(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Difference]:
    seen: Counter[tuple[str | None, str | None]] = Counter()
    for old, new in unlike(before, after):
        is_loss = new is None and not after and name not in _WITH_LETTER
        yield Difference(name, old, new, number=seen[old, new], is_loss=is_loss)
        seen[old, new] += 1


def _of_letter(before: SampleLetter | None, after: SampleLetter | None) -> Iterator[Difference]:
    if before is None or after is None:
        if before is not after:
            yield Difference("letter", before, after, is_loss=after is None)
        return
    for name in _OF_LETTER:
        old, new = getattr(before, name), getattr(after, name)
        if (old or None) != (new or None):
            yield Difference(OF_LETTER + name, old, new, is_loss=not new)
    yield from _of_list(OF_LETTER + "paragraphs", before.paragraphs, after.paragraphs)


def _of_translations(before: Case, after: Case) -> Iterator[Difference]:
    old = {one.language: one for one in before.translations}
    new = {one.language: one for one in after.translations}
    for language in sorted({*old, *new}):
        if old.get(language) != new.get(language):
            yield Difference("translations", old.get(language), new.get(language), language)


def _of_targets(before: Case, after: Case) -> Iterator[Difference]:
    old = {one.id: one for one in before.targets}
    new = {one.id: one for one in after.targets}
    gone = [one for one in before.targets if one.id not in new]
    come = [one for one in after.targets if one.id not in old]
    for was, now in _paired(gone, come, lambda one: one.role.casefold() or None):
        yield Difference("targets", was, now, is_loss=now is None)
    for target in after.targets:
        if target.id in old:
            yield from _of_target(before, old[target.id], after, target)


def _of_target(before: Case, old: Target, after: Case, new: Target) -> Iterator[Difference]:
    for name in _OF_TARGET:
        was, now = getattr(old, name), getattr(new, name)
        if (was or None) != (now or None):
            is_loss = not now and name != "copy"
            yield Difference(OF_TARGET + name, was, now, old.id, is_loss=is_loss)
    asked, asks = _asked(before, old), _asked(after, new)
    if asked != asks and not _follows(asked, before, asks, after):
        yield Difference(OF_TARGET + "asks", asked, asks, old.id, is_loss=not asks)
    yield from _of_contacts(old, new)


def _asked(case: Case, target: Target) -> tuple[str, ...]:
    """The words of those asks that go to this target only; none: all of them do."""
    return tuple(sorted(case.asks[n] for n in target.asks if n < len(case.asks)))


def _follows(asked: tuple[str, ...], before: Case, asks: tuple[str, ...], after: Case) -> bool:
    """Whether it is only that the asks themselves read otherwise, which is told elsewhere."""
    stayed = {*before.asks} & {*after.asks}
    if asked and not {*asked} & stayed:
        return True
    return bool(asked) == bool(asks) and {*asked} & stayed == {*asks} & stayed


def _of_contacts(old: Target, new: Target) -> Iterator[Difference]:
    before = {one.id: one for one in old.contacts}
    after = {one.id: one for one in new.contacts}
    for contact in new.contacts:
        was = before.get(contact.id)
        if was is not None and was != contact:
            yield Difference(OF_TARGET + "contacts", was, contact, old.id)
    gone = [one for one in old.contacts if one.id not in after]
    come = [one for one in new.contacts if one.id not in before]
    held = {one.channel for one in new.contacts}
    for lost, got in _paired(gone, come, lambda one: one.channel):
        is_loss = got is None and lost is not None and lost.channel not in held
        yield Difference(OF_TARGET + "contacts", lost, got, old.id, is_loss=is_loss)


def _paired(
    gone: Iterable[T], come: Iterable[T], kind: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Who went with who came in their place: the next one of the same kind."""
    waiting = list(come)
    for one in gone:
        found = next((new for new in waiting if kind(new) == kind(one) is not None), None)
        if found is not None:
            waiting.remove(found)
        yield one, found
    for new in waiting:
        yield None, new
