"""Word files of the examples, made in the layouts that sections use."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.cases.files.examples import Example

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(inside: str) -> Any:
    """A paragraph with this XML in it."""
    return parse_xml(f"<w:p {_NAMES}>{inside}</w:p>")


def run(text: str, looks: str = "") -> str:
    """A run of text, its line ends as line breaks."""
    pieces = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{looks}</w:rPr>{pieces}</w:r>"


def text_box(lines: Sequence[str]) -> Any:
    """A paragraph on which a text box hangs, in both versions that Word writes of it."""
    inside = "".join(f"<w:p>{run(line)}</w:p>" for line in lines)
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return paragraph(
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def link(document: Any, shown: str, target: str) -> str:
    """A hyperlink."""
    found = document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return f'<w:hyperlink r:id="{found}">{run(shown)}</w:hyperlink>'


def one_below_the_other(document: Any, columns: Sequence[Sequence[str]]) -> None:
    """Each line a paragraph."""
    for lines in columns:
        for line in (*lines, ""):
            document.add_paragraph(line)


def in_a_table(document: Any, columns: Sequence[Sequence[str]]) -> None:
    """Side by side in one row, each line a paragraph of its cell."""
    table = document.add_table(rows=1, cols=len(columns))
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def in_rows_of_lines(document: Any, columns: Sequence[Sequence[str]]) -> None:
    """Side by side, each line in a row of its own."""
    table = document.add_table(rows=max(map(len, columns)), cols=len(columns))
    for at, lines in enumerate(columns):
        for row, line in zip(table.rows, lines, strict=False):
            row.cells[at].text = line


def in_text_boxes(document: Any, columns: Sequence[Sequence[str]]) -> None:
    """Each in a text box."""
    for lines in columns:
        document.element.body.insert(-1, text_box(lines))


OFFICIALS: dict[str, Callable[[Any, Sequence[Sequence[str]]], None]] = {
    "one below the other": one_below_the_other,
    "in a table": in_a_table,
    "in rows of lines": in_rows_of_lines,
    "in text boxes": in_text_boxes,
}


def word_file(example: Example, officials: str, *, letter_in_a_box: bool = False) -> bytes:
    """The example as Word writes it: its number in the head of the page, real lists."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = example.head
    document.sections[0].footer.paragraphs[0].text = "The section's own office, 1 Long Street"
    document.element.body.insert(-1, text_box(["URGENT ACTION"]))
    document.element.body.insert(-1, paragraph(run(example.title.title(), "<w:caps/>")))
    _paragraphs(document, (*example.story, example.lead))
    for style, items in (("List Number", example.steps), ("List Bullet", example.asks)):
        for item in items:
            document.add_paragraph(item, style=style)
    _paragraphs(document, (example.before_officials,))
    OFFICIALS[officials](document, example.officials)
    if letter_in_a_box and example.letter:
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        _paragraphs(cell, example.letter)
    else:
        _paragraphs(document, example.letter)
    _paragraphs(document, ("ADDITIONAL INFORMATION", *example.background, *example.facts))
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraphs(holder: Any, texts: Sequence[str]) -> None:
    for text in texts:
        holder.add_paragraph(text)
