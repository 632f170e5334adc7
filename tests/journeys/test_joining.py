"""Who comes into the team and who goes: links that expire, the first owner, a yes that ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.store.team import Role
from tests.journeys.conftest import BOTH
from tests.journeys.steps import goes_on, keys
from tests.journeys.test_restart import telegram_and_lives
from tests.journeys.test_team import JOIN, joins, menu

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

pytestmark = BOTH

GONE = "does not work any more"


async def opens_case(person: Person) -> Json:
    await person.writes("/team")
    await person.taps("84.19")
    return await person.waits_for(lambda one: "Tally" in " ".join(keys(one)))


async def test_a_link_opens_once_and_within_two_days(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    bela, team = demo.bela, demo.bot.services.team
    await bela.writes("/team")
    await bela.taps("The team")
    links = []
    for _ in range(2):
        await bela.taps("Invite a coordinator")
        shown = await bela.waits_for("opens it first")
        found = JOIN.search(shown["text"])
        assert found
        links.append(found[0])
        await goes_on(bela, shown["message_id"], "Back", "The team")
    await amina.follows(links[0])
    await amina.waits_for("You are a coordinator")
    await bela.waits_for("Amina (1001) opened the link and became a coordinator.")
    await chidi.follows(links[0])
    await chidi.waits_for("This link was used already or has expired.")
    await demo.sandbox.moves_clock(await demo.sandbox.now() + timedelta(hours=48, minutes=1))
    await chidi.follows(links[1])
    await chidi.writes("/id")
    await chidi.waits_for(str(chidi.id))
    assert await team.members() == {bela.id: Role.OWNER, amina.id: Role.COORDINATOR}
    assert "team" not in {*await menu(chidi)}
    await demo.has_no_trouble()


async def test_the_first_owner_comes_by_the_link_of_the_start_and_cannot_leave(
    demo_database: str,
) -> None:
    async with telegram_and_lives(demo_database) as (amina, life):
        async with life() as bot:
            assert bot.invitation
            await amina.writes("/start")
            await amina.taps("English")
            await amina.follows(bot.invitation)
            await amina.waits_for("You are an owner")
            await amina.taps("Drafts and cases")
            await amina.taps("The team")
            told = await amina.taps("Leave the team")
            assert "The last owner cannot leave" in told.toast
        async with life() as bot:
            assert bot.invitation is None
            assert await bot.services.team.role(amina.id) is Role.OWNER


async def test_the_yes_of_somebody_who_is_removed_ends_with_them(
    demo: Demo, amina: Person
) -> None:
    bela, chidi = demo.bela, demo.chidi
    await joins(demo, chidi, "reviewer")
    await demo.bot.services.team.appoint(amina.id, Role.COORDINATOR, 0)
    await opens_case(chidi)
    await chidi.taps("Approve this version")
    await chidi.waits_for("Approved by")
    await opens_case(bela)
    await bela.taps("Announce to")
    asked = await bela.waits_for("Announce this case?")
    shown = await opens_case(amina)
    await bela.writes("/team")
    await bela.taps("The team")
    await bela.taps("Remove the reviewer")
    await bela.taps("Yes, remove them")
    await bela.waits_for(lambda one: "The team" in one["text"] and "1003" not in one["text"])
    for key in ("Take my approval back", "Tally"):
        assert GONE in (await chidi.taps(key)).toast
    told = await bela.taps("Yes, send it now", asked["message_id"])
    assert "A second person of the team has to approve" in told.toast
    told = await amina.taps("Announce to", shown["message_id"])
    assert "A second person of the team has to approve" in told.toast
    assert await demo.bot.services.broadcasts.active() == []
    await demo.has_no_trouble()
