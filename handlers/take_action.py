"""The walk's first half: whom to write to, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import DAYS_FOR_POST
from cases.paging import beginning
from handlers.buttons import ChooseContact, ChooseTarget, ListTargets, OpenCase
from handlers.finding import find_open
from handlers.report_buttons import ShowReport
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.ways import ways

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services import Services
    from bot.store.appeals import Standing
    from bot.texts import Words
    from cases.case import Case, Contact, Target
    from handlers.buttons import TakeAction
    from handlers.coming import Came, Tap

HINTS, HINT = 8, 200
"""So many hints are shown before a way is chosen, and so many UTF-16 units of each."""
NAMED, NAME = 8, 160
"""So many officials without an address are named, and so many UTF-16 units of each."""


@dataclass(frozen=True, slots=True)
class Known:
    """What decides how the ways to reach somebody are offered."""

    standing: Mapping[tuple[int, Channel], Standing]
    dead: frozenset[int]
    days: int | None

    def is_counted(self, target: Target, contact: Contact) -> bool:
        """Whether this supporter's report for this official on this channel counts."""
        one = self.standing.get((target.id, contact.channel))
        return one is not None and one.reported_at is not None


async def begin(tap: Tap[TakeAction], services: Services) -> Screen:
    """Open the walk in a new message: the card stays a card; who is alone needs no choosing."""
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return replace(case, is_new=True)
    if len(case.offered) == 1:
        shown = await _contacts(tap, case, case.offered[0], services)
    else:
        shown = await _targets(tap, case, services)
    return replace(shown, is_new=True)


async def list_targets(tap: Tap[ListTargets], services: Services) -> Screen:
    """Back to the officials, in the message of the walk."""
    case = await find_open(tap, tap.button, services)
    return case if isinstance(case, Screen) else await _targets(tap, case, services)


async def choose_target(tap: Tap[ChooseTarget], services: Services) -> Screen:
    """The ways to reach this official, the best first."""
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return case
    target = case.target(tap.button.target_id)
    if target is None or not target.contacts:
        return await _targets(tap, case, services)
    return await _contacts(tap, case, target, services)


async def _contacts(came: Came, case: Case, target: Target, services: Services) -> Screen:
    words, known = came.words, await _known(came, case, services)
    found = ways(target, known.days, known.dead)
    text = words.say(
        "contacts",
        target=target,
        days=known.days,
        hints=[(_channel(words, one.channel), _brief(one.hint)) for one in found if one.hint][
            :HINTS
        ],
        is_late_for_post=_is_late_for_post(target, known.days),
        has_post=any(one.channel is Channel.POST for one in found),
        is_reported=any(known.is_counted(target, one) for one in found),
        has_dead=any(one.id in known.dead for one in found),
    )
    rows = tuple((_contact_key(words, case, target, one, known),) for one in found)
    label = "other_officials" if len(case.offered) > 1 else "back_to_case"
    back = ListTargets if len(case.offered) > 1 else OpenCase
    key = Key(words.label(label), back(case.id, case.version))
    return Screen(text, (*rows, (key,)), walk_of=case.id)


async def _known(came: Came, case: Case, services: Services) -> Known:
    return Known(
        await services.appeals.of_supporter(came.by.id, case.id),
        await services.broken_contacts.dead(case.id),
        case.days_left(services.today(came.by.zone)),
    )


def _brief(hint: str) -> str:
    """The appeal itself has the whole of a long hint."""
    return " ".join(beginning((hint,), HINT))


def _is_late_for_post(target: Target, days: int | None) -> bool:
    return days is not None and days < DAYS_FOR_POST and Channel.POST in target.channels


def _contact_key(words: Words, case: Case, target: Target, contact: Contact, known: Known) -> Key:
    """To the appeal; where one was reported, to the report, and from there to another appeal."""
    is_done = known.is_counted(target, contact)
    label = _channel(words, contact.channel, _detail(words, target, contact), is_done=is_done)
    if contact.id in known.dead:
        label = words.label("doubtful", label)
    does = ShowReport if is_done else ChooseContact
    return Key(shorten(label), does(case.id, case.version, target.id, contact.id))


def _channel(words: Words, channel: Channel, detail: str = "", *, is_done: bool = False) -> str:
    return words.label("channel", channel, detail, is_done)


def _detail(words: Words, target: Target, contact: Contact) -> str:
    """What it takes; or, where there are several of a kind, which one it is."""
    if len(target.by(contact.channel)) > 1 and contact.channel is not Channel.X:
        return contact.value.partition("\n")[0]
    return words.label("effort", contact.channel)


async def _targets(came: Came, case: Case, services: Services) -> Screen:
    reported = await services.appeals.reported(came.by.id, case.id)
    done = {target_id for target_id, _ in reported}
    unreachable = [target for target in case.targets if not target.contacts]
    text = came.words.say(
        "targets",
        case=case,
        done=done,
        copies=[target for target in case.offered if target.copy],
        unreachable=[_named(target) for target in unreachable[:NAMED]],
        more=max(0, len(unreachable) - NAMED),
    )
    rows = tuple((_target_key(came.words, case, target, done),) for target in case.offered)
    back = Key(came.words.label("back_to_case"), OpenCase(case.id, case.version))
    return Screen(text, (*rows, (back,)), walk_of=case.id)


def _named(target: Target) -> str:
    """With the role, as far as a line goes."""
    whole = ", ".join(part for part in (target.name, target.role) if part)
    return " ".join(beginning((whole,), NAME))


def _target_key(words: Words, case: Case, target: Target, done: set[int]) -> Key:
    label = words.label("target", target.name, target.role, target.id in done)
    return Key(shorten(label), ChooseTarget(case.id, case.version, target.id))
