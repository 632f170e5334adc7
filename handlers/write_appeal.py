"""The walk's second half: name and city, asked once, and then the appeal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.store.appeals import Appeal
from handlers.appeal_screens import Wanted, show_appeal
from handlers.buttons import (
    AskCity,
    AskName,
    OfContact,
    SkipCity,
    SkipName,
    UseTelegramName,
)
from handlers.finding import find_open
from handlers.screen import Key, Screen
from handlers.screens import card, settings

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.buttons import ChangeName, ChooseContact
    from handlers.coming import Answer, Came, Tap

LONGEST = 60
JOINERS = "\u200c\u200d"  # Persian names and emoji need them
C = TypeVar("C", bound=OfContact)


async def choose_contact(tap: Tap[ChooseContact], services: Services) -> Screen:
    """The appeal; before the very first one, the question for a name."""
    case = await find_open(tap, tap.button, services)
    if isinstance(case, Screen):
        return case
    if not tap.by.is_introduced:
        return await _ask_name(tap, tap.button, services)
    return await _give(tap, tap.button, services)


async def change_name(tap: Tap[ChangeName], services: Services) -> Screen:
    """Ask again, from the settings."""
    return await _ask_name(tap, OfContact(0, 0, 0, 0), services)


async def take_name(answer: Answer[AskName], services: Services) -> Screen:
    """The name as it was written."""
    name = _line(answer.text)
    if not name or len(name) > LONGEST:
        return _name_screen(answer, answer.asked, template="too_long")
    return await _keep_name(answer, name, answer.asked, services)


async def use_telegram_name(tap: Tap[UseTelegramName], services: Services) -> Screen:
    """The first name that Telegram shows."""
    return await _keep_name(tap, _line(tap.first_name)[:LONGEST], tap.button, services)


async def skip_name(tap: Tap[SkipName], services: Services) -> Screen:
    """No name and no city."""
    return await _keep(tap, None, None, tap.button, services)


async def take_city(answer: Answer[AskCity], services: Services) -> Screen:
    """The city as it was written."""
    city = _line(answer.text)
    if not city or len(city) > LONGEST:
        return _city_screen(answer, answer.asked, template="too_long")
    return await _keep(answer, answer.by.name, city, answer.asked, services)


async def skip_city(tap: Tap[SkipCity], services: Services) -> Screen:
    """A name without a city."""
    return await _keep(tap, tap.by.name, None, tap.button, services)


async def _ask_name(came: Came, wanted: OfContact, services: Services) -> Screen:
    asked = AskName(wanted.case_id, wanted.version, wanted.target_id, wanted.contact_id)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return _name_screen(came, asked)


def _name_screen(came: Came, asked: OfContact, template: str = "ask_name") -> Screen:
    keys = [Key(came.words.label("skip"), _as(SkipName, asked))]
    if name := _line(came.first_name)[:LONGEST]:
        keys.insert(0, Key(came.words.label("use_name", name), _as(UseTelegramName, asked)))
    return Screen(came.words.say(template), tuple((key,) for key in keys), walk_of=asked.case_id)


def _city_screen(came: Came, asked: OfContact, template: str = "ask_city") -> Screen:
    skip = Key(came.words.label("skip"), _as(SkipCity, asked))
    return Screen(came.words.say(template, name=came.by.name), ((skip,),), walk_of=asked.case_id)


async def _keep_name(came: Came, name: str, wanted: OfContact, services: Services) -> Screen:
    """The name is kept at once; the city is asked for next."""
    await services.supporters.introduce(came.by.id, name, came.by.city, came.now_ms)
    asked = _as(AskCity, wanted)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return _city_screen(came.again(by=replace(came.by, name=name)), asked)


async def _keep(
    came: Came, name: str | None, city: str | None, wanted: OfContact, services: Services
) -> Screen:
    """Name and city are settled: on to the appeal, or back to the settings."""
    await services.supporters.introduce(came.by.id, name, city, came.now_ms)
    await services.questions.end(came.by.id)
    signed = came.again(by=replace(came.by, name=name, city=city, is_introduced=True))
    if not wanted.case_id:
        return settings(signed)
    return await _give(signed, wanted, services)


async def _give(came: Came, wanted: OfContact, services: Services) -> Screen:
    """The appeal to send; that it was given is kept, for the reminder."""
    case = await find_open(came, wanted, services)
    if isinstance(case, Screen):
        return case
    target = case.target(wanted.target_id)
    contacts = target.contacts if target else ()
    contact = next((one for one in contacts if one.id == wanted.contact_id), None)
    if target is None or contact is None:
        return await card(came, case, services, is_changed=True)
    appeal = Appeal(came.by.id, case.id, target.id, contact.channel, contact.id)
    await services.appeals.start(appeal, came.now_ms)
    return await show_appeal(came, Wanted(case, target, contact), services)


def _as(kind: type[C], wanted: OfContact) -> C:
    return kind(wanted.case_id, wanted.version, wanted.target_id, wanted.contact_id)


def _line(text: str) -> str:
    """One line without control characters or marks that turn the direction of what follows."""
    kept = (char for char in text if char.isprintable() or char.isspace() or char in JOINERS)
    return " ".join("".join(kept).split())
