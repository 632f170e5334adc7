"""What those who acted are told: good or sad news, which close the case, or thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.audience import audience
from handlers.coordinator.finding import member, refused, too_late
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination, desk
from handlers.ending_buttons import FollowWith, SendNews, WriteNews
from handlers.ending_messages import news
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen, Toast
from handlers.screens import shorten
from handlers.team_buttons import AskToClose, CloseCase, ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from cases.case import Case
    from handlers.coming import Answer, Came, Tap
    from handlers.screen import Shown

NEWS = ("good", "sad")
THANKS = "thanks"
LONGEST = 1500
"""Characters of a coordinator's sentence: with the rest it stays one message."""
LISTED = 8


async def write_news(tap: Tap[WriteNews], services: Services) -> Screen:
    """Ask for the sentence; nothing is closed or sent yet."""
    case = await services.cases.find(tap.button.case_id)
    if case is None or tap.button.news not in (*NEWS, THANKS):
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if not await services.endings.acted(case.id):
        return await _nobody(tap, case, tap.button.news, services)
    await services.questions.ask(tap.by.id, tap.button.pack(), tap.now_ms)
    text = tap.words.say("team/write_news", case=case, news=tap.button.news, longest=LONGEST)
    return Screen(text, ((_back(tap, case, tap.button.news),),))


async def take_news(answer: Answer[WriteNews], services: Services) -> Screen | None:
    """The message as those who acted will see it, and to how many it goes."""
    if answer.role not in COORDINATING:
        return None
    case, kind = await services.cases.find(answer.asked.case_id), answer.asked.news
    if case is None:
        return await coordination(answer, services, answer.words.label("draft_missing"))
    told = answer.text.strip()
    again = Key(answer.words.label("news_anew"), WriteNews(case.id, case.version, kind))
    if not 0 < len(told) <= LONGEST:
        text = answer.words.say("team/write_news", case=case, news="long", longest=LONGEST)
        return Screen(text, ((again,),))
    await services.questions.end(answer.by.id)
    acted = await services.endings.acted(case.id)
    if not acted:
        return await _nobody(answer, case, kind, services)
    id_ = await services.endings.draft_news(case.id, kind, told, str(answer.by.id), answer.now_ms)
    total = await services.appeals.total(case.id)
    shown = news(answer.words, case, {"news": kind, "told": told}, total)
    people = audience(answer.words, acted)
    label = "send_thanks" if kind == THANKS else "send_news"
    send = Key(answer.words.label(label, people), SendNews(id_))
    return Screen(shown.text, ((send,), (again,), (_back(answer, case, kind),)))


async def _nobody(came: Came, case: Case, kind: str, services: Services) -> Screen:
    """There is nobody to tell: a case is closed without news, and nobody is thanked."""
    if kind == THANKS:
        return await desk(came, case, services, came.words.label("nobody_acted"))
    return closing(came, case, acted=0)


def closing(came: Came, case: Case, acted: int) -> Screen:
    """What closing means, and the ways to do it: with news only where somebody would get them."""
    words, ids = came.words, (case.id, case.version)
    news_keys = [Key(words.label("write_news", one), WriteNews(*ids, one)) for one in NEWS]
    rows = (
        *((one,) for one in news_keys if acted),
        (Key(words.label("yes_close"), CloseCase(*ids)),),
        (Key(words.label("back"), ReviewDraft(*ids, 1)),),
    )
    return Screen(words.say("team/close", case=case, is_nobody=not acted), rows)


async def send_news(tap: Tap[SendNews], services: Services) -> Shown:
    """Tell those who acted. News close the case, and lead to the one that goes on with it."""
    broadcast = await services.broadcasts.find(tap.button.broadcast_id)
    case = await services.cases.find((broadcast and broadcast.case_id) or 0)
    if broadcast is None or case is None or "told" not in broadcast.content:
        return await coordination(tap, services, tap.words.label("broadcast_missing"))
    is_mine = await services.endings.tell_news(broadcast.id, member(tap), tap.now_ms)
    if not is_mine and (late := await _instead(tap, broadcast, services)) is not None:
        return late
    services.announced()
    if THANKS in broadcast.content:
        return await watched(tap, broadcast, services)
    await _send_no_more(tap, case, services)
    return await ask_what_follows(tap, case, services)


async def _instead(came: Came, broadcast: Broadcast, services: Services) -> Shown | None:
    """What is shown to one who did not send it; None where an earlier tap did.

    What comes after that may not have been done then.
    """
    now = await services.broadcasts.find(broadcast.id)
    if now is not None and now.started_at is not None:
        return await refused(came, services)
    return await too_late(came, broadcast, services)


async def _send_no_more(came: Came, case: Case, services: Services) -> None:
    """Nobody is asked to act on it any more; what those who acted are told goes on."""
    for other in await services.broadcasts.of_case(case.id):
        if not {"told", "answers"} & other.content.keys():
            await services.broadcasts.cancel(other.id, str(came.by.id), came.now_ms)
    await services.reminders.withdraw([case.id])


def _back(came: Came, case: Case, kind: str) -> Key:
    to_desk = ReviewDraft(case.id, case.version, 1)
    does = to_desk if kind == THANKS else AskToClose(case.id, case.version)
    return Key(came.words.label("back"), does)


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


async def follow_with(tap: Tap[FollowWith], services: Services) -> Shown:
    """Whoever comes for the closed case is led to the other one."""
    case = await services.cases.find(tap.button.case_id)
    following = await services.cases.find(tap.button.followed_by)
    if case is None or following is None or case.id == following.id:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if not await services.endings.lead_to(case.id, following.id, member(tap), tap.now_ms):
        return Toast(tap.words.label("not_here"), is_alert=True)
    return await desk(tap, case, services, tap.words.label("follow_up_kept"))
