"""What came too late for a paste, or is a remark beside it, is never lost, or kept, unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.pasted import REMARK_MS
from bot.store.team import Role
from handlers.coordinator.pasted_parts import add_part, leave_out
from handlers.coordinator.pasting import drop_paste
from handlers.import_buttons import AddPart, DropPaste, EndPaste, LeaveOut
from handlers.team_buttons import ReviewDraft
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.handlers.coordinator.pasting import FIRST, SECOND, Pasting
from tests.handlers.parts import AMINA, BELA, key, keys, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.store.database import Database
    from handlers.screen import Screen

LATE = "Please copy <b>the embassy</b> as well."
BAKER = "hey can someone do the baker thing"
TOO_LATE = "more than ten seconds later: it is not in the pasted text above"


@pytest.fixture
async def pasting(database: Database) -> Pasting:
    pasting = Pasting(await services_on(database), database)
    await pasting.bot.initialize()
    return pasting


async def adds(pasting: Pasting, paste_id: int, part_id: int, by: int = BELA) -> Screen:
    button = AddPart(paste_id, part_id)
    return await add_part(await tap(pasting.services, by, button), pasting.services)


async def leaves_out(pasting: Pasting, paste_id: int, part_id: int, by: int = BELA) -> Screen:
    button = LeaveOut(paste_id, part_id)
    return await leave_out(await tap(pasting.services, by, button), pasting.services)


async def bodies(pasting: Pasting, paste_id: int = 10) -> list[str]:
    return await pasting.services.pastes.bodies(BELA, paste_id)


async def late(
    pasting: Pasting, text: str = LATE, message_id: int = 11, second: int = 11
) -> Screen:
    shown = await pasting.pastes(text, message_id, second=second)
    assert shown is not None
    assert TOO_LATE in seen(shown)
    return shown


async def test_a_text_that_came_too_late_is_asked_about_and_added_once(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    shown = await late(pasting)
    assert "Please copy &lt;b&gt;the embassy" in shown.text
    assert [one.does for one in keys(shown)] == [AddPart(10, 11), LeaveOut(10, 11)]
    assert await bodies(pasting) == [URGENT_ACTION.strip()], "nothing is added unasked"
    for _ in "12":
        added = await adds(pasting, 10, 11)
        assert "2 parts have come so far" in seen(added)
        assert added.toast is None
        assert await bodies(pasting) == [URGENT_ACTION.strip(), LATE]
    assert ReviewDraft not in kinds(await pasting.ends(10))
    (draft,) = await pasting.services.cases.drafts()
    assert draft.title == "TEACHER HELD FOR A POEM"


async def test_left_out_it_is_erased_and_the_paste_stays_as_it_was(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await late(pasting)
    for _ in "12":
        assert "1 part has come so far" in seen(await leaves_out(pasting, 10, 11))
    assert await bodies(pasting) == [URGENT_ACTION.strip()]
    assert "not here any more" in ((await adds(pasting, 10, 11)).toast or "")
    assert EndPaste not in kinds(await pasting.ends(10))


async def test_of_two_in_a_row_each_is_decided_by_itself(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await late(pasting, "One.", 11, second=20)
    await late(pasting, "Two.", 12, second=40)
    await late(pasting, "Three.", 13, second=45)
    await leaves_out(pasting, 10, 13)
    await adds(pasting, 10, 12)
    await adds(pasting, 10, 11)
    assert await bodies(pasting) == [URGENT_ACTION.strip(), "One.", "Two."]


async def test_that_is_all_asks_once_more_about_what_was_not_decided(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await late(pasting, "One.", 11, second=20)
    await late(pasting, "Two.", 12, second=40)
    for message_id, text in ((11, "One."), (12, "Two.")):
        shown = await pasting.ends(10)
        assert TOO_LATE in seen(shown)
        assert text in seen(shown)
        assert EndPaste in kinds(await adds(pasting, 10, message_id))
    assert "What was read" in seen(await pasting.ends(10))


async def test_a_document_sent_later_is_still_another_paste_with_its_heading(
    pasting: Pasting,
) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    heading, rest = URGENT_ACTION.replace("84.26", "85.26").split("\n\n", 1)
    await late(pasting, heading, 11, second=60)
    assert await pasting.pastes(rest, 12, second=65) is None
    assert "84.26" in seen(await pasting.ends(10))
    assert await bodies(pasting, 11) == [heading, rest.strip()]
    assert "85.26" in seen(await pasting.ends(11))


async def test_once_the_paste_was_read_or_thrown_away_the_text_is_not_said_to_be_added(
    pasting: Pasting,
) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await late(pasting)
    await drop_paste(await tap(pasting.services, BELA, DropPaste(10)), pasting.services)
    assert "not here any more" in ((await adds(pasting, 10, 11)).toast or "")
    await pasting.pastes(URGENT_ACTION, 20, second=60)
    await pasting.ends(20)
    assert "not here any more" in ((await adds(pasting, 20, 11)).toast or "")
    shown = await pasting.pastes(LATE, 21, second=120)
    assert shown is not None
    assert "For a new case" in seen(shown)


async def test_a_day_later_a_text_that_nobody_decided_upon_is_erased(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await late(pasting)
    await pasting.shows(after_ms=REMARK_MS + 1)
    assert await bodies(pasting, 11) == []
    assert "What was read" in seen(await pasting.ends(10))


async def test_nobody_adds_or_leaves_out_what_another_one_wrote(pasting: Pasting) -> None:
    await pasting.services.team.appoint(AMINA, Role.COORDINATOR, 0)
    await pasting.pastes(URGENT_ACTION, 10)
    await late(pasting)
    for shown in (
        await adds(pasting, 10, 11, by=AMINA),
        await leaves_out(pasting, 10, 11, by=AMINA),
        await leaves_out(pasting, 10, 10, by=AMINA),
    ):
        assert "not here any more" in (shown.toast or "")
    assert await bodies(pasting) == [URGENT_ACTION.strip()]
    assert "2 parts" in seen(await adds(pasting, 10, 11))


async def test_a_remark_just_before_a_paste_is_seen_and_left_out(pasting: Pasting) -> None:
    await pasting.pastes(BAKER, 10)
    await pasting.pastes(FIRST, 11, second=4)
    await pasting.pastes(SECOND, 12, second=5)
    ((_, told),) = await pasting.shows()
    assert BAKER in told["text"]
    assert "Dear Governor Roe" in told["text"]
    assert LeaveOut(10, 10).pack() in str(told["reply_markup"])
    left = await leaves_out(pasting, 10, 10)
    assert "2 parts have come so far" in seen(left)
    assert BAKER not in seen(left)
    assert await bodies(pasting) == [FIRST.strip(), SECOND.strip()]
    assert "UA number: 84.26" in seen(await pasting.ends(10))


async def test_a_remark_just_after_it_is_left_out_too_but_no_long_part_by_one_tap(
    pasting: Pasting,
) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await pasting.pastes("thanks!", 11, second=4)
    ((_, told),) = await pasting.shows()
    assert LeaveOut(10, 11).pack() in str(told["reply_markup"])
    assert LeaveOut(10, 10).pack() not in str(told["reply_markup"])
    left = await leaves_out(pasting, 10, 11)
    assert kinds(left) == [EndPaste, DropPaste]
    assert await bodies(pasting) == [URGENT_ACTION.strip()]


async def test_an_edited_text_is_added_as_it_reads_now(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    await late(pasting)
    assert await pasting.services.pastes.change(BELA, 11, "Other words.")
    await adds(pasting, 10, 11)
    assert (await bodies(pasting))[1] == "Other words."
    assert key(await leaves_out(pasting, 10, 11), EndPaste) == EndPaste(10)
