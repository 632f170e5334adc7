"""What was read from a document, as lines for a coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.fitness import OFFICIALS
from cases.letter import salutation_of
from cases.paging import length, pages
from cases.themes import COUNTRY, placed, regions_of, themes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case, Target

ROOM = 3000
"""UTF-16 units of lines on one page."""
BRIEF = 200
IN_A_LABEL = 48
IN_A_VALUE = 1500
LISTED = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, plain text: a label, which may be empty, and what stands behind it."""

    label: str
    text: str = ""


GAP = Line("")


def what_was_read(words: Words, stored: StoredVersion) -> list[Line]:
    """Every field of this version, and the lines that found no place in any."""
    case = stored.case
    return [
        *_fields(words, case),
        *_targets(words, stored),
        *_letter(words, case),
        *_unplaced(words, stored.unplaced),
    ]


def paged(lines: Iterable[Line], room: int = ROOM) -> list[tuple[Line, ...]]:
    """The lines on pages of at most `room` UTF-16 units; one too long goes on on the next."""
    found: list[tuple[Line, ...]] = []
    page: list[Line] = []
    left = room
    for line in lines:
        for piece in _pieces(line, room):
            needed = length(piece.label) + length(piece.text) + 2
            if needed > left and page:
                found.append(tuple(page))
                page, left = [], room
            page.append(piece)
            left -= needed
    return [*found, tuple(page)] if page else found


def brief(text: str, room: int = BRIEF) -> str:
    """The text on one line, its end left out where it is longer than `room` UTF-16 units."""
    line = " ".join(text.split())
    if length(line) <= room:
        return line
    return pages((line[:room],), room - 1)[0][0].rstrip(" .,;:") + "…"


def ending(text: str, room: int = BRIEF) -> str:
    """The same with its beginning left out."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    return "…" + line[-room:].partition(" ")[2]


def _pieces(line: Line, room: int) -> Iterator[Line]:
    label = line.label
    for (piece,) in pages((line.text,), max(1, room - length(label) - 2)):
        yield Line(label, piece)
        label = ""


def themes_named(words: Words, case: Case) -> str:
    """The themes that were set, by their names."""
    return ", ".join(words.label("theme", one) for one in themes_of(case))


def region_named(words: Words, case: Case) -> str:
    """The region of the case, or that it is for the whole world."""
    regions = "".join(words.label("region", one) for one in regions_of(case))
    return regions or words.label("whole_world")


def _fields(words: Words, case: Case) -> Iterator[Line]:
    yield _value(words, "ua_number", case.ua_number)
    yield _value(words, "title", case.title)
    yield _value(words, "kind", words.label("kind", case.kind))
    yield _value(words, "country", case.country)
    yield _value(words, "published", words.date(case.published) if case.published else None)
    yield _value(words, "deadline", words.date(case.deadline) if case.deadline else None)
    spoken = ", ".join(words.language_name(language) for language in case.languages)
    yield _value(words, "languages", spoken)
    if case.name_and_pronoun:
        yield _value(words, "name_and_pronoun", case.name_and_pronoun)
    if case.previous_ua_link:
        yield _value(words, "previous_ua_link", case.previous_ua_link)
    if case.themes:
        yield _value(words, "themes", themes_named(words, case))
    if placed(case) != COUNTRY:
        yield _value(words, "region", region_named(words, case))
    yield _value(words, "summary", brief(" ".join(case.summary)))


def _value(words: Words, field: str, value: str | None) -> Line:
    shown = words.apart(brief(value, IN_A_VALUE)) if value else words.label("nothing_read", field)
    return Line(f"{words.label('field', field)}:", shown)


def rest(words: Words, count: int, shown: int = LISTED) -> Iterator[Line]:
    """How many more there are than are shown: a hostile document has tens of thousands."""
    if count > shown:
        yield Line("", words.label("and_more", count - shown))


def _targets(words: Words, stored: StoredVersion) -> Iterator[Line]:
    case, doubtful = stored.case, {path for path, _ in stored.doubts}
    yield GAP
    if not case.targets:
        yield _value(words, "targets", None)
    for number, target in enumerate(case.targets[:OFFICIALS], start=1):
        yield from _target(words, target, number)
        if target.contacts and len(case.targets) <= OFFICIALS:  # compared each with each
            salutation, is_derived = salutation_of(case, target)
            is_open = is_derived and f"targets[{number - 1}].salutation" in doubtful
            yield Line("", words.label("salutation", brief(salutation, IN_A_VALUE), is_open))
        yield GAP
    yield from rest(words, len(case.targets), OFFICIALS)


def _target(words: Words, target: Target, number: int) -> Iterator[Line]:
    role = f"· {words.apart(brief(target.role, IN_A_VALUE))}" if target.role else ""
    yield Line(f"👤 {number}. {brief(target.name, IN_A_LABEL)}", role)
    if length(target.name) > IN_A_LABEL:
        yield _value(words, "name", target.name)
    if target.copy:
        yield Line("", words.label("gets_copies"))
    if not target.contacts:
        yield Line("", words.label("no_contact"))
    for contact in target.contacts[:LISTED]:
        channel = words.label("channel", contact.channel, "", False)  # noqa: FBT003 - a macro's
        value = words.apart(brief(contact.value.replace("\n", ", "), IN_A_VALUE))
        yield Line("", f"{channel}: {value}")
    yield from rest(words, len(target.contacts))


def _letter(words: Words, case: Case) -> Iterator[Line]:
    if case.letter is None and not case.asks:
        yield _value(words, "letter", None)
    if case.letter is not None:
        language = words.language_name(case.letter.language)
        yield Line(words.label("letter_read", language, len(case.letter.paragraphs)))
        yield from _ends(words, case.letter.paragraphs)
        yield _value(words, "closing", case.letter.closing)
    if case.asks:
        yield Line(words.label("asks_read", len(case.asks)))
        yield from _ends(words, case.asks)
    yield GAP


def _ends(words: Words, texts: Sequence[str]) -> Iterator[Line]:
    whole = " ".join(texts)
    if length(whole) <= 2 * BRIEF:  # its end would be told twice
        yield Line("", whole)
        return
    yield Line("", words.label("begins", brief(whole)))
    yield Line("", words.label("ends", ending(whole)))


def _unplaced(words: Words, unplaced: Sequence[str]) -> Iterator[Line]:
    if not unplaced:
        return
    yield Line(words.label("found_no_place", len(unplaced)))
    yield from (Line("", f"• {brief(text, IN_A_VALUE)}") for text in unplaced[:LISTED])
    yield from rest(words, len(unplaced))
