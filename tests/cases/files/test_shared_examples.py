"""The examples that lie beside the project, as Word files and PDFs, give the same fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from cases.document import read_text
from cases.files import docx, pdf
from tests.cases.document.expected import documents
from tests.cases.files.comparing import told
from tests.cases.files.pdf_pages import shown, typeset
from tests.cases.files.word import saved

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = '#set page(paper: "a4", margin: 2cm)\n#set text(11pt)\n#set par(spacing: 0.9em)\n'
_SIGN = "\uf0b7"  # of a font that is on no machine of ours


def lines_of(document: Path) -> list[str]:
    text = document.read_text("utf-8").replace(_SIGN, "•")
    return ["".join(one for one in line if one.isprintable()) for line in text.split("\n")]


@pytest.mark.parametrize("document", documents("seeds") + documents("reader-examples"))
def test_as_a_word_file(document: Path) -> None:
    lines = lines_of(document)
    word = Document()
    for line in lines:
        word.add_paragraph(line)
    found = docx.opened(saved(word))
    assert told(read_text(found.text)) == told(read_text("\n".join(lines)))


@pytest.mark.parametrize("document", documents("seeds") + documents("reader-examples"))
def test_as_a_pdf(document: Path) -> None:
    lines = lines_of(document)
    pages = "\n\n".join(shown(line.strip()) if line.strip() else "#v(1em)" for line in lines)
    found = pdf.opened(typeset(_PAGE + pages))
    right, read = told(read_text("\n".join(lines))), told(read_text(found.text))
    wrong = [key for key in right if right[key] != read[key]]
    assert set(wrong) <= {"summary", "additional_information"}
    for key in wrong:
        # Where a paragraph ends with a full line, no page shows that it does.
        assert " ".join(right[key]).split() == " ".join(read[key]).split()
