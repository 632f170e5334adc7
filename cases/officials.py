"""A coordinator's edits of the officials of a draft: the changed case, or why it cannot be so.

Ids of what stays never change, and nothing gets another's. A contact is known by its value: one
that reads otherwise is a new one, so that nothing that was said of the old holds for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.case import Channel, Contact, Target
from cases.contact_values import Mistake, seen_lines
from cases.fitness import IN_A_CONTACT, IN_ONE_LINE, OFFICIALS
from cases.paging import length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.case import Case

NAME, ROLE, SALUTATION = "name", "role", "salutation"
LINES = (NAME, ROLE, SALUTATION)
"""What of an official is one line, by the names of the reader's contract."""
NAMED = {
    Channel.POST: "address_lines",
    Channel.FAX: "faxes",
    Channel.EMAIL: "emails",
    Channel.X: "twitter",
    Channel.PHONE: "phones",
    Channel.FACEBOOK: "facebook",
    Channel.INSTAGRAM: "instagram",
    Channel.WEB_FORM: "contact_forms",
}
"""What the reader's contract calls the contacts of a channel."""


def path_of(case: Case, target_id: int, field: str = "") -> str:
    """The path of an official, or of this field of theirs (`targets[0].emails`)."""
    place = next(n for n, target in enumerate(case.targets) if target.id == target_id)
    return f"targets[{place}].{field}" if field else f"targets[{place}]"


def holder(case: Case, contact_id: int) -> tuple[Target, Contact] | None:
    """The contact with this id, and whose it is."""
    return next(
        (
            (target, contact)
            for target in case.targets
            for contact in target.contacts
            if contact.id == contact_id
        ),
        None,
    )


def sharing(case: Case, contact: Contact) -> tuple[Target, ...]:
    """The other officials who are reached by just the same."""
    return tuple(
        target
        for target in case.targets
        if any(one.id != contact.id and _reads(one) == _reads(contact) for one in target.contacts)
    )


def add_official(case: Case, target: Target) -> Case | Mistake:
    """One more official, behind all others."""
    if len(case.targets) >= OFFICIALS:
        return Mistake.MANY_OFFICIALS
    return _checked(replace(case, targets=(*case.targets, target)), target)


def add_officials(case: Case, targets: Iterable[Target]) -> tuple[Case, dict[int, Mistake]]:
    """The case with each of them whom it can have; and by their ids why not the others."""
    refused: dict[int, Mistake] = {}
    for target in targets:
        added = add_official(case, target)
        if isinstance(added, Mistake):
            refused[target.id] = added
        else:
            case = added
    return case, refused


def remove_official(case: Case, target_id: int) -> Case | Mistake:
    """Without this official; the others keep their order."""
    if case.target(target_id) is None:
        return Mistake.GONE
    return replace(case, targets=tuple(one for one in case.targets if one.id != target_id))


def move_official(case: Case, target_id: int, place: int) -> Case | Mistake:
    """This official at this place, from 0; the nearest there is."""
    target = case.target(target_id)
    if target is None:
        return Mistake.GONE
    others = [one for one in case.targets if one.id != target_id]
    others.insert(max(place, 0), target)
    return replace(case, targets=tuple(others))


def write_line(case: Case, target_id: int, field: str, written: str) -> Case | Mistake:
    """The official with this name, role or salutation; only a name must not be empty."""
    target = case.target(target_id)
    if target is None or field not in LINES:
        return Mistake.GONE
    line = " ".join(seen_lines(written))
    if not line and field == NAME:
        return Mistake.EMPTY
    if field == SALUTATION:
        return _with(case, replace(target, salutation=line or None))
    name, role = (line, target.role) if field == NAME else (target.name, line)
    return _with(case, replace(target, name=name, role=role))


def mark_copy(case: Case, target_id: int, *, is_copy: bool) -> Case | Mistake:
    """Whether this official gets copies of what the others are sent."""
    target = case.target(target_id)
    return Mistake.GONE if target is None else _with(case, replace(target, copy=is_copy))


def set_ask(case: Case, target_id: int, place: int, *, is_asked: bool) -> Case | Mistake:
    """Whether the ask at this place, from 0, goes to this official; at least one does."""
    target = case.target(target_id)
    if target is None or not 0 <= place < len(case.asks):
        return Mistake.GONE
    everything = set(range(len(case.asks)))
    asked = (everything & set(target.asks)) or everything
    asked = asked | {place} if is_asked else asked - {place}
    if not asked:
        return Mistake.NO_ASK
    return _with(case, replace(target, asks=() if asked == everything else tuple(sorted(asked))))


def add_contact(case: Case, target_id: int, contact: Contact) -> Case | Mistake:
    """One more contact of this official; its value is one of `contact_value`."""
    target = case.target(target_id)
    if target is None:
        return Mistake.GONE
    if len(target.contacts) >= OFFICIALS:
        return Mistake.MANY_CONTACTS
    return _with(case, replace(target, contacts=(*target.contacts, contact)))


def change_contact(case: Case, contact_id: int, value: str, new_id: int) -> Case | Mistake:
    """The contact with this value of `contact_value`; it is another then, at the same place."""
    held = holder(case, contact_id)
    if held is None:
        return Mistake.GONE
    _, contact = held
    if contact.value == value:
        return case
    return _with_contact(case, contact_id, replace(contact, id=new_id, value=value))


def write_hint(case: Case, contact_id: int, written: str) -> Case | Mistake:
    """What a supporter should know before using it; nothing, where nothing is written."""
    held = holder(case, contact_id)
    if held is None:
        return Mistake.GONE
    hint = " ".join(seen_lines(written))
    if length(hint) > IN_A_CONTACT:
        return Mistake.LONG
    return _with_contact(case, contact_id, replace(held[1], hint=hint or None))


def remove_contact(case: Case, contact_id: int) -> Case | Mistake:
    """Without this contact."""
    held = holder(case, contact_id)
    if held is None:
        return Mistake.GONE
    target, contact = held
    left = tuple(one for one in target.contacts if one is not contact)
    return _with(case, replace(target, contacts=left))


def _with_contact(case: Case, contact_id: int, contact: Contact) -> Case | Mistake:
    held = holder(case, contact_id)
    if held is None:
        return Mistake.GONE
    changed = (contact if one.id == contact_id else one for one in held[0].contacts)
    return _with(case, replace(held[0], contacts=tuple(changed)))


def _with(case: Case, target: Target) -> Case | Mistake:
    targets = (target if one.id == target.id else one for one in case.targets)
    return _checked(replace(case, targets=tuple(targets)), target)


def _checked(case: Case, target: Target) -> Case | Mistake:
    """What this official's edit must not do: lines too long, the same person or way twice."""
    lines = (target.name, target.role, target.salutation or "")
    if any(length(line) > IN_ONE_LINE for line in lines):
        return Mistake.LONG_LINE
    if _is_twice(_reads(one) for one in target.contacts):
        return Mistake.KNOWN
    same = [one for one in case.targets if _is_called(one) == _is_called(target)]
    return Mistake.KNOWN_OFFICIAL if len(same) > 1 else case


def _is_twice(keys: Iterable[object]) -> bool:
    seen = list(keys)
    return len(set(seen)) < len(seen)


def _reads(contact: Contact) -> tuple[Channel, str]:
    return contact.channel, contact.value.casefold()


def _is_called(target: Target) -> tuple[str, str]:
    return target.name.casefold(), target.role.casefold()
