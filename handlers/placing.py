"""Screens are put into chats, and what has to be known later is noted: where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.screen import Screen
from handlers.showing import show_after_tap, show_in_chat, show_instead
from handlers.telling import Unreachable
from handlers.vanishing import keep_vanishing

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery

    from bot.services import Services
    from handlers.coming import Came
    from handlers.screen import Shown
    from handlers.showing import Placed


async def show_message(bot: Bot, came: Came, screen: Screen | None, services: Services) -> None:
    """Answer with a new message; with none where something that goes on by itself answers."""
    if screen is None:
        return
    try:
        placed = await show_in_chat(bot, came.by.id, screen)
        await _keep_walk(bot, came, screen, placed, services)
    except Unreachable:
        await services.supporters.lose(came.by.id, came.now_ms)
        return
    if screen.watch_of is not None:  # who wrote when it is sent watches it, too
        await _keep_watch(came, screen, placed.message_id, services)


async def show_tapped(
    bot: Bot, query: CallbackQuery, came: Came, shown: Shown, services: Services
) -> None:
    """Answer a tap, as a rule by changing the message under the finger."""
    try:
        placed = await show_after_tap(bot, query, shown)
        if not isinstance(shown, Screen) or placed is None:
            return
        await _keep_walk(bot, came, shown, placed, services)
    except Unreachable:
        await services.supporters.lose(came.by.id, came.now_ms)
        return
    if came.role is not None:
        await _keep_watch(came, shown, placed.message_id, services)


async def _keep_watch(came: Came, screen: Screen, message_id: int, services: Services) -> None:
    """A broadcast that is shown is followed; what is shown in its place is left alone."""
    if screen.watch_of is not None:
        await services.watches.keep(came.by.id, message_id, screen.watch_of)
    else:
        await services.watches.drop(came.by.id, message_id)


async def _keep_walk(
    bot: Bot, came: Came, screen: Screen, placed: Placed, services: Services
) -> None:
    """Note what shows a case, and what is to leave the chat of a careful supporter.

    Where the case was withdrawn while this was on its way, nobody else may know of the message:
    what it shows is taken back here.
    """
    where, case_id = (came.by.id, placed.message_id), screen.walk_of
    if placed.message_id == came.message_id:
        await services.appeals.change_walk(*where, case_id, came.now_ms)
    elif case_id is not None:
        await services.appeals.keep_walk(*where, case_id, came.now_ms)
    if came.by.is_careful:
        await keep_vanishing(came, screen, placed, services)
    if case_id is not None and await services.appeals.is_walk_over(case_id):
        text = came.words.say("withdrawn", is_careful=came.by.is_careful)
        await show_instead(bot, *where, Screen(text))
