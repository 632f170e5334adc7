"""The appeal as each channel gives it: one function a channel, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import facebook, fax, instagram, phone, post, web_form, x
from cases.channels.email import Email, webmail
from cases.letter import Signatory, write_letter
from cases.paging import length, pages
from handlers.buttons import ChooseTarget, MakeLinkAgain, Report
from handlers.screen import Copy, File, Key, Link, Phone, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from cases.case import Case, Contact, Target
    from cases.letter import AppealLetter
    from handlers.coming import Came

COPYABLE = 256
"""Telegram's limit of a copy button's text."""
IN_ONE_MESSAGE = 3200
"""UTF-16 units of a letter that stand in the message with its keys; longer ones go before it."""
_SEALED = "#s."
"""In the link of a letter too long for a link: its page expires after an hour."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The appeal that was chosen."""

    case: Case
    target: Target
    contact: Contact


async def show_appeal(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Everything that the supporter needs to send this appeal, and the button to report it."""
    return await _CHANNELS[wanted.contact.channel](came, wanted, services)


async def _email(came: Came, wanted: Wanted, services: Services) -> Screen:
    letter = _letter(came, wanted)
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
    rows += _copies(("copy_address", email.to, came), ("copy_subject", letter.subject, came))
    return _with_letter(
        came, wanted, letter, "appeal_email", rows, address=email.to, has_page=page is not None
    )


async def _post(came: Came, wanted: Wanted, services: Services) -> Screen:
    letter = _letter(came, wanted)
    address = "\n".join(post.address_lines(wanted.contact, wanted.target))
    rows = _copies(("copy_address", address, came))
    return _with_letter(came, wanted, letter, "appeal_post", rows, address=address)


async def _fax(came: Came, wanted: Wanted, services: Services) -> Screen:
    letter = _letter(came, wanted)
    number = fax.international(wanted.contact, wanted.target, wanted.case)
    rows = _copies(("copy_number", number, came))
    return _with_letter(came, wanted, letter, "appeal_fax", rows, number=number)


async def _phone(came: Came, wanted: Wanted, services: Services) -> Screen:
    number = phone.international(wanted.contact, wanted.target, wanted.case)
    text = came.words.say(
        "appeal_phone",
        case=wanted.case,
        target=wanted.target,
        number=number,
        script=phone.script(wanted.case, _signatory(came), came.words.language),
    )
    rows = _copies(("copy_number", number, came))
    call = (Phone(number, wanted.target.name or wanted.target.role),)
    return Screen(
        text, rows + _ends(came, wanted, "i_have_called"), before=call, walk_of=wanted.case.id
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
    return Screen(text, rows + _ends(came, wanted), walk_of=wanted.case.id)


async def _page(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Facebook, Instagram, web form: the page, and a text to put there."""
    letter = _letter(came, wanted)
    url = _PAGES[wanted.contact.channel](wanted.contact)
    open_page = Key(came.words.label("open_page"), _leaving(came, url, services))
    return _with_letter(came, wanted, letter, "appeal_page", ((open_page,),), page=url)


_PAGES: dict[Channel, Callable[[Contact], str]] = {
    Channel.FACEBOOK: facebook.page,
    Channel.INSTAGRAM: instagram.page,
    Channel.WEB_FORM: web_form.page,
}
_CHANNELS: dict[Channel, Callable[[Came, Wanted, Services], Awaitable[Screen]]] = {
    Channel.EMAIL: _email,
    Channel.POST: _post,
    Channel.FAX: _fax,
    Channel.PHONE: _phone,
    Channel.X: _x,
    Channel.FACEBOOK: _page,
    Channel.INSTAGRAM: _page,
    Channel.WEB_FORM: _page,
}


def _with_letter(
    came: Came,
    wanted: Wanted,
    letter: AppealLetter,
    template: str,
    rows: tuple[Row, ...],
    **said: object,
) -> Screen:
    """The letter to copy: in the message, or, a long one, in messages and a file before it."""
    is_long = length(letter.text) > IN_ONE_MESSAGE
    before: tuple[str | File, ...] = ()
    if is_long:
        parts = pages(letter.text.split("\n\n"))
        before = tuple(came.words.say("letter_part", text="\n\n".join(part)) for part in parts)
        before += (File(came.words.label("letter_file") + ".txt", letter.text.encode()),)
    text = came.words.say(
        template,
        case=wanted.case,
        target=wanted.target,
        subject=letter.subject,
        letter="" if is_long else letter.text,
        **said,
    )
    return Screen(text, rows + _ends(came, wanted), before=before, walk_of=wanted.case.id)


def _ends(came: Came, wanted: Wanted, done: str = "i_have_sent_it") -> tuple[Row, ...]:
    case, target = wanted.case, wanted.target
    sent = Report(case.id, case.version, target.id, wanted.contact.id)
    back = ChooseTarget(case.id, case.version, target.id)
    return (Key(came.words.label(done), sent),), (Key(came.words.label("back"), back),)


def _again(wanted: Wanted) -> MakeLinkAgain:
    case, target = wanted.case, wanted.target
    return MakeLinkAgain(case.id, case.version, target.id, wanted.contact.id)


def _copies(*copies: tuple[str, str, Came]) -> tuple[Row, ...]:
    """Keys that copy, in one row; a text too long for Telegram's key is copied by hand."""
    row = tuple(
        Key(came.words.label(label), Copy(text))
        for label, text, came in copies
        if text and length(text) <= COPYABLE
    )
    return (row,) if row else ()


def _leaving(came: Came, url: str, services: Services) -> Link:
    return Link(services.outside.link(url, came.words.language))


def _letter(came: Came, wanted: Wanted) -> AppealLetter:
    return write_letter(wanted.case, wanted.target, _signatory(came))


def _signatory(came: Came) -> Signatory:
    return Signatory(came.by.name, came.by.city, came.by.country)
