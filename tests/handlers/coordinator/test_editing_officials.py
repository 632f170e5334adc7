"""Officials of a draft are edited in the chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cases.case import Channel
from cases.document import read_text
from cases.document.draft import Doubt
from handlers.official_buttons import (
    AddOfficial,
    AskToRemoveOfficial,
    EditOfficial,
    ShowOfficial,
    ShowOfficials,
)
from tests.handlers.coordinator.at_the_desk import DRAFT, VERSION, Office, office_on
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.handlers.parts import BELA

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    return await office_on(database, database_address)


async def test_the_list_says_who_is_there_and_what_is_missing(office: Office) -> None:
    case = await office.case()
    governor, ambassador = case.targets
    bare = replace(ambassador, contacts=(), copy=True)
    await office.is_now(replace(case, targets=(governor, bare)))
    shown = await office.bela.opens(ShowOfficials(DRAFT, VERSION, 0))
    assert "Officials" in shown
    labels = list(office.bela.keys)
    assert labels[0].startswith("1. Jane Roe")
    assert labels[1].startswith("2. Richard Doe")
    assert labels[1].endswith("📎 🚫")
    assert "They get copies" in await office.bela.taps("2. Richard Doe")
    assert "no way to reach them" in office.bela.text


async def test_name_role_and_salutation_are_written(office: Office) -> None:
    bela = office.bela
    governor = (await office.officials())[0]
    await bela.opens(ShowOfficial(DRAFT, VERSION, governor.id, 0))
    assert "As it stands now: Jane Roe" in await bela.taps("Name")
    assert "Kept." in await bela.writes("Jane Q. Roe")
    assert "Such as “Minister of Justice”" in await bela.taps("Role")
    await bela.writes("Minister of Rain")
    await bela.taps("Salutation")
    shown = await bela.writes("Dear Minister")
    assert "1. Jane Q. Roe\nMinister of Rain" in shown
    assert "💬 Dear Minister" in shown
    await bela.taps("Role")
    await bela.taps("No role")
    now = (await office.officials())[0]
    assert now == replace(governor, name="Jane Q. Roe", role="", salutation="Dear Minister")


async def test_what_cannot_be_kept_is_said_and_asked_for_again(office: Office) -> None:
    bela = office.bela
    before = await office.officials()
    await bela.opens(EditOfficial(DRAFT, VERSION, before[0].id, "name"))
    assert "longer than 256 characters" in await bela.writes("x" * 4_096)
    assert "Nothing in this message" in await bela.writes("\u202e\u200b")
    assert await office.officials() == before
    await bela.writes("Jane \u202eR. Roe\u202c")
    assert (await office.officials())[0].name == "Jane R. Roe"


async def test_a_message_that_is_several_lines_is_one_name(office: Office) -> None:
    await office.bela.opens(EditOfficial(DRAFT, VERSION, (await office.officials())[0].id, "name"))
    await office.bela.writes("Jane\nRoe {name} <b>&")
    assert (await office.officials())[0].name == "Jane Roe {name} <b>&"


async def test_one_message_is_a_whole_official(office: Office) -> None:
    bela = office.bela
    await bela.opens(ShowOfficials(DRAFT, VERSION, 0))
    assert "Who is it?" in await bela.taps("Add an official")
    shown = await bela.writes(
        "Ana Ruiz\nMinister of Justice\n1 High Street\nTown 12345\nana@example.org\n@AnaRuiz\n"
        "https://evil@example.org/form"
    )
    assert "3. Ana Ruiz\nMinister of Justice" in shown
    assert "“https://evil@example.org/form” cannot be used" in shown
    ana = (await office.officials())[2]
    assert [one.channel for one in ana.contacts] == [Channel.POST, Channel.EMAIL, Channel.X]
    ids = [one.id for target in await office.officials() for one in target.contacts]
    assert len({*ids, *(one.id for one in await office.officials())}) == len(ids) + 3
    assert await office.services.questions.open(BELA) is None


async def test_the_same_official_twice_and_nobody_at_all_are_said(office: Office) -> None:
    bela = office.bela
    before = await office.officials()
    await bela.opens(AddOfficial(DRAFT, VERSION))
    assert "in the draft already" in await bela.writes(f"{before[0].name}\n{before[0].role}")
    assert "Nothing in this message" in await bela.writes("\u200b")
    assert await office.officials() == before


async def test_removing_is_asked_once_more_and_done_once(office: Office) -> None:
    bela = office.bela
    governor, ambassador = await office.officials()
    asked = await bela.opens(AskToRemoveOfficial(DRAFT, VERSION, governor.id))
    assert "still counted" in asked
    assert await office.officials() == (governor, ambassador)
    again = dict(bela.keys)
    await bela.taps("Yes, remove them")
    assert await office.officials() == (ambassador,)
    bela.keys = again
    assert "not in the draft any more" in await bela.taps("Yes, remove them")
    assert await office.officials() == (ambassador,)


async def test_officials_change_places_and_get_copies(office: Office) -> None:
    bela = office.bela
    governor, ambassador = await office.officials()
    await bela.opens(ShowOfficial(DRAFT, VERSION, ambassador.id, 0))
    assert await bela.taps("Up")
    assert await office.officials() == (ambassador, governor)
    await bela.taps("Copies only")
    assert await office.officials() == (replace(ambassador, copy=True), governor)
    await bela.taps("Write to them")
    assert await office.officials() == (ambassador, governor)


async def test_each_is_asked_for_what_is_theirs(office: Office) -> None:
    bela = office.bela
    case = replace(await office.case(), asks=("Free her.", "Let a lawyer in.", "x" * 5_000))
    await office.is_now(case)
    governor = case.targets[0]
    await bela.opens(ShowOfficial(DRAFT, VERSION, governor.id, 0))
    assert "All asks go to them" in bela.text
    await bela.taps("Which asks")
    assert next(iter(bela.keys)) == "✓ 1. Free her."
    before = dict(bela.keys)
    await bela.taps("1. Free her.")
    assert (await office.officials())[0].asks == (1, 2)
    bela.keys = before
    await bela.taps("1. Free her.")
    assert (await office.officials())[0].asks == (1, 2), "a key sets, it does not toggle"
    await bela.taps("3. xxx")
    assert "At least one ask" in await bela.taps("2. Let a lawyer in.")
    await bela.taps("1. Free her.")
    await bela.taps("3. xxx")
    assert (await office.officials())[0].asks == ()


async def test_doubts_about_an_official_are_settled_by_an_edit_or_a_word(office: Office) -> None:
    draft = (await office.stored()).doubts
    bela = office.bela
    governor, ambassador = await office.officials()
    for field, _ in draft:
        assert field.startswith("targets["), "the story is about officials"
    shown = await bela.opens(ShowOfficial(DRAFT, VERSION, ambassador.id, 0))
    doubted = [field for field, _ in draft if field.startswith("targets[1]")]
    assert shown.count("⚠️") >= len(doubted)
    for label in [label for label in bela.keys if "It is right" in label]:
        await bela.opens(ShowOfficial(DRAFT, VERSION, ambassador.id, 0))
        await bela.taps(label)
    left = [field for field, _ in (await office.stored()).doubts]
    assert left == [field for field, _ in draft if not field.startswith("targets[1]")]
    assert await office.officials() == (governor, ambassador)


async def test_that_nobody_is_missing_says_nothing_of_any_of_them(office: Office) -> None:
    doubts = (Doubt("targets", "one may be missing"), Doubt("targets[0].emails", "a guess"))
    draft = replace(read_text(URGENT_ACTION.replace("84.26", "86.26")), needs_review=doubts)
    case = await office.services.cases.keep_draft(draft, "Bela", 0)
    bela = office.bela
    shown = await bela.opens(ShowOfficials(case.id, case.version, 0))
    assert "⚠️ one may be missing" in shown
    await bela.taps("It is right")
    stored = await office.services.cases.version(case.id, case.version)
    assert stored is not None
    assert [field for field, _ in stored.doubts] == ["targets[0].emails"]
    assert "a guess" in await bela.opens(
        ShowOfficial(case.id, case.version, case.targets[0].id, 0)
    )
