"""In which languages a case has its letter, and in which wordings."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cases.phrases import language_of_frame
from cases.placeholders import can_be_filled, filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.case import Case, SampleLetter


@dataclass(frozen=True, slots=True)
class Manner:
    """How a supporter writes about a case.

    `language` is a wish: where the case lacks it, the letter is in the one that officials prefer.
    `variant` counts the wordings of `wordings`, from 0. `own` are paragraphs that take the place
    of the case's; they are data, in which nothing is replaced.
    """

    language: str | None = None
    variant: int = 0
    own: tuple[str, ...] = ()


AS_PRINTED = Manner()
"""The letter as the document has it, in the language that officials prefer."""


def languages_of(case: Case) -> tuple[str, ...]:
    """The languages in which the case has its letter: those that officials prefer come first."""
    held = [*_letters(case)]
    preferred = [one for one in case.languages if one in held]
    return tuple(dict.fromkeys([*preferred, *held]))


def spoken_in(case: Case, wished: str | None) -> str:
    """The language of the letter for one who wishes this."""
    held = _letters(case)
    if case.letter is None and wished not in held:
        framed = language_of_frame(case, wished)
        # Asks too short to tell their language are framed in any.
        return framed if framed == wished else languages_of(case)[0]
    return wished if wished is not None and wished in held else languages_of(case)[0]


def letter_in(case: Case, language: str) -> SampleLetter | None:
    """The letter that the case has in this language; None where it has asks only."""
    return _letters(case).get(language)


def lacks(case: Case) -> str | None:
    """The language that officials prefer, if the case has its letter in none that they do."""
    held = languages_of(case)
    return None if set(case.languages) & set(held) else next(iter(case.languages), None)


def wordings(case: Case, language: str) -> int:
    """How many wordings, of subject and first paragraph, the letter has in this language."""
    if language != _printed_in(case):
        return 1
    openings = len(case.openings) if case.letter else 0
    return max(len(case.subjects), openings) + 1


def usual_wording(supporter_id: int, case_id: int, count: int) -> int:
    """The wording that this supporter is given: always the same, and all of them alike often."""
    hashed = sha256(f"{supporter_id}:{case_id}".encode()).digest()
    return int.from_bytes(hashed[:8]) % max(count, 1)


def subject_in(case: Case, language: str, variant: int, given: Mapping[str, str]) -> str:
    """The subject of this wording, filled in; a translation has its own, or else the title.

    One that has a place for what is not `given` gives way to the next; the title is as it is.
    """
    if language != _printed_in(case):
        translated = letter_in(case, language)
        own = (translated and translated.subject) or ""
        return filled(own, given) if own and can_be_filled(own, given) else case.title
    chosen = _chosen(case.subjects, variant, given)
    return case.title if chosen is None else filled(chosen, given)


def worded(
    case: Case, letter: SampleLetter, variant: int, given: Mapping[str, str]
) -> tuple[str, ...]:
    """The letter's paragraphs with the first one of this wording, nothing filled in yet.

    An opening that has a place for what is not `given` gives way to the next.
    """
    if letter is not case.letter or not letter.paragraphs:
        return letter.paragraphs
    chosen = _chosen(case.openings, variant, given)
    return letter.paragraphs if chosen is None else (chosen, *letter.paragraphs[1:])


def _chosen(others: tuple[str, ...], variant: int, given: Mapping[str, str]) -> str | None:
    """The wording of this variant, or the next that can be filled; None is the document's own."""
    at = variant % (len(others) + 1)
    following = (*others[at - 1 :], *others[: at - 1]) if at else ()
    return next((one for one in following if can_be_filled(one, given)), None)


def _letters(case: Case) -> dict[str, SampleLetter | None]:
    """By language, the document's own first; None stands for its asks."""
    letters: dict[str, SampleLetter | None] = {_printed_in(case): case.letter}
    for one in case.translations:
        letters.setdefault(one.language, one)
    return letters


def _printed_in(case: Case) -> str:
    return case.letter.language if case.letter else language_of_frame(case, None)
