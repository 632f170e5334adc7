"""Whatever comes, the answer is a draft or one clear sentence."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.document import Unreadable, read_bytes, read_text
from cases.files.opened import MOST_BYTES, MOST_TEXT_BYTES

SAMPLE = (Path(__file__).parent / "fixtures" / "model_letter_2023.txt").read_text("utf-8")
TIME_FOR_TWO_MB = 20.0

FORMAT_WORDS = """URGENT ACTION TAKE Dear Minister, of the Email: @ T: F: Cc: PLEASE UNTIL: 30 July
2019 • - Salutation: Embassy ( ) UA 1/19 +1 [bookmark: Roe, and And Mr. SAMPLE LETTER Sincerely,"""
words = st.sampled_from([*FORMAT_WORDS.split(), "\n", "\n\n", "\x00", "\u202e", "👩‍🚀"])


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    json.dumps(read_text(text).contract())


@given(st.lists(words, max_size=60).map(" ".join))
@settings(max_examples=150)
def test_any_heap_of_the_formats_own_words_is_read(text: str) -> None:
    json.dumps(read_text(text).contract())


@given(st.integers(0, len(SAMPLE)), st.integers(0, 80), st.text(max_size=20))
def test_any_document_with_a_hole_is_read(at: int, length: int, patch: str) -> None:
    json.dumps(read_text(SAMPLE[:at] + patch + SAMPLE[at + length :]).contract())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    try:
        read_bytes(data)
    except Unreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - both outcomes are right


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"  \n ", b"%PDF-1.7 ...", b"PK\x03\x04...", b"a\x00b"),
        *(b"x" * (MOST_TEXT_BYTES + 1), b"x" * (MOST_BYTES + 1)),
    ],
    ids=["empty", "blank", "pdf", "zip", "binary", "a long text", "too large"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"\.$"):
        read_bytes(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    text = "URGENT ACTION\nPEÑA NIETO’S CRITIC ARRESTED\n"
    assert read_bytes(text.encode(encoding)).title == "PEÑA NIETO’S CRITIC ARRESTED"


@pytest.mark.parametrize(
    "text",
    [
        "A " * 1_000_000,
        "a," * 1_000_000,
        "1 May 2019 " * 180_000,
        "Email: " * 280_000,
        "\n" * 2_000_000,
        "Minister of Justice Jane Roe\n" * 70_000,
    ],
    ids=["capitals", "commas", "dates", "labels", "blank lines", "officials"],
)
def test_two_megabytes_of_one_thing_do_not_hang_the_reader(text: str) -> None:
    begun = time.perf_counter()
    draft = read_text(text)
    assert "unplaced" in {doubt.field for doubt in draft.needs_review}
    assert time.perf_counter() - begun < TIME_FOR_TWO_MB


def test_markup_and_braces_are_only_text() -> None:
    draft = read_text("URGENT ACTION\n<b>FREE {name}</b> {{ 7 * 7 }} %s\n")
    assert draft.title == "<b>FREE {name}</b> {{ 7 * 7 }} %s"
