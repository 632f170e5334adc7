"""A case is withdrawn from its desk, by whom, and what stands there afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.audit import Action
from handlers import after_buttons as b
from handlers.audit_buttons import LookInAudit
from handlers.coordinator import withdraw_case as steps
from handlers.coordinator.review_case import publish, review
from handlers.coordinator.tally import show_tally
from handlers.team_buttons import OpenCoordination, Publish, ReviewDraft, ShowTally, WatchBroadcast
from tests.bot.store.lines import plain
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, CHIDI, NOW, kinds, screen_of, seen, tap

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.screen import Screen

MS = int(NOW.timestamp() * 1000)


async def desk(services: Services, case: Case, by: int = BELA) -> Screen:
    return await review(await tap(services, by, ReviewDraft(case.id, case.version, 1)), services)


async def withdraws(services: Services, case: Case, version: int = 1) -> Screen:
    came = await tap(services, BELA, b.WithdrawCase(case.id, version))
    return screen_of(await steps.withdraw(came, services))


async def test_it_is_asked_once_and_the_question_says_what_happens(services: Services) -> None:
    case = await published_case(services)
    button = b.AskToWithdraw(case.id, case.version)
    asked = await steps.ask_to_withdraw(await tap(services, BELA, button), services)
    for told in ("at once?", "cancelled", "without a name, a story or a key", "Nobody gets"):
        assert told in seen(asked)
    assert kinds(asked) == [b.WithdrawCase, ReviewDraft]
    assert await services.cases.find(case.id) == case


async def test_it_is_done_at_once_whatever_changed_since_the_question(services: Services) -> None:
    case = await published_case(services)
    assert await services.cases.amend(case, str(CHIDI), MS, Action.EXTENDED)
    shown = await withdraws(services, case)
    assert "Supporters see nothing of it any more" in seen(shown)
    assert await services.cases.find(case.id) is None
    assert await services.cases.by_number(str(case.ua_number)) is None
    assert await services.cases.published() == []
    again = await withdraws(services, case)
    assert "at the wish of those concerned" in seen(again)
    log = [plain(one) for one in await services.audit.newest(50)]
    assert log.count("withdrew") == 1


async def test_its_desk_shows_the_totals_and_offers_nothing_else(services: Services) -> None:
    case = await published_case(services)
    await withdraws(services, case)
    for person in (BELA, CHIDI):
        shown = await desk(services, case, person)
        assert "Withdrawn" in seen(shown)
        assert kinds(shown) == [WatchBroadcast, ShowTally, LookInAudit, OpenCoordination]
    button = ShowTally(case.id, case.version)
    assert case.title in seen(await show_tally(await tap(services, BELA, button), services))


async def test_a_closed_case_is_withdrawn_too(services: Services) -> None:
    case = await published_case(services)
    await services.cases.close(case.id, str(BELA), MS)
    assert b.AskToWithdraw in kinds(await desk(services, case))
    await withdraws(services, case)
    assert await services.cases.find(case.id) is None


async def test_a_reviewer_is_offered_neither_correction_nor_withdrawal(
    services: Services,
) -> None:
    case = await published_case(services)
    assert b.AskToWithdraw in kinds(await desk(services, case))
    assert b.AskToWithdraw not in kinds(await desk(services, case, CHIDI))


async def test_a_draft_of_a_withdrawn_case_cannot_bring_it_back(services: Services) -> None:
    case = await published_case(services)
    draft = await services.drafts.begin(case.id, str(BELA), MS)
    assert draft
    await withdraws(services, case)
    assert not await services.cases.publish(case.id, draft.version, str(BELA), MS)
    assert await services.drafts.begin(case.id + 1, str(BELA), MS) is None
    assert await services.cases.find(case.id) is None


async def test_a_new_document_of_it_is_kept_but_not_published(services: Services) -> None:
    case = await published_case(services)
    await withdraws(services, case)
    draft = await draft_of(services, URGENT_ACTION.replace("A teacher was", "The teacher was"))
    assert draft.id == case.id
    shown = await review(
        await tap(services, BELA, ReviewDraft(case.id, draft.version, 1)), services
    )
    assert "This case was withdrawn" in seen(shown)
    button = Publish(case.id, draft.version, 0)
    told = await publish(await tap(services, BELA, button), services)
    assert "it is not published again" in seen(told)
    assert await services.cases.find(case.id) is None
