"""A reviewer asks about a version, and the whole team reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.audit import Action
from bot.store.team import Role
from handlers.coming import Answer
from handlers.coordinator.remark import show_remarks, take_remark
from handlers.coordinator.review_case import review
from handlers.remark_buttons import ShowRemarks
from handlers.team_buttons import ReviewDraft
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of
from tests.handlers.parts import AMINA, BELA, CHIDI, keys, kinds, said, seen, tap

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.screen import Screen


async def remarks(services: Services, case: Case, by: int, text: str) -> Screen | None:
    """This person writes this where a remark is asked for."""
    wrote = await said(services, by, text)
    about = ShowRemarks(case.id, case.version)
    return await take_remark(
        Answer(
            by=wrote.by,
            first_name=wrote.first_name,
            role=wrote.role,
            words=wrote.words,
            now=wrote.now,
            message_id=wrote.message_id,
            text=text,
            asked=about,
        ),
        services,
    )


async def test_what_a_reviewer_remarks_the_owner_reads_and_the_audit_keeps(
    services: Services,
) -> None:
    case = await draft_of(services, URGENT_ACTION)
    asked = await show_remarks(await tap(services, CHIDI, ShowRemarks(case.id, 1)), services)
    assert "Nothing was remarked" in seen(asked)
    assert await services.questions.open(CHIDI) == ShowRemarks(case.id, 1).pack()
    shown = await remarks(services, case, CHIDI, "Is the <b>second</b> address still theirs?")
    assert shown is not None
    told = seen(await show_remarks(await tap(services, BELA, ShowRemarks(case.id, 1)), services))
    assert " · Chidi" in told
    assert "Is the <b>second</b> address still theirs?" in told
    (last,) = await services.audit.newest(1, 2**62)
    assert (last.who, last.action, last.case_id) == ("1003", Action.REMARKED, case.id)


async def test_the_key_stands_on_the_draft_and_counts(services: Services) -> None:
    case = await draft_of(services, URGENT_ACTION)
    reviewing = await tap(services, CHIDI, ReviewDraft(case.id, 1, 1))
    assert ShowRemarks not in kinds(await review(reviewing, services))
    await services.approvals.switch(BELA, 1, is_needed=True)
    assert "Remark" in [one.label[2:] for one in keys(await review(reviewing, services))]
    await remarks(services, case, CHIDI, "Is this the right deadline?")
    await services.approvals.switch(BELA, 2, is_needed=False)
    assert "1 remark" in [one.label[2:] for one in keys(await review(reviewing, services))]


async def test_handled_again_a_remark_is_one(services: Services) -> None:
    case = await draft_of(services, URGENT_ACTION)
    for _ in range(2):
        await remarks(services, case, CHIDI, "Is this the right deadline?")
    assert len(await services.remarks.of(case.id, 1)) == 1
    assert await services.remarks.of(case.id, 2) == []


async def test_a_remark_is_a_message_and_not_a_book(services: Services) -> None:
    case = await draft_of(services, URGENT_ACTION)
    for text in ("", " \n", "w" * 501):
        shown = await remarks(services, case, CHIDI, text)
        assert shown is not None
        assert "1 to 500 characters" in seen(shown)
    for number in range(9):
        await remarks(services, case, CHIDI, f"{number}" + "w" * 499)
    last = await remarks(services, case, BELA, "Thank you.")
    assert last is not None
    assert "4 earlier ones" in seen(last)


async def test_who_is_in_no_team_remarks_nothing(services: Services) -> None:
    case = await draft_of(services, URGENT_ACTION)
    assert await remarks(services, case, AMINA, "Let me in") is None
    await services.team.remove(CHIDI, 1, by=BELA)
    assert await services.team.role(CHIDI) is None
    assert await remarks(services, case, CHIDI, "I was here") is None
    assert await services.remarks.of(case.id, 1) == []


async def test_of_a_draft_that_is_gone_nothing_is_kept(services: Services) -> None:
    case = await draft_of(services, URGENT_ACTION)
    await services.team.appoint(1004, Role.REVIEWER, 1)
    await services.cases.discard(case.id, 1, str(BELA), 1)
    shown = await remarks(services, case, 1004, "Is it?")
    assert shown is not None
    assert shown.toast == "This draft or case is not here any more."
    assert await services.remarks.of(case.id, 1) == []
