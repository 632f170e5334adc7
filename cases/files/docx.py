"""A Word document: paragraphs, lists, tables cell by cell, text boxes once, links kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cases.files.docx_looks import Looks, W
from cases.files.docx_runs import Paragraph
from cases.files.opened import MOST_CHARACTERS, Opened, text_of
from cases.files.package import Package
from cases.files.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.files.package import Relation

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent"})
_ONLY_A_NUMBER = re.compile(
    r"\W*(?:(?:page|p[aá]gina|seite)\s*)?\d{0,4}\W*(?:\w{1,3}\W*\d{1,4})?\W*"
)


def opened(data: bytes) -> Opened:
    """The text of a Word file, deletions and hidden text left out.

    Page heads come first, once; page feet and notes are left out. Raises `Unreadable`.
    """
    package = Package(data)
    relations = package.relations(package.main)
    parts = {one.kind: one.target for one in relations.values() if not one.is_outside}
    looks = Looks(package.xml(parts.get("styles", "")), package.xml(parts.get("numbering", "")))
    root = package.xml(package.main)
    heads, feet = _around(package, root, relations, looks)
    lines = Story(looks, relations).lines(root.find(W + "body"))
    notes = package.xml(parts.get("footnotes", ""))
    left_out = [*feet, *([] if notes is None else Story(looks, {}).lines(notes))]
    said = [*heads, "", *lines]
    return Opened(text_of(said), tuple(line for line in left_out if line.strip()))


class Story:
    """One flow of text: the body, a head, a foot."""

    def __init__(self, looks: Looks, relations: Mapping[str, Relation]) -> None:
        self._looks = looks
        self._relations = relations
        self._room = MOST_CHARACTERS

    def lines(self, holder: Any) -> list[str]:
        """The lines below an element; reading stops where there are too many characters."""
        found: list[str] = []
        for block in () if holder is None else holder:
            if self._room <= 0:
                break
            found.extend(self._block(block))
        return found

    def _block(self, block: Any) -> list[str]:
        tag = block.tag
        if tag == W + "p":
            return self._paragraph(block)
        if tag == W + "tbl":
            return table_lines([[self.lines(cell) for cell in row] for row in _rows(block)])
        if tag == _MC + "AlternateContent":
            return self.lines(block.find(_MC + "Choice"))
        if isinstance(tag, str) and tag.removeprefix(W) in _AROUND | {"footnote"}:
            return self.lines(block)
        return []

    def _paragraph(self, element: Any) -> list[str]:
        paragraph = Paragraph(element, self._looks, self._relations)
        boxes = [line for box in paragraph.boxes for line in ("", *self.lines(box), "")]
        text = paragraph.text
        self._room -= len(text) + 1
        if text.strip():
            text = self._looks.sign_of(element) + text
        elif boxes:
            return boxes
        return [*boxes, *text.split("\n")]


def _rows(table: Any) -> Iterator[list[Any]]:
    """The cells of each row; those that only continue a cell above are empty."""
    for row in _inside(table, "tr"):
        yield list(_inside(row, "tc"))


def _inside(holder: Any, name: str) -> Iterator[Any]:
    for child in holder:
        if child.tag == W + name:
            yield child
        elif isinstance(child.tag, str) and child.tag.removeprefix(W) in _AROUND:
            yield from _inside(child, name)


def _around(
    package: Package, root: Any, relations: Mapping[str, Relation], looks: Looks
) -> tuple[list[str], list[str]]:
    """The lines of the heads and feet of pages, each once, without page numbers."""
    found: dict[str, dict[str, None]] = {"headerReference": {}, "footerReference": {}}
    for one in root.iter(*(W + name for name in found)):
        relation = relations.get(one.get(_RELATION_ID, ""))
        part = None if relation is None or relation.is_outside else relation.target
        if part is None:
            continue
        story = Story(looks, package.relations(part))
        lines = [line.strip() for line in story.lines(package.xml(part))]
        kept = dict.fromkeys(line for line in lines if not _ONLY_A_NUMBER.fullmatch(line))
        found[one.tag.removeprefix(W)] |= kept
    return list(found["headerReference"]), list(found["footerReference"])
