"""Everything that a coordinator decides and that reaches supporters, officials or the team."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.announcing import announcement
from bot.store.appeals import Appeal
from bot.store.corrections import Correction
from bot.store.superseding import occasion
from handlers import after_buttons as a
from handlers import ending_buttons as e
from handlers import member_buttons as m
from handlers import report_buttons as r
from handlers import tally_buttons as t
from handlers import team_buttons as b
from handlers.coordinator import (
    announce_case,
    answers,
    approve_case,
    close_case,
    correct_case,
    extend_case,
    held,
    members,
    mend_contacts,
    outcome,
    review_case,
    schedule_case,
    second_person,
    share_tally,
    watch_broadcast,
    withdraw_case,
)
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, CHIDI, NOW

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from cases.case import Case
    from handlers.button import Button
    from handlers.screen import Shown

MS = int(NOW.timestamp() * 1000)
STEPS: dict[str, Callable[..., Awaitable[Shown]]] = {
    "contacts work": mend_contacts.contacts_work,
    "remove an answer": answers.remove_answer,
    "share the totals": share_tally.share_tally,
    "approve": approve_case.approve,
    "let everything go": held.go_on,
    "pause": watch_broadcast.pause,
    "resume": watch_broadcast.resume,
    "cancel": watch_broadcast.cancel,
    "schedule": schedule_case.send_at,
    "send": announce_case.send,
    "thank": outcome.send_news,
    "remind": extend_case.set_reminders,
    "keep open": extend_case.keep_open,
    "publish": review_case.publish,
    "discard": review_case.discard,
    "correct": correct_case.correct_quietly,
    "correct and tell": correct_case.send_correction,
    "extend": extend_case.extend,
    "follow with": outcome.follow_with,
    "tell the outcome": outcome.send_news,
    "close": close_case.close,
    "withdraw": withdraw_case.withdraw,
    "ask for a second person": second_person.switch,
    "invite": members.invite,
    "remove a member": members.remove,
}
"""Of each decision, the step that takes it; in an order in which all of them can be done."""


async def decisions(services: Services) -> dict[str, Button]:
    """A button for each of the steps, which does something when it is tapped."""
    acted, sent, later, running, paused, wrong = [
        await published_case(services, numbered(number)) for number in range(1, 7)
    ]
    unread, unwanted = [await draft_of(services, numbered(number)) for number in (7, 8)]
    await acts(services, acted, 6)
    draft = {
        case.id: (await services.broadcasts.draft(announcement(case, str(BELA)), MS)).id
        for case in (sent, later, running, paused)
    }
    for case in (running, paused):
        assert await services.broadcasts.start(draft[case.id], str(BELA), MS)
        await services.broadcasts.queue(draft[case.id], "en")
    assert await services.broadcasts.pause(draft[paused.id], str(BELA), MS)
    news, by = services.endings.draft_news, str(BELA)
    correction = await corrected(services, sent)
    notice = await services.corrections.draft_notice(correction, "It was the 3rd.", by, MS)
    quiet = await corrected(services, wrong)
    buttons: dict[str, Button] = {
        "contacts work": r.ContactsWork(acted.id, 1),
        "remove an answer": r.RemoveAnswer(acted.id, 1, 1),
        "share the totals": t.ShareTally(acted.id, 1, "csv"),
        "approve": b.Approve(acted.id, 1, 0),
        "let everything go": b.GoOn(),
        "pause": b.PauseBroadcast(draft[running.id]),
        "resume": b.ResumeBroadcast(draft[paused.id]),
        "cancel": b.CancelBroadcast(draft[running.id]),
        "schedule": b.SendAt(draft[later.id], MS // 60_000 + 60),
        "send": b.SendBroadcast(draft[sent.id]),
        "thank": e.SendNews(await news(acted.id, "thanks", "Thank you.", by, MS)),
        "remind": e.SetReminders(acted.id, 1, "2_0"),
        "keep open": e.KeepOpen(acted.id, 1),
        "publish": b.Publish(unread.id, 1, 0, insists=1),
        "discard": b.Discard(unwanted.id, 1, 0),
        "correct": a.CorrectQuietly(wrong.id, quiet.version, 1),
        "correct and tell": a.SendCorrection(notice),
        "extend": e.ExtendCase(later.id, 1, 28),
        "follow with": e.FollowWith(acted.id, sent.id),
        "tell the outcome": e.SendNews(await news(paused.id, "good", "Free at last.", by, MS)),
        "close": b.CloseCase(running.id, 1),
        "withdraw": a.WithdrawCase(acted.id, 1),
        "ask for a second person": m.SwitchApproval(1),
        "invite": m.Invite("owner"),
        "remove a member": m.RemoveMember(CHIDI),
    }
    assert list(buttons) == list(STEPS)
    return buttons


def numbered(number: int) -> str:
    """The same document of another case."""
    return URGENT_ACTION.replace("84.26", f"{number}.26")


async def acts(services: Services, case: Case, people: int) -> None:
    """So many have reported an appeal and found the contact dead; one passes an answer on."""
    target = case.targets[0]
    contact = target.contacts[-1]
    for person in range(2001, 2001 + people):
        await services.supporters.meet(person, MS)
        await services.supporters.subscribe(person, MS)
        appeal = Appeal(person, case.id, target.id, contact.channel, contact.id)
        await services.appeals.report(appeal, MS, "2026-03-10", None)
        await services.broken_contacts.tell(case.id, contact.id, person, MS)
    answered = Appeal(2001, case.id, target.id, contact.channel, contact.id)
    await services.answers.write(answered, 1, "We have read your letter.", MS)
    assert await services.answers.pass_on(answered, "2026-03-12")


async def corrected(services: Services, case: Case) -> Correction:
    """A draft that corrects it."""
    begun = await services.drafts.begin(case.id, str(BELA), MS)
    assert begun
    draft = replace(begun, title="Someone else is in danger")
    assert await services.drafts.reword(draft, 0, str(BELA), MS)
    return Correction(case.id, draft.version, 1, (occasion(case), occasion(draft)))
