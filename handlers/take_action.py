"""The walk's first half: whom to write to, and how to reach them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import offered
from handlers.buttons import ChooseContact, ChooseTarget, ListTargets, OpenCase
from handlers.finding import find_open
from handlers.screen import Key, Screen
from handlers.screens import shorten

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case, Contact, Target
    from handlers.button import OfCase
    from handlers.buttons import TakeAction
    from handlers.coming import Tap


async def begin(tap: Tap[TakeAction], services: Services) -> Screen:
    """Open the walk in a new message: the card stays a card."""
    return await _targets(tap, services, is_new=True)


async def list_targets(tap: Tap[ListTargets], services: Services) -> Screen:
    """Back to the officials, in the message of the walk."""
    return await _targets(tap, services, is_new=False)


async def choose_target(tap: Tap[ChooseTarget], services: Services) -> Screen:
    """The ways to reach this official, the best first."""
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return case
    target = case.target(tap.button.target_id)
    if target is None:
        return await _targets(tap, services, is_new=False)
    reported = await services.appeals.reported(tap.by.id, case.id)
    days = case.days_left(services.today(tap.by.zone))
    text = tap.words.say(
        "contacts", target=target, days=days, has_post=Channel.POST in target.channels
    )
    rows = tuple(
        (_contact_key(tap, case, target, contact, (target.id, contact.channel) in reported),)
        for contact in _ways(target, days)
    )
    back = Key(tap.words.label("other_officials"), ListTargets(case.id, case.version))
    return Screen(text, (*rows, (back,)), walk_of=case.id)


def _ways(target: Target, days: int | None) -> list[Contact]:
    """The contacts to choose from: of several handles on X one, as a post names them all."""
    on_x = target.by(Channel.X)
    return [one for one in offered(target, days) if one not in on_x[1:]]


def _contact_key(
    tap: Tap[ChooseTarget],
    case: Case,
    target: Target,
    contact: Contact,
    is_done: bool,  # noqa: FBT001
) -> Key:
    label = tap.words.label("channel", contact.channel, _detail(tap, target, contact), is_done)
    return Key(shorten(label), ChooseContact(case.id, case.version, target.id, contact.id))


async def _targets(tap: Tap[OfCase], services: Services, *, is_new: bool) -> Screen:
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return replace(case, is_new=is_new)
    done = {target_id for target_id, _ in await services.appeals.reported(tap.by.id, case.id)}
    text = tap.words.say(
        "targets",
        case=case,
        done=done,
        copies=[target for target in case.offered if target.copy],
        unreachable=[target for target in case.targets if not target.contacts],
    )
    rows = tuple((_target_key(tap, case, target, target.id in done),) for target in case.offered)
    back = Key(tap.words.label("back_to_case"), OpenCase(case.id, case.version))
    return Screen(text, (*rows, (back,)), is_new=is_new, walk_of=case.id)


def _target_key(tap: Tap[OfCase], case: Case, target: Target, is_done: bool) -> Key:  # noqa: FBT001
    label = tap.words.label("target", target.name, target.role, is_done)
    return Key(shorten(label), ChooseTarget(case.id, case.version, target.id))


def _detail(tap: Tap[ChooseTarget], target: Target, contact: Contact) -> str:
    """What it takes; or, where there are several of a kind, which one it is."""
    if len(target.by(contact.channel)) > 1 and contact.channel is not Channel.X:
        return contact.value.partition("\n")[0]
    return tap.words.label("effort", contact.channel)
