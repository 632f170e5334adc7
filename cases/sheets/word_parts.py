"""What python-docx has no words for: directions, fonts of all scripts, fields, bare tables."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from cases.sheets.script import is_rtl

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.parfmt import ParagraphFormat

FONT = "Times New Roman"
"""Every office program has it, or one of the same measures, for all but the eastern scripts."""
_EASTERN = {"ja": "MS Mincho", "ko": "Batang", "zh": "SimSun"}
LEADING = 1.2
"""The height of a line of an address, in sizes."""
_MM_IN_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; its direction is its own where none is given."""

    is_rtl: bool | None = None
    size: float = 11.5
    is_bold: bool = False


def write(paragraph: Paragraph, text: str, look: Look) -> ParagraphFormat:
    """Put the text into an empty paragraph; what else can be said of its form."""
    turned = is_rtl(text) if look.is_rtl is None else look.is_rtl
    if turned:
        paragraph._p.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(look.size), look.is_bold or None
    run.font.complex_script, run.font.cs_bold = None, look.is_bold or None
    run.font.rtl = is_rtl(text) or None
    sizes = OxmlElement("w:szCs")
    sizes.set(qn("w:val"), str(round(look.size * 2)))
    run._r.get_or_add_rPr().insert_element_before(sizes, "w:rtl", "w:cs", "w:lang")
    form: ParagraphFormat = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(0)
    form.line_spacing, form.widow_control = 1.1, True
    return form


def height(lines: list[str], size: float, width: float) -> float:
    """How high these lines stand in this width, in millimetres, by estimate."""
    room = width / (size * _MM_IN_POINT)
    rows = sum(ceil(max(sum(map(_width, line)), 0.1) / room) for line in lines)
    return rows * size * LEADING * _MM_IN_POINT


def _width(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 1.0
    return 0.75 if character.isupper() else 0.52


def bare(table: Table) -> None:
    """The text of its cells begins where the text around it does."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # Word minds the order


def set_fonts(document: Docx, language: str, size: float) -> None:
    """One font for every script that it has, and the language, for whoever checks the spelling."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:cs"), FONT)
    fonts.set(qn("w:eastAsia"), _EASTERN.get(language, FONT))
    spoken = OxmlElement("w:lang")
    for kind in ("val", "eastAsia", "bidi"):
        spoken.set(qn(f"w:{kind}"), language)
    properties.append(spoken)


def add_field(paragraph: Paragraph, field: str) -> None:
    """What the office program counts by itself: `PAGE`, `NUMPAGES`."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), field)
    paragraph._p.append(element)
