"""The elements of a web page as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cases.files.links import revealed, with_address
from cases.files.opened import MOST_CHARACTERS
from cases.files.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN = _tags(
    """head title meta link base script style noscript template svg math iframe object embed video
    audio canvas map select option textarea input button datalist dialog"""
)
_FURNITURE = _tags("nav footer")
_PARAGRAPHS = _tags(
    """p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl figure section article main header aside form
    address hr fieldset"""
)
_LINES = _tags("div li dt dd caption center figcaption details summary legend")
_ROWS_IN = ("thead", "tbody", "tfoot")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_LINE, _GAP = "\n", "\n\n"


class Story:
    """Reads elements; `left_out` then holds the menus and feet that were met, a line for each."""

    def __init__(self) -> None:
        self.left_out: list[str] = []
        self._room = MOST_CHARACTERS

    def lines(self, element: Any) -> list[str]:
        """The lines of an element, a blank one between paragraphs; no spaces at their ends."""
        text = "".join(self._inside(element))
        return [_BLANKS.sub(" ", line).strip() for line in text.split(_LINE)]

    def _inside(self, element: Any) -> Iterator[str]:
        yield self._text(element.text, element)
        for child in element:
            if self._room <= 0:
                return
            if isinstance(child.tag, str):
                yield from self._shown(child)
            yield self._text(child.tail, element)

    def _text(self, text: str | None, holder: Any) -> str:
        if not text:
            return ""
        self._room -= len(text)
        return text if holder.tag == "pre" else _BLANKS.sub(" ", text)

    def _shown(self, element: Any) -> Iterator[str]:
        tag = element.tag
        if tag in _UNSEEN or _is_hidden(element):
            return
        if tag in _FURNITURE:
            self.left_out.append(" ".join(line for line in Story().lines(element) if line))
        elif tag == "br":
            yield _LINE
        elif tag == "table":
            yield _LINE + _LINE.join(table_lines(list(self._rows(element)))) + _LINE
        elif tag == "li":
            yield from self._item(element)
        elif tag == "a" or element.get("data-cfemail"):
            yield self._link(element)
        else:
            around = _GAP if tag in _PARAGRAPHS else _LINE if tag in _LINES else ""
            yield around
            yield from self._inside(element)
            yield around

    def _item(self, item: Any) -> Iterator[str]:
        lines = self.lines(item)
        while lines and not lines[0]:
            lines.pop(0)
        if lines:
            yield _LINE + _sign_of(item) + _LINE.join(lines) + _LINE

    def _link(self, link: Any) -> str:
        hidden = revealed(link.get("data-cfemail", ""))
        shown = hidden or "".join(self._inside(link))
        return shown if _LINE in shown else with_address(shown, link.get("href", ""))

    def _rows(self, table: Any) -> Iterator[list[list[str]]]:
        for child in table:
            if child.tag in _ROWS_IN:
                yield from self._rows(child)
            elif child.tag == "tr":
                yield [self.lines(cell) for cell in child if cell.tag in {"td", "th"}]
            elif child.tag == "caption":
                yield [self.lines(child)]


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    return _HIDDEN.search(element.get("style", "")) is not None


def _sign_of(item: Any) -> str:
    """What a browser prints before an item: its number in a numbered list, else a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "• "
    return f"{1 + sum(1 for _ in item.itersiblings('li', preceding=True))}. "
