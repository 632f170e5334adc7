"""The fields of a case as a coordinator sees, copies and sends them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.edited import Amiss, Refused, Remark
from cases.editing import FIELDS
from handlers.coordinator.doers import doers
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services import Services
    from bot.store.drafts import Change, NumberTaken
    from bot.texts import Words
    from cases.case import Case, SampleLetter

IN_A_LIST = 90
NAMED = 4
"""Fields that one sentence names."""


def value_of(words: Words, case: Case, field: str) -> str:
    """The whole value as plain text, which may be sent back as it is; empty where none is."""
    value = getattr(case, field) if field in FIELDS else None
    if field == "letter":
        return _letter(case.letter) if case.letter else ""
    if field == "kind":
        return words.label("kind", case.kind)
    if field == "languages":
        return ", ".join(words.language_name(one) for one in case.languages)
    if field in {"deadline", "published"}:
        return words.date(value) if value else ""
    return "\n\n".join(value) if isinstance(value, tuple) else value or ""


def in_list(words: Words, case: Case, field: str) -> str:
    """The value in brief, or what it means that there is none."""
    return brief(value_of(words, case, field), IN_A_LIST) or words.label("nothing_read", field)


def refusal(words: Words, refused: Refused) -> str:
    """Why a text cannot stand there, as one sentence."""
    if refused.why is Amiss.LONG:
        return words.label("written_too_long", refused.over)
    text = words.date(refused.day) if refused.day else refused.text
    return words.label("written_amiss", refused.why, brief(text, IN_A_LABEL))


def number_refused(words: Words, taken: NumberTaken) -> str:
    """Why a case cannot have this number, as one sentence."""
    return words.label("number_fixed" if taken.is_fixed else "number_taken")


def remarks(words: Words, found: Iterable[Remark]) -> list[str]:
    """What there is to be said of what stands there now."""
    return [words.label("written_remark", one) for one in found]


async def who_changed(
    words: Words, changes: Iterable[Change], me: str, services: Services
) -> tuple[str, str]:
    """Who changed a draft last of these, by name, empty if only oneself; and which fields."""
    fields = dict.fromkeys(field for one in changes for field in one.fields)
    names = ", ".join(words.label("field", field) for field in [*fields][:NAMED])
    others = [one.by for one in changes if one.by != me]
    if not others:
        return "", names
    return (await doers(words, others[-1:], services))[others[-1]], names


def _letter(letter: SampleLetter) -> str:
    parts = (letter.salutation, *letter.paragraphs, letter.closing)
    return "\n\n".join(part for part in parts if part)
