"""The letters of a case, one a language, as coordinators give them: added, replaced, taken out."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from cases.case import SampleLetter
from cases.document.shapes import is_closing
from cases.paging import length
from cases.phrases import language_of_frame
from cases.wording import languages_of, letter_in

if TYPE_CHECKING:
    from cases.case import Case

LANGUAGES = (
    *("en", "es", "fr", "ar", "pt", "de", "it", "nl", "sv", "pl", "cs", "hu", "el", "ru", "uk"),
    *("tr", "fa", "ur", "hi", "bn", "ta", "th", "vi", "id", "ms", "tl", "zh", "ja", "ko", "sw"),
)
"""Languages that a letter may be added in, by their ISO 639-1 codes."""

_GREETING, _FAREWELL = 120, 80
_ENDS_GREETING = (",", ":", "!", "،", "，", "：")


def may_be_in(case: Case, language: str) -> bool:
    """Whether a letter in this language can be given to the case."""
    return language in LANGUAGES or language in case.languages or language in letters_of(case)


def letters_of(case: Case) -> dict[str, SampleLetter]:
    """The letters that the case has, by language, those that officials prefer first."""
    found = ((one, letter_in(case, one)) for one in languages_of(case))
    return {language: letter for language, letter in found if letter is not None}


def with_letter(case: Case, letter: SampleLetter) -> Case:
    """The case with this letter in the place of the one in its language, or beside the others.

    Where there are asks in that language, or no text at all, it is the case's own letter.
    """
    held = {one.language: one for one in case.translations}
    if letter.language == _own_language(case) or not (case.letter or case.asks):
        held.pop(letter.language, None)
        return replace(case, letter=letter, translations=tuple(held.values()))
    return replace(case, translations=tuple((held | {letter.language: letter}).values()))


def without_letter(case: Case, language: str) -> Case | None:
    """The case without its letter in this language; None where supporters would have no text."""
    if case.letter is None or case.letter.language != language:
        others = tuple(one for one in case.translations if one.language != language)
        return replace(case, translations=others)
    return replace(case, letter=None) if case.asks else None


def written(language: str, paragraphs: tuple[str, ...]) -> SampleLetter:
    """A letter as it was written down, its greeting and its last words known by how they look."""
    told = list(paragraphs)
    greeting = told.pop(0) if len(told) > 1 and _greets(told[0]) else None
    farewell = told.pop() if len(told) > 1 and _takes_leave(told[-1]) else None
    return SampleLetter(language, tuple(told), greeting, farewell)


def size(letter: SampleLetter) -> int:
    """UTF-16 units of what stands between greeting and last words."""
    return length("\n".join(letter.paragraphs))


def mark_of(*texts: str | None) -> str:
    """A short mark by which a button names texts: no other text of a case is likely to have it."""
    return sha256("\x00".join(one or "" for one in texts).encode(errors="replace")).hexdigest()[:8]


def mark(letter: SampleLetter | None) -> str:
    """The mark of a letter as it stands; empty for none."""
    if letter is None:
        return ""
    return mark_of(*letter.paragraphs, letter.salutation, letter.closing, letter.subject)


def _own_language(case: Case) -> str:
    return case.letter.language if case.letter else language_of_frame(case, None)


def _greets(paragraph: str) -> bool:
    return (
        len(paragraph) <= _GREETING
        and "\n" not in paragraph
        and paragraph.endswith(_ENDS_GREETING)
    )


def _takes_leave(paragraph: str) -> bool:
    if is_closing(paragraph):
        return True
    return len(paragraph) <= _FAREWELL and paragraph.endswith((",", "،", "，"))
