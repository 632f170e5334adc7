"""The totals of a case, for the officials and for those who wrote."""

from __future__ import annotations

from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING

from cases.tally import FEWEST, Counted, tally
from handlers.coordinator.reading import brief
from handlers.coordinator.screens import coordination
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft, ShowTally

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from bot.services import Services
    from bot.store.appeals import Counted as StoredCount
    from bot.texts import Words
    from cases.case import Case
    from cases.tally import Tally
    from handlers.coming import Tap

OFFICIALS = 25
DAYS = 14
IN_A_LINE = 40


async def show_tally(tap: Tap[ShowTally], services: Services) -> Screen:
    """Reports by official, channel and day; groups so small that they point at a person hidden."""
    case = await services.cases.find(tap.button.case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    counts = await services.appeals.counts(case.id)
    totals = tally(report for count in counts for report in _reports(count))
    rows = (
        (Key(tap.words.label("refresh"), ShowTally(case.id, case.version)),),
        (Key(tap.words.label("back_to_case"), ReviewDraft(case.id, case.version, 1)),),
    )
    return Screen(_text(tap.words, case, totals), rows, toast=tap.words.label("refreshed"))


def _text(words: Words, case: Case, totals: Tally) -> str:
    days = sorted(totals.by_day.shown, key=lambda one: str(one[0]))
    by_target = totals.by_target.shown[:OFFICIALS]
    return words.say(
        "team/tally",
        case=case,
        fewest=FEWEST,
        total=totals.total,
        by_target=[(_official(words, case, id_), count) for id_, count in by_target],
        by_channel=[
            (words.label("channel", channel, "", False), count)  # noqa: FBT003 - a macro's
            for channel, count in totals.by_channel.shown
        ],
        by_day=days[-DAYS:],
        hidden=totals.by_target.hidden + totals.by_channel.hidden + totals.by_day.hidden,
    )


def _official(words: Words, case: Case, id_: Hashable) -> str:
    found = next((target for target in case.targets if target.id == id_), None)
    return brief(found.name, IN_A_LINE) if found else words.label("former_official")


def _reports(count: StoredCount) -> Iterator[Counted]:
    """The stored count as the single reports that it counts."""
    day = date.fromisoformat(count.day)
    one = Counted(count.target_id, count.channel, day, count.country or None)
    return repeat(one, max(0, count.counted))
