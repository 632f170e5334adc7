"""What a supporter sets: the language, the signature, and whether new cases come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.buttons import ListCases
from handlers.choices import SIGNS, ask_signs
from handlers.screen import Key, Screen
from handlers.screens import settings
from handlers.settings_buttons import Subscribe

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Said, Tap
    from handlers.settings_buttons import (
        ChooseSigns,
        ClearName,
        SetAnswers,
        SetCareful,
        StopMessages,
        Unsubscribe,
    )


async def show(came: Came, services: Services) -> Screen:
    """Everything that can be set."""
    return settings(came)


async def clear_name(tap: Tap[ClearName], services: Services) -> Screen:
    """Keep no name and no city; they are not asked for again."""
    await services.supporters.introduce(tap.by.id, None, None, tap.now_ms)
    return settings(tap.again(by=replace(tap.by, name=None, city=None)))


async def subscribe(tap: Tap[Subscribe], services: Services) -> Screen:
    """Send new cases from now on."""
    await services.supporters.subscribe(tap.by.id, tap.now_ms)
    return settings(tap.again(by=replace(tap.by, is_subscribed=True)))


async def unsubscribe(tap: Tap[Unsubscribe], services: Services) -> Screen:
    """Send no new cases from now on."""
    await services.supporters.unsubscribe(tap.by.id)
    return settings(tap.again(by=replace(tap.by, is_subscribed=False)))


async def choose_signs(tap: Tap[ChooseSigns], services: Services) -> Screen:
    """Sign with the name, its initials, or nothing."""
    if tap.button.signs not in SIGNS:
        return ask_signs(tap)
    await services.supporters.sign_with(tap.by.id, tap.button.signs)
    return settings(tap.again(by=replace(tap.by, signs=tap.button.signs)))


async def set_careful(tap: Tap[SetCareful], services: Services) -> Screen:
    """The careful mode, on or off."""
    is_on = tap.button.on == 1
    await services.supporters.be_careful(tap.by.id, careful=is_on)
    return settings(tap.again(by=replace(tap.by, is_careful=is_on)))


async def set_answers(tap: Tap[SetAnswers], services: Services) -> Screen:
    """Whether to be asked for answers, weeks after a report."""
    is_on = tap.button.on == 1
    await services.supporters.be_asked_for_answers(tap.by.id, asked=is_on)
    return settings(tap.again(by=replace(tap.by, is_asked_for_answers=is_on)))


async def stop(said: Said, services: Services) -> Screen:
    """Send no new cases from now on, by command."""
    return await _stop(said, services)


async def stop_under_broadcast(tap: Tap[StopMessages], services: Services) -> Screen:
    """The same by the button: the card above stays a card."""
    screen = await _stop(tap, services)
    return replace(screen, is_new=True, toast=tap.words.label("stopped_toast"))


async def _stop(came: Came, services: Services) -> Screen:
    await services.supporters.unsubscribe(came.by.id)
    await services.wishes.end_all(came.by.id)
    rows = (
        (Key(came.words.label("subscribe"), Subscribe()),),
        (Key(came.words.label("open_cases"), ListCases()),),
    )
    return Screen(came.words.say("stopped"), rows)
