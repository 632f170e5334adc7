"""After the deadline: whether what a supporter had begun was sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.buttons import ListCases, Report
from handlers.screen import Key, Screen
from handlers.screens import list_cases, shorten

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.endings import Begun
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Tap
    from handlers.ending_buttons import TellWhetherSent


async def tell_whether_sent(tap: Tap[TellWhetherSent], services: Services) -> Screen:
    """Each appeal that was begun, to report with one tap; or thanks for saying no."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return replace(await list_cases(tap, services, template="case_missing"), is_new=True)
    begun = await services.endings.begun(tap.by.id, case.id)
    keys = [_key(tap.words, case, one) for one in begun] if tap.button.is_sent == 1 else []
    rows = [(key,) for key in keys if key is not None]
    rows.append((Key(tap.words.label("open_cases"), ListCases()),))
    text = tap.words.say("told_whether", case=case, is_sent=len(rows) > 1)
    return Screen(text, tuple(rows), is_new=True)


def _key(words: Words, case: Case, begun: Begun) -> Key | None:
    """None for an official, or a way to reach them, that the case no longer has."""
    target = case.target(begun.target_id)
    contacts = target.contacts if target else ()
    contact = next((one for one in contacts if one.id == begun.contact_id), None)
    if target is None or contact is None:
        return None
    label = words.label("sent_to", target.name or target.role, words.label("way", contact.channel))
    return Key(shorten(label), Report(case.id, case.version, target.id, contact.id))
