"""Why a draft cannot be published: what would break the screens of supporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.paging import length
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.texts import Words
    from cases.case import Case

IN_ONE_LINE = 256
IN_A_CONTACT = 1000
OFFICIALS = 50
"""Telegram takes 100 buttons under a message, and about 10 kB of them."""


def faults(words: Words, case: Case) -> list[str]:
    """Plain sentences, each one reason; none when it can be published."""
    found = [words.label("fault_no_title")] if not case.title else []
    if len(case.targets) > OFFICIALS:
        found.append(words.label("fault_many", OFFICIALS))
    if any(len(target.contacts) > OFFICIALS for target in case.targets):
        found.append(words.label("fault_many_contacts", OFFICIALS))
    for text, most in _texts(case):
        if length(text) > most:
            found.append(words.label("fault_long", brief(text, IN_A_LABEL), most))
    return found[:OFFICIALS]


def _texts(case: Case) -> Iterator[tuple[str, int]]:
    yield case.title, IN_ONE_LINE
    yield case.country or "", IN_ONE_LINE
    for target in case.targets:
        for text in (target.name, target.role, target.salutation or ""):
            yield text, IN_ONE_LINE
        for contact in target.contacts:
            yield contact.value, IN_A_CONTACT
