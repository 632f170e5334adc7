"""The supporter's word that an appeal was sent, the thanks, and the next official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.appeals import Appeal
from handlers.buttons import (
    ChooseContact,
    ChooseTarget,
    ListCases,
    ListTargets,
    OpenCase,
    TakeBack,
)
from handlers.finding import contact_of
from handlers.screen import Key, Screen
from handlers.screens import card, list_cases, shorten

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.button import OfContact
    from handlers.buttons import Report
    from handlers.coming import Tap

NEXT = 3


async def report(tap: Tap[Report], services: Services) -> Screen:
    """Count it, once; also for a case that changed or closed since the letter was sent."""
    found = await _appeal(tap, services)
    if isinstance(found, Screen):
        return found
    case, appeal = found
    day = services.now().astimezone(services.zone).date().isoformat()
    if await services.appeals.report(appeal, tap.now_ms, day, tap.by.country):
        services.metrics.reports.inc()
    return await _thank(tap, case, services)


async def take_back(tap: Tap[TakeBack], services: Services) -> Screen:
    """It was not sent after all."""
    found = await _appeal(tap, services)
    if isinstance(found, Screen):
        return found
    case, appeal = found
    await services.appeals.take_back(appeal)
    rows = [(Key(tap.words.label("back_to_case"), OpenCase(case.id, case.version)),)]
    can_send = case.is_open(tap.now) and contact_of(case, tap.button) is not None
    if can_send:
        again = ChooseContact(case.id, case.version, appeal.target_id, appeal.contact_id)
        rows.insert(0, (Key(tap.words.label("back_to_appeal"), again),))
    toast = tap.words.label("undone_toast")
    return Screen(
        tap.words.say("taken_back", can_send=can_send), tuple(rows), toast=toast, walk_of=case.id
    )


async def _appeal(
    tap: Tap[Report] | Tap[TakeBack], services: Services
) -> tuple[Case, Appeal] | Screen:
    """The appeal that the button speaks of: to an official of the case, or of an older version.

    What was sent before an official was taken out of the case counts all the same.
    """
    button: OfContact = tap.button
    case = await services.cases.find(button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    contact = contact_of(case, button)
    if contact is None and button.version < case.version:
        stored = await services.cases.version(case.id, button.version)
        contact = contact_of(stored.case, button) if stored else None
    if contact is None:
        return await card(tap, case, services, seen=button.version)
    return case, Appeal(tap.by.id, case.id, button.target_id, contact.channel, contact.id)


async def _thank(tap: Tap[Report], case: Case, services: Services) -> Screen:
    """The same words however often it is tapped: to one who taps once, each is the first."""
    words, button, is_open = tap.words, tap.button, case.is_open(tap.now)
    total, reported = await services.appeals.standing(tap.by.id, case.id)
    done = {target_id for target_id, _ in reported}
    left = [target for target in case.offered if is_open and target.id not in done]
    rows = [
        (
            Key(
                shorten(words.label("next_target", target.name or target.role)),
                ChooseTarget(case.id, case.version, target.id),
            ),
        )
        for target in left[:NEXT]
    ]
    if is_open:
        rows.append((Key(words.label("another_way"), _same_target(case, button.target_id)),))
    if not left:
        rows.append((Key(words.label("open_cases"), ListCases()),))
    back = TakeBack(case.id, button.version, button.target_id, button.contact_id)
    rows.append((Key(words.label("undo"), back),))
    text = words.say("thanks", total=total, has_next=bool(left), is_open=is_open)
    return Screen(text, tuple(rows), toast=words.label("reported_toast"), walk_of=case.id)


def _same_target(case: Case, target_id: int) -> ChooseTarget | ListTargets:
    if case.target(target_id) is None:
        return ListTargets(case.id, case.version)
    return ChooseTarget(case.id, case.version, target_id)
