"""A document comes in, and a coordinator sees what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.intake.faults import PassingFault
from bot.reader_sentences import translated
from cases.document import Unreadable
from cases.files.opened import MOST_BYTES
from handlers.coordinator.known_number import arrived
from handlers.routing import COORDINATING
from handlers.screen import Screen

if TYPE_CHECKING:
    from telegram import Bot

    from bot.services import Services
    from handlers.coming import Sent


async def import_document(sent: Sent, services: Services, bot: Bot) -> Screen:
    """What was read from a document, kept as a draft; from a supporter it is not opened.

    Handled again after a crash, the same message makes the same draft. Raises `PassingFault`.
    """
    if sent.role not in COORDINATING:
        return Screen(sent.words.say("no_documents"))
    if sent.size > MOST_BYTES:
        return _not_read(sent, sent.words.label("too_large"))
    try:
        draft = await services.documents.read(await _download(bot, sent.file_id), sent.name)
    except Unreadable as error:
        return _not_read(sent, translated(sent.words, str(error)))
    except BadRequest:
        return _not_read(sent, sent.words.label("not_downloaded"))
    case = await services.cases.keep_draft(
        draft, str(sent.by.id), sent.now_ms, made_from=f"{sent.by.id}:{sent.message_id}"
    )
    return await arrived(sent, (case.id, case.version), services)


async def _download(bot: Bot, file_id: str) -> bytes:
    try:
        file = await bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())
    except BadRequest:
        raise
    except (RetryAfter, NetworkError) as error:
        raise PassingFault(type(error).__name__) from error


def _not_read(sent: Sent, why: str) -> Screen:
    return Screen(sent.words.say("team/not_read", why=why))
