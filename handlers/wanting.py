"""From a button of one contact to the appeal that is wanted, and how it is to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.letter import Manner
from cases.own_text import paragraphs_of
from cases.wording import spoken_in, usual_wording, wordings
from handlers.appeal_parts import Wanted
from handlers.finding import contact_of, find_open
from handlers.screen import Screen
from handlers.screens import card

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.own_words import Choice
    from cases.case import Case
    from handlers.button import OfContact
    from handlers.coming import Came


async def find_wanted(came: Came, button: OfContact, services: Services) -> Wanted | Screen:
    """The appeal that a button means, as this supporter writes it; else the screen that tells.

    The case may be gone, closed or changed, or the contact not in it.
    """
    case = await find_open(came, button, services)
    if isinstance(case, Screen):
        return case
    target, contact = case.target(button.target_id), contact_of(case, button)
    if target is None or contact is None:
        return await card(came, case, services)
    choice = await services.own_words.choice(came.by.id, case.id)
    manner = _manner_of(came, case, choice)
    return Wanted(case, target, contact, manner, has_own=choice.has_own)


def _manner_of(came: Came, case: Case, choice: Choice) -> Manner:
    """Own words are in the language that somebody speaks, unless they choose another greeting."""
    own = paragraphs_of(choice.own)
    language = choice.language or (came.words.language if own else None)
    count = wordings(case, spoken_in(case, language))
    usual = usual_wording(came.by.id, case.id, count)
    variant = usual if choice.variant is None else choice.variant % count
    return Manner(language, variant, own)
