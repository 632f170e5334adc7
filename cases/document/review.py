"""The last stage: which fields a coordinator should look at, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers

from cases.case import Kind
from cases.document.contact_labels import count_labels
from cases.document.contacts import is_email
from cases.document.draft import Doubt
from cases.document.labels import Part
from cases.document.places import country_code
from cases.document.suspicions import doubts_about_officials, is_an_embassys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cases.document.draft import Draft, DraftTarget
    from cases.document.placed import Placed
    from cases.document.stages import Stages

_LONGEST_ADDRESS_LINE = 100
_SHORTEST_LETTER = 60
_GREETS = re.compile(r"(?:Dear|Estimad|Monsieur|Madame|Sehr geehrt)", re.IGNORECASE)
_NOTHING_TO_SEND = frozenset({Kind.ENDED, Kind.STOP})


def doubts_about(draft: Draft, stages: Stages) -> tuple[Doubt, ...]:
    """Every field that is missing where it should not be, or does not hold up."""
    placed = stages.placed
    doubts = [
        *_about_the_case(draft),
        *_about_the_deadline(draft),
        *_about_the_letter(draft),
        *_about_the_ending(draft, placed),
        *_about_the_heading(draft, stages),
        *doubts_about_officials(draft, stages),
    ]
    if draft.targets and _ends_in_an_address(placed):
        last = len(draft.targets) - 1
        doubts.append(Doubt(f"targets[{last}].address_lines", "the document ends in this address"))
    for at, target in enumerate(draft.targets):
        path = f"targets[{at}]"
        doubts += [Doubt(f"{path}.{field}", why) for field, why in target.doubts]
        doubts += [Doubt(f"{path}.{field}", why) for field, why in doubts_about_one(target)]
        doubts += _about_numbers(target, path, draft.country)
    return tuple(dict.fromkeys(doubts))


def _about_the_case(draft: Draft) -> Iterator[Doubt]:
    if draft.kind is Kind.OPEN_LETTER:
        yield Doubt("kind", "this looks like an open letter, not like an Urgent Action")
        return
    if draft.title is None:
        yield Doubt("title", "no line looks like a title")
    if draft.ua_number is None:
        yield Doubt("ua_number", "no number was found")
    if not draft.targets and draft.kind not in _NOTHING_TO_SEND:
        yield Doubt("targets", "no official to write to was found")


def _about_the_heading(draft: Draft, stages: Stages) -> Iterator[Doubt]:
    if draft.title is not None and not stages.heading.title.sure:
        yield Doubt("title", "no heading shows that this line is the title")
    if not draft.languages and any(one.part is Part.LANGUAGE for one in stages.placed):
        yield Doubt("languages", "the label has no language that is known")


def _about_the_deadline(draft: Draft) -> Iterator[Doubt]:
    if draft.deadline is None and draft.deadline_month:
        yield Doubt("deadline", f"only a month is printed: {draft.deadline_month}")
    elif draft.deadline is None and draft.kind not in _NOTHING_TO_SEND | {Kind.OPEN_LETTER}:
        yield Doubt("deadline", "no date to write until was found")
    if draft.deadline and draft.published and draft.deadline < draft.published:
        yield Doubt("deadline", "the deadline is earlier than the date of issue")


def _about_the_letter(draft: Draft) -> Iterator[Doubt]:
    if draft.letter is None:
        wanted = draft.kind not in _NOTHING_TO_SEND | {Kind.OPEN_LETTER}
        if wanted and any(_GREETS.match(text) for text in draft.unplaced):
            yield Doubt("has_sample_letter", "a greeting stands among the lines without a place")
        if wanted and not draft.asks:
            yield Doubt("asks", "neither a letter nor a list of asks was found")
        return
    if sum(map(len, draft.letter.paragraphs)) < _SHORTEST_LETTER:
        yield Doubt("has_sample_letter", "this is short for a letter")
        yield Doubt("letter_starts", "this is short for a letter")
    if draft.letter_is_cut:
        yield Doubt("letter_ends", "the letter stops in the middle of a sentence")
    elif draft.letter.closing is None:
        yield Doubt("letter_ends", "the letter has no closing line")
    if draft.letter.salutation is None:
        yield Doubt("extra.letter_salutation", "the letter has no greeting")


def _about_the_ending(draft: Draft, placed: Sequence[Placed]) -> Iterator[Doubt]:
    said = [
        one.line.number
        for one in placed
        if Part.ENDED in {one.part, one.label.part if one.label is not None else None}
    ]
    if said and draft.kind not in _NOTHING_TO_SEND:
        lines = (said[0], said[0])
        yield Doubt("extra.kind", "a line says that this action has ended", lines)


def _ends_in_an_address(placed: Sequence[Placed]) -> bool:
    last = placed[-1]
    return last.part is Part.TARGETS and not count_labels(last.line.text)


def doubts_about_one(target: DraftTarget) -> Iterator[tuple[str, str]]:
    """The fields of an official that are missing or do not hold up, and why."""
    if target.name is None:
        yield "name", "no name was found"
    if target.role is None and not (target.name and is_an_embassys(target)):
        yield "role", "no role was found"
    if any(len(line) > _LONGEST_ADDRESS_LINE for line in target.address_lines):
        yield "address_lines", "a line is too long for an envelope"
    if not all(is_email(email) for email in target.emails):
        yield "emails", "not a valid e-mail address"


def _about_numbers(target: DraftTarget, path: str, country: str | None) -> Iterator[Doubt]:
    region = country_code(country) if country else None
    for field, numbers in (("phones", target.phones), ("faxes", target.faxes)):
        if any(number.startswith("+") and not _is_possible(number, region) for number in numbers):
            yield Doubt(f"{path}.{field}", "not a possible number")


def _is_possible(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
