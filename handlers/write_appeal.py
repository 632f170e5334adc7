"""The walk's second half: name and city, asked once, and then the appeal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cases.signatory import initials
from handlers.appeal_screens import give_appeal
from handlers.button import OfContact
from handlers.buttons import AskCity, AskName, Introduced, SkipCity, SkipName, UseTelegramName
from handlers.finding import find_open
from handlers.own_words_buttons import UseInitials, UseNoName
from handlers.screen import Key, Screen
from handlers.screens import settings, shorten

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.buttons import ChooseContact, MakeLinkAgain
    from handlers.coming import Answer, Came, Tap
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
    return await give_appeal(tap, tap.button, services)


async def make_link_again(tap: Tap[MakeLinkAgain], services: Services) -> Screen:
    """The same appeal with a link that works again; the letter before it stays as it is."""
    return replace(await give_appeal(tap, tap.button, services), before=())


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


async def use_initials(tap: Tap[UseInitials], services: Services) -> Screen:
    """Sign with the initials of the name that is known, or else of what Telegram shows."""
    name = tap.by.name or _line(tap.first_name)[:LONGEST]
    return await _keep_name(tap, name, tap.button, services, signs="initials")


async def use_no_name(tap: Tap[UseNoName], services: Services) -> Screen:
    """Sign with no name; the one that is known stays for when they change their mind."""
    await services.supporters.sign_with(tap.by.id, "nothing")
    known = tap.again(by=replace(tap.by, signs="nothing"))
    return await _keep(known, tap.by.name, tap.by.city, tap.button, services)


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
    by, name = came.by, _line(came.first_name)[:LONGEST]
    keys = []
    if name and name != by.name:
        label = came.words.label("use_name", name)
        keys.append(Key(shorten(label), _as(UseTelegramName, asked)))
    keys += _initials_key(came, by.name or name, asked)
    if by.name and by.signs != "nothing":
        keys.append(Key(came.words.label("no_name"), _as(UseNoName, asked)))
    keys.append(Key(_skip(came, by.name), _as(SkipName, asked)))
    rows = tuple((key,) for key in keys)
    return Screen(came.words.say(template), rows, walk_of=asked.case_id or None)


def _initials_key(came: Came, name: str, asked: OfContact) -> list[Key]:
    """Offered where there are any, and they are not what stands below letters already."""
    short = initials(name)
    if not short or (came.by.name and came.by.signs == "initials"):
        return []
    label = came.words.label("use_initials", short)
    return [Key(shorten(label), _as(UseInitials, asked))]


def _city_screen(came: Came, asked: OfContact, template: str = "ask_city") -> Screen:
    skip = Key(_skip(came, came.by.city), _as(SkipCity, asked))
    text = came.words.say(template, name=came.by.name)
    keys = [*_initials_key(came, came.by.name or "", asked), skip]
    return Screen(text, tuple((key,) for key in keys), walk_of=asked.case_id or None)


def _skip(came: Came, known: str | None) -> str:
    """What is known stays, and the key says so."""
    return shorten(came.words.label("keep", known)) if known else came.words.label("skip")


async def _keep_name(
    came: Came, name: str, wanted: OfContact, services: Services, signs: str = "name"
) -> Screen:
    """The name, and how it stands below letters, is kept at once; the city is asked for next."""
    await services.supporters.introduce(came.by.id, name, came.by.city, came.now_ms)
    if came.by.signs != signs:
        await services.supporters.sign_with(came.by.id, signs)
    asked = replace(_as(AskCity, wanted), message_id=came.message_id)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    return _city_screen(came.again(by=replace(came.by, name=name, signs=signs)), asked)


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
    return await give_appeal(came, wanted, services)


def _as(kind: type[C], wanted: OfContact) -> C:
    return kind(wanted.case_id, wanted.version, wanted.target_id, wanted.contact_id)


def _line(text: str) -> str:
    """One line without control characters or marks that turn the direction of what follows."""
    kept = (char for char in text if char.isprintable() or char.isspace() or char in JOINERS)
    line = " ".join("".join(kept).split())
    return line if line.strip(JOINERS) else ""
