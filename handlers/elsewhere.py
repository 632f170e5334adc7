"""Groups, channels, inline messages, and people who block the bot: outside the private chat."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import (
    ChatMember,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import (
    BaseHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from cases.case import ua_key
from handlers.arriving import words_for
from handlers.menu import COMMANDS
from handlers.screen import Key, Link
from handlers.screens import card_text
from handlers.showing import NO_PREVIEW, markup
from handlers.telling import Unreachable, patiently

if TYPE_CHECKING:
    from telegram import Message

    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.routing import Handler

FOUND = 20
OURS = frozenset({*COMMANDS, "start", "id"})
_DESCRIPTION = 100


def on_group_message(services: Services) -> Handler:
    """In a group: never a personal question, but a card, whose key leads to the private chat.

    The card of the number that was written, or else of the newest case. Only to those who speak
    to the bot: as an administrator it hears everything.
    """

    async def answer(update: Update, context: Any) -> None:
        message = update.effective_message
        if message is None:
            return
        words = await words_for(update.effective_user, services)
        case = await _meant(message.text or "", services)
        card = f"{card_text(words, case, is_demo=services.is_demo)}\n\n" if case else ""
        say = partial(
            message.reply_text,
            card + words.say("in_group"),
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=_to_private(words, services, case),
        )
        with suppress(BadRequest, Unreachable):  # thrown out, or not allowed to write here
            await patiently(say)

    return MessageHandler(
        filters.ChatType.GROUPS & _Addressed() & filters.UpdateType.MESSAGE, answer
    )


async def _meant(text: str, services: Services) -> Case | None:
    """The open case whose number stands in the text, or else the newest one, if there is any."""
    cases = await services.cases.open(services.now())
    written = {ua_key(word.strip(".,;:!?()")) for word in text.split()}
    named = [case for case in cases if case.ua_number and ua_key(case.ua_number) in written]
    return next(iter(named), None) or max(cases, key=lambda case: case.id, default=None)


class _Addressed(filters.MessageFilter):
    """Messages that begin with one of our commands, or mention the bot."""

    def filter(self, message: Message) -> bool:
        """Whether the message is for this bot and no other."""
        if message.via_bot is not None:
            return False
        username = str(message.get_bot().username).lower()
        said = message.parse_entities([MessageEntity.MENTION, MessageEntity.BOT_COMMAND])
        return any(_is_ours(entity, text, username) for entity, text in said.items())


def _is_ours(entity: MessageEntity, text: str, username: str) -> bool:
    word, _, bot = text[1:].lower().partition("@")
    if entity.type == MessageEntity.MENTION:
        return word == username
    return entity.offset == 0 and (bot == username or (not bot and word in OURS))


def on_blocked_or_unblocked(services: Services) -> Handler:
    """Someone blocked the bot (and leaves the audience), or unblocked it."""

    async def note(update: Update, context: Any) -> None:
        change = update.my_chat_member
        if change is None or change.chat.type != "private":
            return
        if change.new_chat_member.status == ChatMember.BANNED:
            await services.supporters.lose(change.chat.id, int(services.now().timestamp() * 1000))
        else:
            await services.supporters.regain(change.chat.id)

    return ChatMemberHandler(note, ChatMemberHandler.MY_CHAT_MEMBER)


def on_inline_query(services: Services) -> Handler:
    """`@bot 84.19` in any chat: the card, whose only key leads to the private chat."""

    async def answer(update: Update, context: Any) -> None:
        query = update.inline_query
        if query is None:
            return
        words = await words_for(query.from_user, services)
        cases = [
            case for case in await services.cases.open(services.now()) if _fits(case, query.query)
        ]
        results = [_article(case, words, services) for case in cases[:FOUND]]
        with suppress(BadRequest):  # too old: they have typed on
            # The results are in this person's language: not for others from Telegram's cache.
            await patiently(partial(query.answer, results, cache_time=60, is_personal=True))

    return InlineQueryHandler(answer)


def on_nothing_we_answer() -> BaseHandler[Update, Any, None]:
    """Joins, pins and the like need no answer."""

    async def rest(update: Update, context: Any) -> None:
        """Nothing to do."""

    return MessageHandler(filters.ALL, rest)


def _fits(case: Case, asked: str) -> bool:
    """By the number or its beginning; else each word stands in the title or the country."""
    key, asked = ua_key(asked), asked.strip().casefold()
    number = (case.ua_number and ua_key(case.ua_number)) or ""
    if key is not None:
        return key == number
    told = f"{case.title} {case.country or ''}".casefold()
    return all(word in told or number.startswith(word) for word in asked.split())


def _article(case: Case, words: Words, services: Services) -> InlineQueryResultArticle:
    text = card_text(words, case, is_demo=services.is_demo)
    return InlineQueryResultArticle(
        id=f"{case.id}-{case.version}",
        title=case.title,
        description=_description(case),
        input_message_content=InputTextMessageContent(
            text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        reply_markup=_to_private(words, services, case),
    )


def _description(case: Case) -> str:
    told = " · ".join(part for part in (case.ua_number, case.country) if part)
    return told[:_DESCRIPTION]


def _to_private(words: Words, services: Services, case: Case | None = None) -> Any:
    key = Key(words.label("write_to_bot"), Link(services.private_chat(case)))
    return markup(((key,),))
