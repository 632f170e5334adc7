"""Marked text as HTML that holds nothing but Telegram's own marks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.sandbox.entities import Entity, cut, units

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.entities import Marked

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler",
    "code": "code", "blockquote": "blockquote",
}  # fmt: skip
_ADDRESSES: dict[str, Callable[[str], str]] = {
    "url": lambda text: text if "://" in text else f"http://{text}",
    "email": lambda text: f"mailto:{text}",
    "phone_number": lambda text: f"tel:{text}",
}


def render(marked: Marked) -> str:
    """The text in HTML; line breaks stay `\\n`. Overlapping marks are closed and opened again."""
    if not marked.entities:
        return escape(marked.text)
    edges = {0, units(marked.text)}
    for entity in marked.entities:
        edges |= {entity.offset, entity.end}
    places = sorted(edges)
    pieces: list[str] = []
    open_: list[Entity] = []
    for place, following in zip(places, [*places[1:], places[-1]], strict=True):
        _close(marked.text, pieces, open_, place)
        for entity in marked.entities:
            if entity.offset == place < entity.end:
                pieces.append(_opening(entity, marked.text))
                open_.append(entity)
        pieces.append(escape(cut(marked.text, place, following - place)))
    return "".join(pieces)


def _close(text: str, pieces: list[str], open_: list[Entity], place: int) -> None:
    """End what ends here; what lies above it is ended too and begins again."""
    first = next((at for at, entity in enumerate(open_) if entity.end <= place), None)
    if first is None:
        return
    above = open_[first:]
    del open_[first:]
    pieces.extend(_ending(entity) for entity in reversed(above))
    for entity in above:
        if entity.end > place:
            pieces.append(_opening(entity, text))
            open_.append(entity)


def _opening(entity: Entity, text: str) -> str:
    kind = entity.kind
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>"
    if kind == "pre":
        language = entity.get("language")
        return f'<pre><code class="language-{escape(language)}">' if language else "<pre>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>"
    if kind == "date_time":
        shown = entity.get("date_time_format") or ""
        return f'<tg-time unix="{entity.get("unix_time")}" format="{escape(shown)}">'
    if kind == "bot_command":
        return '<span class="command">'
    return _link(entity, text)


def _link(entity: Entity, text: str) -> str:
    url = entity.get("url")
    if entity.kind in _ADDRESSES:
        url = _ADDRESSES[entity.kind](cut(text, entity.offset, entity.length))
    if not url:
        return f'<span class="{entity.kind}">'
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">'


def _ending(entity: Entity) -> str:
    kind = entity.kind
    if kind in _TAGS:
        return f"</{_TAGS[kind]}>"
    if kind == "pre":
        return "</code></pre>" if entity.get("language") else "</pre>"
    if kind == "expandable_blockquote":
        return "</blockquote>"
    if kind == "date_time":
        return "</tg-time>"
    is_link = kind in _ADDRESSES or entity.get("url")
    return "</a>" if is_link else "</span>"
