"""Two thousand texts that nobody printed so: each is read, in time, and nothing falls over."""

from __future__ import annotations

import json
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.document import read_text
from cases.document.explain import explain
from cases.document.reader import READ_AT_MOST

SAMPLES = [
    path.read_text("utf-8") for path in sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
]
LONGEST = 2.0
"""Seconds for one text: a hundred times what three pages take."""
WORDS = """URGENT ACTION TAKE Dear Minister, of the Email: @ T: F: Cc: PLEASE UNTIL: 30 July 2019 •
- Salutation: Embassy ( ) UA 1/19 +1 [bookmark: Roe, and And Mr. SAMPLE LETTER Sincerely, > From:
Subject: Anrede: APPELLE AN 31.12. write to roe@example.org ; | I -OR- ENVÍEN LLAMAMIENTOS"""
words = st.sampled_from(
    [
        *WORDS.split(),
        "\n",
        "\n\n",
        "   ",
        "\t",
        "\x00",
        "\u202e",
        "\u2028",
        "👩‍🚀",
        "Ã©",
        "(a)",
        "\uf0b7",
    ]
)
sturdy = settings(
    derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def is_read(text: str) -> None:
    """The text gives a draft that can be printed, whose places are in the text, in time."""
    begun = time.perf_counter()
    draft = read_text(text)
    assert time.perf_counter() - begun < LONGEST
    json.dumps(draft.contract())
    last = len(explain(text)) if len(text) <= READ_AT_MOST else None
    assert last is None or all(one.lines[-1] <= max(last, 1) for one in draft.found)


@given(st.text(max_size=400))
@settings(sturdy, max_examples=600)
def test_random_characters_are_read(text: str) -> None:
    is_read(text)


@given(st.lists(words, max_size=80).map(" ".join))
@settings(sturdy, max_examples=800)
def test_heaps_of_the_formats_own_words_are_read(text: str) -> None:
    is_read(text)


@given(st.sampled_from(SAMPLES), st.integers(0, 4000), st.integers(0, 300), words)
@settings(sturdy, max_examples=300)
def test_documents_with_a_hole_are_read(sample: str, at: int, length: int, patch: str) -> None:
    is_read(sample[:at] + patch + sample[at + length :])


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
@settings(sturdy, max_examples=150)
def test_documents_whose_lines_were_shuffled_are_read(sample: str, chance: object) -> None:
    lines = sample.split("\n")
    chance.shuffle(lines)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    is_read("\n".join(lines))


@given(st.sampled_from(SAMPLES), st.sampled_from([" ", "\t", "\n\n", "   ", "\r", ""]))
@settings(sturdy, max_examples=150)
def test_documents_whose_lines_were_glued_are_read(sample: str, glue: str) -> None:
    is_read(sample.replace("\n", glue))
