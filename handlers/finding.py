"""From a button's ids to the case they stand for, or to the screen that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.buttons import ListCases
from handlers.screen import Key, Screen
from handlers.screens import card, follow_up, list_cases

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case, Contact
    from handlers.button import OfCase, OfContact
    from handlers.coming import Came


async def find_open(came: Came, button: OfCase, services: Services) -> Case | Screen:
    """The case as the button meant it; else a screen: gone, closed, or changed since."""
    case = await services.cases.find(button.case_id)
    if case is None:
        return await list_cases(came, services, template="case_missing")
    if not case.is_open(came.now):
        return await closed(came, case, services)
    if case.version != button.version:
        return await card(came, case, services, seen=button.version)
    return case


async def closed(came: Came, case: Case, services: Services) -> Screen:
    """The case takes no appeals any more; the one that goes on with it, where there is one."""
    following = await follow_up(came, case, services)
    text = came.words.say("closed", case=case, has_follow_up=bool(following))
    return Screen(text, (*following, (Key(came.words.label("open_cases"), ListCases()),)))


def contact_of(case: Case, button: OfContact) -> Contact | None:
    """The contact that a button means, if this version has it and its target."""
    target = case.target(button.target_id)
    contacts = target.contacts if target else ()
    return next((one for one in contacts if one.id == button.contact_id), None)
