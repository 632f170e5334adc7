"""A PDF is read in the order in which a person reads it, without what is on every page."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter

import pytest

from cases.document import read_text
from cases.files.opened import Unreadable
from cases.files.pdf import MOST_PAGES, opened
from tests.cases.files.comparing import told
from tests.cases.files.examples import EXAMPLES, MODEL_LETTER, Example
from tests.cases.files.pdf_pages import FOOT, LAYOUTS, pdf_file, typeset

PDFTOTEXT = shutil.which("pdftotext")


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_field_is_the_same_as_from_the_text(example: Example, layout: str) -> None:
    text = opened(pdf_file(example, layout)).text
    assert told(read_text(text)) == told(read_text(example.text))


def test_heads_feet_and_page_numbers_of_every_page_are_left_out_but_the_first_head() -> None:
    found = opened(pdf_file(MODEL_LETTER, "one below the other"))
    assert "\f" in found.text
    assert found.text.startswith(MODEL_LETTER.head)
    assert found.text.count(MODEL_LETTER.head) == 1
    assert FOOT not in found.text
    assert [FOOT in line for line in found.left_out] == [True]


PAGE = '#set page(width: 9cm, height: 14cm, margin: 1cm)\n#set text(10pt, lang: "en")\n'


def text_of(source: str) -> str:
    return opened(typeset(PAGE + source)).text


def test_a_word_that_was_hyphenated_is_whole_again_and_one_with_a_hyphen_keeps_it() -> None:
    text = text_of(
        "#set par(justify: true)\n#set text(hyphenate: true)\nTheir well-being matters. "
        + "Unconditionally released internationally protected representatives , " * 8
        + "We ask about the wellbeing and the well-being of everyone. " * 6
    )
    assert {"Unconditionally", "internationally", "representatives"} <= set(text.split())
    assert text.count("well-being") == 7
    assert text.count("wellbeing") == 6
    assert "- " not in text


def test_a_paragraph_that_goes_on_overleaf_is_one() -> None:
    sentence = "The authorities have said nothing about this and go on saying nothing "
    lines = text_of(sentence * 40 + "at all.").split("\n")
    assert [line for line in lines if line.strip()] == [(sentence * 40).strip() + " at all."]


def test_lines_of_an_address_stay_lines() -> None:
    lines = ("Governor Jane Roe", "12 Main Street", "90210 Capital City", "Fax: +1 202 555 0100")
    assert text_of(" \\\n".join(lines)) == "\n".join(lines)


def test_a_link_shows_its_address_where_its_words_do_not() -> None:
    assert text_of(
        '#link("https://example.org/act")[Report here] and write to '
        '#link("mailto:roe@example.org")[roe\\@example.org] today.'
    ) == ("Report here https://example.org/act and write to roe@example.org today.")


def test_text_that_is_written_across_the_page_is_not_mixed_in() -> None:
    text = text_of(
        "#place(center, rotate(90deg, reflow: true)[CONFIDENTIAL DRAFT])\n"
        + "A teacher was arrested after reading a poem. " * 6
    )
    assert "CONFIDENTIAL" not in text
    assert text.startswith("A teacher was arrested after")


def test_not_more_than_sixty_pages_are_read_and_that_is_said() -> None:
    page = '[#("x" * (n + 1)) says page #str(n).\n#pagebreak()]'
    found = opened(typeset(f"{PAGE}#for n in range({MOST_PAGES + 3}) {page}"))
    assert f"says page {MOST_PAGES - 1}." in found.text
    assert f"says page {MOST_PAGES}." not in found.text
    assert found.remarks == (("unplaced", "only the first 60 pages were read"),)


def test_a_pdf_of_pictures_is_said_to_be_one() -> None:
    with pytest.raises(Unreadable, match="only pictures"):
        opened(typeset(PAGE + "#rect(width: 3cm, height: 3cm)"))


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not on this machine")
@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_reader_of_pdf_finds_the_same_words(example: Example, layout: str) -> None:
    data = pdf_file(example, layout)
    other = subprocess.run(  # noqa: S603 - a program of the system, on our own file
        [PDFTOTEXT or "", "-", "-"], input=data, stdout=subprocess.PIPE, check=True
    ).stdout.decode()
    missing = _long_words(opened(data).text) - _long_words(other)
    broken = [
        word for word in missing if re.search(rf"{re.escape(word[:2])}\w*[-\u2010\xad]\s", other)
    ]
    assert sorted(missing) == sorted(broken)


def _long_words(text: str) -> Counter[str]:
    return Counter(word for word in text.split() if len(word) > 3)
