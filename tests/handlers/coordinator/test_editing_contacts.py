"""How officials of a draft are reached is edited in the chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cases.case import Channel, Contact
from handlers.official_buttons import (
    AddContact,
    ChangeContact,
    ChooseWay,
    EditContact,
    EmptyHint,
    RemoveContact,
    RemoveOfficial,
    ShowContact,
    ShowOfficial,
)
from tests.handlers.coordinator.at_the_desk import DRAFT, VERSION, Member, Office, office_on
from tests.handlers.parts import AMINA, BELA, CHIDI, DANA

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.fixture
async def office(database: Database, database_address: str) -> Office:
    return await office_on(database, database_address)


async def contacts(office: Office) -> tuple[Contact, ...]:
    """Those of the governor: a postal address, an e-mail address, a phone number."""
    return (await office.officials())[0].contacts


async def test_a_contact_is_added_by_its_channel_and_gets_a_hint(office: Office) -> None:
    bela = office.bela
    governor = (await office.officials())[0]
    before = await contacts(office)
    await bela.opens(ShowOfficial(DRAFT, VERSION, governor.id, 0))
    await bela.taps("Add a contact")
    assert "handle on X" in await bela.taps("Post on X")
    assert "Write a hint" in await bela.writes("https://x.com/GovRoe")
    assert "What should supporters know" in await bela.taps("Write a hint")
    assert "before they use it: Never answers" in await bela.writes("Never\nanswers")
    *same, new = await contacts(office)
    assert tuple(same) == before
    assert (new.channel, new.value, new.hint) == (Channel.X, "@GovRoe", "Never answers")
    assert new.id not in {one.id for t in await office.officials() for one in t.contacts[:3]}
    await bela.taps("No hint")
    assert (await contacts(office))[3].hint is None


async def test_an_address_has_several_lines(office: Office) -> None:
    ambassador = (await office.officials())[1]
    await office.bela.opens(AddContact(DRAFT, VERSION, ambassador.id, "post"))
    await office.bela.writes("Ministry of Rain\n1 High Street\n\nTown 12345\nMexico")
    new = (await office.officials())[1].contacts[-1]
    assert new.value == "Ministry of Rain\n1 High Street\nTown 12345\nMexico"
    assert "Ministry of Rain" in office.bela.text


@pytest.mark.parametrize(
    ("channel", "written", "said"),
    [
        ("email", "a@example.org?bcc=b@example.org", "not one e-mail address"),
        ("email", "a@example.org\nbcc:b@example.org", "not one e-mail address"),
        ("email", "Governor@Example.org", "just this contact already"),
        ("web_form", "javascript:alert(1)", "not the address of a web page"),
        ("facebook", "https://facebook.com@evil.example.org/a", "nor the address of a page"),
        ("x", "@a @b", "neither a handle on X"),
        ("phone", "call us", "not one number"),
        ("post", "x" * 4_096, "longer than 1000 characters"),
        ("post", "\u202e\u200b", "Nothing in this message"),
    ],
)
async def test_what_is_no_contact_is_refused_in_a_sentence_and_asked_for_again(
    office: Office, channel: str, written: str, said: str
) -> None:
    before = await office.stored()
    governor = before.case.targets[0]
    question = AddContact(DRAFT, VERSION, governor.id, channel)
    await office.bela.opens(question)
    assert said in await office.bela.writes(written)
    assert await office.services.questions.open(BELA) == question.pack()
    assert await office.stored() == before


async def test_a_changed_value_is_a_new_contact_that_keeps_its_hint(office: Office) -> None:
    bela = office.bela
    post, email, phone = await contacts(office)
    await bela.opens(EditContact(DRAFT, VERSION, email.id, "hint"))
    await bela.writes("Use a polite subject")
    await bela.taps("Change it")
    assert "As it stands now:\ngovernor@example.org" in bela.text
    shown = await bela.writes("office@example.org")
    assert "office@example.org" in shown
    first, changed, last = await contacts(office)
    assert (first, last) == (post, phone)
    assert changed == Contact(
        changed.id, Channel.EMAIL, "office@example.org", "Use a polite subject"
    )
    assert changed.id != email.id
    assert "not in the draft any more" in await bela.opens(ShowContact(DRAFT, VERSION, email.id))


async def test_what_supporters_found_dead_is_not_held_against_another_address(
    office: Office,
) -> None:
    services, email = office.services, (await contacts(office))[1]
    for supporter in (AMINA, BELA, CHIDI):
        await services.broken_contacts.tell(DRAFT, email.id, supporter, 0)
    assert await services.broken_contacts.dead(DRAFT) == {email.id}
    await office.bela.opens(EditContact(DRAFT, VERSION, email.id, "value"))
    await office.bela.writes("office@example.org")
    assert not {one.id for one in await contacts(office)} & {email.id}


async def test_the_same_value_again_changes_nothing(office: Office) -> None:
    before = await office.stored()
    email = before.case.targets[0].contacts[1]
    await office.bela.opens(EditContact(DRAFT, VERSION, email.id, "value"))
    assert "This is how it stands." in await office.bela.writes(email.value)
    assert (await office.stored()).case == before.case


async def test_who_shares_a_contact_is_said(office: Office) -> None:
    governor, ambassador = await office.officials()
    await office.bela.opens(AddContact(DRAFT, VERSION, ambassador.id, "email"))
    await office.bela.writes("governor@example.org")
    new = (await office.officials())[1].contacts[-1]
    shown = await office.bela.opens(ShowContact(DRAFT, VERSION, new.id))
    assert f"Just the same is given for: {governor.name}" in shown


async def test_a_contact_is_taken_out_after_one_more_question_and_can_come_back(
    office: Office,
) -> None:
    bela = office.bela
    before = await contacts(office)
    await bela.opens(ShowContact(DRAFT, VERSION, before[1].id))
    await bela.taps("Remove this contact")
    assert await contacts(office) == before
    assert "This contact is removed." in await bela.taps("Yes, remove it")
    assert await contacts(office) == (before[0], before[2])
    await bela.taps("Undo")
    assert await contacts(office) == before


async def test_doubts_about_a_channel_are_settled_with_its_contact(office: Office) -> None:
    document = (await office.stored()).case
    doubted = [field for field, _ in (await office.stored()).doubts]
    for place, target in enumerate(document.targets):
        for field in [one for one in doubted if one == f"targets[{place}].phones"]:
            await office.bela.opens(AddContact(DRAFT, VERSION, target.id, "phone"))
            await office.bela.writes("+1 202 555 0100")
            assert field not in [one for one, _ in (await office.stored()).doubts]


async def test_an_official_is_removed_while_their_address_is_written(office: Office) -> None:
    bela, dana = office.bela, office.dana
    governor, ambassador = await office.officials()
    email = governor.contacts[1]
    await bela.opens(EditContact(DRAFT, VERSION, email.id, "value"))
    await dana.opens(RemoveOfficial(DRAFT, VERSION, 0, governor.id))
    assert "not in the draft any more" in await bela.writes("office@example.org")
    assert await office.officials() == (ambassador,)
    assert await office.services.questions.open(BELA) is None
    await office.services.questions.ask(
        BELA, AddContact(DRAFT, VERSION, governor.id, "email").pack(), 0
    )
    assert "not in the draft any more" in await bela.writes("office@example.org")
    assert await office.officials() == (ambassador,)


async def test_two_who_change_one_contact_do_not_overwrite_each_other(office: Office) -> None:
    bela, dana = office.bela, office.dana
    email = (await contacts(office))[1]
    for member in (bela, dana):
        await member.opens(EditContact(DRAFT, VERSION, email.id, "hint"))
    await dana.writes("From Dana")
    shown = await bela.writes("From Bela")
    assert "nothing of yours was kept" in shown
    assert "From Dana" in shown
    assert (await contacts(office))[1].hint == "From Dana"
    await bela.writes("From Bela")
    assert (await contacts(office))[1].hint == "From Bela"


async def test_what_others_changed_elsewhere_stays_and_is_said(office: Office) -> None:
    email = (await contacts(office))[1]
    await office.bela.opens(EditContact(DRAFT, VERSION, email.id, "hint"))
    stored = await office.stored()
    other = replace(stored.case, title="Another title")
    assert await office.services.drafts.reword(other, stored.revision, str(DANA), 0) is not None
    shown = await office.bela.writes("Answers on Mondays")
    assert "Kept." in shown
    assert "Title" in shown
    case = await office.case()
    assert (case.title, case.targets[0].contacts[1].hint) == (
        "Another title",
        "Answers on Mondays",
    )


async def test_a_published_version_is_not_edited_any_more(office: Office) -> None:
    email = (await contacts(office))[1]
    await office.bela.opens(EditContact(DRAFT, VERSION, email.id, "value"))
    stored = await office.stored()
    await office.services.cases.publish(DRAFT, VERSION, str(BELA), 0)
    await office.bela.writes("office@example.org")
    assert (await office.case()) == stored.case
    assert await office.services.questions.open(BELA) is None


async def test_nobody_else_reaches_a_contact_and_forged_ids_find_nothing(office: Office) -> None:
    stage, before = office.bela.stage, await office.stored()
    governor, ambassador = before.case.targets
    email = governor.contacts[1]
    for member in (Member(stage, AMINA), Member(stage, CHIDI)):
        for button in (
            ShowContact(DRAFT, VERSION, email.id),
            RemoveContact(DRAFT, VERSION, 0, email.id),
        ):
            await member.opens(button)
            assert "does not work any more" in member.toast
        question = ChangeContact(DRAFT, VERSION, 0, email.id, "value").pack()
        await office.services.questions.ask(member.id, question, 0)
        await member.writes("evil@example.org")
    for forged in (
        ShowContact(DRAFT, VERSION, governor.id),
        ShowContact(DRAFT, VERSION, 10**9),
        EditContact(DRAFT, VERSION, email.id, "id"),
        EmptyHint(DRAFT, VERSION, 0, 10**9),
        RemoveContact(DRAFT, VERSION, 0, 10**9),
        RemoveContact(99, VERSION, 0, email.id),
        ChooseWay(DRAFT, VERSION, 10**9),
        AddContact(DRAFT, VERSION, 10**9, "email"),
        AddContact(DRAFT, VERSION, ambassador.id, "pigeon"),
    ):
        await office.bela.opens(forged)
        assert office.bela.text
    assert await office.stored() == before
