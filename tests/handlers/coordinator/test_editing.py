"""A coordinator edits the fields of a draft by replying, and settles what was doubtful."""

from __future__ import annotations

import time
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.store.draft_words import Place
from bot.store.team import Role
from cases.case import Case, Kind
from cases.editing import FIELDS
from handlers.coordinator.doubts import doubtful
from handlers.draft_buttons import ConfirmField, EditDraft, EditField, EmptyField
from handlers.official_buttons import ShowOfficial, ShowOfficials
from handlers.team_buttons import Publish, ReviewDraft
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.handlers.coordinator.editors import DOUBTFUL, MARKUP, Editor, editor_of
from tests.handlers.parts import AMINA, BELA, CHIDI, NOW, kinds, services_on

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database

NOW_MS = int(NOW.timestamp() * 1000)


@pytest.fixture
async def bela(services: Services) -> Editor:
    return await editor_of(services, BELA)


async def test_the_list_shows_what_is_doubtful_first_and_everything_in_brief(bela: Editor) -> None:
    text = await bela.taps(EditDraft(bela.case.id, 1))
    assert "5 things are doubtful" in text
    assert text.index("⚠️ UA number:") < text.index("Title: TEACHER HELD FOR A POEM")
    assert [label for label in bela.labels if label.startswith("⚠️")] == [
        "⚠️ UA number",
        "⚠️ Deadline",
        "⚠️ Languages to write in",
        "⚠️ Letter",
        "⚠️ Official 2 (Richard Doe)",
    ]
    assert {EditField, ShowOfficial, ShowOfficials, ReviewDraft} <= set(kinds(bela.shown))


async def test_all_doubts_are_settled_one_after_the_other(bela: Editor) -> None:
    await bela.taps(ReviewDraft(bela.case.id, 1, 1))
    await bela.presses("Edit")
    text = await bela.presses("⚠️ UA number")
    assert "1 of 5" in text
    assert "no number was found" in text
    assert "Reply with the number, such as 84.19" in text
    text = await bela.writes("84.26") or ""
    assert "Kept." in text
    assert "84.26" in text
    text = await bela.presses("2 of 5: Deadline")
    assert "only a month is printed: 2026-03\n📄 line 36: “PLEASE TAKE ACTION" in text
    assert "30 March 2026" in (await bela.writes("30 de marzo de 2026") or "")
    await bela.presses("3 of 5: Languages")
    assert "Spanish, English" in (await bela.writes("es, en") or "")
    await bela.presses("4 of 5: Letter")
    await bela.presses("It is right")
    assert "5 of 5: Official 2" in " ".join(bela.labels)
    draft = await bela.draft()
    assert draft.case.deadline == date(2026, 3, 30)
    assert draft.case.languages == ("es", "en")
    assert doubtful(draft) == (f"t{draft.case.targets[1].id}",)
    assert await bela.services.cases.by_number("84.26") is None, "not published yet"


async def test_a_text_shown_for_copying_can_be_sent_back_with_a_change(bela: Editor) -> None:
    text = await bela.opens("letter")
    letter = (await bela.draft()).case.letter
    assert letter is not None
    whole = "\n\n".join((letter.salutation or "", *letter.paragraphs))
    assert whole in text
    assert "That is all" not in " ".join(bela.labels)
    text = await bela.writes(whole.replace("at once", "today") + "\n\nYours sincerely,") or ""
    assert "So far you wrote" in text
    text = await bela.presses("That is all")
    assert "Kept." in text
    changed = (await bela.draft()).case.letter
    assert changed is not None
    assert (changed.salutation, changed.closing) == (letter.salutation, "Yours sincerely,")
    assert "today" in changed.paragraphs[-1]


async def test_a_long_text_comes_in_several_messages(bela: Editor) -> None:
    await bela.opens("summary")
    first, second = "word " * 790 + "and", "so it went on."
    await bela.writes(first, 20_001)
    await bela.writes("A typo.", 20_003)
    await bela.writes(second, 20_002)
    await bela.writes(second, 20_002)
    shown = await bela.edits(20_003, "The end.")
    assert shown is not None
    assert (await bela.draft()).case.summary == bela.case.summary, "nothing is kept before"
    await bela.presses("That is all")
    assert (await bela.draft()).case.summary == (f"{first} {second}", "The end.")
    assert await bela.edits(20_003, "Too late.") is None


async def test_what_was_written_can_be_erased_and_begun_anew(bela: Editor) -> None:
    await bela.opens("summary")
    await bela.writes("Not this.")
    await bela.presses("Erase and write anew")
    await bela.writes("But this.")
    await bela.presses("That is all")
    assert (await bela.draft()).case.summary == ("But this.",)


async def test_a_hundred_thousand_characters_are_not_taken_and_not_cut(bela: Editor) -> None:
    await bela.opens("summary")
    said = [await bela.writes("W" * 4096) or "" for _ in range(16)]
    assert "too long" not in said[13]
    assert "too long" in said[14]
    text = await bela.presses("That is all")
    assert "characters too long. Nothing was kept." in text
    assert (await bela.draft()).case == bela.case
    await bela.opens("title")
    assert "characters too long" in (await bela.writes("W" * 4096) or "")
    assert (await bela.draft()).case == bela.case


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "kind"])
@pytest.mark.parametrize("text", [MARKUP, "\u202e\u05d0\u05d1", "🧕🏽" * 60, "\u0007"])
async def test_whatever_is_written_breaks_no_screen_and_no_field(
    bela: Editor, field: str, text: str
) -> None:
    await bela.opens(field)
    await bela.writes(text)
    if any("That is all" in label for label in bela.labels):
        await bela.presses("That is all")
    await bela.taps(EditDraft(bela.case.id, 1))
    await bela.opens(field)
    await bela.taps(ReviewDraft(bela.case.id, 1, 1))
    value = getattr((await bela.draft()).case, field)
    assert value == getattr(bela.case, field) or str(text)[:20] in str(value) or "אב" in str(value)


async def test_a_refused_text_is_said_why_and_asked_for_again(bela: Editor) -> None:
    await bela.opens("deadline")
    assert "1 March 2026 is over: supporters would" in (await bela.writes("1 March 2026") or "")
    assert "I found no date" in (await bela.writes("soon") or "")
    understood = await bela.writes("2/4/2026") or ""
    assert "2 April 2026" in understood
    assert "The first number was taken as the day, the second as the month." in understood
    assert "Kept." in (await bela.writes("1 April 2026") or ""), "and it may be written once more"
    assert await bela.writes("2 April 2026") is None, "the question is answered"


async def test_a_value_can_be_left_empty_where_that_may_be(bela: Editor) -> None:
    await bela.opens("name_and_pronoun")
    assert "Kept." in await bela.presses("Leave it empty")
    assert (await bela.draft()).case.name_and_pronoun is None
    await bela.opens("title")
    assert not any("empty" in label for label in bela.labels)
    await bela.taps(EmptyField(bela.case.id, 1, 1, "title"))
    assert (await bela.draft()).case.title == bela.case.title


async def test_a_kind_is_chosen_and_not_written(bela: Editor) -> None:
    await bela.opens("kind")
    assert await bela.services.questions.open(BELA) is None
    assert "✓ first Urgent Action" in bela.labels
    assert "Kept." in await bela.presses("extension")
    assert (await bela.draft()).case.kind is Kind.EXTENSION


async def test_what_was_changed_can_be_undone_and_that_too(bela: Editor) -> None:
    await bela.opens("deadline")
    await bela.writes("1 April 2026")
    assert "deadline" not in doubtful(await bela.draft())
    text = await bela.presses("Undo")
    assert "this is how it was before" in text
    draft = await bela.draft()
    assert draft.case == bela.case
    assert "deadline" in doubtful(draft), "and it is doubtful again"
    await bela.presses("Undo")
    assert (await bela.draft()).case.deadline == date(2026, 4, 1)


async def test_an_edit_voids_the_approvals_and_says_so(bela: Editor) -> None:
    services = bela.services
    await services.approvals.switch(BELA, NOW_MS, is_needed=True)
    await services.approvals.approve(bela.case.id, 1, CHIDI, NOW_MS)
    await bela.opens("letter")
    assert "void" not in await bela.presses("It is right"), "that changes nothing of it"
    assert (await services.approvals.of(bela.case.id, 1)).by == (CHIDI,)
    await bela.opens("title")
    assert "The approval of this version is void now." in (await bela.writes("A poem") or "")
    assert (await services.approvals.of(bela.case.id, 1)).by == ()


async def test_publishing_with_open_doubts_is_asked_once(bela: Editor) -> None:
    text = await bela.taps(Publish(bela.case.id, 1, 0))
    assert "5 things are still doubtful: publish anyway?" in text
    assert await bela.services.cases.published() == []
    await bela.presses("Publish anyway")
    assert len(await bela.services.cases.published()) == 1
    sure = Editor(bela.services, BELA, (await editor_of(bela.services, BELA, URGENT_ACTION)).case)
    assert "doubtful" not in await sure.taps(Publish(sure.case.id, 1, 0))
    assert "Published" in await sure.presses("Yes, publish it")


async def test_no_two_cases_get_one_number(bela: Editor) -> None:
    await editor_of(bela.services, BELA, URGENT_ACTION)
    await bela.opens("ua_number")
    assert "Another case has this UA number." in (await bela.writes("084/2026") or "")


async def test_nobody_else_answers_the_question(bela: Editor) -> None:
    services = bela.services
    for person in (AMINA, CHIDI):
        other = Editor(services, person, bela.case)
        await services.questions.ask(person, f"changeone:{bela.case.id}:1:0:title", NOW_MS)
        assert await other.writes("Mine") is None
    assert (await bela.draft()).case == bela.case


async def test_who_is_removed_amid_a_question_answers_it_no_more(bela: Editor) -> None:
    await bela.services.team.appoint(AMINA, Role.COORDINATOR, NOW_MS)
    amina = Editor(bela.services, AMINA, bela.case)
    await amina.opens("title")
    await bela.services.team.remove(AMINA, NOW_MS, BELA)
    assert await amina.writes("Mine") is None
    assert (await bela.draft()).case == bela.case


@pytest.mark.parametrize("field", ["targets", "id", "closed_at", "__class__", "t99", "", "_", "t"])
async def test_a_forged_field_is_none(bela: Editor, field: str) -> None:
    case = bela.case
    for button in (
        EditField(case.id, 1, field),
        EditField(case.id, 1, field, -7),
        EmptyField(case.id, 1, 0, field),
        ConfirmField(case.id, 1, 99, field),
    ):
        await bela.taps(button)
    await bela.services.questions.ask(BELA, f"changeone:{case.id}:1:0:{field}", NOW_MS)
    assert await bela.writes("Mine") is None
    draft = await bela.draft()
    assert (draft.case, len(draft.doubts)) == (case, 5)


@pytest.mark.parametrize("field", ["title", "summary"])
@pytest.mark.parametrize("what", ["published", "thrown away"])
async def test_an_answer_that_comes_too_late_says_what_is_there_instead(
    bela: Editor, what: str, field: str
) -> None:
    cases = bela.services.cases
    await bela.opens(field)
    if what == "published":
        await cases.publish(bela.case.id, 1, "1004", NOW_MS)
    else:
        await cases.discard(bela.case.id, 1, "1004", NOW_MS)
    text = await bela.writes("Too late") or ""
    told = "This version is published" if what == "published" else "not here any more"
    assert told in text
    assert await bela.writes("Too late") is None, "the question has ended"
    assert all(case.title != "Too late" for case in await cases.published())
    assert await bela.services.draft_words.written(Place(BELA, bela.case.id, 1, field)) == {}


async def test_what_a_document_gave_no_place_is_shown_and_settled(database: Database) -> None:
    bela = await editor_of(await services_on(database), BELA, "\n".join([DOUBTFUL, "x\n" * 700]))
    for field in doubtful(await bela.draft()):
        if field in FIELDS or field.startswith("t"):
            continue
        await bela.opens(field)
        await bela.presses("It is right")
        assert field not in doubtful(await bela.draft())


def test_every_field_of_a_case_is_edited_somewhere() -> None:
    elsewhere = {
        "id", "version", "targets", "translations", "subjects", "openings", "posts", "themes",
        "region",
        "disturbing", "reminders", "closed_at", "withdrawn_at",
    }  # fmt: skip
    assert {one.name for one in fields(Case)} - elsewhere == set(FIELDS)


async def test_a_document_of_a_thousand_doubtful_officials_keeps_nobody_waiting(
    services: Services,
) -> None:
    official = "Governor Jane Roe\nGovernor of the Province\n12 Main Street\nEmail: nobody\n\n"
    document = URGENT_ACTION.replace("Governor Jane Roe\n", f"{official * 2000}\n", 1)
    bela = await editor_of(services, BELA, document)
    assert len((await bela.draft()).doubts) > 1000
    began = time.monotonic()
    await bela.taps(EditDraft(bela.case.id, 1))
    await bela.opens("title")
    assert "Kept." in (await bela.writes("A title") or "")
    assert time.monotonic() - began < 2
