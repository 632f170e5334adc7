"""The appeal as each channel gives it: one function a channel, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels.email import Email, webmail
from handlers import paper
from handlers.appeal_parts import Wanted, copies, letter_of, with_letter
from handlers.appeal_phone import by_phone
from handlers.appeal_social import by_page, by_x
from handlers.buttons import MakeLinkAgain
from handlers.screen import Key, Link, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from handlers.coming import Came

_SEALED = "#s."
"""In the link of a letter too long for a link: its page expires after an hour."""


async def show_appeal(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Everything that the supporter needs to send this appeal, and the button to report it."""
    return await _CHANNELS[wanted.contact.channel](came, wanted, services)


async def _email(came: Came, wanted: Wanted, services: Services) -> Screen:
    letter = letter_of(came, wanted)
    email = Email(wanted.contact.value, letter.subject, letter.text)
    page = await services.outside.compose(email, came.words.language)
    if page is not None:
        rows: tuple[Row, ...] = ((Key(came.words.label("open_compose"), Link(page)),),)
        if _SEALED in page:
            rows += ((Key(came.words.label("make_link_again"), _again(wanted)),),)
    else:
        rows = tuple(
            (Key(came.words.label("write_with", one.name), _leaving(came, one.url, services)),)
            for one in webmail(email)
        )
    rows += copies(("copy_address", email.to, came), ("copy_subject", letter.subject, came))
    return with_letter(
        came, wanted, letter, "appeal_email", rows, address=email.to, has_page=page is not None
    )


_CHANNELS: dict[Channel, Callable[[Came, Wanted, Services], Awaitable[Screen]]] = {
    Channel.EMAIL: _email,
    Channel.POST: paper.by_post,
    Channel.FAX: paper.by_fax,
    Channel.PHONE: by_phone,
    Channel.X: by_x,
    Channel.FACEBOOK: by_page,
    Channel.INSTAGRAM: by_page,
    Channel.WEB_FORM: by_page,
}


def _again(wanted: Wanted) -> MakeLinkAgain:
    case, target = wanted.case, wanted.target
    return MakeLinkAgain(case.id, case.version, target.id, wanted.contact.id)


def _leaving(came: Came, url: str, services: Services) -> Link:
    return Link(services.outside.link(url, came.words.language))
