"""Why a draft cannot be published: what would break the screens of supporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.paging import length
from handlers.coordinator.reading import IN_A_LABEL, OFFICIALS, brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.texts import Words
    from cases.case import Case

IN_ONE_LINE = 256
IN_A_CONTACT = 1000
IN_A_STORY = 50_000
IN_A_LETTER = 20_000
LISTED = 5


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
    return found[:LISTED]


def _texts(case: Case) -> Iterator[tuple[str, int]]:
    yield case.title, IN_ONE_LINE
    yield case.country or "", IN_ONE_LINE
    yield "\n".join((*case.summary, *case.additional_information)), IN_A_STORY
    letter = case.letter.paragraphs if case.letter else ()
    yield "\n".join((*letter, *case.asks)), IN_A_LETTER
    for target in case.targets[:OFFICIALS]:
        for text in (target.name, target.role, target.salutation or ""):
            yield text, IN_ONE_LINE
        for contact in target.contacts:
            yield contact.value, IN_A_CONTACT
