"""To whom a broadcast goes, in words and on keys; how many they are, as it may be shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.announcing import announcement
from bot.store.broadcast import EVERYBODY, Audience
from cases.tally import FEWEST
from cases.themes import Theme, bits, chosen
from handlers.routing import COORDINATING
from handlers.screen import Key
from handlers.team_buttons import Announce

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{1,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_BITS = re.compile(r"[0-9]{1,6}")


def audience(words: Words, count: int) -> str:
    """The size of an audience as it may be shown: `4,812`, or `fewer than 5`."""
    return words.number(count) if count >= FEWEST else words.label("fewer_than", FEWEST)


def audience_from(by: str, of: str) -> Audience | None:
    """The audience that a button names; None where it names none."""
    if by == "language" and _LANGUAGE.fullmatch(of):
        return Audience(language=of)
    if by == "country" and _COUNTRY.fullmatch(of):
        return Audience(country=of)
    if by == "theme" and _BITS.fullmatch(of):
        return Audience(themes=chosen(Theme, int(of)))
    if by == "acted" and of in {"0", "1"}:
        return Audience(acted=of == "1")
    return EVERYBODY if not by else None


def named(audience: Audience) -> tuple[str, str]:
    """The kind and value by which a button names this audience."""
    if audience.language is not None:
        return "language", audience.language
    if audience.country is not None:
        return "country", audience.country
    if audience.themes:
        return "theme", str(bits(audience.themes))
    if audience.acted is not None:
        return "acted", str(int(audience.acted))
    return "", ""


def name_of(words: Words, by: str, of: str) -> str:
    """What a choice is called: a language, a country, themes; a kind of choice."""
    if by == "language":
        return words.language_name(of)
    if by == "country":
        return words.country_name(of)
    if by == "theme":
        return ", ".join(words.label("theme", theme) for theme in chosen(Theme, int(of)))
    return words.label("audience_kind", by, of)


def to_whom(words: Words, audience: Audience) -> str:
    """The audience in a sentence's words: `those who read Spanish`."""
    by, of = named(audience)
    return words.label("to_whom_goes", by, of, name_of(words, by, of))


async def announcing_rows(
    came: Came, case: Case, known: Broadcast | None, services: Services
) -> tuple[Row, ...]:
    """The key that leads to those who have not got this version, where there can be some."""
    if not may_announce(came, case, known):
        return ()
    count = await _left(came, case, services)
    if known is not None and not count:
        return ()
    label = came.words.label(
        "announce" if known is None else "announce_more", audience(came.words, count)
    )
    return ((Key(label, Announce(case.id, case.version)),),)


def may_announce(came: Came, case: Case, known: Broadcast | None) -> bool:
    """Whether this member could announce it now: nothing of it is on its way."""
    is_free = known is None or known.ended_at is not None
    return is_free and case.is_open(came.now) and came.role in COORDINATING


async def _left(came: Came, case: Case, services: Services) -> int:
    """How many want such a case and have not got this version."""
    new = announcement(case, str(came.by.id))
    return await services.broadcasts.audience(new, came.now_ms, services.texts.default)
