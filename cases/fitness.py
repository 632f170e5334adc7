"""Why a case cannot be published: what would break the screens of supporters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cases.paging import length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.case import Case

OFFICIALS = 50
"""And contacts of each: Telegram takes 100 buttons under a message, about 10 kB of them."""
IN_ONE_LINE = 256
IN_A_CONTACT = 1000
IN_A_STORY = 50_000
IN_A_LETTER = 20_000


class Unfit(StrEnum):
    """What is wrong."""

    NO_TITLE = "no_title"
    MANY = "many"
    MANY_CONTACTS = "many_contacts"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason: of what there may be at most so many (of a text, UTF-16 units), and the text."""

    kind: Unfit
    most: int = 0
    text: str = ""


def faults(case: Case) -> list[Fault]:
    """Every reason why this version cannot be published; none when it can."""
    found = [] if case.title else [Fault(Unfit.NO_TITLE)]
    if len(case.targets) > OFFICIALS:
        found.append(Fault(Unfit.MANY, OFFICIALS))
    if any(len(target.contacts) > OFFICIALS for target in case.targets):
        found.append(Fault(Unfit.MANY_CONTACTS, OFFICIALS))
    found += [Fault(Unfit.LONG, most, text) for text, most in _texts(case) if length(text) > most]
    return found


def _texts(case: Case) -> Iterator[tuple[str, int]]:
    yield case.title, IN_ONE_LINE
    yield case.country or "", IN_ONE_LINE
    yield case.name_and_pronoun or "", IN_A_CONTACT
    yield "\n".join((*case.summary, *case.additional_information)), IN_A_STORY
    letter = case.letter.paragraphs if case.letter else ()
    yield "\n".join((*letter, *case.asks)), IN_A_LETTER
    yield from ((subject, IN_ONE_LINE) for subject in case.subjects)
    yield from ((opening, IN_A_LETTER) for opening in case.openings)
    for one in case.translations:
        yield "\n".join(one.paragraphs), IN_A_LETTER
        yield from ((text or "", IN_ONE_LINE) for text in (one.salutation, one.subject))
    for target in case.targets[:OFFICIALS]:
        for text in (target.name, target.role, target.salutation or ""):
            yield text, IN_ONE_LINE
        for contact in target.contacts:
            yield contact.value, IN_A_CONTACT
            yield contact.hint or "", IN_A_CONTACT
