"""The supporter's word that an appeal was sent, the thanks, and the next official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.appeals import Appeal
from handlers.buttons import ChooseContact, ChooseTarget, ListTargets, OpenCase, TakeBack
from handlers.screen import Key, Screen
from handlers.screens import card, list_cases

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.buttons import OfContact, Report
    from handlers.coming import Tap

NEXT = 3


async def report(tap: Tap[Report], services: Services) -> Screen:
    """Count it, once; also for a case that changed or closed since the letter was sent."""
    found = await _appeal(tap, services)
    if isinstance(found, Screen):
        return found
    case, appeal = found
    day = services.now().astimezone(services.zone).date().isoformat()
    is_new = await services.appeals.report(appeal, tap.now_ms, day, tap.by.country)
    if is_new:
        services.metrics.reports.inc()
    return await _thank(tap, case, services, is_new=is_new)


async def take_back(tap: Tap[TakeBack], services: Services) -> Screen:
    """It was not sent after all."""
    found = await _appeal(tap, services)
    if isinstance(found, Screen):
        return found
    case, appeal = found
    await services.appeals.take_back(appeal)
    again = ChooseContact(case.id, case.version, appeal.target_id, appeal.contact_id)
    rows = (
        (Key(tap.words.label("back"), again),),
        (Key(tap.words.label("back_to_case"), OpenCase(case.id, case.version)),),
    )
    toast = tap.words.label("undone_toast")
    return Screen(tap.words.say("taken_back"), rows, toast=toast, walk_of=case.id)


async def _appeal(
    tap: Tap[Report] | Tap[TakeBack], services: Services
) -> tuple[Case, Appeal] | Screen:
    """The appeal that the button speaks of, by ids that exist in this case."""
    button: OfContact = tap.button
    case = await services.cases.find(button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    target = case.target(button.target_id)
    contacts = target.contacts if target else ()
    contact = next((one for one in contacts if one.id == button.contact_id), None)
    if target is None or contact is None:
        return await card(tap, case, services, is_changed=True)
    return case, Appeal(tap.by.id, case.id, target.id, contact.channel, contact.id)


async def _thank(tap: Tap[Report], case: Case, services: Services, *, is_new: bool) -> Screen:
    words, button = tap.words, tap.button
    done = {target_id for target_id, _ in await services.appeals.reported(tap.by.id, case.id)}
    left = [target for target in case.offered if target.id not in done]
    if not case.is_open(tap.now):
        left = []
    rows = [
        (
            Key(
                words.label("next_target", target.name or target.role),
                ChooseTarget(case.id, case.version, target.id),
            ),
        )
        for target in left[:NEXT]
    ]
    if case.is_open(tap.now):
        rows.append((Key(words.label("another_way"), _same_target(case, button.target_id)),))
    back = TakeBack(case.id, case.version, button.target_id, button.contact_id)
    rows.append((Key(words.label("undo"), back),))
    total = await services.appeals.total(case.id)
    text = words.say("thanks", is_new=is_new, total=total, has_next=bool(left))
    return Screen(text, tuple(rows), toast=words.label("reported_toast"), walk_of=case.id)


def _same_target(case: Case, target_id: int) -> ChooseTarget | ListTargets:
    if case.target(target_id) is None:
        return ListTargets(case.id, case.version)
    return ChooseTarget(case.id, case.version, target_id)
