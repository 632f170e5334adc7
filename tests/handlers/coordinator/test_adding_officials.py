"""Officials are pasted, one or several at once: all are added, and one tap takes them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cases.fitness import OFFICIALS
from handlers.official_buttons import AddContact, AddOfficial, ShowOfficial
from tests.handlers.coordinator.at_the_desk import DRAFT, VERSION, Office, office_on
from tests.handlers.parts import BELA

if TYPE_CHECKING:
    from bot.store.database import Database

THREE = (
    "Ana Ruiz\nMinister of Justice\n1 High Street\nTown 12345\nana@example.org\n\n"
    "Ben Poe\nProsecutor General\nEmail: ben@example.org\nSalutation: Dear Prosecutor\n"
    "https://evil@example.org/form\n\n"
    "Carla Moe\nMinister of Rain"
)


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    return await office_on(database, database_address)


async def test_several_pasted_at_once_are_all_added_and_one_screen_says_who(
    office: Office,
) -> None:
    bela = office.bela
    await bela.opens(AddOfficial(DRAFT, VERSION))
    shown = await bela.writes(THREE)
    assert "3 officials are added to the draft." in shown
    assert "3. Ana Ruiz · Minister of Justice" in shown
    assert "this one is made: Dear Minister" in shown
    assert "⚠️ web form: “https://evil@example.org/form” cannot be used" in shown
    assert shown.index("3. Ana Ruiz") < shown.index("4. Ben Poe") < shown.index("5. Carla Moe")
    assert "5. Carla Moe · Minister of Rain\n⚠️ there is no way to reach them yet" in shown
    officials = await office.officials()
    assert [one.name for one in officials[2:]] == ["Ana Ruiz", "Ben Poe", "Carla Moe"]
    ids = [one.id for target in officials for one in target.contacts]
    assert len({*ids, *(one.id for one in officials)}) == len(ids) + 5
    assert await office.services.questions.open(BELA) is None
    assert "Ana Ruiz\nMinister of Justice" in await bela.taps("3. Ana Ruiz")


async def test_one_tap_takes_all_of_them_back_and_another_brings_them_again(
    office: Office,
) -> None:
    bela, before = office.bela, await office.officials()
    await bela.opens(AddOfficial(DRAFT, VERSION))
    await bela.writes(THREE)
    after = await office.officials()
    assert "Undone: this is how it was before." in await bela.taps("Undo")
    assert await office.officials() == before
    await bela.taps("Undo")
    assert await office.officials() == after


async def test_who_is_there_already_is_not_added_twice_and_the_others_are(office: Office) -> None:
    bela = office.bela
    governor = (await office.officials())[0]
    await bela.opens(AddOfficial(DRAFT, VERSION))
    shown = await bela.writes(f"{governor.name}\n{governor.role}\na@example.org\n\n{THREE}")
    assert f"{governor.name} is not added: An official with this name and role" in shown
    assert len(await office.officials()) == 5
    await bela.opens(AddOfficial(DRAFT, VERSION))
    assert "in the draft already" in await bela.writes(THREE), "and it is asked for again"
    assert len(await office.officials()) == 5


async def test_there_are_never_more_than_a_case_may_have(office: Office) -> None:
    bela = office.bela
    many = "\n\n".join(f"Jo Roe{'x' * n}\nMinister of Rain\n{n}@example.org" for n in range(60))
    await bela.opens(AddOfficial(DRAFT, VERSION))
    shown = await bela.writes(many[:4_000])
    assert f"A case has at most {OFFICIALS} officials." in shown
    assert len(await office.officials()) == OFFICIALS


async def test_a_message_that_an_app_has_cut_is_gone_on_with(office: Office) -> None:
    bela = office.bela
    blocks = (f"Jo Roe{'x' * n}\nMinister of Rain\n{'x' * 50}{n}@a.org" for n in range(36))
    long = "\n\n".join(blocks)
    await bela.opens(AddOfficial(DRAFT, VERSION))
    assert "whatever you write next is added" in await bela.writes(long)
    count = len(await office.officials())
    assert any("That is all" in key for key in bela.keys)
    await bela.writes("Ana Ruiz\nMinister of Justice\nana@example.org")
    assert [one.name for one in (await office.officials())[count:]] == ["Ana Ruiz"]
    assert len(await office.services.cases.drafts()) == 1
    await bela.opens(AddOfficial(DRAFT, VERSION))
    await bela.writes(long.replace("Jo", "Jim"))
    await bela.taps("That is all")
    assert await office.services.questions.open(BELA) is None


async def test_what_somebody_else_added_meanwhile_stays_when_mine_are_taken_back(
    office: Office,
) -> None:
    bela, dana = office.bela, office.dana
    await bela.opens(AddOfficial(DRAFT, VERSION))
    await bela.writes(THREE)
    await dana.opens(AddOfficial(DRAFT, VERSION))
    await dana.writes("Ola Doe\nMinister of Snow\nola@example.org")
    await bela.taps("Undo")
    assert [one.name for one in await office.officials()][-1] == "Ola Doe"
    assert len(await office.officials()) == 6, "officials were changed since: nothing is undone"


async def test_a_made_greeting_of_a_pasted_official_is_a_doubt_of_the_draft(
    office: Office,
) -> None:
    bela = office.bela
    await bela.opens(AddOfficial(DRAFT, VERSION))
    await bela.writes(THREE)
    doubts = [path for path, _ in (await office.stored()).doubts]
    assert "targets[2].salutation" in doubts
    assert "targets[3].salutation" not in doubts
    ana = (await office.officials())[2]
    shown = await bela.opens(ShowOfficial(DRAFT, VERSION, ana.id, 0))
    assert "so this one is made: Dear Minister" in shown


async def test_what_found_no_place_is_doubtful_until_somebody_settles_it(office: Office) -> None:
    bela = office.bela
    await bela.opens(AddOfficial(DRAFT, VERSION))
    shown = await bela.writes("Juan Poe\nMinister of Rain\nEmail: juan@@example\nPhone: 12\n???")
    assert "e-mail: “juan@@example” cannot be used" in shown
    assert "phone: “12” cannot be used" in shown
    assert "no line of the document" not in shown
    assert set((await office.stored()).doubts) >= {
        ("targets[2].emails", "“juan@@example” cannot be used"),
        ("targets[2].phones", "“12” cannot be used"),
        ("targets[2]", "this found no place: ???"),
    }
    juan = (await office.officials())[2]
    await bela.opens(AddContact(DRAFT, VERSION, juan.id, "email"))
    await bela.writes("juan@example.org")
    doubts = dict((await office.stored()).doubts)
    assert "targets[2].emails" not in doubts, "it was given"
    assert "targets[2].phones" in doubts
    await bela.opens(ShowOfficial(DRAFT, VERSION, juan.id, 0))
    await bela.taps("It is right: phone")
    assert "targets[2].phones" not in dict((await office.stored()).doubts)


async def test_the_doubts_of_an_official_go_with_them_and_come_back_with_them(
    office: Office,
) -> None:
    bela = office.bela
    before = (await office.stored()).doubts
    await bela.opens(AddOfficial(DRAFT, VERSION))
    await bela.writes("Juan Poe\nMinister of Rain\nEmail: juan@@example")
    after = (await office.stored()).doubts
    await bela.taps("Undo")
    assert (await office.stored()).doubts == before
    await bela.taps("Undo")
    assert (await office.stored()).doubts == after


async def test_below_copies_to_they_are_sent_copies_only(office: Office) -> None:
    bela = office.bela
    await bela.opens(AddOfficial(DRAFT, VERSION))
    await bela.writes(
        "Attorney General Jane Roe\nEmail: a@example.org\n\nCOPIES TO:\n"
        "Ambassador John Poe\nEmbassy of X\nEmail: b@example.org"
    )
    assert [(one.name, one.copy) for one in (await office.officials())[2:]] == [
        ("Jane Roe", False),
        ("John Poe", True),
    ]


@pytest.mark.parametrize("name", ["<b>{{ x }}</b> & {name}", "\u202e\u05d0\u05d1", "W" * 250])
async def test_whatever_they_are_called_breaks_no_screen(office: Office, name: str) -> None:
    bela = office.bela
    await bela.opens(AddOfficial(DRAFT, VERSION))
    blocks = (f"{name} {n}\nMinister of Rain\n{n}@example.org\n{'y' * 90}" for n in range(9))
    assert await bela.writes("\n\n".join(blocks)[:4_096])
