"""What else comes: documents of other sections, years and languages, cut or glued by copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cases.document import read_bytes
from tests.cases.document.expected import SHARED, Field, fields, right_answers

if TYPE_CHECKING:
    from pathlib import Path

TARGET_FIELDS_RIGHT = 0.99
FIELDS_RIGHT = 0.99
WRONG_ONES_NAMED = 0.8
RIGHT_ONES_NAMED = 0.1


@pytest.fixture(scope="module")
def found() -> list[tuple[Field, bool]]:
    """Every field of every example, and whether its review names it."""
    paths = sorted((SHARED / "reader-examples").glob("*.txt"))
    if not paths:
        pytest.skip("the folder reader-examples is not beside this project")
    return [one for path in paths for one in _read(path)]


def _read(path: Path) -> list[tuple[Field, bool]]:
    draft = read_bytes(path.read_bytes())
    review = {doubt.field for doubt in draft.needs_review}
    answers = fields(right_answers(path), draft.contract())
    return [(field, field.path in review) for field in answers]


def test_nearly_every_field_of_the_examples_is_right(found: list[tuple[Field, bool]]) -> None:
    assert _share([field for field, _ in found]) >= FIELDS_RIGHT


def test_nearly_every_field_of_an_official_is_right(found: list[tuple[Field, bool]]) -> None:
    officials = [field for field, _ in found if field.path.startswith("targets")]
    assert _share(officials) >= TARGET_FIELDS_RIGHT


def test_what_is_wrong_is_named_for_review_and_little_of_what_is_right(
    found: list[tuple[Field, bool]],
) -> None:
    wrong = [named for field, named in found if not field.is_right]
    right = [named for field, named in found if field.is_right]
    assert sum(wrong) >= WRONG_ONES_NAMED * len(wrong)
    assert sum(right) <= RIGHT_ONES_NAMED * len(right)


def _share(found: list[Field]) -> float:
    return sum(one.is_right for one in found) / len(found)
