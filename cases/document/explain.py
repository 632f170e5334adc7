"""Line by line, what a document's text was taken for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.document.found import traces_of
from cases.document.stages import stages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cases.document.placed import Placed

NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Explained:
    """A line of the text with its number, from 1.

    `taken_for` names the parts that it was taken for, `field` the paths of the fields that were
    read from it; both are empty for a line that says nothing.
    """

    number: int
    text: str
    taken_for: str
    field: str


def explain(text: str) -> tuple[Explained, ...]:
    """Every line of a text, as it came, with what the reader took it for."""
    stages = stages_of(text)
    parts = _parts(stages.placed)
    fields = _fields(traces_of(stages))
    raw = text.replace("\r\n", "\n").splitlines()
    return tuple(
        Explained(number, line, parts.get(number, ""), fields.get(number, ""))
        for number, line in enumerate(raw, start=1)
    )


def _parts(placed: Iterable[Placed]) -> Mapping[int, str]:
    parts: dict[int, list[str]] = defaultdict(list)
    for one in placed:
        for number in one.line.numbers:
            parts[number].append(one.part.value)
    return {number: ", ".join(dict.fromkeys(names)) for number, names in parts.items()}


def _fields(traces: Mapping[str, Iterable[int]]) -> Mapping[int, str]:
    fields: dict[int, list[str]] = defaultdict(list)
    for path, number in _pairs(traces):
        fields[number].append(path)
    return {number: ", ".join(paths) for number, paths in fields.items()}


def _pairs(traces: Mapping[str, Iterable[int]]) -> Iterator[tuple[str, int]]:
    for path, numbers in traces.items():
        yield from ((path, number) for number in sorted(set(numbers)))
