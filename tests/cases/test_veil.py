"""Passages that nobody has to read unprepared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.paging import beginning, pages
from cases.veil import BEGINS, ENDS, closed, spans, veiled

STORY = ("She was beaten for three days. She lives.", "Nobody was charged.")


def shown(paragraphs: tuple[str, ...]) -> list[str]:
    return [text for one in paragraphs for text, is_hidden in spans(one) if not is_hidden]


def hidden(paragraphs: tuple[str, ...]) -> list[str]:
    return [text for one in paragraphs for text, is_hidden in spans(one) if is_hidden]


def test_a_passage_is_hidden_word_for_word_and_the_rest_is_shown() -> None:
    veil = veiled(STORY, ("beaten for three days",))
    assert hidden(veil) == ["beaten for three days"]
    assert shown(veil) == ["She was ", ". She lives.", "Nobody was charged."]


@pytest.mark.parametrize(
    "passage", ["beaten  for\nthree days", "", "  ", "(", "never printed", ".*"]
)
def test_what_is_not_in_the_story_hides_nothing(passage: str) -> None:
    found = hidden(veiled(STORY, (passage,)))
    assert found in ([], ["beaten  for"], ["beaten for", "three days"])


def test_lines_may_be_broken_otherwise_in_the_story() -> None:
    assert hidden(veiled(("was beaten\nfor three days.",), ("beaten for three days",))) == [
        "beaten\nfor three days"
    ]


def test_where_a_page_or_a_card_ends_within_a_passage_it_stays_hidden() -> None:
    passage = "This is hard to read. " * 40
    story = (f"Before. {passage}After.",)
    veil = veiled(story, (passage.strip(),))
    for told in pages(veil, 300):
        assert told
    pieces = closed(piece for page in pages(veil, 300) for piece in page)
    assert "hard" not in "".join(shown(pieces))
    assert "hard" not in "".join(shown(closed(beginning(veil, 300))))
    assert "After." in "".join(shown(pieces))


@given(st.lists(st.text(max_size=80)), st.lists(st.text(max_size=8)), st.integers(20, 60))
def test_nothing_is_lost_and_nothing_is_marked_that_was_not_asked_for(
    paragraphs: list[str], passages: list[str], room: int
) -> None:
    veil = veiled(paragraphs, passages)
    told = closed(veil)
    plain = ["".join(text for text, _ in spans(one)) for one in told]
    assert plain == [one.replace(BEGINS, "").replace(ENDS, "") for one in paragraphs]
    if not any(passage.strip() for passage in passages):
        assert hidden(told) == []
    for piece in closed(piece for page in pages(veil, room) for piece in page):
        assert piece.count(BEGINS) == piece.count(ENDS)
