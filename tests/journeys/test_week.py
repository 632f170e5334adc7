"""On Monday morning, wherever each of them lives, the team is told of its week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.store.team import Role
from tests.journeys.conftest import BOTH
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import begins_a_post, goes_on

if TYPE_CHECKING:
    from datetime import datetime

    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

pytestmark = BOTH

MONDAY = 0
BOGOTA = "America/Bogota"  # five hours behind UTC
NEWCOMERS = 5
DIGEST = "Your week"
LONG = 15.0


async def next_monday(demo: Demo, hour: int) -> datetime:
    """The next such moment in UTC."""
    now = await demo.sandbox.now()
    then = now.replace(hour=hour, minute=0, second=1, microsecond=0)
    then += timedelta(days=(MONDAY - then.weekday()) % 7)
    return then if then > now else then + timedelta(days=7)


async def subscribe(demo: Demo) -> list[Person]:
    """So many new people, who choose English."""
    people = []
    for number in range(NEWCOMERS):
        person = await demo.sandbox.adds(2001 + number, f"Supporter {number}", "en")
        await person.writes("/start")
        await person.taps("English")
        await person.waits_for("need you now")
        people.append(person)
    return people


async def digests(person: Person) -> int:
    return sum(DIGEST in one["text"] for one in await person.reads())


async def waits_for_a_word(demo: Demo, number: str, held: Person) -> None:
    """A broadcast that Bela pauses before this person has it."""
    await demo.sandbox.fails("sendMessage", chat_id=held.id, status=429, retry_after=1, times=0)
    await demo.announces(number)
    await demo.bela.taps("Pause", seconds=LONG)
    await demo.bela.waits_for("Paused.", LONG)
    await demo.sandbox.recovers()


async def cannot_be_answered(demo: Demo, person: Person) -> None:
    """What this person asks: Telegram does not take the answer."""
    refused = {"status": 400, "description": "Bad Request: can't parse entities"}
    await demo.sandbox.fails("sendMessage", chat_id=person.id, times=1, **refused)
    await person.writes("/help")
    await person.waits_for("Something went wrong on our side")


async def test_the_week_is_told_at_nine_in_each_coordinators_own_zone(demo: Demo) -> None:
    bela, chidi, services = demo.bela, demo.chidi, demo.bot.services
    monday = await next_monday(demo, 9)
    now = await demo.sandbox.now()
    await demo.publishes(DOCUMENT, days=(monday - now).days + 3)
    people = await subscribe(demo)
    await chidi.writes("/start")
    await chidi.taps("English")
    await services.team.appoint(chidi.id, Role.COORDINATOR, int(now.timestamp() * 1000))
    await services.supporters.live_in(chidi.id, "CO", BOGOTA)
    await services.approvals.switch(bela.id, 0, is_needed=False)
    for person in people:
        walk = await begins_a_post(person, NUMBER)
        await goes_on(person, walk, "I have sent it", "is counted")
    await waits_for_a_word(demo, NUMBER, people[0])
    await cannot_be_answered(demo, people[1])

    await demo.sandbox.moves_clock(monday)
    told = (await bela.waits_for(DIGEST, LONG))["text"]
    assert f"{NEWCOMERS + 1} new subscribers" in told
    assert f"{NEWCOMERS} appeals reported" in told
    assert "1 broadcast is stuck" in told
    assert "1 message or document could not be handled" in told
    assert TITLE in told.partition("Near their deadline")[2]
    assert await digests(chidi) == 0, "it is four o'clock in the morning in Bogotá"
    await demo.sandbox.moves_clock(monday + timedelta(hours=5))
    await chidi.waits_for(DIGEST, LONG)
    assert [await digests(one) for one in (bela, chidi, people[0])] == [1, 1, 0]
