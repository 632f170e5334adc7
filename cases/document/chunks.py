"""An official's block that copying made into one line comes apart into its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.document.people import Person, is_name, without_honorific
from cases.document.roles import role_length
from cases.document.words import HEADS, HONORIFICS, MODIFIERS, STREETS, is_demonym, is_office, word

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_NAMES = 2
_DIRECTIONS = frozenset(
    ["nw", "ne", "sw", "se", "n", "s", "e", "w", "suite", "apt", "floor", "no", "piso", "num"]
)
_STREET_FIRST = frozenset(
    ["avenue", "avenida", "av", "calle", "rue", "via", "viale", "piazza", "plaza", "place",
     "carrera", "carretera", "boulevard", "chemin", "rua", "paseo"]
)  # fmt: skip
_STREET_LAST = frozenset(
    ["street", "st", "ave", "avenue", "road", "rd", "boulevard", "blvd", "square", "lane", "drive",
     "gardens", "parkway", "terrace", "place", "nw", "ne", "sw", "se"]
)  # fmt: skip


def unfolded(text: str) -> tuple[Person, tuple[str, ...]] | None:
    """The person at the start of a one-line block and its address lines, or None.

    Where a street ends and a town begins is not printed in such a line: the lines are cut before
    an office, before the house number and behind the word for street.
    """
    tokens = without_honorific(text).split()
    start = role_length(tokens)
    start += _honorifics(tokens[start:])
    end = _name_end(tokens, start)
    if 0 < start == end and is_sure_end(tokens, end):
        role = " ".join(_without_titles(tokens[:start]))
        return Person(role=role, sure=False), tuple(address_lines(tokens[end:]))
    if not is_name(tokens[start:end], at_least=2 if start == 0 else 1):
        return None
    role_end = end if start else end + role_length(tokens[end:])
    if role_end == len(tokens):
        return None
    name = " ".join(tokens[start:end]).rstrip(" ,;")
    role = " ".join(_without_titles(tokens[:start]) or tokens[end:role_end]).rstrip(" ,;")
    sure = (bool(role) and tokens[end - 1].endswith((",", ";"))) or is_sure_end(tokens, end)
    return Person(name, role or None, sure=sure), tuple(address_lines(tokens[role_end:]))


def is_sure_end(tokens: list[str], end: int) -> bool:
    """Whether an office or a number follows the name, and no adjective that may belong to it."""
    return end < len(tokens) and (is_office(tokens[end]) or tokens[end][:1].isdigit())


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


def address_lines(tokens: list[str]) -> Iterator[str]:
    """An address that was printed in one line, cut where its lines most likely began."""
    line: list[str] = []
    for at, token in enumerate(tokens):
        if line and _starts_a_line(tokens, at, line):
            yield " ".join(line).rstrip(" ,;")
            line = []
        line.append(token)
    if line:
        yield _without_stop(" ".join(line))


def _starts_a_line(tokens: list[str], at: int, line: list[str]) -> bool:
    before = tokens[at - 1]
    has_number = any(token[0].isdigit() for token in line)
    in_an_office = any(is_office(token) for token in line)
    has_street = any(word(token) in STREETS for token in line)
    if tokens[at][0].isdigit():
        return in_an_office and not has_number and not has_street
    if word(tokens[at]) in _STREET_FIRST and not has_number:
        return in_an_office and not has_street
    ends_a_street = word(before) in _STREET_LAST and not before.endswith(",")
    goes_on = word(tokens[at]) in _DIRECTIONS | STREETS
    return ends_a_street and has_number and not goes_on and tokens[at][0].isupper()


def _without_stop(text: str) -> str:
    """The line without the stop behind its last word; `Washington D.C.` keeps its own."""
    text = text.rstrip(" ,;")
    last = text.rpartition(" ")[2]
    is_word = text.endswith(".") and len(last) > len("Str.") and last.count(".") == 1
    return text[:-1] if is_word else text
