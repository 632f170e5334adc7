"""What a person is told when a step of ours is broken: never silence."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.handling import is_passing
from bot.intake.faults import PassingFault
from handlers.arriving import words_for
from handlers.buttons import ListCases
from handlers.screen import Key, Screen
from handlers.showing import show_in_chat
from handlers.telling import Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from telegram import Update

    from bot.services import Services

    Answer = Callable[[Update, Any], Coroutine[Any, Any, None]]


def excusing(answer: Answer, services: Services) -> Answer:
    """The same; where it fails for good, the person is told so before the error goes on.

    What fails in passing is handled again, and answered then.
    """

    async def excused(update: Update, context: Any) -> None:
        try:
            await answer(update, context)
        except Exception as error:
            if not is_passing(error):
                with suppress(TelegramError, PassingFault, Unreachable):
                    await _excuse(update, context, services)
            raise

    return excused


async def _excuse(update: Update, context: Any, services: Services) -> None:
    user, chat, query = update.effective_user, update.effective_chat, update.callback_query
    if user is None or chat is None or chat.type != ChatType.PRIVATE:
        return
    words = await words_for(user, services)
    key = Key(words.label("open_cases"), ListCases())
    await show_in_chat(context.bot, chat.id, Screen(words.say("sorry"), ((key,),)))
    if query is not None:
        await query.answer()
