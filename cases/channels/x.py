"""An appeal on X: posts that name the official, short enough, in the document's own words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

from cases.case import Channel
from cases.channels.social import MOST_POSTS, fitted, number_of, texts

if TYPE_CHECKING:
    from cases.case import Case, Target

LIMIT = 280
"""Weighted characters of a post, by twitter-text's configuration v3."""

_URL_WEIGHT = 23
_EMOJI_WEIGHT = 2
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_URL = re.compile(
    r"https?://\S+|\b(?:[a-z0-9-]{1,63}\.){1,6}(?:com|org|net|edu|gov|info|int|[a-z]{2})\b(?:/\S*)?",
    re.IGNORECASE,
)
_PICTURE = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?"
_TAGS = "[\U000e0020-\U000e007f]*"
_EMOJI = re.compile(
    rf"[0-9#*]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}{_TAGS}(?:\u200d{_PICTURE})*"
)
_TEXT_SIGNS = re.compile(r"[\u2032-\u2037\u203c-\u3299](?![\ufe0f\u200d])")
_HANDLE = re.compile(r"@?(\w{1,50})")
_IN_ADDRESS = re.compile(r"(?:twitter|x)\.com/@?(\w{1,50})", re.IGNORECASE)


def weight(text: str) -> int:
    """The length as X counts it: NFC, most letters 1, others 2, an address 23, an emoji 2."""
    text = unicodedata.normalize("NFC", text)
    urls = sum(1 for _ in _URL.finditer(text))
    text = _URL.sub("", text)
    emoji = [one for one in _EMOJI.finditer(text) if not _TEXT_SIGNS.fullmatch(one[0])]
    for one in reversed(emoji):
        text = text[: one.start()] + text[one.end() :]
    return urls * _URL_WEIGHT + len(emoji) * _EMOJI_WEIGHT + sum(map(_letter_weight, text))


def _letter_weight(letter: str) -> int:
    return 1 if any(first <= ord(letter) <= last for first, last in _LIGHT) else 2


def handles(target: Target) -> tuple[str, ...]:
    """The target's handles with their `@`, in the order of the document, each once."""
    found = (
        _IN_ADDRESS.search(one.value) or _HANDLE.fullmatch(one.value.strip())
        for one in target.by(Channel.X)
    )
    return tuple(dict.fromkeys(f"@{one[1]}" for one in found if one))


def variants(case: Case, target: Target) -> tuple[str, ...]:
    """Up to three different posts of at most 280: those the case brings, then its own words.

    Each begins with `.@handle` (a post that begins with `@` is only a reply) and names all
    handles of the target that leave room for a sentence. Empty for a target without a handle.
    """
    lead, number = _named(target), number_of(case)
    if not lead:
        return ()
    posts = (
        fitted(lead, text, number, lambda post: weight(post) <= LIMIT)
        for text in texts(case, target)
    )
    return tuple(dict.fromkeys(posts))[:MOST_POSTS]


def own_post(target: Target, own: tuple[str, ...]) -> str:
    """A supporter's own words as a post, which may be too long; empty where there is none."""
    named = _named(target)
    return f"{named} " + "\n\n".join(own) if named and own else ""


def intent(text: str) -> str:
    """The https address that opens a post with this text, ready to be sent or changed."""
    return f"https://twitter.com/intent/tweet?text={quote(text, safe='', errors='replace')}"


def _named(target: Target) -> str:
    named = ""
    for handle in handles(target):
        longer = f"{named} {handle}" if named else f".{handle}"
        if weight(longer) <= LIMIT // 2:
            named = longer
    return named
