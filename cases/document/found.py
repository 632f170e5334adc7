"""Where each field was found, and which lines found no place."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from cases.document.body import unread_actions
from cases.document.dates import dates_in
from cases.document.draft import Found
from cases.document.facts import NOTHING
from cases.document.imprint import INDEX, NAMED_NUMBER, NUMBER
from cases.document.labels import Part
from cases.document.words import fold, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.document.lines import Line
    from cases.document.placed import Placed
    from cases.document.stages import Stages

FURNITURE = frozenset({Part.LABEL, Part.FURNITURE, Part.STEP, Part.OFFICE, Part.REPORT})
"""Parts that say nothing about the case: labels, page numbers, steps, a section's own lines."""
_VALUES = {
    Part.DEADLINE: "deadline",
    Part.LANGUAGE: "languages",
    Part.NAME: "name_and_pronoun",
    Part.PREVIOUS: "previous_ua_link",
}
_TEXTS = {
    Part.SUMMARY: "summary",
    Part.BACKGROUND: "additional_information",
    Part.ENDED: "extra.kind",
}
_EXTRA = frozenset({"ai_index", "country", "published"})
_NUMBER = re.compile(NUMBER)
_IMPRINT = """ua au uas fi extra index indice ai date datum fecha data issue public publico
    external first second third fourth fifth sixth primera segunda tercera cuarta update
    updates on sur sobre further information urgent action accion urgente nr the and de l la
    country pais pays primeira deuxieme troisieme complementaire correction appeal emision d
    ua-nr ai-index"""
IMPRINT_WORDS = frozenset(_IMPRINT.split())
"""Words of the head that are no part of a title, a name or a country."""
_SHORT = 3


def traces_of(stages: Stages) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the lines that each field was read from, by the field's path."""
    found: dict[str, tuple[int, ...]] = {}
    for name, lines in stages.heading.seen().items():
        found[f"extra.{name}" if name in _EXTRA else name] = lines
    found |= {
        "deadline": stages.deadline.lines,
        "languages": stages.languages.lines,
        "name_and_pronoun": stages.name.lines,
        "previous_ua_link": stages.previous.lines,
        "asks": tuple(number for ask in stages.asks for number in ask.lines),
    }
    if stages.letter is not None:
        found["extra.letter_salutation"] = stages.letter.salutation_lines
        found["letter"] = stages.letter.lines
        found["extra.letter_closing"] = stages.letter.closing_lines
    found |= dict(_texts(stages))
    found |= dict(stages.officials.found)
    return {path: lines for path, lines in found.items() if lines}


def found_in(stages: Stages) -> tuple[Found, ...]:
    """The fields with the first and the last line that they were read from."""
    traces = traces_of(stages)
    return tuple(Found(path, (min(lines), max(lines))) for path, lines in traces.items())


def _texts(stages: Stages) -> Iterator[tuple[str, tuple[int, ...]]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for one in stages.placed:
        if one.part in _TEXTS:
            numbers[_TEXTS[one.part]].extend(one.line.numbers)
    yield from ((path, tuple(lines)) for path, lines in numbers.items())


def unplaced_in(stages: Stages) -> tuple[str, ...]:
    """The lines that no field holds and that are not known furniture, in their order."""
    left = [
        *((one.line.number, one.line.text) for one in stages.placed if _is_left(one, stages)),
        *((line.number, line.text) for line in unread_actions(stages.placed, stages.asks)),
        *stages.officials.unplaced,
    ]
    used = stages.deadline.text
    return tuple(text for _, text in sorted(left, key=lambda one: one[0]) if text != used)


def _is_left(one: Placed, stages: Stages) -> bool:
    if one.part in _VALUES:
        again = _is_imprint(one.line.text) and not _says_more(one.line, stages)
        return not again and not _is_value(one, stages)
    match one.part:
        case Part.UNPLACED:
            return True
        case Part.SIGNATURE:
            return not stages.is_open_letter
        case Part.LETTER:
            return stages.letter is None
        case Part.HEADING:
            return stages.is_open_letter or _says_more(one.line, stages)
        case _:
            return False


def _is_imprint(text: str) -> bool:
    """The number and the index, printed once more at the foot of a page."""
    return INDEX.search(text) is not None or NAMED_NUMBER.search(text) is not None


def _is_value(one: Placed, stages: Stages) -> bool:
    if fold(one.line.text).strip(" .:[]()") in NOTHING:
        return True
    return one.starts and one.line.number in traces_of(stages).get(_VALUES[one.part], ())


def _says_more(line: Line, stages: Stages) -> bool:
    """Whether a line of the head holds more words than the fields that were read from it."""
    heading = stages.heading
    text = INDEX.sub(" ", line.text)
    for day in reversed(list(dates_in(text))):
        text = text[: day.start] + " " + text[day.end :]
    values = (heading.title, heading.country, heading.name_and_pronoun, stages.name)
    known = {word(token) for one in values for token in (one.value or "").split()}
    left = [word(token) for token in _NUMBER.sub(" ", text).split()]
    return any(len(one) > _SHORT and one not in known | IMPRINT_WORDS for one in left)
