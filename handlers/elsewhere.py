"""Groups, channels, inline messages, and people who block the bot: outside the private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import (
    ChatMember,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import (
    BaseHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from cases.case import ua_key
from handlers.screen import Key, Link
from handlers.screens import card_text
from handlers.showing import NO_PREVIEW, markup

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.routing import Handler

FOUND = 20
_ADDRESSED = filters.COMMAND | filters.Entity("mention")


def on_group_message(services: Services) -> Handler:
    """In a group: never a personal question, but the link to the private chat."""

    async def answer(update: Update, context: Any) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None:
            return
        words = services.texts.in_(user.language_code if user else None)
        await message.reply_text(
            words.say("in_group"),
            parse_mode=ParseMode.HTML,
            reply_markup=_to_private(words, services),
        )

    return MessageHandler(
        filters.ChatType.GROUPS & _ADDRESSED & filters.UpdateType.MESSAGE, answer
    )


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
        words = services.texts.in_(query.from_user.language_code)
        cases = [
            case for case in await services.cases.open(services.now()) if _fits(case, query.query)
        ]
        results = [_article(case, words, services) for case in cases[:FOUND]]
        await query.answer(results, cache_time=60)

    return InlineQueryHandler(answer)


def on_nothing_we_answer() -> BaseHandler[Update, Any, None]:
    """Edits, joins, pins and the like need no answer."""

    async def rest(update: Update, context: Any) -> None:
        """Nothing to do."""

    return MessageHandler(filters.ALL, rest)


def _fits(case: Case, asked: str) -> bool:
    key = ua_key(asked)
    if key is not None:
        return case.ua_number is not None and ua_key(case.ua_number) == key
    return asked.strip().casefold() in case.title.casefold()


def _article(case: Case, words: Words, services: Services) -> InlineQueryResultArticle:
    text = card_text(words, case, is_demo=services.is_demo)
    return InlineQueryResultArticle(
        id=f"{case.id}-{case.version}",
        title=case.title,
        description=case.country or "",
        input_message_content=InputTextMessageContent(
            text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        reply_markup=_to_private(words, services, case),
    )


def _to_private(words: Words, services: Services, case: Case | None = None) -> Any:
    key = Key(words.label("write_to_bot"), Link(services.private_chat(case)))
    return markup(((key,),))
