"""From a Telegram update to a step, and from its screen back to Telegram."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.store.team import Role
from handlers.buttons import Button
from handlers.coming import Answer, Came, Said, Sent, Tap
from handlers.screen import Screen, Toast
from handlers.showing import show_after_tap, show_in_chat
from handlers.telling import Unreachable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, CallbackQuery, Message, Update, User

    from bot.services import Services
    from handlers.screen import Shown

    Handler = BaseHandler[Update, Any, None]

B = TypeVar("B", bound=Button)
COORDINATING = frozenset({Role.OWNER, Role.COORDINATOR})
PRIVATE = filters.ChatType.PRIVATE
NEW = filters.UpdateType.MESSAGE
DAY_MS = 86_400_000


def on_command(
    command: str,
    step: Callable[[Said, Services], Awaitable[Screen]],
    services: Services,
    only: frozenset[Role] | None = None,
) -> Handler:
    """Answer a command in the private chat with a new message."""

    async def answer(update: Update, context: Any) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None or user is None:
            return
        came = await _arrive(user, message.message_id, services)
        said = Said(**came, text=" ".join(context.args or ()))
        if only is not None and said.role not in only:
            screen = Screen(said.words.say("not_understood"))
        else:
            screen = await step(said, services)
        await services.questions.end(user.id)
        await _show_message(context.bot, said, screen, services)

    return CommandHandler(command, answer, filters=PRIVATE & NEW)


def on_button(
    kind: type[B],
    step: Callable[[Tap[B], Services], Awaitable[Shown]],
    services: Services,
    only: frozenset[Role] | None = None,
) -> Handler:
    """Answer a tap by changing the message under the finger."""

    async def answer(update: Update, context: Any) -> None:
        query = update.callback_query
        if query is None:
            return
        button = kind.unpack(query.data or "")
        came = await _arrive(query.from_user, _message_id(query), services, team=only is not None)
        if button is None or (only is not None and came["role"] not in only):
            words = came["words"]
            await show_after_tap(context.bot, query, Toast(words.label("not_here"), is_alert=True))
            return
        tap = Tap(**came, button=button)
        await _show_after_tap(context.bot, query, tap, await step(tap, services), services)

    return _InPrivate(answer, services, pattern=rf"^{kind.code}(?::|$)")


def on_any_button(
    step: Callable[[Came, Services], Awaitable[Screen]], services: Services
) -> Handler:
    """Answer the buttons that no longer mean anything, and data that never did."""

    async def answer(update: Update, context: Any) -> None:
        query = update.callback_query
        if query is None:
            return
        came = Came(**await _arrive(query.from_user, _message_id(query), services, team=False))
        screen = replace(
            await step(came, services), is_new=True, toast=came.words.label("not_here")
        )
        await _show_after_tap(context.bot, query, came, screen, services)

    return _InPrivate(answer, services, pattern="")


def on_answers(
    steps: dict[type[Button], Callable[[Answer[Any], Services], Awaitable[Screen]]],
    otherwise: Callable[[Said, Services], Awaitable[Screen]],
    services: Services,
) -> Handler:
    """Answer what was written: to the question that is open, or to nothing."""

    async def answer(update: Update, context: Any) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None or user is None:
            return
        came = await _arrive(user, message.message_id, services)
        asked = await services.questions.open(user.id)
        said = Said(**came, text=message.text or "")
        shown = None
        for kind, step in steps.items():
            if asked is not None and (button := kind.unpack(asked)) is not None:
                reply = Answer(**came, text=message.text or "", asked=button)
                shown = await step(reply, services)
        if shown is None:
            shown = await otherwise(said, services)
        await _show_message(context.bot, said, shown, services)

    return MessageHandler(PRIVATE & NEW & filters.TEXT & ~filters.COMMAND, answer)


def on_document(
    step: Callable[[Sent, Services, Bot], Awaitable[Screen]], services: Services
) -> Handler:
    """Answer a document in the private chat."""

    async def answer(update: Update, context: Any) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None or user is None or message.document is None:
            return
        came = await _arrive(user, message.message_id, services)
        document = message.document
        sent = Sent(
            **came,
            name=document.file_name or "",
            size=document.file_size or 0,
            file_id=document.file_id,
        )
        await _show_message(context.bot, sent, await step(sent, services, context.bot), services)

    return MessageHandler(PRIVATE & NEW & filters.Document.ALL, answer)


def on_anything_else(
    step: Callable[[Said, Services], Awaitable[Screen]], services: Services
) -> Handler:
    """Answer every other new message in the private chat: photos, voices, unknown commands."""

    async def answer(update: Update, context: Any) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None or user is None:
            return
        said = Said(**await _arrive(user, message.message_id, services), text=message.text or "")
        await _show_message(context.bot, said, await step(said, services), services)

    return MessageHandler(PRIVATE & NEW & ~filters.StatusUpdate.ALL, answer)


class _InPrivate(CallbackQueryHandler[Any, None]):
    """Taps elsewhere than in the private chat lead there; nobody is asked anything in public."""

    def __init__(
        self, answer: Callable[[Update, Any], Awaitable[None]], services: Services, pattern: str
    ) -> None:
        async def guarded(update: Update, context: Any) -> None:
            query = update.callback_query
            message = query.message if query else None
            if query and (message is None or message.chat.type != "private"):
                await query.answer(url=services.private_chat())
                return
            await answer(update, context)

        super().__init__(guarded, pattern=pattern)


async def _arrive(
    user: User, message_id: int, services: Services, *, team: bool = True
) -> dict[str, Any]:
    """The fields of `Came`: who they are to us, and in which words to answer."""
    now = services.now()
    known = await services.supporters.find(user.id)
    if known is None or now.timestamp() * 1000 - known.seen_at > DAY_MS:
        known = await services.supporters.meet(user.id, int(now.timestamp() * 1000))
    return {
        "by": known,
        "first_name": user.first_name,
        "role": await services.team.role(user.id) if team else None,
        "words": services.texts.in_(known.language or user.language_code),
        "now": now,
        "message_id": message_id,
    }


async def _show_message(bot: Bot, came: Came, screen: Screen, services: Services) -> None:
    try:
        message_id = await show_in_chat(bot, came.by.id, screen)
    except Unreachable:
        await services.supporters.lose(came.by.id, came.now_ms)
        return
    await _keep_walk(came, screen, message_id, services)


async def _show_after_tap(
    bot: Bot, query: CallbackQuery, came: Came, shown: Shown, services: Services
) -> None:
    try:
        message_id = await show_after_tap(bot, query, shown)
    except Unreachable:
        await services.supporters.lose(came.by.id, came.now_ms)
        return
    if isinstance(shown, Screen) and message_id is not None:
        await _keep_walk(came, shown, message_id, services)


async def _keep_walk(came: Came, screen: Screen, message_id: int, services: Services) -> None:
    if screen.walk_of is not None and message_id != came.message_id:
        await services.appeals.keep_walk(came.by.id, message_id, screen.walk_of, came.now_ms)


def _message_id(query: CallbackQuery) -> int:
    message: Message | Any = query.message
    return int(message.message_id) if message else 0
