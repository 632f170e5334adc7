"""Other subjects and openings, posts and hidden passages of a draft, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.team import Role
from handlers.coordinator import edit_case, edit_wordings, hide_passages
from handlers.coordinator.wording_screens import KINDS, MOST
from handlers.letter_buttons import (
    HideParagraph,
    ListParagraphs,
    OpenWordings,
    RemoveWording,
)
from handlers.screens import card_text
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of
from tests.handlers.coordinator.writing import does, draft_now, taps, writes
from tests.handlers.parts import BELA, DANA, keys, seen, services_on

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Screen

MARKUP = '<b>bold</b> & <a href="https://example.org">x</a> {name} {{ 7 * 7 }} %(x)s'


async def add(services: Services, case: Case, what: str, text: str, by: int = BELA) -> Screen:
    """Open the list and write this; the list as it is then."""
    button = OpenWordings(case.id, case.version, what)
    await taps(services, edit_wordings.open_wordings, button, by)
    shown = await writes(services, text, by)
    assert shown is not None
    return shown


async def test_subjects_are_written_one_a_line_and_removed_each(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await add(services, case, "subjects", "Free the teacher\n\nA  poem is no crime\n")
    assert (await draft_now(services, case)).subjects == ("Free the teacher", "A poem is no crime")
    await writes(services, "Let her read")
    shown = await taps(services, edit_wordings.remove_wording, does(shown, "🗑 1"))
    assert (await draft_now(services, case)).subjects == ("A poem is no crime", "Let her read")
    assert "Free the teacher" not in seen(shown)


async def test_what_was_taken_out_by_mistake_comes_back(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await add(services, case, "subjects", "Free the teacher\nA poem is no crime")
    shown = await taps(services, edit_wordings.remove_wording, does(shown, "🗑 1"))
    assert (await draft_now(services, case)).subjects == ("A poem is no crime",)
    await taps(services, edit_case.undo_change, does(shown, "Undo"))
    now = await draft_now(services, case)
    assert now.subjects == ("Free the teacher", "A poem is no crime")


@pytest.mark.parametrize("what", KINDS)
async def test_the_same_twice_is_there_once(database: Database, what: str) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    text = "The poem is a hundred years old."
    await add(services, case, what, text)
    shown = await writes(services, text)
    assert shown is not None
    assert "This is there already." in seen(shown)
    assert getattr(await draft_now(services, case), what) == (text,)


@pytest.mark.parametrize("what", KINDS)
async def test_two_coordinators_who_add_at_once_both_add(database: Database, what: str) -> None:
    services = await services_on(database)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    case = await draft_of(services)
    for by in (BELA, DANA):
        button = OpenWordings(case.id, case.version, what)
        await taps(services, edit_wordings.open_wordings, button, by)
    first, second = "The poem", "a hundred years old"
    await writes(services, first, BELA)
    await writes(services, second, DANA)
    assert getattr(await draft_now(services, case), what) == (first, second)


async def test_what_somebody_removed_before_is_not_removed_twice(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await add(services, case, "openings", "I am a teacher too.")
    remove = does(shown, "🗑 1")
    await taps(services, edit_wordings.remove_wording, remove)
    await writes(services, "I write as a reader.")
    shown = await taps(services, edit_wordings.remove_wording, remove)
    assert "This is not there any more." in seen(shown)
    assert (await draft_now(services, case)).openings == ("I write as a reader.",)


async def test_a_post_says_which_networks_take_it(database: Database) -> None:
    services = await services_on(database)
    document = URGENT_ACTION.replace(
        "Email: governor@example.org", "Email: governor@example.org\nTwitter: @GovRoe"
    )
    case = await draft_of(services, document)
    shown = await add(services, case, "posts", "Free the teacher now. https://example.org/poem")
    assert "✅ X (54/280), Bluesky, Threads, Mastodon" in seen(shown)
    shown = await add(services, case, "posts", "Free the teacher. " * 20)
    assert "✅ Threads, Mastodon · ⚠️ too long for X (" in seen(shown)
    assert "Bluesky: shortened there at a word" in seen(shown)


async def test_a_passage_is_hidden_if_it_stands_in_the_story(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await add(services, case, "disturbing", "she was beaten")
    assert "These words do not stand in the story like this." in seen(shown)
    assert (await draft_now(services, case)).disturbing == ()
    shown = await add(services, case, "disturbing", "reading a poem at school")
    assert "✅ Kept." in seen(shown)
    card = card_text(services.texts.in_("en"), await draft_now(services, case))
    assert "<tg-spoiler>reading a poem at school</tg-spoiler>" in card


async def test_a_whole_paragraph_is_hidden_and_shown_by_its_key(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await taps(
        services, hide_passages.list_paragraphs, ListParagraphs(case.id, case.version)
    )
    hide = does(shown, "Hide 1")
    for _ in range(2):
        shown = await taps(services, hide_passages.hide_paragraph, hide)
    assert (await draft_now(services, case)).disturbing == (case.summary[0],)
    await taps(services, hide_passages.hide_paragraph, does(shown, "Show 1"))
    assert (await draft_now(services, case)).disturbing == ()


@pytest.mark.parametrize("what", ["subjects", "openings", "posts"])
@pytest.mark.parametrize("text", [MARKUP, "حرروا المعلمة", "\u202etext"])
async def test_whatever_is_written_is_only_text(database: Database, what: str, text: str) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await add(services, case, what, text)
    (kept,) = getattr(await draft_now(services, case), what)
    assert kept == text.replace("\u202e", "")
    assert kept in seen(shown)


@pytest.mark.parametrize("what", KINDS)
async def test_too_much_and_nothing_are_refused_with_a_sentence(
    database: Database, what: str
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    assert "There is no text" in seen(await add(services, case, what, " \n \u0007"))
    assert "characters more than" in seen(await add(services, case, what, "x" * 4096))
    assert getattr(await draft_now(services, case), what) == ()


async def test_there_are_only_so_many(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    shown = await add(services, case, "subjects", "\n".join(map(str, range(MOST + 1))))
    assert f"There can be at most {MOST}." in seen(shown)
    await writes(services, "\n".join(map(str, range(MOST))))
    assert len((await draft_now(services, case)).subjects) == MOST


async def test_forged_buttons_change_nothing(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    of = (case.id, case.version)
    for step, button in (
        (edit_wordings.open_wordings, OpenWordings(*of, "targets")),
        (edit_wordings.remove_wording, RemoveWording(*of, "targets", "")),
        (edit_wordings.remove_wording, RemoveWording(*of, "posts", "hack")),
        (hide_passages.list_paragraphs, ListParagraphs(*of, 99)),
        (hide_passages.hide_paragraph, HideParagraph(*of, "hack", 7, -3)),
    ):
        assert keys(await taps(services, step, button))
    assert await draft_now(services, case) == case
