"""Whatever a document says stands in a field, is known furniture, or is listed as unplaced."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cases.document import read_text
from cases.document.explain import explain
from cases.document.found import FURNITURE, IMPRINT_WORDS
from cases.document.labels import Part
from cases.document.places import months
from cases.document.repair import repaired
from cases.document.words import HONORIFICS, fold
from tests.cases.document.expected import documents

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
ALL = [
    *(pytest.param(path, id=path.stem) for path in FIXTURES),
    *documents("seeds"),
    *documents("reader-examples"),
]
WORD = re.compile(r"[^\W\d_]{4,}")
KNOWN = {part.value for part in FURNITURE}
# What fields say in other words: dates, languages and numbers have a form of their own.
RETOLD = {"deadline", "languages", "extra.published", "extra.kind", "extra.ai_index"}


def words_of(value: Any) -> set[str]:
    """All the words in the values of a draft."""
    return {fold(word) for word in WORD.findall(json.dumps(value, ensure_ascii=False))}


@pytest.mark.parametrize("document", ALL)
def test_every_word_outside_the_furniture_is_kept(document: Path) -> None:
    text = repaired(document.read_text("utf-8")).text
    contract = read_text(text).contract()
    kept = words_of(contract) | HONORIFICS
    for line in explain(text):
        parts = set(line.taken_for.split(", "))
        retold = RETOLD & set(line.field.split(", "))
        if parts & (KNOWN | {Part.ENDED.value}) or retold or not line.text.strip():
            continue
        lost = {fold(word) for word in WORD.findall(line.text)} - kept - labels(line.text)
        lost -= {*IMPRINT_WORDS, *months()} if parts & {Part.HEADING, Part.NAME} else set()
        assert not [word for word in lost if not unglued(word, kept)]


def unglued(word: str, kept: set[str]) -> bool:
    """Whether two words that are kept were printed as one."""
    return any({word[:at], word[at:]} <= kept for at in range(4, len(word) - 3))


def labels(text: str) -> set[str]:
    """The words of a line that are a contact's label, a bookmark's name or a hidden address."""
    named = re.findall(r"((?:[^\W\d_]+['’ -]){0,3}[^\W\d_]+)/?[^\W\d_]* ?:", text)
    hidden = re.findall(r"\[bookmark[^]]*\]|\[email.protected\]", text)
    return {fold(word) for found in (*named, *hidden) for word in WORD.findall(found)}


@pytest.mark.parametrize("document", ALL)
def test_every_line_is_taken_for_something(document: Path) -> None:
    said = [line for line in explain(document.read_text("utf-8")) if WORD.search(line.text)]
    assert not [line for line in said if not line.taken_for]


@pytest.mark.parametrize("document", ALL)
def test_what_is_read_was_found_where_it_is_said_to_be(document: Path) -> None:
    text = document.read_text("utf-8")
    draft = read_text(text)
    count = len(text.splitlines())
    places = {one.field: one.lines for one in draft.found}
    assert all(1 <= first <= last <= count for first, last in places.values())
    for at, target in enumerate(draft.targets):
        assert target.name is None or f"targets[{at}].name" in places
        assert not target.emails or f"targets[{at}].emails" in places
    assert (draft.deadline is None) or "deadline" in places
    assert (draft.title is None) or "title" in places
