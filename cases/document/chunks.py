"""An official's block that copying made into one line comes apart into its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.document.people import Person, is_name, role_length, without_honorific
from cases.document.words import STREETS, is_office, word

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIRECTIONS = frozenset(
    ["nw", "ne", "sw", "se", "n", "s", "e", "w", "suite", "apt", "floor", "no", "piso", "num"]
)


def unfolded(text: str) -> tuple[Person, tuple[str, ...]] | None:
    """The person at the start of a one-line block and its address lines, or None.

    Where a street ends and a town begins is not printed in such a line: the lines are cut before
    an office, before the house number and behind the word for street.
    """
    tokens = without_honorific(text).split()
    start = role_length(tokens)
    end = _name_end(tokens, start)
    if not is_name(tokens[start:end], at_least=2 if start == 0 else 1) or end == len(tokens):
        return None
    name = " ".join(tokens[start:end]).rstrip(" ,;")
    person = Person(name, " ".join(tokens[:start]) or None, sure=False)
    return person, tuple(_address(tokens[end:]))


def _name_end(tokens: list[str], start: int) -> int:
    for at in range(start, len(tokens)):
        if is_office(tokens[at]) or tokens[at][:1].isdigit():
            return at
        if tokens[at].endswith((",", ";")):
            return at + 1
    return len(tokens)


def _address(tokens: list[str]) -> Iterator[str]:
    line: list[str] = []
    for at, token in enumerate(tokens):
        if line and _starts_a_line(tokens, at, line):
            yield " ".join(line).rstrip(" ,;")
            line = []
        line.append(token)
    yield " ".join(line).rstrip(" ,;")


def _starts_a_line(tokens: list[str], at: int, line: list[str]) -> bool:
    before = tokens[at - 1]
    if tokens[at][0].isdigit():
        in_an_office = any(is_office(token) for token in line)
        return in_an_office and not any(token[0].isdigit() for token in line)
    ends_a_street = word(before) in STREETS and not before.endswith(",")
    has_number = any(token[0].isdigit() for token in line)
    goes_on = word(tokens[at]) in _DIRECTIONS | STREETS
    return ends_a_street and has_number and not goes_on and tokens[at][0].isupper()
