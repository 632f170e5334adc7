"""The appeal as a post on X, or on a page: Facebook, Instagram, web form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import facebook, instagram, web_form, x
from handlers.appeal_parts import ends, letter_of, with_letter
from handlers.screen import Key, Link, Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from cases.case import Contact
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came


async def by_x(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Two or three posts, each opened with one tap."""
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


async def by_page(came: Came, wanted: Wanted, services: Services) -> Screen:
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


def _leaving(came: Came, url: str, services: Services) -> Link:
    return Link(services.outside.link(url, came.words.language))
