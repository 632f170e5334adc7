"""The appeal as each channel gives it: one function a channel, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import facebook, instagram, phone, web_form, x
from cases.channels.email import Email, webmail
from handlers import paper
from handlers.appeal_parts import Wanted, copies, ends, letter_of, signatory, with_letter
from handlers.buttons import MakeLinkAgain
from handlers.screen import Key, Link, Phone, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from cases.case import Contact
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


async def _phone(came: Came, wanted: Wanted, services: Services) -> Screen:
    number = phone.international(wanted.contact, wanted.target, wanted.case)
    text = came.words.say(
        "appeal_phone",
        case=wanted.case,
        target=wanted.target,
        number=number,
        script=phone.script(wanted.case, signatory(came), came.words.language),
    )
    rows = copies(("copy_number", number, came))
    call = (Phone(number, wanted.target.name or wanted.target.role),)
    return Screen(
        text, rows + ends(came, wanted, "i_have_called"), before=call, walk_of=wanted.case.id
    )


async def _x(came: Came, wanted: Wanted, services: Services) -> Screen:
    variants = x.variants(wanted.case, wanted.target)
    rows = tuple(
        (
            Key(
                came.words.label("post_variant", number),
                _leaving(came, x.intent(variant), services),
            ),
        )
        for number, variant in enumerate(variants, start=1)
    )
    text = came.words.say("appeal_x", target=wanted.target, variants=variants)
    return Screen(text, rows + ends(came, wanted), walk_of=wanted.case.id)


async def _page(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Facebook, Instagram, web form: the page, and a text to put there."""
    letter = letter_of(came, wanted)
    url = _PAGES[wanted.contact.channel](wanted.contact)
    open_page = Key(came.words.label("open_page"), _leaving(came, url, services))
    return with_letter(came, wanted, letter, "appeal_page", ((open_page,),), page=url)


_PAGES: dict[Channel, Callable[[Contact], str]] = {
    Channel.FACEBOOK: facebook.page,
    Channel.INSTAGRAM: instagram.page,
    Channel.WEB_FORM: web_form.page,
}
_CHANNELS: dict[Channel, Callable[[Came, Wanted, Services], Awaitable[Screen]]] = {
    Channel.EMAIL: _email,
    Channel.POST: paper.by_post,
    Channel.FAX: paper.by_fax,
    Channel.PHONE: _phone,
    Channel.X: _x,
    Channel.FACEBOOK: _page,
    Channel.INSTAGRAM: _page,
    Channel.WEB_FORM: _page,
}


def _again(wanted: Wanted) -> MakeLinkAgain:
    case, target = wanted.case, wanted.target
    return MakeLinkAgain(case.id, case.version, target.id, wanted.contact.id)


def _leaving(came: Came, url: str, services: Services) -> Link:
    return Link(services.outside.link(url, came.words.language))
