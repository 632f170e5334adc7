"""What a careful person reads out of a document, compared with what the reader says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parents[4] / "shared"
TOP = (
    "ua_number",
    "title",
    "deadline",
    "languages",
    "has_sample_letter",
    "letter_starts",
    "letter_ends",
    "name_and_pronoun",
    "previous_ua_link",
)
EXTRA = ("ai_index", "country", "published", "letter_salutation", "letter_closing")
SHOWN = 60


@dataclass(frozen=True)
class Field:
    """One field of one document: what is right, and what was read."""

    path: str
    right: Any
    read: Any

    @property
    def is_right(self) -> bool:
        return bool(self.right == self.read)


def documents(folder: str) -> list[Any]:
    """The documents of a folder, as parameters; one skipped parameter where it is missing."""
    found = sorted((SHARED / folder).glob("*.txt"))
    if not found:
        missing = pytest.mark.skip(reason=f"the folder {folder} is not beside this project")
        return [pytest.param(None, id="missing", marks=missing)]
    return [pytest.param(path, id=path.stem[:12]) for path in found]


def right_answers(document: Path) -> dict[str, Any]:
    """The expected fields that lie beside a document."""
    answers: dict[str, Any] = json.loads(document.with_suffix(".expected.json").read_text("utf-8"))
    return answers


def fields(right: dict[str, Any], read: dict[str, Any]) -> Iterator[Field]:
    """Every field that the expected file gives, beside what was read."""
    for key in TOP:
        yield Field(key, right[key], read[key])
    yield Field("asks", right["asks"], [ask[:SHOWN].strip() for ask in read["asks"]])
    for key in EXTRA:
        if key in right["extra"] or key == "ai_index":
            yield Field(f"extra.{key}", right["extra"].get(key), read["extra"][key])
    month = right["extra"].get("deadline_month")
    yield Field("extra.deadline_month", month, read["extra"]["deadline_month"])
    yield Field("targets", len(right["targets"]), len(read["targets"]))
    yield from _target_fields(right["targets"], read["targets"])


def _target_fields(right: list[dict[str, Any]], read: list[dict[str, Any]]) -> Iterator[Field]:
    for at, target in enumerate(right):
        found = read[at] if at < len(read) else {}
        for key, value in {"copy": False, "contact_forms": [], **target}.items():
            yield Field(f"targets[{at}].{key}", value, found.get(key))
