"""From a Telegram update to a step, and from its screen back to Telegram."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from bot.store.team import Role
from handlers.albums import Albums
from handlers.arriving import arrive, arrive_by_tap
from handlers.button import Button
from handlers.coming import Answer, Came, Said, Sent, Tap
from handlers.excusing import excusing
from handlers.placing import show_message, show_tapped
from handlers.private import InPrivate, SentThroughUs
from handlers.screen import Screen, Toast
from handlers.showing import show_after_tap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from telegram import Bot, Message, Update, User

    from bot.services import Services
    from handlers.screen import Shown

    Handler = BaseHandler[Update, Any, None]

B = TypeVar("B", bound=Button)
COORDINATING = frozenset({Role.OWNER, Role.COORDINATOR})
PRIVATE = filters.ChatType.PRIVATE
NEW = filters.UpdateType.MESSAGE


def on_command(
    command: str,
    step: Callable[[Said, Services], Awaitable[Screen]],
    services: Services,
    only: frozenset[Role] | None = None,
) -> Handler:
    """Answer a command in the private chat with a new message."""

    async def answer(message: Message, user: User, context: Any) -> None:
        came = await arrive(user, message.message_id, services)
        said = Said(**came, text=" ".join(context.args or ()))
        if only is not None and said.role not in only:
            screen = Screen(said.words.say("not_understood"))
        else:
            screen = await step(said, services)
        await services.questions.end(user.id)
        await show_message(context.bot, said, screen, services)

    return CommandHandler(command, _to_message(answer, services), filters=PRIVATE & NEW)


def on_button(
    kind: type[B],
    step: Callable[[Tap[B], Services], Awaitable[Shown]],
    services: Services,
    only: frozenset[Role] | None = None,
    *,
    ends_question: bool = True,
) -> Handler:
    """Answer a tap by changing the message under the finger.

    A tap leads elsewhere: what is written after it answers no earlier question.
    """

    async def answer(update: Update, context: Any) -> None:
        query = update.callback_query
        if query is None:
            return
        button = kind.unpack(query.data or "")
        came = await arrive_by_tap(query, services, team=only is not None)
        if button is None or (only is not None and came["role"] not in only):
            words = came["words"]
            await show_after_tap(context.bot, query, Toast(words.label("not_here"), is_alert=True))
            return
        if ends_question and came["by"].is_asked:
            await services.questions.end(query.from_user.id)
        tap = Tap(**came, button=button)
        await show_tapped(context.bot, query, tap, await step(tap, services), services)

    return InPrivate(answer, services, pattern=rf"^{kind.code}(?::|$)")


def on_any_button(
    step: Callable[[Came, Services], Awaitable[Screen]], services: Services
) -> Handler:
    """Answer the buttons that no longer mean anything, and data that never did."""

    async def answer(update: Update, context: Any) -> None:
        query = update.callback_query
        if query is None:
            return
        came = Came(**await arrive_by_tap(query, services, team=False))
        screen = replace(
            await step(came, services), is_new=True, toast=came.words.label("not_here")
        )
        await show_tapped(context.bot, query, came, screen, services)

    return InPrivate(answer, services, pattern="")


def on_answers(
    steps: dict[type[Button], Callable[[Answer[Any], Services], Awaitable[Screen | None]]],
    otherwise: Callable[[Said, Services], Awaitable[Screen | None]],
    services: Services,
    asked_in: Callable[[list[str]], str | None],
) -> Handler:
    """Answer what was written: to the question that is open, or to nothing.

    Where it replies to a message whose keys tell of a question (`asked_in`), it is to that one.
    """

    async def answer(message: Message, user: User, context: Any) -> None:
        came = await arrive(user, message.message_id, services)
        asked = asked_in(_replied(message)) or await services.questions.open(user.id)
        said = Said(**came, text=message.text or "", sent_at=message.date)
        shown = None
        for kind, step in steps.items():
            if asked is not None and (button := kind.unpack(asked)) is not None:
                reply = Answer(**came, text=message.text or "", asked=button)
                shown = await step(reply, services)
        if shown is None:
            shown = await otherwise(said, services)
        await show_message(context.bot, said, shown, services)

    written = NEW & filters.TEXT & ~filters.COMMAND & ~SentThroughUs()
    return MessageHandler(PRIVATE & written, _to_message(answer, services))


def _replied(message: Message) -> list[str]:
    """What the keys carry that stand under the message that this one replies to."""
    replied = message.reply_to_message
    if replied is None or replied.reply_markup is None:
        return []
    rows = replied.reply_markup.inline_keyboard
    return [key.callback_data for row in rows for key in row if isinstance(key.callback_data, str)]


def on_document(
    step: Callable[[Sent, Services, Bot], Awaitable[Screen]], services: Services
) -> Handler:
    """Answer a document in the private chat.

    A coordinator is answered for each; what others send together is answered once.
    """
    albums = Albums()

    async def answer(message: Message, user: User, context: Any) -> None:
        document = message.document
        if document is None:
            return
        came = await arrive(user, message.message_id, services)
        if came["role"] not in COORDINATING and albums.is_answered(message):
            return
        sent = Sent(
            **came,
            name=document.file_name or "",
            size=document.file_size or 0,
            file_id=document.file_id,
        )
        await show_message(context.bot, sent, await step(sent, services, context.bot), services)
        albums.answered(message)

    return MessageHandler(PRIVATE & NEW & filters.Document.ALL, _to_message(answer, services))


def on_anything_else(
    step: Callable[[Said, Services], Awaitable[Screen | None]], services: Services
) -> Handler:
    """Answer every other new message in the private chat: photos, voices, unknown commands."""
    albums = Albums()

    async def answer(message: Message, user: User, context: Any) -> None:
        if albums.is_answered(message):
            return
        came = await arrive(user, message.message_id, services)
        said = Said(**came, text=message.text or "", sent_at=message.date)
        await show_message(context.bot, said, await step(said, services), services)
        albums.answered(message)

    others = NEW & ~filters.StatusUpdate.ALL & ~SentThroughUs()
    return MessageHandler(PRIVATE & others, _to_message(answer, services))


def on_edit(
    step: Callable[[Said, Services], Awaitable[Screen | None]], services: Services
) -> Handler:
    """Answer a text that was changed after it had been read."""

    async def answer(message: Message, user: User, context: Any) -> None:
        said = Said(**await arrive(user, message.message_id, services), text=message.text or "")
        await show_message(context.bot, said, await step(said, services), services)

    changed = filters.UpdateType.EDITED_MESSAGE & filters.TEXT & ~SentThroughUs()
    return MessageHandler(PRIVATE & changed, _to_message(answer, services))


def _to_message(
    answer: Callable[[Message, User, Any], Awaitable[None]], services: Services
) -> Callable[[Update, Any], Coroutine[Any, Any, None]]:
    """Answers whoever wrote; what nobody wrote, as in a channel, is nobody's to answer."""

    async def to_message(update: Update, context: Any) -> None:
        if update.effective_message is not None and update.effective_user is not None:
            await answer(update.effective_message, update.effective_user, context)

    return excusing(to_message, services)
