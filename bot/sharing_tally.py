"""Totals on their way out of the bot: pictures, tables and letters. Each time is audited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from html import unescape
from typing import TYPE_CHECKING

from bot.store.tallies import Share
from bot.tallying import line, sections
from cases.case import Channel
from cases.sheet import Sheet
from cases.sheets.chart import Chart, picture_of
from cases.sheets.table import Table, csv_of, xlsx_of
from cases.tally import FEWEST
from cases.tally_letter import tally_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.press import Press
    from bot.tallying import Section, Totals
    from bot.texts import Words
    from cases.case import Case, Target

_IN_THE_LOG = 60
_PICTURED = ("channel", "target", "country")


@dataclass(frozen=True, slots=True)
class Printing:
    """The totals of a case as files, in these words. There are at least 5 reports."""

    words: Words
    totals: Totals
    press: Press
    today: date
    """Until when they count."""

    async def csv(self) -> bytes:
        """Every table, row by row."""
        return csv_of(table_of(self.words, self.totals, self.today))

    async def xlsx(self) -> bytes:
        """The same as an Excel workbook."""
        table = table_of(self.words, self.totals, self.today)
        return await self.press.run(lambda _: xlsx_of(table))

    async def picture(self) -> bytes:
        """As PNG."""
        return await self.press.run(partial(picture_of, self._chart()))

    async def letter(self, target: Target, contact: str) -> bytes:
        """The letter to this official, as PDF, signed by `contact`. Raises `CannotTypeset`."""
        case = self.totals.case
        signature = tuple(one for one in map(str.strip, contact.splitlines()) if one)
        letter = tally_letter(case, target, self.totals.tally, self.today, signature)
        addressee = tuple(one for one in (target.name, target.role, *_address(target)) if one)
        return await self.press.letter(Sheet(letter, addressee, self.today))

    def _chart(self) -> Chart:
        words, totals = self.words, self.totals
        made = {section.what: section for section in sections(words, totals)}
        return Chart(
            language=words.language,
            title=line(totals.case.title),
            subtitle=head_of(words, totals, self.today),
            total=totals.tally.total or 0,
            caption=words.label("tally_total"),
            note=_note(made),
            days_name=words.label("tally_by", "day"),
            days=dict(totals.days),
            tables=tuple(
                (made[what].name, tuple((name, count or 0) for name, count in made[what].rows))
                for what in _PICTURED
                if what in made
            ),
            foot="" if totals.tally.is_whole else why_hidden(words),
            number=words.number,
            day_text=lambda day: words.date(day, "medium"),
            more_text=lambda count: words.label("and_more", count),
        )


def letter_to(target: Target) -> Share:
    """What is written down of such a letter."""
    return Share("letter", line(target.name or target.role, _IN_THE_LOG))


def table_of(words: Words, totals: Totals, today: date) -> Table:
    """Every number that may be shown; days as programs read them, `2026-03-09`."""
    total, case = words.label("tally_total"), totals.case
    rows = [
        (section.name, name, count)
        for section in sections(words, totals, date.isoformat)
        for name, count in section.rows
    ]
    return Table(
        title=" · ".join(
            filter(None, (line(case.title), name_of(words, case), as_of(words, today)))
        ),
        headings=_headings(words),
        rows=((total, "", totals.tally.total), *rows),
        remark="" if totals.tally.is_whole else why_hidden(words),
    )


def _headings(words: Words) -> tuple[str, str, str]:
    """What the columns are."""
    by, group, count = (words.label("tally_heading", what) for what in ("by", "group", "count"))
    return by, group, count


def name_of(words: Words, case: Case) -> str:
    """What people call the case by its number; empty where it has none."""
    return words.label("tally_number", case.ua_number) if case.ua_number else ""


def as_of(words: Words, today: date) -> str:
    """Until when the totals count."""
    return words.label("tally_as_of", words.date(today))


def why_hidden(words: Words) -> str:
    """Why not every group is shown, as plain text: the sentence of the chat."""
    return unescape(words.say("team/tally_hidden", fewest=FEWEST))


def head_of(words: Words, totals: Totals, today: date) -> str:
    """Which case it is, on which days, and until when it counts; no day stands there twice."""
    days = [day for day, _ in totals.days]
    days = [] if days == [today] else days
    between = " – ".join(words.date(day, "medium") for day in dict.fromkeys(days[:1] + days[-1:]))
    until = "" if days[-1:] == [today] else as_of(words, today)
    return " · ".join(part for part in (name_of(words, totals.case), between, until) if part)


def _note(made: Mapping[str, Section]) -> str:
    """How many percent were in own words, where that may be told."""
    own = made.get("words")
    return f"{own.name} · {own.share} %" if own and own.share is not None else ""


def _address(target: Target) -> tuple[str, ...]:
    """The postal address, where the document prints one."""
    return next((tuple(one.value.splitlines()) for one in target.by(Channel.POST)), ())
