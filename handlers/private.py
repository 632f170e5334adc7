"""The private chat: what is answered there only, and what needs no answer there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram.ext import CallbackQueryHandler, filters

from handlers.excusing import excusing
from handlers.showing import lead_to_private

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Message, Update

    from bot.services import Services


class SentThroughUs(filters.MessageFilter):
    """A card that somebody put into the private chat by an inline query: it needs no answer."""

    def filter(self, message: Message) -> bool:
        """Whether it is one."""
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


class InPrivate(CallbackQueryHandler[Any, None]):
    """Taps elsewhere than in the private chat lead there; nobody is asked anything in public."""

    def __init__(
        self, answer: Callable[[Update, Any], Awaitable[None]], services: Services, pattern: str
    ) -> None:
        async def guarded(update: Update, context: Any) -> None:
            query = update.callback_query
            message = query.message if query else None
            if query and (message is None or message.chat.type != "private"):
                await lead_to_private(query, services)
                return
            await answer(update, context)

        super().__init__(excusing(guarded, services), pattern=pattern)
