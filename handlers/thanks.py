"""What a supporter sees of their reports: thanks, the total, who is next; and how to change it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cases.report import Answer, milestone, next_milestone, outcomes
from cases.tally import FEWEST
from handlers.begun_appeals import begun_rows
from handlers.buttons import ListCases, ShareCase, TakeBack
from handlers.report_buttons import TellAnswerOf, TellOutcome
from handlers.screen import Key, Screen
from handlers.ways import next_key, ways

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.services import Services
    from cases.case import Case, Channel
    from handlers.coming import Came
    from handlers.screen import Row
    from handlers.sent_appeal import SentAppeal

NEXT = 3


async def thank(came: Came, sent: SentAppeal, services: Services) -> Screen:
    """The same words however often it is tapped: to one who taps once, each is the first."""
    words, case = came.words, sent.case
    total, reported = await services.appeals.standing(came.by.id, case.id)
    if _is_sent_everywhere(case, reported):
        await services.own_words.drop(came.by.id, case.id)
    rows = next_rows(came, sent, {target_id for target_id, _ in reported}, services)
    has_next = bool(rows)
    begun = () if sent.is_open else await begun_rows(came, case, services)
    rows += begun
    if sent.is_open:
        rows.append((sent.other_ways(words),))
    if sent.is_open and not (has_next or came.by.is_careful):
        rows.append((Key(words.label("share"), ShareCase(case.id, case.version)),))
    if not has_next:
        rows.append((Key(words.label("open_cases"), ListCases()),))
    rows.append((Key(words.label("undo", sent.contact.channel), TakeBack(*sent.ids)),))
    text = words.say(
        "thanks",
        is_few=total < FEWEST,
        fewest=FEWEST,
        total=total,
        own=len(reported),
        milestone=milestone(total),
        next_milestone=next_milestone(total),
        has_next=has_next,
        is_open=sent.is_open,
        has_begun=bool(begun),
    )
    return Screen(text, tuple(rows), toast=words.label("reported_toast"), walk_of=case.id)


def _is_sent_everywhere(case: Case, reported: Collection[tuple[int, Channel]]) -> bool:
    """Whether every official was reached on each of their channels."""
    return all(
        (target.id, channel) in reported for target in case.offered for channel in target.channels
    )


def next_rows(
    came: Came, sent: SentAppeal, done: Collection[int], services: Services
) -> list[Row]:
    """The officials to write to next, one tap each; none where the case is closed."""
    case = sent.case
    if not sent.is_open:
        return []
    days = case.days_left(services.today(came.by.zone))
    left = [target for target in case.offered if target.id not in done]
    return [
        (next_key(came.words, case, target, ways(target, days, ())),) for target in left[:NEXT]
    ]


async def about_report(
    came: Came, sent: SentAppeal, services: Services, toast: str | None = None
) -> Screen:
    """What was told of this appeal, and every way to tell otherwise."""
    words, channel = came.words, sent.contact.channel
    standing = (await services.appeals.of_supporter(came.by.id, sent.case.id)).get(
        (sent.target.id, channel)
    )
    outcome = standing.outcome if standing else None
    is_counted = standing is not None and standing.reported_at is not None
    rows: list[Row] = [
        (Key(words.label("outcome", one), TellOutcome(*sent.ids, one)),)
        for one in outcomes(channel)
        if one is not outcome
    ]
    if is_counted and standing and standing.answer in (None, Answer.NO):
        rows.append((Key(words.label("answered", Answer.YES), _answered(sent)),))
    if is_counted:
        rows.append((Key(words.label("undo", sent.contact.channel), TakeBack(*sent.ids)),))
    again = sent.again()
    if again is not None:
        rows.append((Key(words.label("write_again", channel), again),))
    text = words.say(
        "my_report",
        target=sent.target,
        way=words.label("channel", channel, "", None),
        outcome=words.label("outcome", outcome) if outcome else "",
        is_counted=is_counted,
        when=_day(came, standing.reported_at, services) if standing else None,
        answer=standing.answer if standing else None,
    )
    rows.append((sent.other_ways(words),) if sent.is_open else _to_cases(came))
    return Screen(text, tuple(rows), toast=toast, walk_of=sent.case.id)


def _answered(sent: SentAppeal) -> TellAnswerOf:
    return TellAnswerOf(*sent.ids, Answer.YES)


def _to_cases(came: Came) -> Row:
    return (Key(came.words.label("open_cases"), ListCases()),)


def _day(came: Came, moment: int | None, services: Services) -> str | None:
    """The date that this moment (ms) had for the supporter."""
    if moment is None:
        return None
    zone = ZoneInfo(came.by.zone) if came.by.zone else services.zone
    return came.words.date(datetime.fromtimestamp(moment / 1000, UTC).astimezone(zone).date())
