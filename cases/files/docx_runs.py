"""One paragraph of a Word document: its text as printed, and the text boxes that hang on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cases.files.docx_looks import W
from cases.files.links import with_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.files.docx_looks import Looks
    from cases.files.package import Relation

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]{1,500})"')
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_AROUND = frozenset(
    {"ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "fldSimple"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object", _MC + "AlternateContent"})
_PRIVATE = 0xF000


@dataclass
class _Field:
    """A field: what it does, and from which piece on its result stands."""

    instruction: str = ""
    start: int | None = None


@dataclass
class Paragraph:
    """The printed text of a `w:p`, and the content elements of its text boxes, each once."""

    element: Any
    looks: Looks
    relations: Mapping[str, Relation]
    boxes: list[Any] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._inline(self.element)
        self.text = "".join(self._pieces)

    def _inline(self, holder: Any) -> None:
        for child in holder:
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "r":
                self._run(child)
            elif name == "hyperlink":
                self._link(child)
            elif name in _AROUND:
                self._inline(child)
            elif child.tag in _DRAWN:
                self.boxes.extend(_boxes_in(child))

    def _link(self, link: Any) -> None:
        start = len(self._pieces)
        self._inline(link)
        relation = self.relations.get(link.get(_RELATION_ID, ""))
        if relation is not None and relation.is_outside:
            self._show_address(start, relation.target)

    def _show_address(self, start: int, target: str) -> None:
        shown = "".join(self._pieces[start:])
        self._pieces[start:] = [with_address(shown, target)]

    def _run(self, run: Any) -> None:
        if self.looks.is_on("hidden", run, self.element):
            return
        capitals = self.looks.is_on("capitals", run, self.element)
        for child in run:
            if child.tag == W + "t":
                text = child.text or ""
                self._pieces.append(text.upper() if capitals else text)
            elif child.tag == W + "fldChar":
                self._mark(child.get(W + "fldCharType"))
            elif child.tag == W + "instrText" and self._fields:
                self._fields[-1].instruction += child.text or ""
            elif child.tag in _DRAWN:
                self.boxes.extend(_boxes_in(child))
            else:
                self._pieces.append(_sign(child))

    def _mark(self, kind: str | None) -> None:
        """A field begins, its result begins, it ends."""
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].start = len(self._pieces)
        elif kind == "end" and self._fields:
            self._end(self._fields.pop())

    def _end(self, ended: _Field) -> None:
        if ended.start is None:
            return
        link = _LINK_FIELD.match(ended.instruction)
        if link is not None:
            self._show_address(ended.start, link[1])
        elif _PAGE_FIELD.match(ended.instruction):
            del self._pieces[ended.start :]


def _sign(element: Any) -> str:
    name = element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
    if name == "sym":
        return _symbol(element.get(W + "char", ""))
    return _SIGNS.get(name, "")


def _symbol(code: str) -> str:
    """The sign of a symbol font, which is a bullet where it stands first."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if _PRIVATE <= number < _PRIVATE + 0x100:
        return chr(number)
    return chr(number) if 0 < number < 0xD800 else ""  # noqa: PLR2004 - where surrogates begin


def _boxes_in(drawn: Any) -> Iterator[Any]:
    """The contents of text boxes; of a box in two versions only the first."""
    for child in drawn:
        if child.tag == _MC + "Fallback":
            continue
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _boxes_in(child)
