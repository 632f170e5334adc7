"""What stands in braces in a text and is filled in for nobody, told where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.placeholders import in_braces, in_case, in_letter, not_filled
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.texts import Words
    from cases.case import Case, SampleLetter

FILLED = frozenset({"subjects", "openings", "asks"})
"""Lists in which a supporter's name, city and country are filled in."""
SENT = FILLED | {"posts"}
NAMED = 3


def of_case(words: Words, case: Case) -> list[str]:
    """What is not filled in of all that supporters send: one sentence, or none."""
    return _told(words, in_case(case))


def of_letter(words: Words, letter: SampleLetter) -> list[str]:
    """The same of one letter."""
    return _told(words, in_letter(letter))


def of_texts(words: Words, what: str, texts: Iterable[str]) -> list[str]:
    """The same of the `asks`, `subjects`, `openings` or `posts`; other texts are not sent."""
    if what not in SENT:
        return []
    looked_for = not_filled if what in FILLED else in_braces
    return _told(words, tuple(dict.fromkeys(one for text in texts for one in looked_for(text))))


def with_notices(note: str, told: list[str], *, is_kept: bool) -> dict[str, object]:
    """`note` and `is_kept` of a template: what was done, and below it what to look at."""
    if not told:
        return {"note": note, "is_kept": is_kept}
    below = "\n".join(told)
    if not note:
        return {"note": below, "is_kept": False}
    return {"note": f"{note}\n⚠️ {below}", "is_kept": is_kept}


def _told(words: Words, found: tuple[str, ...]) -> list[str]:
    if not found:
        return []
    more = "…" if len(found) > NAMED else ""
    named = ", ".join(brief(one, IN_A_LABEL) for one in found[:NAMED])
    return [words.label("notice_not_filled", f"{named} {more}".strip())]
