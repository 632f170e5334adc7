"""Two at the same officials, those who may not, forged keys, and a draft as long as they come."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handlers.official_buttons import (
    AddOfficial,
    AskToRemoveOfficial,
    ChangeOfficial,
    ChooseAsks,
    ConfirmOfficial,
    EditOfficial,
    EmptyOfficial,
    MoveOfficial,
    RemoveOfficial,
    SetAsk,
    ShowOfficial,
    ShowOfficials,
)
from tests.handlers.coordinator.at_the_desk import DRAFT, VERSION, Member, Office, office_on
from tests.handlers.parts import AMINA, BELA, CHIDI, DANA

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    return await office_on(database, database_address)


async def test_two_coordinators_do_not_overwrite_each_other_unseen(office: Office) -> None:
    bela, dana = office.bela, office.dana
    governor = (await office.officials())[0]
    await bela.opens(EditOfficial(DRAFT, VERSION, governor.id, "name"))
    await dana.opens(EditOfficial(DRAFT, VERSION, governor.id, "name"))
    await dana.writes("Jane D. Roe")
    shown = await bela.writes("Jane B. Roe")
    assert "nothing of yours was kept" in shown
    assert "As it stands now: Jane D. Roe" in shown
    assert (await office.officials())[0].name == "Jane D. Roe"
    assert "Kept." in await bela.writes("Jane B. Roe")
    assert (await office.officials())[0].name == "Jane B. Roe"


async def test_what_two_add_in_the_same_moment_is_both_there(office: Office) -> None:
    """Nothing is overwritten by one more; everything has an id of its own."""
    stage, before = office.bela.stage, await office.officials()
    for member in (office.bela, office.dana):
        await member.opens(AddOfficial(DRAFT, VERSION))
    await asyncio.gather(
        stage.write(BELA, "Ana Ruiz\nMinister of Justice\nana@example.org"),
        stage.write(DANA, "Bo Muster\nHead of Prisons\nbo@example.org"),
    )
    now = await office.officials()
    assert now[:2] == before
    assert {target.name for target in now[2:]} == {"Ana Ruiz", "Bo Muster"}
    ids = [target.id for target in now]
    ids += [one.id for target in now for one in target.contacts]
    assert len(set(ids)) == len(ids)


async def test_of_two_who_rename_in_the_same_moment_one_is_told(office: Office) -> None:
    stage, governor = office.bela.stage, (await office.officials())[0]
    for member in (office.bela, office.dana):
        await member.opens(EditOfficial(DRAFT, VERSION, governor.id, "name"))
    await asyncio.gather(stage.write(BELA, "Jane B. Roe"), stage.write(DANA, "Jane D. Roe"))
    name = (await office.officials())[0].name
    assert name in {"Jane B. Roe", "Jane D. Roe"}
    asked = [await office.services.questions.open(one) for one in (BELA, DANA)]
    assert sorted(one is None for one in asked) == [False, True], "the other is asked again"


async def test_two_who_share_the_officials_among_them_are_not_in_each_others_way(
    office: Office,
) -> None:
    bela, dana = office.bela, office.dana
    governor, ambassador = await office.officials()
    await bela.opens(EditOfficial(DRAFT, VERSION, governor.id, "name"))
    await dana.opens(EditOfficial(DRAFT, VERSION, ambassador.id, "name"))
    await dana.writes("Richard D. Doe")
    await dana.opens(EditOfficial(DRAFT, VERSION, governor.id, "salutation"))
    await dana.writes("Dear Governor")
    shown = await bela.writes("Jane B. Roe")
    assert "Kept." in shown
    assert f"{DANA} changed something else meanwhile (Officials): that stays, too." in shown
    assert await office.officials() == (
        replace(governor, name="Jane B. Roe", salutation="Dear Governor"),
        replace(ambassador, name="Richard D. Doe"),
    )


async def test_keys_of_an_older_state_change_nothing_that_nobody_has_seen(office: Office) -> None:
    bela, dana = office.bela, office.dana
    governor, ambassador = await office.officials()
    await dana.opens(EditOfficial(DRAFT, VERSION, governor.id, "role"))
    await dana.writes("Another role")
    await dana.opens(MoveOfficial(DRAFT, VERSION, 1, ambassador.id, 0))
    case = replace(await office.case(), asks=("Free her.", "Let a lawyer in."))
    await office.is_now(case)
    await dana.opens(ConfirmOfficial(DRAFT, VERSION, 3, governor.id, "role"))
    before = await office.stored()
    for button in (
        RemoveOfficial(DRAFT, VERSION, 0, governor.id),
        MoveOfficial(DRAFT, VERSION, 0, governor.id, 0),
        EmptyOfficial(DRAFT, VERSION, 0, governor.id, "role"),
        SetAsk(DRAFT, VERSION, 2, governor.id, 0, 0),
    ):
        assert "nothing of yours was kept" in await bela.opens(button)
        assert await office.stored() == before


async def test_an_official_who_was_removed_meanwhile_is_not_written_to(office: Office) -> None:
    bela, dana = office.bela, office.dana
    governor, ambassador = await office.officials()
    await bela.opens(EditOfficial(DRAFT, VERSION, governor.id, "name"))
    await dana.opens(AskToRemoveOfficial(DRAFT, VERSION, governor.id))
    await dana.taps("Yes, remove them")
    assert "not in the draft any more" in await bela.writes("Jane B. Roe")
    assert await office.officials() == (ambassador,)
    assert await office.services.questions.open(BELA) is None


async def test_nobody_else_edits_and_forged_keys_find_nothing(office: Office) -> None:
    stage, before = office.bela.stage, await office.stored()
    governor = before.case.targets[0]
    for member in (Member(stage, AMINA), Member(stage, CHIDI)):
        for button in (
            RemoveOfficial(DRAFT, VERSION, 0, governor.id),
            SetAsk(DRAFT, VERSION, 0, governor.id, 0, 0),
            AddOfficial(DRAFT, VERSION),
        ):
            await member.opens(button)
            assert "does not work any more" in member.toast
        question = ChangeOfficial(DRAFT, VERSION, 0, governor.id, "name").pack()
        await office.services.questions.ask(member.id, question, 0)
        await member.writes("Somebody else")
    published = (await office.services.cases.published())[0].targets[0]
    for forged in (
        ShowOfficial(DRAFT, VERSION, published.id, 0),
        ShowOfficial(DRAFT, VERSION, governor.id, 10**9),
        EditOfficial(DRAFT, VERSION, governor.id, "contacts"),
        ConfirmOfficial(DRAFT, VERSION, 0, 999, "emails"),
        ChooseAsks(DRAFT, VERSION, governor.id, 10**9),
        SetAsk(DRAFT, VERSION, 0, governor.id, 10**9, 1),
        RemoveOfficial(1, 1, 0, published.id),
        RemoveOfficial(99, 1, 0, published.id),
    ):
        await office.bela.opens(forged)
        assert office.bela.text
    assert await office.stored() == before


async def test_a_hostile_draft_is_shown_page_by_page(office: Office) -> None:
    case = await office.case()
    governor = case.targets[0]
    way = governor.contacts[0]
    ways = tuple(replace(way, id=n, value="<b>" * 400 + str(n)) for n in range(1000, 1070))
    many = tuple(replace(governor, id=n, name=f"{n} {'&' * 300}") for n in range(100, 160))
    hostile = replace(governor, name="<" * 3_000, role="&" * 3_000, contacts=ways)
    await office.is_now(replace(case, targets=(hostile, *many)))
    bela = office.bela
    await bela.opens(ShowOfficials(DRAFT, VERSION, 99))
    assert [label for label in bela.keys if label.startswith("61. ")]
    await bela.opens(ShowOfficial(DRAFT, VERSION, governor.id, 99))
    assert "and 64 more" in bela.text
    await bela.opens(ShowOfficials(DRAFT, VERSION, 0))
    assert "at most 50 officials" in await _added_to(bela)


async def _added_to(bela: Member) -> str:
    await bela.taps("Add an official")
    return await bela.writes("Ana Ruiz\nMinister of Justice")
