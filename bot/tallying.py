"""The totals of a case in words: what every screen, file and picture of them is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.store.tallies import Part
from cases.sheets.script import clean
from cases.tally import Counted, Groups, Parts, Tally, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.store.appeals import Appeals
    from bot.store.broken_contacts import BrokenContacts
    from bot.store.tallies import Tallies
    from bot.texts import Words
    from cases.case import Case, Contact

LONGEST = 300
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Where the counts of a case are kept."""

    appeals: Appeals
    tallies: Tallies
    broken_contacts: BrokenContacts

    async def of(self, case: Case) -> Totals:
        """The totals of this case as they are now."""
        counted = [
            Counted(
                one.target_id,
                one.channel,
                date.fromisoformat(one.day),
                one.country or None,
                one.counted,
            )
            for one in await self.appeals.counts(case.id)
        ]
        parts = await self.tallies.parts(case.id)
        known = Parts(
            languages=parts[Part.LANGUAGE],
            words=parts[Part.WORDS],
            reminded=parts[Part.REMINDED],
            answers=await self.tallies.answers(case.id),
        )
        ways = {(target.id, way) for target in case.targets for way in target.channels}
        dead = await self.broken_contacts.dead(case.id)
        return Totals(case, tally(counted, known, ways), dead)


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of a case; every number of it may be shown. `dead` are contacts by their ids."""

    case: Case
    tally: Tally
    dead: frozenset[int] = frozenset()

    @property
    def days(self) -> list[tuple[date, int]]:
        """The days that are shown, the first one first."""
        shown = self.tally.by_day.shown
        return sorted((day, count) for day, count in shown if isinstance(day, date))


@dataclass(frozen=True, slots=True)
class Section:
    """One table of totals: what it is by, its rows, and a remark; plain text on single lines.

    A row without a number is just there. `what` is the table's name for programs.
    """

    what: str
    name: str
    rows: tuple[tuple[str, int | None], ...]
    is_whole: bool = True
    share: int | None = None
    """How many percent of those of whom it is known are own words, or came after a reminder."""


def sections(
    words: Words, totals: Totals, day_text: Callable[[date], str] | None = None
) -> list[Section]:
    """Every table that has something to show, with the days in their order."""
    written = day_text or (lambda day: words.date(day, "medium"))
    found, case = totals.tally, totals.case
    days = Groups(tuple(totals.days), is_whole=found.by_day.is_whole)
    tables: tuple[tuple[str, Groups, Callable[[Hashable], str]], ...] = (
        ("target", found.by_target, lambda id_: _official(words, case, id_)),
        ("channel", found.by_channel, lambda channel: words.label("channel_name", channel)),
        ("country", found.by_country, lambda code: words.country_name(str(code))),
        ("day", days, lambda day: written(day) if isinstance(day, date) else str(day)),
        ("language", found.by_language, lambda code: words.language_name(str(code))),
        ("words", found.by_words, lambda whose: words.label("tally_words", whose)),
        ("reminder", found.by_reminder, lambda came: words.label("tally_reminder", came)),
        ("answer", found.by_answer, lambda told: words.label("tally_answer", told)),
    )
    made = [
        _section(words, what, groups, name)
        for what, groups, name in tables
        if any(key is not None for key, _ in groups.shown)
    ]
    return [*made, *_dead(words, totals)]


def line(text: str, most: int = LONGEST) -> str:
    """The text on one line, without anything invisible, cut where it is longer."""
    flat = " ".join(clean(text.replace("\n", " ").replace("\t", " ")).split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def _section(words: Words, what: str, groups: Groups, name: Callable[[Hashable], str]) -> Section:
    # Those of whom it is not known come last.
    rows = tuple(
        (words.label("tally_unknown", what) if key is None else line(name(key)), count)
        for key, count in sorted(groups.shown, key=lambda group: group[0] is None)
    )
    return Section(what, words.label("tally_by", what), rows, groups.is_whole, _share(groups))


def _share(groups: Groups) -> int | None:
    for one, other in (("own", "printed"), ("1", "0")):
        counts = groups.count(one), groups.count(other)
        if counts[0] is not None and counts[1] is not None:
            return round(100 * counts[0] / (counts[0] + counts[1]))
    return None


def _official(words: Words, case: Case, id_: Hashable) -> str:
    found = next((target for target in case.targets if target.id == id_), None)
    return (found.name or found.role) if found else words.label("former_official")


def _dead(words: Words, totals: Totals) -> list[Section]:
    rows = tuple(
        (line(" · ".join((target.name or target.role, _reached(words, one), one.value))), None)
        for target in totals.case.targets
        for one in target.contacts
        if one.id in totals.dead
    )
    return [Section("dead", words.label("tally_by", "dead"), rows)] if rows else []


def _reached(words: Words, contact: Contact) -> str:
    return words.label("channel_name", contact.channel)
