"""Where a document says what was read of it: the number of a line, and what stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reader_sentences import translated
from cases.document.source import shown_of
from handlers.coordinator.reading import GAP, IN_A_LABEL, LISTED, Line, brief, ending, rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case

QUOTED = 90
"""UTF-16 units of the lines that are quoted together."""
_PRINTED = {
    "emails": re.compile(r"e-?mail|correo|courriel|@", re.IGNORECASE),
    "faxes": re.compile(r"fax", re.IGNORECASE),
    "phones": re.compile(r"phone|tel|tél", re.IGNORECASE),
    "contact_forms": re.compile(r"web|form|https?:", re.IGNORECASE),
    "salutation": re.compile(r"salutation|tratamiento|formule|anrede", re.IGNORECASE),
}
"""Where such a field begins in a line that holds much else."""
_GIVEN = frozenset({"title", "ua_number", "deadline", "languages", "targets", "asks"})
_OF_TARGET = re.compile(r"targets\[(\d{1,4})\](?:\.(\w+))?")


def doubt_lines(words: Words, stored: StoredVersion) -> Iterator[Line]:
    """What the reader was unsure of, why, and what the document says there."""
    if not stored.doubts:
        return
    yield Line(words.label("please_check", len(stored.doubts)))
    for field, why in stored.doubts[:LISTED]:
        yield Line(f"⚠️ {_named(words, field, stored.case)}:", translated(words, why))
        if source := source_of_doubt(words, stored, field, why):
            yield Line("", f"📄 {source}")
    yield from rest(words, len(stored.doubts))
    yield GAP


def source_of_doubt(words: Words, stored: StoredVersion, path: str, why: str) -> str:
    """`line 41: “Fax: +1 …”`; in words where it is about no line; empty without a document.

    Empty as well of an official whom somebody has typed in.
    """
    place = stored.places.get((path, why)) or stored.found.get(path)
    if place is not None:
        return _told(words, stored, place, path)
    official = _OF_TARGET.match(path)
    if not stored.lines or (official and not _is_printed(stored, official[1])):
        return ""
    is_missing = official or (path in _GIVEN and not getattr(stored.case, path))
    return words.label("in_no_line", bool(is_missing))


def _is_printed(stored: StoredVersion, place: str) -> bool:
    """Whether anything of the official at this place was read in the document."""
    path = f"targets[{place}]."
    return any(field.startswith(path) for field in stored.found)


def source_of(words: Words, stored: StoredVersion, field: str) -> str:
    """The same of a field of which nothing is doubtful; empty where no line is known."""
    place = stored.found.get(field) or stored.found.get(f"extra.{field}")
    return _told(words, stored, place, field) if place is not None else ""


def _told(words: Words, stored: StoredVersion, place: tuple[int, int], path: str) -> str:
    texts = [stored.lines.get(number, "") for number in shown_of(place)]
    if not any(texts):  # it was read before lines were kept
        return words.label("in_lines", *place)
    return words.label("from_lines", *place, _quoted(texts, path))


def _quoted(texts: list[str], path: str) -> str:
    """Of long lines their beginnings; or the end of the last, or where this field begins."""
    if path == "letter_ends":
        return ending(texts[-1], QUOTED)
    room = QUOTED // len(texts)
    return " … ".join(brief(_from(one, path, room), room) for one in texts if one)


def _from(line: str, path: str, room: int) -> str:
    printed = _PRINTED.get(path.rpartition(".")[2])
    found = printed.search(line) if printed and len(line) > room else None
    return f"… {line[found.start() :]}" if found else line


def _named(words: Words, path: str, case: Case) -> str:
    """What a coordinator calls the field of this path; of which official, where it is one's."""
    found = _OF_TARGET.fullmatch(path)
    if found is None or int(found[1]) >= len(case.targets):
        return words.label("field", path.rpartition(".")[2])
    number = int(found[1])
    official = words.label("official", number + 1, brief(case.targets[number].name, IN_A_LABEL))
    return f"{official} · {words.label('field', found[2])}" if found[2] else official
