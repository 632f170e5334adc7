"""A document is pasted: its parts are one until that is all, whoever pastes and whatever it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.pasted import MOST, REMARK_MS
from bot.store.team import Role
from handlers.coordinator.pasting import change_part, drop_paste, import_other
from handlers.import_buttons import DropPaste, EndPaste
from handlers.team_buttons import AskToDiscard, Discard, PreviewDraft, ReviewDraft
from tests.handlers.coordinator.documents import URGENT_ACTION, send_document
from tests.handlers.coordinator.pasting import FIRST, SECOND, Pasting
from tests.handlers.parts import AMINA, BELA, CHIDI, key, kinds, said, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

ARABIC = "اكتبوا إلى الوزير واطلبوا منه الإفراج عن المعلمة. " * 30
WHAT_TO_SEND = "send the Urgent Action as a Word, PDF, text, HTML or e-mail file"


@pytest.fixture
async def pasting(database: Database) -> Pasting:
    pasting = Pasting(await services_on(database), database)
    await pasting.bot.initialize()
    return pasting


async def titles(services: Services) -> list[str]:
    return [case.title for case in await services.cases.drafts()]


async def test_parts_within_ten_seconds_are_one_document(pasting: Pasting) -> None:
    assert await pasting.pastes(FIRST, 10, second=0) is None
    assert await pasting.pastes(SECOND, 11, second=10) is None
    text = seen(await pasting.ends(10))
    for read in ("UA number: 84.26", "1. Jane Roe", "Dear Governor Roe,", "Yours sincerely,"):
        assert read in text


async def test_what_was_pasted_reads_as_the_same_file_does(pasting: Pasting) -> None:
    await pasting.pastes(FIRST, 10)
    await pasting.pastes(SECOND, 11)
    pasted = await pasting.ends(10)
    other = URGENT_ACTION.replace("84.26", "85.26")
    of_file = seen(await send_document(pasting.services, other, message_id=5_000))
    assert seen(pasted).replace("84.26", "85.26") == of_file


async def test_a_part_that_comes_later_begins_another_paste(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10, second=0)
    await pasting.pastes(URGENT_ACTION.replace("84.26", "85.26"), 11, second=11)
    assert "84.26" in seen(await pasting.ends(10))
    assert "85.26" in seen(await pasting.ends(11))


async def test_every_ten_seconds_count_from_the_part_before(pasting: Pasting) -> None:
    for number in range(5):
        part = URGENT_ACTION[number * 250 : (number + 1) * 250]
        await pasting.pastes(part, 10 + number, second=10 * number)
    found = await pasting.services.pastes.find(BELA, 10)
    assert found is not None
    assert found.parts == 5


async def test_short_pieces_become_a_document_once_they_are_long_together(
    pasting: Pasting,
) -> None:
    told = await pasting.pastes("URGENT ACTION", 10)
    assert told is not None
    assert WHAT_TO_SEND in seen(told)
    assert await pasting.pastes(URGENT_ACTION.removeprefix("URGENT ACTION"), 11) is None
    bodies = await pasting.services.pastes.bodies(BELA, 10)
    assert bodies[0] == "URGENT ACTION"
    assert await titles(pasting.services) == []
    await pasting.ends(10)
    assert await titles(pasting.services) == ["TEACHER HELD FOR A POEM"]


async def test_a_remark_is_told_what_to_send_and_is_not_kept_for_long(pasting: Pasting) -> None:
    for number in range(3):
        shown = await pasting.pastes("Hello?", 10 + number, second=60 * number)
        assert shown is not None
        assert WHAT_TO_SEND in seen(shown)
    found = [await pasting.services.pastes.find(BELA, id_) for id_ in (10, 11, 12)]
    assert [one is not None for one in found] == [False, False, True]
    assert await pasting.shows(after_ms=REMARK_MS + 1) == []
    assert await pasting.services.pastes.bodies(BELA, 12) == []


async def test_after_an_outage_what_was_sent_together_is_read_together(pasting: Pasting) -> None:
    """A heading sent alone, then the rest: the bot gets them minutes apart, an hour too late."""
    pasting.ms += 3_600_000
    heading, rest = URGENT_ACTION.split("\n\n", 1)
    await pasting.pastes(heading, 10)
    assert await pasting.shows(after_ms=60_000) == []
    assert await pasting.pastes(rest, 11, second=4) is None
    (shown,) = await pasting.shows()
    assert "2 parts have come so far" in shown[1]["text"]
    assert "UA number: 84.26" in seen(await pasting.ends(10))


async def test_few_characters_on_many_lines_are_a_document(pasting: Pasting) -> None:
    assert await pasting.pastes("\n".join("abcdefgh"), 10) is None


async def test_what_others_write_is_not_understood_and_not_kept(pasting: Pasting) -> None:
    for person in (AMINA, CHIDI):
        shown = await pasting.pastes(URGENT_ACTION, 10, by=person)
        assert shown is not None
        assert "I do not understand" in seen(shown)
        assert await pasting.services.pastes.find(person, 10) is None


async def test_a_photo_of_a_coordinator_is_told_what_to_send(pasting: Pasting) -> None:
    photo = await said(pasting.services, BELA, "")
    shown = await import_other(photo, pasting.services)
    assert shown is not None
    assert WHAT_TO_SEND in seen(shown)


async def test_a_document_that_begins_with_a_slash_is_no_unknown_command(
    pasting: Pasting,
) -> None:
    pasted = await said(pasting.services, BELA, f"/UA_84\n{URGENT_ACTION}")
    assert await import_other(replace(pasted, message_id=10), pasting.services) is None
    assert "84.26" in seen(await pasting.ends(10))
    unknown = await import_other(await said(pasting.services, BELA, "/unknown"), pasting.services)
    assert unknown is not None
    assert "I do not know this command" in seen(unknown)


async def test_handled_again_after_a_crash_a_part_is_the_same_one(pasting: Pasting) -> None:
    for message_id in (10, 11, 10, 11):
        await pasting.pastes(FIRST if message_id == 10 else SECOND, message_id)
    assert await pasting.services.pastes.bodies(BELA, 10) == [FIRST.strip(), SECOND.strip()]


async def test_parts_stand_in_the_order_in_which_they_were_sent(pasting: Pasting) -> None:
    await pasting.pastes(SECOND, 11)
    await pasting.pastes(FIRST, 10)
    assert await pasting.services.pastes.bodies(BELA, 11) == [FIRST.strip(), SECOND.strip()]


async def test_an_edited_message_changes_its_part(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    edited = replace(
        await said(pasting.services, BELA, URGENT_ACTION.replace("POEM", "SONG")), message_id=10
    )
    assert await change_part(edited, pasting.services)
    assert not await change_part(replace(edited, message_id=99), pasting.services)
    assert not await change_part(replace(edited, role=None), pasting.services)
    assert "TEACHER HELD FOR A SONG" in seen(await pasting.ends(10))


async def test_two_taps_make_one_draft(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    first = await pasting.ends(10)
    assert await pasting.ends(10) == first
    assert kinds(first)[0] is PreviewDraft
    assert len(await pasting.services.cases.drafts()) == 1
    assert await pasting.services.pastes.bodies(BELA, 10) == []


async def test_cut_off_between_the_draft_and_its_note_it_is_one_draft(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    draft = await pasting.services.documents.read(URGENT_ACTION.encode())
    await pasting.services.cases.keep_draft(draft, str(BELA), 0, made_from=f"{BELA}:10")
    assert "TEACHER HELD" in seen(await pasting.ends(10))
    assert len(await pasting.services.cases.drafts()) == 1


async def test_it_is_thrown_away_once_and_nothing_of_it_stays(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    toasts = [
        (
            await drop_paste(await tap(pasting.services, BELA, DropPaste(10)), pasting.services)
        ).toast
        for _ in "12"
    ]
    assert toasts[0] == "The pasted text is thrown away."
    assert "not here any more" in (toasts[1] or "")
    assert "not here any more" in ((await pasting.ends(10)).toast or "")
    assert await pasting.shows() == []


async def test_two_who_paste_at_once_do_not_mix(pasting: Pasting) -> None:
    await pasting.services.team.appoint(AMINA, Role.COORDINATOR, 0)
    other = URGENT_ACTION.replace("84.26", "85.26").replace("POEM", "SONG")
    cut = other.index("Dear Governor Roe,")
    await pasting.pastes(FIRST, 10)
    await pasting.pastes(other[:cut], 10, by=AMINA)
    await pasting.pastes(SECOND, 11)
    await pasting.pastes(other[cut:], 11, by=AMINA)
    assert {told["chat_id"] for _, told in await pasting.shows()} == {AMINA, BELA}
    assert "FOR A POEM" in seen(await pasting.ends(10))
    assert "FOR A SONG" in seen(await pasting.ends(10, by=AMINA))


async def test_nobody_ends_what_another_one_pasted(pasting: Pasting) -> None:
    await pasting.services.team.appoint(AMINA, Role.COORDINATOR, 0)
    await pasting.pastes(URGENT_ACTION, 10)
    shown = await pasting.ends(10, by=AMINA)
    assert "not here any more" in (shown.toast or "")
    thrown = await drop_paste(await tap(pasting.services, AMINA, DropPaste(10)), pasting.services)
    assert "not here any more" in (thrown.toast or "")
    assert await titles(pasting.services) == []
    assert "TEACHER HELD" in seen(await pasting.ends(10))


async def test_an_arabic_document_is_read_as_it_is(pasting: Pasting) -> None:
    await pasting.pastes("نداء عاجل\n\n" + ARABIC, 10)
    ((_, told),) = await pasting.shows()
    assert "نداء عاجل" in told["text"]
    assert "اكتبوا إلى الوزير" in str(await pasting.services.pastes.bodies(BELA, 10))
    assert AskToDiscard in kinds(await pasting.ends(10))


RUBBISH = "".join(map(chr, range(1, 700))) + "\x00\ud800\udfff \ufffd" * 200


async def test_rubbish_is_refused_in_one_sentence_or_becomes_a_draft_that_says_what_is_missing(
    pasting: Pasting,
) -> None:
    await pasting.pastes(RUBBISH, 10)
    text = seen(await pasting.ends(10))
    assert "could not be read" in text
    assert await titles(pasting.services) == []
    assert key(await pasting.ends(10), EndPaste) == EndPaste(10)
    await pasting.pastes("%PDF-1.7 PK\x03\x04 {{ 7 * 7 }} <b>" * 40, 20, second=60)
    assert "could not be read" in seen(await pasting.ends(20))


@pytest.mark.parametrize("beginning", ["PK", "BM", "GIF89a", "{\\rtf", "RIFF"])
async def test_a_text_that_begins_like_a_file_of_another_kind_is_a_text(
    pasting: Pasting, beginning: str
) -> None:
    await pasting.pastes(f"{beginning} is printed above.\n\n{URGENT_ACTION}", 10)
    assert "84.26" in seen(await pasting.ends(10))


async def test_more_than_a_file_may_hold_is_left_out_and_said(pasting: Pasting) -> None:
    part = "x" * (MOST // 3)
    for number in range(4):
        await pasting.pastes(part, 10 + number, second=number)
    ((_, told),) = await pasting.shows()
    assert "more than 2 MB" in told["text"]
    assert "larger than 2 MB: please send it as a file" in seen(await pasting.ends(10))
    assert await titles(pasting.services) == []


async def test_a_week_later_nothing_is_left_of_it(pasting: Pasting) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    sent_at = int((await said(pasting.services, BELA, "")).now.timestamp() * 1000)
    await pasting.services.pastes.drop_older(sent_at)
    assert await pasting.services.pastes.find(BELA, 10) is not None
    await pasting.services.pastes.drop_older(sent_at + 1)
    assert await pasting.services.pastes.find(BELA, 10) is None
    assert await pasting.services.pastes.bodies(BELA, 10) == []


async def test_they_are_shown_what_they_pasted_and_it_is_erased_with_them(
    pasting: Pasting,
) -> None:
    await pasting.pastes(URGENT_ACTION, 10)
    known = await pasting.services.supporters.all_known(BELA)
    assert [one["body"] for one in known["paste_parts"]] == [URGENT_ACTION.strip()]
    await pasting.services.supporters.forget(BELA)
    assert await pasting.services.pastes.find(BELA, 10) is None
    assert await pasting.services.pastes.bodies(BELA, 10) == []


async def test_a_known_number_is_asked_about_after_a_paste_too(pasting: Pasting) -> None:
    await send_document(pasting.services)
    await pasting.pastes(URGENT_ACTION, 10_000)
    shown = await pasting.ends(10_000)
    assert "is known" in seen(shown)
    assert kinds(shown) == [ReviewDraft, ReviewDraft, Discard]
