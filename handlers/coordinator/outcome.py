"""What came of a case: good or sad news for those who acted, and the case that goes on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.screens import audience, coordination, desk
from handlers.ending_buttons import FollowWith, SendNews, WriteNews
from handlers.ending_messages import news
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.team_buttons import AskToClose, ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.coming import Answer, Came, Tap

NEWS = ("good", "sad")
LONGEST = 1500
"""Characters of a coordinator's sentence: with the rest it stays one message."""
LISTED = 8


async def write_news(tap: Tap[WriteNews], services: Services) -> Screen:
    """Ask for the sentence; nothing is closed or sent yet."""
    case = await services.cases.find(tap.button.case_id)
    if case is None or tap.button.news not in NEWS:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    await services.questions.ask(tap.by.id, tap.button.pack(), tap.now_ms)
    back = Key(tap.words.label("back"), AskToClose(case.id, case.version))
    text = tap.words.say("team/write_news", case=case, news=tap.button.news, longest=LONGEST)
    return Screen(text, ((back,),))


async def take_news(answer: Answer[WriteNews], services: Services) -> Screen | None:
    """The message as those who acted will see it, and to how many it goes."""
    if answer.role not in COORDINATING:
        return None
    case = await services.cases.find(answer.asked.case_id)
    if case is None:
        return await coordination(answer, services, answer.words.label("draft_missing"))
    told = answer.text.strip()
    again = Key(
        answer.words.label("news_anew"), WriteNews(case.id, case.version, answer.asked.news)
    )
    if not 0 < len(told) <= LONGEST:
        text = answer.words.say("team/write_news", case=case, news="long", longest=LONGEST)
        return Screen(text, ((again,),))
    await services.questions.end(answer.by.id)
    id_ = await services.endings.draft_news(
        case.id, answer.asked.news, told, str(answer.by.id), answer.now_ms
    )
    shown = news(
        answer.words,
        case,
        {"news": answer.asked.news, "told": told},
        await services.appeals.total(case.id),
    )
    people = audience(answer.words, await services.endings.acted(case.id))
    send = Key(answer.words.label("send_news", people), SendNews(id_))
    back = Key(answer.words.label("back"), AskToClose(case.id, case.version))
    return Screen(shown.text, ((send,), (again,), (back,)))


async def send_news(tap: Tap[SendNews], services: Services) -> Screen:
    """Close the case, tell those who acted, and ask which case goes on with it."""
    broadcast = await services.broadcasts.find(tap.button.broadcast_id)
    case = await services.cases.find((broadcast and broadcast.case_id) or 0)
    if broadcast is None or case is None or "outcome" not in broadcast.content:
        return await coordination(tap, services, tap.words.label("broadcast_missing"))
    for other in await services.broadcasts.of_case(case.id):
        if "outcome" not in other.content:
            await services.broadcasts.cancel(other.id, str(tap.by.id), tap.now_ms)
    await services.endings.tell_news(broadcast.id, str(tap.by.id), tap.now_ms)
    await services.reminders.withdraw([case.id])
    services.announced()
    return await ask_what_follows(tap, case, services)


async def ask_what_follows(came: Came, case: Case, services: Services) -> Screen:
    """The open cases, one of which may go on with the closed one."""
    cases = [one for one in await services.cases.open(came.now) if one.id != case.id]
    if not cases:
        closed = await services.cases.find(case.id) or case
        return await desk(came, closed, services, came.words.label("is_closed"))
    rows = [
        (Key(shorten(one.title), FollowWith(case.id, one.id)),) for one in cases[-LISTED:][::-1]
    ]
    none = Key(came.words.label("no_follow_up"), ReviewDraft(case.id, case.version, 1))
    text = came.words.say("team/follow_up", case=case)
    return Screen(text, (*rows, (none,)), toast=came.words.label("is_closed"))


async def follow_with(tap: Tap[FollowWith], services: Services) -> Screen:
    """Whoever comes for the closed case is led to the other one."""
    case = await services.cases.find(tap.button.case_id)
    following = await services.cases.find(tap.button.followed_by)
    if case is None or following is None or case.id == following.id:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    await services.endings.lead_to(case.id, following.id, str(tap.by.id), tap.now_ms)
    return await desk(tap, case, services, tap.words.label("follow_up_kept"))
