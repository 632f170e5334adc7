"""A web page: its blocks become lines, lists and tables as in Word; scripts and menus are none."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from cases.files.encodings import decoded
from cases.files.html_story import Story
from cases.files.opened import Opened, Unreadable, text_of

MOST_BYTES = 5 * 1024 * 1024
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_SHARE_OF_STORY = 0.5
_FEWEST_CHARACTERS = 400
_LONGEST_LEFT_OUT = 500


def opened(data: bytes) -> Opened:
    """The text that a browser shows; menus, feet and what stands around the story are left out.

    Raises `Unreadable`.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("This web page is larger than 5 MB.")
    return opened_text(_characters(data))


def opened_text(text: str) -> Opened:
    """As `opened`, for a page whose characters are known."""
    # As UTF-8: what the page says about its own encoding was heeded when it was decoded.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable("This web page is damaged.") from None
    if root is None:
        raise Unreadable("This file holds no text.")
    story, around = _story_of(root)
    told = Story()
    lines = [*_title_outside(story, root), *told.lines(story)]
    left_out = [*around, *told.left_out]
    return Opened(text_of(lines), tuple(line[:_LONGEST_LEFT_OUT] for line in left_out if line))


def _characters(data: bytes) -> str:
    """The page's characters: a mark and UTF-8 are believed before what the page says."""
    told = _CHARSET.search(data[:_HEAD])
    if data.startswith(_WIDE_MARKS) or told is None:
        return decoded(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(told[1].decode("ascii"), errors="replace")
    except LookupError:
        return decoded(data)


def _story_of(root: Any) -> tuple[Any, list[str]]:
    """The element that holds the story, and what the page says around it, in one line."""
    whole = _said(root)
    body = root.find("body")
    for found in root.iter("main", "article"):
        said = _said(found)
        if len(said) >= max(_FEWEST_CHARACTERS, _SHARE_OF_STORY * len(whole)):
            before, _, behind = whole.partition(said)
            return found, [before.strip(), behind.strip()]
    return root if body is None else body, []


def _title_outside(story: Any, root: Any) -> list[str]:
    """The page's heading where it stands outside of the story."""
    titles = [one for one in root.iter("h1") if _said(one)]
    if len(titles) != 1 or story in titles[0].iterancestors() or story is titles[0]:
        return []
    return [_said(titles[0]), ""]


def _said(element: Any) -> str:
    return " ".join(" ".join(Story().lines(element)).split())
