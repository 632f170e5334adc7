"""A Word file is read as its text would be, in whatever layout a section has set it."""

from __future__ import annotations

import pytest
from docx import Document

from cases.document import read_text
from cases.files.docx import opened
from tests.cases.files.comparing import told
from tests.cases.files.examples import EXAMPLES, MODEL_LETTER, Example
from tests.cases.files.word import OFFICIALS, link, paragraph, run, saved, text_box, word_file


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
@pytest.mark.parametrize("officials", OFFICIALS)
@pytest.mark.parametrize("boxed", [False, True], ids=["", "letter in a box"])
def test_every_field_is_the_same_as_from_the_text(
    example: Example, officials: str, boxed: bool
) -> None:
    found = opened(word_file(example, officials, letter_in_a_box=boxed))
    assert told(read_text(found.text)) == told(read_text(example.text))
    assert found.left_out == ("The section's own office, 1 Long Street",)


def lines_of(*paragraphs: str) -> list[str]:
    """What is read from a document of these paragraphs, given as XML."""
    document = Document()
    for inside in paragraphs:
        document.element.body.insert(-1, paragraph(inside))
    return opened(saved(document)).text.split("\n")


def test_a_text_box_is_read_once_and_stands_apart() -> None:
    document = Document()
    document.add_paragraph("Before")
    document.element.body.insert(-1, text_box(["Governor Jane Roe", "12 Main Street"]))
    document.add_paragraph("Behind")
    lines = opened(saved(document)).text.split("\n")
    assert lines == ["Before", "", "Governor Jane Roe", "12 Main Street", "", "Behind"]


def test_what_was_deleted_or_hidden_is_not_read_and_what_was_inserted_is() -> None:
    assert lines_of(
        f"{run('Write to ')}<w:del><w:r><w:delText>Mr Old</w:delText></w:r></w:del>"
        f"<w:ins>{run('Ms New')}</w:ins>{run(' secretly', '<w:vanish/>')}",
        f"<w:moveFrom>{run('moved')}</w:moveFrom><w:moveTo>{run('Moved here')}</w:moveTo>",
    ) == ["Write to Ms New", "Moved here"]


def test_signs_are_read_as_they_are_printed() -> None:
    assert lines_of(
        run("12") + "<w:r><w:noBreakHyphen/></w:r>" + run("14 Main Street\nCapital City"),
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + run(" Calling on them"),
        run("urgent action", "<w:caps/>"),
    ) == ["12-14 Main Street", "Capital City", "\uf0b7 Calling on them", "URGENT ACTION"]


def test_a_link_shows_its_address_where_its_words_do_not() -> None:
    document = Document()
    links = [
        ("here", "https://example.org/act"),
        ("Write to her", "mailto:roe@example.org?subject=Hello"),
        ("roe@example.org", "mailto:roe@example.org"),
        ("@GovernorRoe", "https://twitter.com/GovernorRoe"),
        ("www.example.org", "http://www.example.org/"),
        ("[email\xa0protected]", "https://x.org/cdn-cgi/l/email-protection#0b794b7325647962"),
        ("nowhere", "javascript:alert(1)"),
    ]
    for shown, target in links:
        document.element.body.insert(-1, paragraph(link(document, shown, target)))
    assert opened(saved(document)).text.split("\n") == [
        "here https://example.org/act",
        "Write to her roe@example.org",
        "roe@example.org",
        "@GovernorRoe",
        "www.example.org",
        "r@x.ori",
        "nowhere",
    ]


def test_a_link_that_is_a_field_is_one_too_and_page_numbers_are_none() -> None:
    def field(instruction: str, result: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    assert lines_of(
        field('HYPERLINK "https://example.org/act"', "Act now"),
        run("The poem") + field("PAGE", "3"),
    ) == ["Act now https://example.org/act", "The poem"]


def test_numbers_and_bullets_of_lists_are_printed() -> None:
    document = Document()
    for text, style in (
        ("One", "List Number"),
        ("Two", "List Number"),
        ("An ask", "List Bullet"),
        ("Plain", "Normal"),
    ):
        document.add_paragraph(text, style=style)
    assert opened(saved(document)).text == "1. One\n2. Two\n• An ask\nPlain"


def test_a_table_of_labels_and_values_is_read_row_by_row() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=2)
    for row, (label, value) in zip(
        table.rows,
        [("Name:", "Jane Roe"), ("Email", "roe@example.org"), ("Fax:", "+1 202 555 0100")],
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = label, value
    found = opened(saved(document)).text
    assert found == "\nName: Jane Roe\nEmail: roe@example.org\nFax: +1 202 555 0100".lstrip()


def test_two_rows_of_officials_are_read_row_by_row() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Official {at}\nMinister\n{at} Main Street"
    found = [line for line in opened(saved(document)).text.split("\n") if "Official" in line]
    assert found == ["Official 0", "Official 1", "Official 2", "Official 3"]


def test_the_head_of_a_page_comes_first_and_once() -> None:
    text = opened(word_file(MODEL_LETTER, "in a table")).text
    assert text.startswith(f"{MODEL_LETTER.head}\n")
    assert text.count(MODEL_LETTER.head) == 1
