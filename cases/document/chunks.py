"""An official's block that copying made into one line comes apart into its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.document.people import Person, is_name, role_length, without_honorific
from cases.document.words import HEADS, HONORIFICS, MODIFIERS, STREETS, is_demonym, is_office, word

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_NAMES = 2
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
    start += _honorifics(tokens[start:])
    end = _name_end(tokens, start)
    if not is_name(tokens[start:end], at_least=2 if start == 0 else 1):
        return None
    role_end = end if start else end + role_length(tokens[end:])
    if role_end == len(tokens):
        return None
    name = " ".join(tokens[start:end]).rstrip(" ,;")
    role = " ".join(_without_titles(tokens[:start]) or tokens[end:role_end]).rstrip(" ,;")
    return Person(name, role or None, sure=False), tuple(_address(tokens[role_end:]))


def _without_titles(tokens: list[str]) -> list[str]:
    """`the Inspector General, Mr` is an Inspector General."""
    kept = [token for token in tokens if word(token) not in HONORIFICS or word(token) in HEADS]
    return kept[1:] if kept and kept[0] == "the" else kept


def _honorifics(tokens: list[str]) -> int:
    return next((at for at, token in enumerate(tokens) if word(token) not in HONORIFICS), 0)


def _name_end(tokens: list[str], start: int) -> int:
    for at in range(start, len(tokens)):
        if _begins_an_address(tokens[at]):
            return _before_adjectives(tokens, start, at)
        if at - start >= _FEWEST_NAMES and role_length(tokens[at:]):
            return at
        if tokens[at].endswith((",", ";")):
            return at + 1
    return len(tokens)


def _begins_an_address(token: str) -> bool:
    return (
        is_office(token)
        or token[:1].isdigit()
        or word(token) in STREETS
        or token.lower().startswith("c/o")
    )


def _before_adjectives(tokens: list[str], start: int, end: int) -> int:
    """Before `Permanent Mission`, `Royal Embassy`: what describes an office is no surname."""
    while end - start > _FEWEST_NAMES and (
        word(tokens[end - 1]) in MODIFIERS or is_demonym(tokens[end - 1])
    ):
        end -= 1
    return end


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
