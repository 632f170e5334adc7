"""Passing a case on: a link, its QR code, and its card in any chat."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import segno

from cases.share import telegram_link, whatsapp_link
from handlers.buttons import OpenCase
from handlers.screen import Copy, Inline, Key, Link, Photo, Screen
from handlers.screens import list_cases

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.buttons import ShareCase
    from handlers.coming import Tap

DOT = 12  # pixels of the QR code's smallest square: sharp on a poster too


async def share_case(tap: Tap[ShareCase], services: Services) -> Screen:
    """The ways to pass it on, as a new message: the card stays a card."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await list_cases(tap, services, template="case_missing")
    words, link = tap.words, services.private_chat(case)
    text = words.label("share_text", case.title, case.ua_number)
    telegram = _leaving(telegram_link(link, text), tap, services)
    whatsapp = _leaving(whatsapp_link(link, text), tap, services)
    rows = [
        (Key(words.label("share_in_telegram"), telegram),),
        (Key(words.label("share_elsewhere", "WhatsApp"), whatsapp),),
        (Key(words.label("copy_link"), Copy(link)),),
        (Key(words.label("back_to_case"), OpenCase(case.id, case.version)),),
    ]
    if case.ua_number:
        rows.insert(1, (Key(words.label("share_card"), Inline(case.ua_number)),))
    picture = Photo("link.png", qr_code(link))
    told = words.say("share", case=case, link=link)
    return Screen(told, tuple(rows), before=(picture,), is_new=True, walk_of=case.id)


def qr_code(link: str) -> bytes:
    """The link as a QR code that a camera reads even where a seventh of it is dirty; PNG."""
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="png", scale=DOT, border=4)
    return drawn.getvalue()


def _leaving(url: str, tap: Tap[ShareCase], services: Services) -> Link:
    return Link(services.outside.link(url, tap.words.language))
