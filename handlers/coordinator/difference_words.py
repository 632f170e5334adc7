"""A difference between two versions, in a coordinator's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases.beside import beside
from cases.case import Case, Contact, Kind, SampleLetter, Target
from cases.difference import OF_LETTER, OF_TARGET
from cases.themes import WORLD, Region, Theme, region_of
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from bot.texts import Words
    from cases.difference import Difference

IN_A_VALUE = 1200
"""UTF-16 units of what was, and of what is new: both are on one screen."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is different, what it was and what it would be; empty where it was not, or is gone."""

    name: str
    before: str
    after: str


def told(words: Words, difference: Difference, before: Case, after: Case) -> Told:
    """The difference as texts, each of which fits twice into a message."""
    name = _name(words, difference)
    if difference.field == "region":
        return Told(
            name,
            _region(words, difference.before, before),
            _region(words, difference.after, after),
        )
    official = _official(difference, before, after)
    return Told(
        f"{brief(official, IN_A_LABEL)} · {name}" if official else name,
        *beside(
            _value(words, difference.field, difference.before),
            _value(words, difference.field, difference.after),
            IN_A_VALUE,
        ),
    )


def _name(words: Words, difference: Difference) -> str:
    if difference.field == OF_TARGET + "contacts":
        contact = difference.after or difference.before
        return words.label("channel", contact.channel, "", False)  # noqa: FBT003 - a macro's
    if difference.field == "translations":
        return words.label("translation_into", words.language_name(str(difference.of)))
    part = difference.field.removeprefix(OF_TARGET)
    if difference.field.startswith(OF_LETTER):
        part = "letter_" + difference.field.removeprefix(OF_LETTER)
    return words.label("part_of_case", part)


def _official(difference: Difference, before: Case, after: Case) -> str:
    if not difference.field.startswith(OF_TARGET):
        return ""
    target = after.target(int(difference.of or 0)) or before.target(int(difference.of or 0))
    return target.name if target else ""


def _value(words: Words, field: str, value: Any) -> str:
    if not value:
        return ""
    if isinstance(value, Contact | Target | SampleLetter):
        return _thing(words, value)
    return _several(words, field, value) if isinstance(value, tuple) else _single(words, value)


def _region(words: Words, value: str | None, case: Case) -> str:
    if value == WORLD:
        return words.label("whole_world")
    known = next((one for one in Region if one == value), None)
    if known:
        return words.label("region", known)
    own = region_of(case.country or "")
    return words.label("region_of_country", words.label("region", own) if own else "")


def _single(words: Words, value: Any) -> str:
    match value:
        case True:
            return words.label("gets_copies")
        case Kind():
            return words.label("kind", value)
        case date():
            return words.date(value)
        case _:
            return str(value)


def _thing(words: Words, thing: Contact | Target | SampleLetter) -> str:
    match thing:
        case Contact(value=value, hint=hint):
            return "\n".join(filter(None, (value, hint)))
        case Target():
            return _target(words, thing)
        case SampleLetter(salutation=salutation, paragraphs=paragraphs, closing=closing):
            return "\n\n".join(filter(None, (salutation, *paragraphs, closing)))


def _target(words: Words, target: Target) -> str:
    lines = [target.name, target.role, target.salutation or ""]
    for contact in target.contacts:
        channel = words.label("channel", contact.channel, "", False)  # noqa: FBT003 - a macro's
        lines.append(f"{channel}: {' · '.join(contact.value.splitlines())}")
    return "\n".join(filter(None, lines))


def _several(words: Words, field: str, values: tuple[Any, ...]) -> str:
    if field == "languages":
        return ", ".join(words.language_name(one) for one in values)
    if field == "themes":
        return ", ".join(words.label("theme", one) for one in Theme if one in values)
    if field == OF_TARGET + "asks":
        return "\n".join(f"• {one}" for one in values)
    return ", ".join(map(str, values))
