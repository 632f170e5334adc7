"""An appeal as a post elsewhere than on X: the same words, where the handles mean nobody.

The limits are the networks' own: 300 graphemes on Bluesky, 500 characters on Threads and on
Mastodon. Their addresses open a post that can still be changed.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote

from wcwidth import iter_graphemes

from cases.case import Channel
from cases.channels import facebook, instagram

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cases.case import Case, Target

MOST_POSTS = 3
MOST_BYTES = {Channel.FACEBOOK: facebook.MOST, Channel.INSTAGRAM: instagram.MOST}
"""What a message there takes of a text, in UTF-8."""
LINK_LIMIT = 900
"""Several such addresses stand under one message, whose keys take about 10 kB in all."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ASKING = re.compile(
    r"\b(?:urge|call (?:up)?on|ask|request|demand|implore|please"
    r"|pido|solicito|exijo|insto|ruego|por favor|demande|prie|appelle|exhorte|veuillez)\b",
    re.IGNORECASE,
)
_FITS = 200
_PLAIN = 0xFFFF
"""Emoji come behind it."""


class Network(StrEnum):
    """A network that takes a post by an address."""

    BLUESKY = "bluesky"
    THREADS = "threads"
    MASTODON = "mastodon"


_LIMITS = {Network.BLUESKY: 300, Network.THREADS: 500, Network.MASTODON: 500}
_SHARES = {
    Network.BLUESKY: "https://bsky.app/intent/compose?text=",
    Network.THREADS: "https://www.threads.com/intent/post?text=",
    # The largest server; on another one the text is pasted.
    Network.MASTODON: "https://mastodon.social/share?text=",
}


def texts(case: Case, target: Target) -> tuple[str, ...]:
    """What posts can say, the best first: those the case brings, its title, asks, first sentence.

    Of the asks those that go to this target; of a sample letter the sentences that ask; what fits
    whole into a post stands before what does not.
    """
    told = _SENTENCE.split(case.summary[0])[:1] if case.summary else []
    asked = sorted(_asked(case, target), key=lambda text: len(text) > _FITS)
    return tuple(dict.fromkeys(text for text in (*case.posts, case.title, *asked, *told) if text))


def posts(case: Case, target: Target, network: Network, own: str = "") -> tuple[str, ...]:
    """Up to three different posts that name the official in plain words, within the limits.

    A supporter's `own` words stand first, where they fit whole.
    """
    lead = named(target, _LIMITS[network] // 3)
    found = [
        fitted(lead, text, number_of(case), lambda post: _fits(post, network))
        for text in texts(case, target)
    ]
    if own and _fits(f"{lead} {own}", network):
        found.insert(0, f"{lead} {own}")
    return tuple(dict.fromkeys(found))[:MOST_POSTS]


def share(network: Network, text: str) -> str:
    """The https address that opens a post with this text."""
    return _SHARES[network] + quote(text, safe="", errors="replace")


def brief(case: Case, target: Target, limit: int) -> str:
    """An appeal of at most so many bytes (UTF-8), for a place that takes no letter.

    It names the official and the case, and says as many of the asks, whole, as there is room for.
    """
    said = fitted(
        named(target, limit // 12), case.title, number_of(case), lambda text: takes(limit, text)
    )
    for text in (*case.posts, *_asked(case, target)):
        longer = f"{said}\n\n{text}"
        if takes(limit, longer):
            said = longer
    return said


def too_long_by(limit: int, text: str) -> int:
    """How many characters at the end of the text a place of so many bytes has no room for."""
    fitting = text.encode(errors="replace")[:limit].decode(errors="ignore")
    return len(text) - len(fitting)


def takes(limit: int, text: str) -> bool:
    """Whether a place of so many bytes (UTF-8) takes the whole text."""
    return len(text.encode(errors="replace")) <= limit


def named(target: Target, room: int) -> str:
    """Who is spoken to, as a post begins: name and role, or as much of it as there is room for."""
    whole = ", ".join(part for part in (target.name, target.role) if part)
    lead = whole if len(whole) <= room else target.name or target.role
    return f"{shortened(lead, room)}:" if lead else ""


def number_of(case: Case) -> str:
    """The case's number as posts carry it; empty where it has none."""
    return f"UA {case.ua_number}" if case.ua_number else ""


def fitted(lead: str, text: str, number: str, fits: Callable[[str], bool]) -> str:
    """The post with its number, if that fits; a text too long ends at a word, with `…`."""
    for ending in (f" · {number}" if number else "", ""):
        whole = f"{lead} {text}{ending}".strip()
        if fits(whole):
            return whole
    words = text.split()
    # By halves: one by one, a sentence as long as a letter takes half a minute.
    fitting, over = 0, len(words) + 1
    while over - fitting > 1:
        middle = (fitting + over) // 2
        if fits(f"{lead} {_cut(words[:middle])}".strip()):
            fitting = middle
        else:
            over = middle
    return f"{lead} {_cut(words[:fitting])}".strip() if fitting else lead


def shortened(text: str, room: int) -> str:
    """At most so many characters as a reader sees them; what is cut ends with `…`."""
    characters = list(iter_graphemes(text))
    if len(characters) <= room:
        return text
    return "".join(characters[: room - 1]).rstrip(" .,;:–-(“«") + "…"


def _cut(words: list[str]) -> str:
    return " ".join(words).rstrip(" .,;:–-(“«") + "…"


def _asked(case: Case, target: Target) -> Iterator[str]:
    if case.asks:
        yield from (ask.strip(" ;,") for ask in case.asks_of(target))
        return
    for paragraph in case.letter.paragraphs if case.letter else ():
        yield from (one for one in _SENTENCE.split(paragraph) if _ASKING.search(one))


def _fits(post: str, network: Network) -> bool:
    if len(share(network, post)) > LINK_LIMIT:
        return False
    if network is Network.BLUESKY:
        return sum(1 for _ in iter_graphemes(post)) <= _LIMITS[network]
    return _within(_LIMITS[network])(post)


def _within(limit: int) -> Callable[[str], bool]:
    """Threads counts an emoji by its bytes: so does this, everywhere."""
    return lambda text: sum(4 if ord(char) > _PLAIN else 1 for char in text) <= limit
