"""Why a draft cannot be published, said to a coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import fitness
from cases.fitness import Unfit
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from bot.texts import Words
    from cases.case import Case
    from cases.fitness import Fault

LISTED = 5


def faults(words: Words, case: Case) -> list[str]:
    """Plain sentences, each one reason, the first five; none when it can be published."""
    return [_sentence(words, fault) for fault in fitness.faults(case)[:LISTED]]


def _sentence(words: Words, fault: Fault) -> str:
    match fault.kind:
        case Unfit.NO_TITLE:
            return words.label("fault_no_title")
        case Unfit.MANY:
            return words.label("fault_many", fault.most)
        case Unfit.MANY_CONTACTS:
            return words.label("fault_many_contacts", fault.most)
        case Unfit.LONG:
            return words.label("fault_long", brief(fault.text, IN_A_LABEL), fault.most)
