"""Parts of a pasted document become one text, as people and apps have cut it."""

from __future__ import annotations

import pytest

from cases.pasted import FEW_LINES, joined, looks_like_document

LONG = "word " * 800


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((), ""),
        (("One part.",), "One part."),
        (("A paragraph.", "Another one."), "A paragraph.\n\nAnother one."),
        (("Email: a@example.org", "Dear Minister,"), "Email: a@example.org\n\nDear Minister,"),
        (("She was", "arrested."), "She was arrested."),
        ((LONG + "She was", "arrested."), LONG + "She was arrested."),
        ((LONG + "12 Main Street", "90210 City"), LONG + "12 Main Street\n90210 City"),
        ((LONG + "It ended.", "then more"), LONG + "It ended.\n\nthen more"),
        (("متى؟", "غداً"), "متى؟\n\nغداً"),
    ],
)
def test_parts_are_joined_where_a_sentence_goes_on_and_apart_where_it_ended(
    parts: tuple[str, ...], whole: str
) -> None:
    assert joined(parts) == whole


def test_many_lines_are_a_document_and_a_few_are_a_remark() -> None:
    assert looks_like_document("\n\n".join("x" * FEW_LINES))
    assert not looks_like_document("\n" * 50 + "x" * 400)
