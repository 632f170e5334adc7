"""The supporter's word on what came of an appeal; each can be changed at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.report import Outcome, outcomes
from handlers.buttons import OpenCase, TakeBack
from handlers.counting import count_report
from handlers.report_buttons import FoundBroken, FoundWorking, ShowReport, TellOutcome
from handlers.screen import Key, Row, Screen
from handlers.sent_appeal import find_sent
from handlers.thanks import about_report, next_rows

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.buttons import Report
    from handlers.coming import Came, Tap
    from handlers.sent_appeal import SentAppeal


async def report(tap: Tap[Report], services: Services) -> Screen:
    """I have sent it: count it, once; also for a case that changed or closed since."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    return await count_report(tap, sent, outcomes(sent.contact.channel)[0], services)


async def tell_outcome(tap: Tap[TellOutcome], services: Services) -> Screen:
    """Any other word on it; when it is changed, the total follows."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    possible = outcomes(sent.contact.channel)
    outcome = next((one for one in possible if one == tap.button.outcome), None)
    if outcome is None:
        return await about_report(tap, sent, services)
    if outcome.counts:
        return await count_report(tap, sent, outcome, services)
    return await _failed(tap, sent, outcome, services)


async def show_report(tap: Tap[ShowReport], services: Services) -> Screen:
    """What was reported of this appeal, to change it at any time."""
    sent = await find_sent(tap, tap.button, services)
    return sent if isinstance(sent, Screen) else await about_report(tap, sent, services)


async def take_back(tap: Tap[TakeBack], services: Services) -> Screen:
    """It was not sent after all."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    case, again = sent.case, sent.again()
    await services.appeals.take_back(sent.appeal)
    rows = [(Key(tap.words.label("back_to_case"), OpenCase(case.id, case.version)),)]
    if again is not None:
        rows.insert(0, (Key(tap.words.label("back_to_appeal"), again),))
    text = tap.words.say("taken_back", can_send=again is not None)
    return Screen(text, tuple(rows), toast=tap.words.label("undone_toast"), walk_of=case.id)


async def found_broken(tap: Tap[FoundBroken], services: Services) -> Screen:
    """This address does not work: the coordinators learn of it when three have said so."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    about = (sent.case.id, sent.contact.id, tap.by.id)
    await services.broken_contacts.tell(*about, tap.now_ms)
    rows = await _ways_on(tap, sent, services)
    rows.append((Key(tap.words.label("works_after_all"), FoundWorking(*sent.ids)),))
    text = tap.words.say("broken_contact", target=sent.target)
    toast = tap.words.label("noted_toast")
    return Screen(text, tuple(rows), toast=toast, walk_of=sent.case.id)


async def found_working(tap: Tap[FoundWorking], services: Services) -> Screen:
    """It works after all."""
    sent = await find_sent(tap, tap.button, services)
    if isinstance(sent, Screen):
        return sent
    await services.broken_contacts.take_back(sent.case.id, sent.contact.id, tap.by.id)
    return await about_report(tap, sent, services, toast=tap.words.label("undone_toast"))


async def _failed(came: Came, sent: SentAppeal, outcome: Outcome, services: Services) -> Screen:
    await services.appeals.fail(sent.appeal, outcome, came.now_ms)
    words, rows, again = came.words, list[Row](), sent.again()
    if again is not None:
        rows.append((Key(words.label("try_again"), again),))
    broken = words.label("does_not_work", sent.contact.channel)
    rows.append((Key(broken, FoundBroken(*sent.ids)),))
    rows += await _ways_on(came, sent, services)
    rows.append(
        tuple(
            Key(words.label("outcome", one), TellOutcome(*sent.ids, one))
            for one in outcomes(sent.contact.channel)
            if one.counts
        )
    )
    is_call = outcome is Outcome.NO_ANSWER
    text = words.say("not_counted", target=sent.target, is_call=is_call, can_try=again is not None)
    return Screen(text, tuple(rows), toast=words.label("not_counted_toast"), walk_of=sent.case.id)


async def _ways_on(came: Came, sent: SentAppeal, services: Services) -> list[Row]:
    """Other ways to the same official, and the officials who were not written to."""
    if not sent.is_open:
        return [(Key(came.words.label("back_to_case"), OpenCase(sent.case.id, sent.version)),)]
    reported = await services.appeals.reported(came.by.id, sent.case.id)
    done = {target_id for target_id, _ in reported} | {sent.target.id}
    return [(sent.other_ways(came.words),), *next_rows(came, sent, done, services)]
