"""The walk's second half: name and city, asked once, and then the appeal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.store.appeals import Appeal
from handlers.appeal_parts import Wanted
from handlers.appeal_screens import show_appeal
from handlers.button import OfContact
from handlers.buttons import AskCity, AskName, Introduced, SkipCity, SkipName, UseTelegramName
from handlers.finding import contact_of, find_open
from handlers.screen import Key, Screen
from handlers.screens import card, settings, shorten

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.buttons import ChooseContact, MakeLinkAgain
    from handlers.coming import Answer, Came, Tap
    from handlers.screen import Row
    from handlers.settings_buttons import ChangeName

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


async def make_link_again(tap: Tap[MakeLinkAgain], services: Services) -> Screen:
    """The same appeal with a link that works again; the letter before it stays as it is."""
    return replace(await _give(tap, tap.button, services), before=())


async def change_name(tap: Tap[ChangeName], services: Services) -> Screen:
    """Ask again, from the settings."""
    return await _ask_name(tap, OfContact(0, 0, 0, 0), services)


async def take_name(answer: Answer[AskName], services: Services) -> Screen:
    """The name as it was written."""
    name = _line(answer.text)
    if not name or len(name) > LONGEST:
        return _name_screen(answer, answer.asked, template="not_a_name")
    return await _keep_name(answer, name, answer.asked, services)


async def use_telegram_name(tap: Tap[UseTelegramName], services: Services) -> Screen:
    """The first name that Telegram shows."""
    return await _keep_name(tap, _line(tap.first_name)[:LONGEST], tap.button, services)


async def skip_name(tap: Tap[SkipName], services: Services) -> Screen:
    """No name and no city; who gave them before, and changed their mind, keeps them."""
    return await _keep(tap, tap.by.name, tap.by.city, tap.button, services)


async def take_city(answer: Answer[AskCity], services: Services) -> Screen:
    """The city as it was written."""
    if answer.message_id == answer.asked.message_id:  # the name, handled again after a fault
        return _city_screen(answer, answer.asked)
    city = _line(answer.text)
    if not city or len(city) > LONGEST:
        return _city_screen(answer, answer.asked, template="not_a_name")
    return await _keep(answer, answer.by.name, city, answer.asked, services)


async def show_again(answer: Answer[Introduced], services: Services) -> Screen | None:
    """What followed the last answer, if this is that answer, handled again after a fault."""
    if answer.message_id != answer.asked.message_id:
        return None
    return await _after_questions(answer, answer.asked, services)


async def skip_city(tap: Tap[SkipCity], services: Services) -> Screen:
    """No city; who gave one before keeps it."""
    return await _keep(tap, tap.by.name, tap.by.city, tap.button, services)


async def _ask_name(came: Came, wanted: OfContact, services: Services) -> Screen:
    asked = AskName(wanted.case_id, wanted.version, wanted.target_id, wanted.contact_id)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return _name_screen(came, asked)


def _name_screen(came: Came, asked: OfContact, template: str = "ask_name") -> Screen:
    skip = Key(_skip(came, came.by.name), _as(SkipName, asked))
    rows: tuple[Row, ...] = ((skip,),)
    name = _line(came.first_name)[:LONGEST]
    if name and name != came.by.name:
        use = Key(shorten(came.words.label("use_name", name)), _as(UseTelegramName, asked))
        rows = ((use,), (skip,))
    return Screen(came.words.say(template), rows, walk_of=asked.case_id or None)


def _city_screen(came: Came, asked: OfContact, template: str = "ask_city") -> Screen:
    skip = Key(_skip(came, came.by.city), _as(SkipCity, asked))
    text = came.words.say(template, name=came.by.name)
    return Screen(text, ((skip,),), walk_of=asked.case_id or None)


def _skip(came: Came, known: str | None) -> str:
    """What is known stays, and the key says so."""
    return shorten(came.words.label("keep", known)) if known else came.words.label("skip")


async def _keep_name(came: Came, name: str, wanted: OfContact, services: Services) -> Screen:
    """The name is kept at once; the city is asked for next."""
    await services.supporters.introduce(came.by.id, name, came.by.city, came.now_ms)
    asked = replace(_as(AskCity, wanted), message_id=came.message_id)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return _city_screen(came.again(by=replace(came.by, name=name)), asked)


async def _keep(
    came: Came, name: str | None, city: str | None, wanted: OfContact, services: Services
) -> Screen:
    """Name and city are settled: on to the appeal, or back to the settings."""
    await services.supporters.introduce(came.by.id, name, city, came.now_ms)
    told = replace(_as(Introduced, wanted), message_id=came.message_id)
    await services.questions.ask(came.by.id, told.pack(), came.now_ms)
    signed = came.again(by=replace(came.by, name=name, city=city, is_introduced=True))
    return await _after_questions(signed, wanted, services)


async def _after_questions(came: Came, wanted: OfContact, services: Services) -> Screen:
    if not wanted.case_id:
        return settings(came)
    return await _give(came, wanted, services)


async def _give(came: Came, wanted: OfContact, services: Services) -> Screen:
    """The appeal to send; that it was given is kept, for the reminder."""
    case = await find_open(came, wanted, services)
    if isinstance(case, Screen):
        return case
    target, contact = case.target(wanted.target_id), contact_of(case, wanted)
    if target is None or contact is None:
        return await card(came, case, services)
    appeal = Appeal(came.by.id, case.id, target.id, contact.channel, contact.id)
    await services.appeals.start(appeal, came.now_ms)
    return await show_appeal(came, Wanted(case, target, contact), services)


def _as(kind: type[C], wanted: OfContact) -> C:
    return kind(wanted.case_id, wanted.version, wanted.target_id, wanted.contact_id)


def _line(text: str) -> str:
    """One line without control characters or marks that turn the direction of what follows."""
    kept = (char for char in text if char.isprintable() or char.isspace() or char in JOINERS)
    line = " ".join("".join(kept).split())
    return line if line.strip(JOINERS) else ""
