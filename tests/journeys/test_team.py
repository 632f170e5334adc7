"""A team of two: invited by a link, two pairs of eyes, and out again at once."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from tests.journeys.conftest import BOTH
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.test_announcing import cards, opens_case, subscribe, watches

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

pytestmark = BOTH

JOIN = re.compile(r"https://t\.me/\S+\?start=join_\S+")
TEAM = {"team", "audit"}


async def menu(person: Person) -> set[str]:
    """The commands that this person's app offers."""
    return {one["command"] for one in await person.menu()}


async def joins(demo: Demo, person: Person, role: str) -> None:
    """Bela sends a link, and this person opens it."""
    bela = demo.bela
    await bela.writes("/team")
    await bela.waits_for("For coordinators")
    await bela.taps("The team")
    await bela.taps(f"Invite a {role}")
    shown = await bela.waits_for("opens it first")
    link = JOIN.search(shown["text"])
    assert link is not None
    await person.writes("/start")
    await person.taps("English")
    await person.follows(link[0])
    await person.waits_for(f"You are a {role} of this bot now")


async def test_who_opens_the_link_has_the_teams_menu_and_nobody_else(demo: Demo) -> None:
    assert await menu(demo.bela) >= TEAM
    assert not TEAM & await menu(demo.chidi)
    await joins(demo, demo.chidi, "reviewer")
    assert await menu(demo.chidi) >= TEAM
    assert not TEAM & await menu(demo.amina)


async def test_the_reviewer_approves_and_only_then_the_owner_announces(demo: Demo) -> None:
    bela, chidi = demo.bela, demo.chidi
    await joins(demo, chidi, "reviewer")
    await bela.writes("/team")
    await bela.waits_for("drafts wait")
    await bela.taps("84.19")
    await bela.waits_for("a second person of the team looks at this version")
    told = await bela.taps("Announce to")
    assert told.toast == "A second person of the team has to approve this version first."
    await chidi.writes("/team")
    await chidi.waits_for("drafts wait")
    await chidi.taps("84.19")
    await chidi.waits_for("a second person of the team")
    await chidi.taps("Approve this version")
    await chidi.waits_for("Approved by")
    await bela.taps("Announce to")
    await bela.waits_for("Announce this case?")
    await bela.taps("Yes, send it now")
    await bela.waits_for("Done.")


async def test_of_two_who_press_yes_at_once_one_sends_and_the_other_is_told_kindly(
    demo: Demo,
) -> None:
    await demo.sandbox.limits(None, None)
    bela, chidi, services = demo.bela, demo.chidi, demo.bot.services
    await joins(demo, chidi, "coordinator")
    await services.approvals.switch(bela.id, 0, is_needed=False)
    crowd = [chidi.id, *await demo.sandbox.adds_crowd(3001, 9)]
    await subscribe(demo, crowd, "en")
    await demo.publishes(DOCUMENT)
    for coordinator in (bela, chidi):
        await opens_case(coordinator, NUMBER)
        await coordinator.taps("Announce to")
        await coordinator.waits_for("Announce this case?")
    taps = await asyncio.gather(bela.taps("Yes, send it now"), chidi.taps("Yes, send it now"))
    assert all(one.answered for one in taps)
    quicker, kindly = sorted(one.toast for one in taps)
    assert "Somebody else was quicker" not in quicker
    assert "Somebody else was quicker" in kindly
    for coordinator in (bela, chidi):
        await watches(coordinator, "Done.", "10 got it", "10 people in all")
    (case,) = [one for one in await services.cases.published() if one.ua_number == NUMBER]
    sent = [one for one in await services.broadcasts.of_case(case.id) if one.started_at]
    assert len(sent) == 1
    assert await cards(demo, crowd, TITLE) == dict.fromkeys(crowd, 1)
    await demo.has_no_trouble()


async def test_who_is_removed_loses_menu_and_buttons_at_once(demo: Demo) -> None:
    bela, chidi = demo.bela, demo.chidi
    await joins(demo, chidi, "coordinator")
    await chidi.writes("/team")
    await chidi.waits_for("drafts wait")
    await bela.writes("/team")
    await bela.waits_for("drafts wait")
    await bela.taps("The team")
    await bela.taps("Remove the coordinator")
    await bela.taps("Yes, remove them")
    await bela.waits_for(lambda one: "The team" in one["text"] and "1003" not in one["text"])
    await chidi.waits_for("You are no longer in the team of this bot.")
    told = await chidi.taps("84.19")
    assert "does not work any more" in told.toast
    assert not TEAM & await menu(chidi)
    await bela.writes("/audit")
    log = await bela.waits_for("Who did what")
    assert "1003 (no longer in the team) was removed from the team" in log["text"]
