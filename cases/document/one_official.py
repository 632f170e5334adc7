"""One official as a coordinator pastes them: name, role, address and contacts, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.draft import contacts_of
from cases.document.labels import Part
from cases.document.lines import lines_of
from cases.document.placed import Placed
from cases.document.targets import read_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.case import Channel
    from cases.document.draft import DraftTarget
    from cases.document.lines import Line

LONGEST = 4_000
"""Characters of a block: far more than any official is printed with."""

_SEPARATOR = re.compile(r"\s+[/|]\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"@\w{1,50}")
_SITES = (
    (re.compile(r"(?:twitter|x)\.com$"), "Twitter"),
    (re.compile(r"(?:facebook|fb)\.com$"), "Facebook"),
    (re.compile(r"instagram\.com$"), "Instagram"),
)
_HOST = re.compile(r"(?:https?://)?(?:www\.|m\.|mobile\.)?([^/?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficialRead:
    """The official, every way to reach them, and the words that found no place."""

    target: DraftTarget
    contacts: tuple[tuple[Channel, str], ...]
    unplaced: tuple[str, ...] = ()


def read_official(text: str) -> OfficialRead | None:
    """The official of these lines, read as those of a document are; the first, of several.

    A block in one line has ` / ` between its parts. None where nothing in it can be a name or a
    role. Of several officials the others are `unplaced`.
    """
    lines = [*_labelled(text[:LONGEST])]
    placed = [Placed(line, Part.TARGETS, starts=at == 0) for at, line in enumerate(lines)]
    read = read_targets(placed)
    if not read.targets or not (read.targets[0].name or read.targets[0].role):
        return None
    first, *others = read.targets
    target = _with_role(first, lines)
    contacts = tuple(contacts_of(target))
    kept = {line for _, value in contacts for line in value.split("\n")}
    unplaced = [line for line in target.address_lines if line not in kept]
    unplaced += [text for _, text in read.unplaced]
    unplaced += [", ".join(_words(one)) for one in others]
    return OfficialRead(target, contacts, tuple(text for text in unplaced if text))


def _words(target: DraftTarget) -> Iterator[str]:
    """All that was read of an official."""
    yield from (text for text in (target.name, target.role, target.salutation) if text)
    yield from target.address_lines
    yield from (value for _, value in contacts_of(target) if "\n" not in value)


def _labelled(text: str) -> Iterator[Line]:
    """The lines; an address or a handle that stands alone gets the label that it lacks."""
    whole = text.strip()
    if "\n" not in whole:
        whole = _SEPARATOR.sub("\n", whole)
    for line in lines_of(whole):
        label = _label_of(line.text)
        yield replace(line, text=f"{label}: {line.text}") if label else line


def _label_of(line: str) -> str | None:
    if _HANDLE.fullmatch(line):
        return "Twitter"
    host = _HOST.match(line) if _ADDRESS.fullmatch(line) else None
    if host is None:
        return None
    return next((label for site, label in _SITES if site.search(host[1].lower())), "Web form")


def _with_role(target: DraftTarget, lines: Sequence[Line]) -> DraftTarget:
    """Below the name a coordinator writes the role, also one that no document was seen with."""
    second = lines[1].text.rstrip(" ,;") if len(lines) > 1 else ""
    is_unknown = target.address_lines[:1] == (second,) and not any(map(str.isdigit, second))
    if target.role or not second or not is_unknown:
        return target
    return replace(target, role=second, address_lines=target.address_lines[1:])
