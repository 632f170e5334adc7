"""The walk's first half: whom to write to, and how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import offered
from handlers.buttons import ChooseContact, ChooseTarget, ListTargets, OpenCase
from handlers.finding import find_open
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case, Contact, Target
    from handlers.buttons import OfCase, TakeAction
    from handlers.coming import Tap

LABEL = 48
"""A phone shows about so many characters of a button."""


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
        (
            Key(
                tap.words.label(
                    "channel", contact.channel, _detail(tap, target, contact), is_done
                ),
                ChooseContact(case.id, case.version, target.id, contact.id),
            ),
        )
        for contact in offered(target, days)
        for is_done in [(target.id, contact.channel) in reported]
    )
    back = Key(tap.words.label("other_officials"), ListTargets(case.id, case.version))
    return Screen(text, (*rows, (back,)), walk_of=case.id)


async def _targets(tap: Tap[OfCase], services: Services, *, is_new: bool) -> Screen:
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return case
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


def shorten(label: str) -> str:
    """A label that a phone can show: cut between words, and only here."""
    if len(label) <= LABEL:
        return label
    return label[:LABEL].rsplit(" ", 1)[0].rstrip(" ,—") + "…"


def _detail(tap: Tap[ChooseTarget], target: Target, contact: Contact) -> str:
    """What it takes; or, where there are several of a kind, which one it is."""
    if len(target.by(contact.channel)) > 1 and contact.channel is not Channel.X:
        return contact.value.partition("\n")[0][:LABEL]
    return tap.words.label("effort", contact.channel)
