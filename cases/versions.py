"""From one version of a case to the next: ids, and what no document says, are carried over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cases.case import Case, Contact, Target

T = TypeVar("T")
Key = tuple[tuple[str, str], int]  # what it reads, and the how many before it read so


def keep_ids(earlier: Iterable[Case], case: Case) -> Case:
    """The new version, with the ids of those who were in `earlier` ones, the oldest of them first.

    Buttons in chats and reports carry ids: they go on meaning the same person and address. An
    official is known by name and role, or by a name that nobody else has; a contact by its value.
    Where a coordinator has renamed one, the newest name tells who they are. No two of a case
    share an id.
    """
    known = _Known()
    for version in earlier:
        for key, target in _keyed(version.targets, _who):
            known.learn(key, target)
    keyed = [*_keyed(case.targets, _who)]
    ids = known.ids([key for key, _ in keyed])
    targets = (known.with_contacts(target, ids.get(key, target.id)) for key, target in keyed)
    return replace(case, targets=tuple(targets))


def keep_choices(last: Case, case: Case) -> Case:
    """The new version, with what coordinators chose for the `last` one and no document says.

    These are when it reminds, its themes, its region, its posts, what of its story is hidden, the
    hints of contacts that stayed, and which asks go to which target. Translations and other
    wordings belong to the old letter: they go with it, and stay where the letter stays as it was.
    Ids are kept before: see `keep_ids`.
    """
    hints = {one.id: one.hint for target in last.targets for one in target.contacts}
    targets = tuple(
        replace(
            target,
            contacts=tuple(
                replace(one, hint=one.hint or hints.get(one.id)) for one in target.contacts
            ),
        )
        for target in case.targets
    )
    kept = replace(
        keep_asks(last, replace(case, targets=targets)),
        reminders=last.reminders,
        themes=case.themes or last.themes,
        region=case.region or last.region,
        posts=case.posts or last.posts,
        disturbing=case.disturbing or last.disturbing,
    )
    if case.letter != last.letter:
        return kept
    return replace(
        kept,
        translations=case.translations or last.translations,
        subjects=case.subjects or last.subjects,
        openings=case.openings or last.openings,
    )


def keep_asks(last: Case, case: Case) -> Case:
    """The case, in which each target that was there is asked for what it was in the `last` one.

    An ask is known by its words; where just one of them reads otherwise now, it is still the same.
    """
    now = {ask: place for place, ask in enumerate(case.asks)}
    gone = [ask for ask in last.asks if ask not in now]
    new = [ask for ask in case.asks if ask not in last.asks]
    if len(gone) == len(new) == 1:
        now[gone[0]] = now[new[0]]
    before = {target.id: target.asks for target in last.targets}
    stayed = {place: now[ask] for place, ask in enumerate(last.asks) if ask in now}
    targets = (
        replace(target, asks=tuple(sorted({stayed[n] for n in before[target.id] if n in stayed})))
        if target.id in before
        else target
        for target in case.targets
    )
    return replace(case, targets=tuple(targets))


@dataclass(slots=True)
class _Known:
    """Who was called what in earlier versions."""

    targets: dict[Key, int] = field(default_factory=dict)
    newest: dict[int, Key] = field(default_factory=dict)
    contacts: dict[tuple[int, Key], int] = field(default_factory=dict)

    def learn(self, who: Key, target: Target) -> None:
        self.targets[who] = target.id
        self.newest[target.id] = who
        for where, contact in _keyed(target.contacts, _where):
            self.contacts[target.id, where] = contact.id

    def ids(self, everybody: list[Key]) -> dict[Key, int]:
        """Each id once: for whom it was last, else for whom it was before."""
        found = {who: self.targets[who] for who in everybody if who in self.targets}
        kept: dict[int, Key] = {}
        for who in sorted(found, key=lambda who: self.newest[found[who]] != who):
            kept.setdefault(found[who], who)
        known = {who: id_ for id_, who in kept.items()}
        names = Counter(_name(who) for who in everybody)
        for who in (one for one in everybody if one not in known and names[_name(one)] == 1):
            same = {id_ for key, id_ in self.targets.items() if _name(key) == _name(who)}
            if len(same) == 1 and not same & {*known.values()}:
                known[who] = same.pop()
        return known

    def with_contacts(self, target: Target, id_: int) -> Target:
        contacts = (
            replace(contact, id=self.contacts.get((id_, where), contact.id))
            for where, contact in _keyed(target.contacts, _where)
        )
        return replace(target, id=id_, contacts=tuple(contacts))


def _who(target: Target) -> tuple[str, str]:
    return target.name, target.role


def _name(who: Key) -> str:
    (name, _), _ = who
    return name


def _where(contact: Contact) -> tuple[str, str]:
    return contact.channel, contact.value


def _keyed(things: Iterable[T], reads: Callable[[T], tuple[str, str]]) -> Iterator[tuple[Key, T]]:
    """Each with its key: two that read alike are told apart by their order."""
    seen: Counter[tuple[str, str]] = Counter()
    for thing in things:
        read = reads(thing)
        yield (read, seen[read]), thing
        seen[read] += 1
