"""Officials as a coordinator pastes them: name, role, address and contacts, line by line."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.document.draft import contacts_of
from cases.document.labelled import label_of
from cases.document.labels import Part
from cases.document.lines import lines_of
from cases.document.placed import Placed
from cases.document.review import doubts_about_one
from cases.document.targets import read_targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cases.case import Channel
    from cases.document.draft import DraftTarget
    from cases.document.labelled import Found
    from cases.document.lines import Line
    from cases.document.targets import Officials

LONGEST = 4_096
"""Characters: no message is longer."""

_BLANK_LINE = re.compile(r"\n\s*\n")
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
    """An official, every way to reach them, and the words that found no place.

    `doubts` says of which of their fields one should make sure, and why.
    """

    target: DraftTarget
    contacts: tuple[tuple[Channel, str], ...]
    unplaced: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()


def read_officials(text: str) -> tuple[OfficialRead, ...]:
    """The officials of these lines, read as those of a document are, in their order.

    A block in one line has ` / ` between its parts. None where nothing in it can be a name or a
    role. Whoever else could only be one, for they have neither both of these nor a way to reach
    them, is among what found no place of the one before. Below a document's own label for copies
    (`COPIES TO:`), in any language that the reader knows, are those who get copies.
    """
    read: list[OfficialRead] = []
    lines, aside = _told_apart(text[:LONGEST])
    for part, whole in _parts(lines):
        here = [replace(one, target=_in(part, one.target)) for one in _of_part(whole)]
        if read and not any(_is_one(one.target) for one in here):
            lost = (line.text for line in lines_of(whole))
            read[-1] = replace(read[-1], unplaced=(*read[-1].unplaced, *lost))
        else:
            read += here
    if read and aside:
        read[0] = replace(read[0], unplaced=(*aside, *read[0].unplaced))
    return tuple(read)


def _told_apart(text: str) -> tuple[list[str], tuple[str, ...]]:
    """The lines, and those that are a document's own words of the case: its languages, until when.

    They say nothing of an official.
    """
    lines = "\n\n".join(map(_unfolded, _BLANK_LINE.split(text))).split("\n")
    aside = [line for line in lines if _is_of_the_case(line.strip())]
    return [line for line in lines if line not in aside], tuple(map(str.strip, aside))


def _is_of_the_case(line: str) -> bool:
    found = label_of(line)
    return (
        found is not None
        and found.label.part in {Part.LANGUAGE, Part.DEADLINE}
        and not _is_of_officials(found)
    )


def _parts(lines: Iterable[str]) -> Iterator[tuple[Part, str]]:
    """The lines of those who are written to, and of those who get copies, parted by labels."""
    part, held = Part.TARGETS, list[str]()
    for line in lines:
        found = label_of(line.strip())
        if found is None or not _is_of_officials(found):
            held.append(line)
            continue
        yield part, "\n".join(held)
        is_copied = found.label.part is Part.COPIES
        part, held = (Part.COPIES, [found.value]) if is_copied else (Part.TARGETS, [])
    yield part, "\n".join(held)


def _is_of_officials(found: Found) -> bool:
    """Whether a label says who stands below it; words behind it may make it a sentence."""
    if Part.TARGETS in {found.label.part, found.label.then}:  # `… before 24 December 2027 to:`
        return not found.value or found.value.endswith(":")
    return found.label.part is Part.COPIES


def _unfolded(block: str) -> str:
    whole = block.strip()
    return whole if "\n" in whole else _SEPARATOR.sub("\n", whole)


def _in(part: Part, target: DraftTarget) -> DraftTarget:
    return replace(target, copy=part is Part.COPIES)


def _of_part(whole: str) -> tuple[OfficialRead, ...]:
    blocks = [[*_labelled(block)] for block in _BLANK_LINE.split(whole)]
    blocks = [block for block in blocks if block]
    if len(blocks) > 1 and all(map(_is_whole, blocks)):
        return tuple(one for block in blocks for one in _officials(block))
    return _officials([*_labelled(whole)])


def _targets(lines: Sequence[Line]) -> Officials:
    placed = [Placed(line, Part.TARGETS, starts=at == 0) for at, line in enumerate(lines)]
    return read_targets(placed)


def _is_whole(lines: Sequence[Line]) -> bool:
    """Whether these lines begin with a name and a role: none before them are of the same one."""
    found = _targets(lines).targets
    return bool(found and found[0].name and found[0].role)


def _officials(lines: Sequence[Line]) -> tuple[OfficialRead, ...]:
    read = _targets(lines)
    known = [at for at, target in enumerate(read.targets) if at == 0 or _is_one(target)]
    if not read.targets or not (read.targets[0].name or read.targets[0].role):
        return ()
    begins = [0, *(_begins(read, at) for at in known[1:])]
    return tuple(
        _read(read, range(at, end), lines, range(first, before))
        for at, end, first, before in zip(
            known,
            [*known[1:], len(read.targets)],
            begins,
            [*begins[1:], sys.maxsize],
            strict=True,
        )
    )


def _is_one(target: DraftTarget) -> bool:
    return bool(target.name and target.role) or bool(
        (target.name or target.role) and [*contacts_of(target)]
    )


def _begins(read: Officials, at: int) -> int:
    """The number of the first line of this official."""
    path = f"targets[{at}]."
    numbers = [min(lines) for field, lines in read.found if field.startswith(path)]
    return min(numbers, default=0)


def _read(read: Officials, places: range, lines: Sequence[Line], numbers: range) -> OfficialRead:
    """The first of these officials, who has the lines with these numbers to themselves."""
    first, *others = read.targets[places.start : places.stop]
    target = _with_role(first, [line for line in lines if line.number in numbers])
    contacts = tuple(contacts_of(target))
    kept = {line for _, value in contacts for line in value.split("\n")}
    unplaced = [line for line in target.address_lines if line not in kept]
    unusable = _unusable(read, places.start, numbers)
    said = {text for _, text in unusable}
    unplaced += [text for number, text in read.unplaced if number in numbers and text not in said]
    unplaced += [", ".join(_words(one)) for one in others]
    known = {field for field, _ in unusable}
    doubts = [one for one in (*target.doubts, *doubts_about_one(target)) if one[0] not in known]
    doubts += [(field, unusable_text(text)) for field, text in unusable]
    whole = tuple(text for text in unplaced if text)
    return OfficialRead(target, contacts, whole, tuple(dict.fromkeys(doubts)))


def _unusable(read: Officials, at: int, numbers: range) -> list[tuple[str, str]]:
    """The fields whose label has no value that can be read, and what stands behind it."""
    path, found = f"targets[{at}]", dict(read.found)
    return [
        (field, text)
        for field in dict(read.targets[at].doubts)
        for number, text in read.unplaced
        if number in found.get(f"{path}.{field}", ()) and number in numbers
    ]


def unusable_text(text: str) -> str:
    """What a doubt says of a text that none of its field can be."""
    return f"“{text}” cannot be used"


def _words(target: DraftTarget) -> Iterator[str]:
    """All that was read of an official."""
    yield from (text for text in (target.name, target.role, target.salutation) if text)
    yield from target.address_lines
    yield from (value for _, value in contacts_of(target) if "\n" not in value)


def _labelled(text: str) -> Iterator[Line]:
    """The lines; an address or a handle that stands alone gets the label that it lacks."""
    for line in lines_of(text.strip()):
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
