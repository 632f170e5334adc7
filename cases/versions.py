"""From one version of a case to the next: who stayed keeps their ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.case import Case, Contact, Target


def keep_ids(previous: Case, case: Case) -> Case:
    """The new version with the ids of officials and contacts that were there before.

    Buttons in chats and reports carry ids: they go on meaning the same person and address.
    """
    known = {(target.name, target.role): target for target in previous.targets}
    targets = (
        _keep_target_ids(known.get((target.name, target.role)), target) for target in case.targets
    )
    return replace(case, targets=tuple(targets))


def _keep_target_ids(previous: Target | None, target: Target) -> Target:
    if previous is None:
        return target
    known = {(contact.channel, contact.value): contact for contact in previous.contacts}
    contacts = (
        _keep_contact_id(known.get((contact.channel, contact.value)), contact)
        for contact in target.contacts
    )
    return replace(target, id=previous.id, contacts=tuple(contacts))


def _keep_contact_id(previous: Contact | None, contact: Contact) -> Contact:
    return contact if previous is None else previous
