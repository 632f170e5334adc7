"""The five documents that the reader must get right to the last field."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from cases.document import read_bytes, read_text
from tests.cases.document.expected import documents, fields, right_answers

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {"not a UA": "open_letter", "further": "further", "first": "first"}
BUDGET_MS = 50


@pytest.mark.parametrize("document", documents("seeds"))
def test_every_field_of_a_seed_is_read_as_a_careful_person_reads_it(document: Path) -> None:
    read = read_bytes(document.read_bytes()).contract()
    wrong = [one for one in fields(right_answers(document), read) if not one.is_right]
    assert not wrong


@pytest.mark.parametrize("document", documents("seeds"))
def test_the_kind_is_one_of_the_fixed_words(document: Path) -> None:
    worded = right_answers(document)["extra"]["kind"]
    kind = next(kind for words, kind in KINDS.items() if worded.startswith(words))
    assert read_text(document.read_text("utf-8")).kind == kind


@pytest.mark.parametrize("document", documents("seeds"))
def test_no_paragraph_of_a_seed_is_lost(document: Path) -> None:
    text = document.read_text("utf-8")
    draft = read_text(text)
    kept = " ".join(
        (
            *draft.summary,
            *draft.additional_information,
            *draft.asks,
            *draft.unplaced,
            *(draft.letter.paragraphs if draft.letter else ()),
        )
    )
    prose = [line for line in text.splitlines() if len(line) > 200 and "lick here" not in line]
    lost = [line[:60] for line in prose if line.strip().split("]")[-1][-40:].strip() not in kept]
    assert not [line for line in lost if "Write a letter" not in line]


@pytest.mark.parametrize("document", documents("seeds"))
def test_three_pages_take_less_than_a_blink(document: Path) -> None:
    text = document.read_text("utf-8")
    read_text(text)
    took = []
    for _ in range(5):
        begun = time.process_time()
        read_text(text)
        took.append(1000 * (time.process_time() - begun))
    assert min(took) < BUDGET_MS
