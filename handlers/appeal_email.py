"""The appeal by e-mail: a page that is ready to send, webmail, and all of it to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.channels.email import Email, webmail
from handlers.appeal_parts import copies, letter_of, with_letter
from handlers.buttons import MakeLinkAgain
from handlers.screen import Key, Link, Row, Screen
from handlers.writing_keys import ids

if TYPE_CHECKING:
    from bot.services import Services
    from cases.letter import AppealLetter
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came

IN_CHAT = ("Gmail", "Outlook", "Yahoo", "Proton")
_SEALED = "#s."
"""In the link of a letter too long for a link: its page expires after an hour."""


async def by_email(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Address, subject and letter, and every link that holds the whole letter."""
    letter = letter_of(came, wanted)
    address = wanted.contact.value
    page, rows = await _links(came, wanted, letter, services)
    rows += copies(("copy_address", address, came), ("copy_subject", letter.subject, came))
    return with_letter(
        came, wanted, letter, "appeal_email", rows, address=address, has_page=page is not None
    )


async def _links(
    came: Came, wanted: Wanted, letter: AppealLetter, services: Services
) -> tuple[str | None, tuple[Row, ...]]:
    """The compose page, if there is one, and the keys that open the letter."""
    try:
        email = Email(wanted.contact.value, letter.subject, letter.text)
    except ValueError:
        return None, ()  # printed oddly: it stands there to copy, and nothing opens with it
    page = await services.outside.compose(email, came.words.language)
    rows: tuple[Row, ...] = ()
    if page is not None:
        rows = ((Key(came.words.label("open_compose"), Link(page)),),)
        if _SEALED in page:
            again = MakeLinkAgain(*ids(wanted))
            rows += ((Key(came.words.label("make_link_again"), again),),)
    return page, rows + _webmail(came, email, services)


def _webmail(came: Came, email: Email, services: Services) -> tuple[Row, ...]:
    """In one row: the names are short."""
    keys = [
        Key(one.name, Link(services.outside.link(one.url, came.words.language)))
        for one in webmail(email)
        if one.name in IN_CHAT
    ]
    return (tuple(keys),) if keys else ()
