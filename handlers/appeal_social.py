"""The appeal as a post on X and elsewhere, or on a page: Facebook, Instagram, web form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import facebook, instagram, social, web_form, x
from cases.channels.social import Network
from cases.letter import AppealLetter
from cases.paging import beginning
from handlers.appeal_parts import ends, letter_of, with_letter
from handlers.buttons import ChooseContact
from handlers.report_buttons import OtherNetworks
from handlers.screen import Key, Link, Screen
from handlers.wanting import find_wanted
from handlers.writing_keys import own_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services
    from cases.case import Contact
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came, Tap
    from handlers.screen import Row

ADDRESS = 300
"""UTF-16 units of a page's address that stand in the message; its key has the whole."""
ELSEWHERE = 2
"""Posts on three networks each: Telegram takes about 10 kB of keys."""


async def by_x(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Two or three posts, each opened with one tap; and the way to other networks."""
    words = came.words
    variants = _posts(wanted)
    rows: list[Row] = [
        (Key(words.label("post_variant", number), _leaving(came, x.intent(variant), services)),)
        for number, variant in enumerate(variants, start=1)
    ]
    rows.append((Key(words.label("other_networks"), OtherNetworks(*_ids(wanted))),))
    rows.append(own_keys(came, wanted))
    over = max(0, x.weight(x.own_post(wanted.target, wanted.manner.own)) - x.LIMIT)
    text = words.say("appeal_x", target=wanted.target, variants=variants, over=over)
    return Screen(text, (*rows, *ends(came, wanted)), walk_of=wanted.case.id)


def _posts(wanted: Wanted) -> tuple[str, ...]:
    """Own words first, if they fit; then what the case's words give."""
    own = x.own_post(wanted.target, wanted.manner.own)
    fitting = (own,) if own and x.weight(own) <= x.LIMIT else ()
    return (*fitting, *x.variants(wanted.case, wanted.target))


async def other_networks(tap: Tap[OtherNetworks], services: Services) -> Screen:
    """The same for networks that know no handles of X; it counts as the same post."""
    wanted = await find_wanted(tap, tap.button, services)
    if isinstance(wanted, Screen):
        return wanted
    words, case, target = tap.words, wanted.case, wanted.target
    own = "\n\n".join(wanted.manner.own)
    posts = {network: social.posts(case, target, network, own)[:ELSEWHERE] for network in Network}
    rows = [
        tuple(
            Key(
                words.label("post_there", network, number),
                _leaving(tap, social.share(network, written[number - 1]), services),
            )
            for network, written in posts.items()
            if len(written) >= number
        )
        for number in range(1, ELSEWHERE + 1)
    ]
    text = words.say("appeal_networks", target=target, posts=posts[Network.MASTODON])
    back = (Key(words.label("back_to_x"), ChooseContact(*_ids(wanted))),)
    told = ends(tap, wanted)[:-1]
    return Screen(text, (*(row for row in rows if row), *told, back), walk_of=case.id)


async def by_page(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Facebook, Instagram, web form: the page, and a text that fits there."""
    channel = wanted.contact.channel
    letter = letter_of(came, wanted)
    most = social.MOST_BYTES.get(channel)
    is_brief = most is not None and not social.takes(most, letter.text)
    over = social.too_long_by(most, letter.text) if most and wanted.manner.own else 0
    if most is not None and is_brief:
        letter = _brief(wanted, letter, most)
    url = _PAGES[channel](wanted.contact)
    # Telegram refuses a message whose key leads to what is no address.
    opened = _leaving(came, url, services) if web_form.opens(url) else None
    rows = ((Key(came.words.label("open_page"), opened),),) if opened else ()
    said = {
        "page": "".join(beginning((url if opened else wanted.contact.value,), ADDRESS)),
        "channel": channel,
        "is_brief": is_brief,
        "over": over,
    }
    return with_letter(came, wanted, letter, "appeal_page", rows, **said)


def _brief(wanted: Wanted, letter: AppealLetter, most: int) -> AppealLetter:
    text = social.brief(wanted.case, wanted.target, most)
    return AppealLetter(letter.language, letter.subject, "", tuple(text.split("\n\n")), "", ())


_PAGES: dict[Channel, Callable[[Contact], str]] = {
    Channel.FACEBOOK: facebook.page,
    Channel.INSTAGRAM: instagram.page,
    Channel.WEB_FORM: web_form.page,
}


def _ids(wanted: Wanted) -> tuple[int, int, int, int]:
    return wanted.case.id, wanted.case.version, wanted.target.id, wanted.contact.id


def _leaving(came: Came, url: str, services: Services) -> Link:
    return Link(services.outside.link(url, came.words.language))
