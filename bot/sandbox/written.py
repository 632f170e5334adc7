"""What a bot writes: text or caption with its marks, checked as Telegram checks it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from bot.sandbox.entities import Marked, clean, given_entities, trimmed, units, with_found
from bot.sandbox.html import parse_html
from bot.sandbox.refusal import bad

if TYPE_CHECKING:
    from bot.sandbox.params import Params

TEXT_UNITS, CAPTION_UNITS = 4096, 1024


def written_text(params: Params) -> Marked:
    """The `text` of a message: never empty, at most 4,096 units after its marks are read."""
    text = params.text("text")
    if not text:
        raise bad("message text is empty")
    marked = _marked(params, text, "entities")
    if not marked.text:
        raise bad("text must be non-empty")
    if units(marked.text) > TEXT_UNITS:
        raise bad("message is too long")
    return marked


def written_caption(params: Params) -> Marked:
    """The `caption` of a file: may be empty, at most 1,024 units."""
    marked = _marked(params, params.text("caption"), "caption_entities")
    if units(marked.text) > CAPTION_UNITS:
        raise bad("message caption is too long")
    return marked


def _marked(params: Params, text: str, entities: str) -> Marked:
    mode = params.text("parse_mode").lower()
    given = params.raw(entities)
    listed = b"" if mode or given is None else orjson.dumps(given)
    return _read(text, mode, listed)


# A broadcast writes one text a million times: it is read once and shared by all its messages.
@lru_cache(maxsize=1024)
def _read(text: str, mode: str, listed: bytes) -> Marked:
    if mode not in ("", "html"):
        raise bad(_about_mode(mode))
    cleaned = clean(text)
    if mode == "html":
        return with_found(trimmed(*parse_html(cleaned)))
    entities = given_entities(orjson.loads(listed), units(cleaned)) if listed else []
    return with_found(trimmed(cleaned, entities))


def _about_mode(mode: str) -> str:
    if mode in ("markdown", "markdownv2"):
        return "the sandbox reads parse_mode HTML only"
    return "unsupported parse_mode"
