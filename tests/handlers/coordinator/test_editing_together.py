"""Two coordinators edit one draft: neither overwrites the other unseen, and nothing is lost."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.team import Role
from handlers.coordinator import approve_case, extend_case
from handlers.coordinator.doubts import doubtful
from handlers.coordinator.team import open_coordination
from handlers.draft_buttons import (
    BeginCorrection,
    ConfirmField,
    EditField,
    EmptyField,
    PutWritten,
    UndoChange,
)
from handlers.ending_buttons import ExtendCase
from handlers.team_buttons import Approve, Discard, OpenCoordination, Publish
from tests.handlers.coordinator.editors import Editor, editor_of
from tests.handlers.parts import AMINA, BELA, CHIDI, NOW, key, screen_of, seen, tap

if TYPE_CHECKING:
    from bot.services import Services

NOW_MS = int(NOW.timestamp() * 1000)


@pytest.fixture
async def both(services: Services) -> tuple[Editor, Editor]:
    """Amina is a coordinator, too, and at the same draft."""
    await services.team.appoint(AMINA, Role.COORDINATOR, NOW_MS)
    bela = await editor_of(services, BELA)
    return bela, Editor(services, AMINA, bela.case)


async def test_who_answers_later_sees_what_stands_there_and_may_put_theirs_in_its_place(
    both: tuple[Editor, Editor],
) -> None:
    bela, amina = both
    await bela.opens("title")
    await amina.opens("title")
    await amina.writes("Amina's title")
    text = await bela.writes("Bela's title") or ""
    assert "Amina changed this meanwhile." in text
    assert "Amina's title" in text
    assert "So far you wrote 12 characters:" in text
    assert (await bela.draft()).case.title == "Amina's title"
    assert "Kept." in await bela.presses("Put mine in its place")
    assert (await bela.draft()).case.title == "Bela's title"
    await bela.presses("Undo")
    assert (await bela.draft()).case.title == "Amina's title"


async def test_they_may_write_something_else_instead(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    await bela.opens("title")
    await amina.opens("title")
    await amina.writes("Amina's title")
    await bela.writes("Bela's title")
    assert "Kept." in (await bela.writes("Their title") or "")
    assert (await bela.draft()).case.title == "Their title"
    assert "So far" not in await bela.opens("title"), "what was not wanted is gone"


async def test_what_somebody_changes_elsewhere_is_in_nobodys_way(
    both: tuple[Editor, Editor],
) -> None:
    bela, amina = both
    await bela.opens("title")
    await amina.opens("deadline")
    await amina.writes("1 April 2026")
    text = await bela.writes("Bela's title") or ""
    assert "Kept." in text
    assert "Amina changed something else meanwhile (Deadline): that stays, too." in text
    draft = await bela.draft()
    assert (draft.case.title, draft.case.deadline) == ("Bela's title", date(2026, 4, 1))
    assert (draft.revision, draft.changed_by) == (2, str(BELA))


async def test_who_writes_the_same_has_it(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    for one in both:
        await one.opens("deadline")
    await amina.writes("1 April 2026")
    assert "This is how it stands." in (await bela.writes("2026-04-01") or "")
    assert (await bela.draft()).revision == 1


async def test_keys_change_nothing_that_was_not_seen(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    await amina.opens("deadline")
    await amina.writes("1 April 2026")
    await amina.opens("name_and_pronoun")
    await amina.writes("She")
    for button in (
        ConfirmField(bela.case.id, 1, 0, "deadline"),
        EmptyField(bela.case.id, 1, 0, "deadline"),
        EmptyField(bela.case.id, 1, 0, "name_and_pronoun"),
    ):
        text = await bela.taps(button)
        assert "Amina changed this meanwhile." in text
    case = (await bela.draft()).case
    assert (case.deadline, case.name_and_pronoun) == (date(2026, 4, 1), "She")
    assert "Kept." in await bela.presses("Leave it empty"), "now they have seen it"


async def test_a_long_text_is_not_put_over_what_came_while_it_was_written(
    both: tuple[Editor, Editor],
) -> None:
    bela, amina = both
    for one in both:
        await one.opens("summary")
    await bela.writes("Bela's story begins.")
    await amina.writes("Amina's story.")
    await amina.presses("That is all")
    await bela.writes("And ends.")
    text = await bela.presses("That is all")
    assert "Amina changed this meanwhile." in text
    assert (await bela.draft()).case.summary == ("Amina's story.",)
    await bela.presses("Put mine in its place")
    assert (await bela.draft()).case.summary == ("Bela's story begins.", "And ends.")


async def test_of_two_answers_in_the_same_moment_both_are_kept_or_one_is_told(
    both: tuple[Editor, Editor],
) -> None:
    bela, amina = both
    await bela.opens("title")
    await amina.opens("country")
    await asyncio.gather(bela.writes("Bela's title"), amina.writes("Spain"))
    case = (await bela.draft()).case
    assert (case.title, case.country) == ("Bela's title", "Spain")
    for one in both:
        await one.opens("country")
    told = await asyncio.gather(bela.writes("Chile"), amina.writes("Peru"))
    assert sorted("Kept." in (text or "") for text in told) == [False, True]
    assert sorted("meanwhile" in (text or "") for text in told) == [False, True]


async def test_nobody_undoes_what_was_changed_once_more(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    await bela.opens("title")
    await bela.writes("Bela's title")
    undo = key(bela.shown, UndoChange)
    await amina.opens("title")
    await amina.writes("Amina's title")
    text = await bela.taps(undo)
    assert "Changed meanwhile by Amina (Title)." in text
    assert (await bela.draft()).case.title == "Amina's title"
    for revision in (0, 7, -1):
        await bela.taps(UndoChange(bela.case.id, 1, revision))
    assert (await bela.draft()).revision == 2


async def test_nobody_publishes_what_they_have_not_seen(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    await amina.opens("title")
    await amina.writes("Amina's title")
    text = await bela.taps(Publish(bela.case.id, 1, 0, insists=1))
    assert "Amina's title" in text
    assert bela.toast == "Changed meanwhile by Amina (Title). Here it is as it stands now."
    assert await bela.services.cases.published() == []
    await bela.presses("Publish")
    await bela.presses("Publish anyway")
    assert [one.title for one in await bela.services.cases.published()] == ["Amina's title"]


async def test_nobody_throws_away_what_they_have_not_seen(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    await amina.opens("title")
    await amina.writes("Amina's title")
    assert "Amina's title" in await bela.taps(Discard(bela.case.id, 1, 0))
    assert "cannot be brought back" in await bela.presses("Discard")
    await bela.presses("Yes, throw it away")
    assert await bela.services.cases.drafts() == []
    await amina.taps(EditField(bela.case.id, 1, "title"))
    assert "not here any more" in amina.toast


async def test_publishing_in_the_moment_of_a_change_publishes_what_was_seen_or_nothing(
    both: tuple[Editor, Editor],
) -> None:
    bela, amina = both
    await amina.opens("title")
    await asyncio.gather(
        amina.writes("Amina's title"), bela.taps(Publish(bela.case.id, 1, 0, insists=1))
    )
    published = [one.title for one in await bela.services.cases.published()]
    assert published in ([], [bela.case.title])
    assert ((await bela.draft()).case.title == "Amina's title") == (published == [])


async def test_nobody_approves_what_they_have_not_seen(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    services = bela.services
    await services.approvals.switch(BELA, NOW_MS, is_needed=True)
    await amina.opens("title")
    await amina.writes("Amina's title")
    screen = await approve_case.approve(
        await tap(services, CHIDI, Approve(bela.case.id, 1, 0)), services
    )
    assert "Changed meanwhile" in (screen_of(screen).toast or "")
    assert not (await services.approvals.of(bela.case.id, 1)).allows(str(BELA))
    again = key(screen, Approve)
    await approve_case.approve(await tap(services, CHIDI, again), services)
    assert (await services.approvals.of(bela.case.id, 1)).allows(str(BELA))
    await services.approvals.approve(bela.case.id, 1, CHIDI, NOW_MS, revision=0)
    assert (await services.approvals.of(bela.case.id, 1)).by == (CHIDI,)


async def test_an_approval_of_what_is_being_changed_counts_for_nothing(
    both: tuple[Editor, Editor],
) -> None:
    """It comes in after the change has made the others void."""
    bela, amina = both
    services = bela.services
    await services.approvals.switch(BELA, NOW_MS, is_needed=True)
    await amina.opens("title")
    await amina.writes("Amina's title")
    await services.approvals.approve(bela.case.id, 1, CHIDI, NOW_MS, revision=0)
    assert (await services.approvals.of(bela.case.id, 1)).by == ()


async def test_ones_own_words_are_nobody_elses(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    await bela.opens("summary")
    await bela.writes("Bela's story.")
    assert "So far" not in await amina.opens("summary")
    await amina.taps(PutWritten(bela.case.id, 1, 0, "summary"))
    assert (await bela.draft()).case == bela.case
    assert "So far" in await bela.taps(EditField(bela.case.id, 1, "summary"))


async def test_a_doubt_that_two_settle_is_settled_once(both: tuple[Editor, Editor]) -> None:
    bela, amina = both
    right = ConfirmField(bela.case.id, 1, 0, "letter")
    await asyncio.gather(bela.taps(right), amina.taps(right))
    draft = await bela.draft()
    assert "letter" not in doubtful(draft)
    assert draft.revision == 1


async def test_the_list_of_drafts_says_who_changed_what_and_when(
    both: tuple[Editor, Editor],
) -> None:
    bela, amina = both
    came = await tap(bela.services, BELA, OpenCoordination())
    text = seen(await open_coordination(came, bela.services))
    assert "TEACHER HELD FOR A POEM · ⚠️ 5 · 10 Mar 2026, 12:00" in text
    await amina.opens("deadline")
    await amina.writes("1 April 2026")
    text = seen(await open_coordination(came, bela.services))
    assert "⚠️ 4 · Amina: Deadline · 10 Mar 2026, 12:00" in text


async def test_nobody_stands_in_their_own_way(both: tuple[Editor, Editor]) -> None:
    bela, _ = both
    await bela.opens("title")
    await bela.writes("One title")
    await bela.services.questions.ask(BELA, f"changeone:{bela.case.id}:1:0:title", NOW_MS)
    assert "Kept." in (await bela.writes("Another title") or "")
    assert (await bela.draft()).case.title == "Another title"


async def test_a_correction_goes_on_when_the_case_is_extended_meanwhile(
    both: tuple[Editor, Editor],
) -> None:
    bela, _ = both
    services = bela.services
    await bela.services.cases.publish(bela.case.id, 1, str(BELA), NOW_MS)
    await bela.taps(BeginCorrection(bela.case.id))
    begun = await services.drafts.begin(bela.case.id, str(BELA), NOW_MS)
    assert begun is not None
    corrector = Editor(services, BELA, begun)
    await corrector.opens("title")
    await corrector.writes("A corrected title")
    await corrector.opens("summary")
    await corrector.writes("Half a story.")
    await extend_case.extend(await tap(services, AMINA, ExtendCase(begun.id, 1, 28)), services)
    (carried,) = await services.cases.drafts()
    assert carried.title == "A corrected title"
    assert carried.deadline == NOW.date() + timedelta(days=28), "and takes nothing back"
    assert "So far you wrote" in await Editor(services, BELA, carried).opens("summary")
    published = await services.cases.find(begun.id)
    assert published is not None
    assert (published.title, published.deadline) == (begun.title, carried.deadline)
    assert carried.version > published.version
