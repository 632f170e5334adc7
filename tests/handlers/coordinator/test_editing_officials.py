"""Officials of a draft are edited in the chat, by one coordinator or by two at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.store.team import Role
from cases.case import Channel
from handlers.official_buttons import (
    AddOfficial,
    AskToRemoveOfficial,
    ChangeOfficial,
    ChooseAsks,
    ConfirmOfficial,
    EditOfficial,
    MarkCopy,
    MoveOfficial,
    RemoveOfficial,
    SetAsk,
    ShowOfficial,
    ShowOfficials,
)
from tests.handlers.coordinator.at_the_desk import Member
from tests.handlers.coordinator.stage import stage_on
from tests.handlers.parts import AMINA, BELA, CHIDI, DANA

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.store.database import Database
    from cases.case import Case, Target

DRAFT, VERSION = 2, 1


class Office:
    """A draft, and two coordinators who may edit it."""

    def __init__(self, services: Services, bela: Member, dana: Member) -> None:
        self.services, self.bela, self.dana = services, bela, dana

    async def stored(self) -> StoredVersion:
        stored = await self.services.cases.version(DRAFT, VERSION)
        assert stored is not None
        return stored

    async def case(self) -> Case:
        return (await self.stored()).case

    async def officials(self) -> tuple[Target, ...]:
        return (await self.case()).targets

    async def is_now(self, case: Case) -> None:
        """The draft as somebody has left it."""
        revision = (await self.stored()).revision
        assert await self.services.drafts.reword(case, revision, str(BELA), 0) is not None


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    stage, services = await stage_on(database, database_address)
    await services.team.appoint(DANA, Role.COORDINATOR, 0)
    return Office(services, Member(stage, BELA), Member(stage, DANA))


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
    assert "found no place: https://evil@example.org/form" in shown
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


async def test_keys_of_an_older_state_change_nothing(office: Office) -> None:
    bela, dana = office.bela, office.dana
    governor, ambassador = await office.officials()
    for button in (
        MarkCopy(DRAFT, VERSION, 0, governor.id, 1),
        MoveOfficial(DRAFT, VERSION, 0, governor.id, 1),
        RemoveOfficial(DRAFT, VERSION, 0, governor.id),
    ):
        await dana.opens(EditOfficial(DRAFT, VERSION, ambassador.id, "role"))
        await dana.writes(f"Role before {button.code}")
        before = await office.stored()
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
