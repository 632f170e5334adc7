"""A case goes to some of its people, at a time that was set; or somebody is asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.main import machine_ms
from cases.themes import Theme
from tests.journeys.conftest import BOTH
from tests.journeys.librarian import DOCUMENT, NUMBER, TITLE
from tests.journeys.steps import goes_on, keys, says
from tests.journeys.test_announcing import cards, subscribe, watches
from tests.journeys.test_corrections import acts
from tests.journeys.test_reminders import WITNESS

if TYPE_CHECKING:
    from datetime import datetime

    from bot.sandbox.person import Json
    from cases.case import Case
    from tests.journeys.conftest import Demo

pytestmark = BOTH

ACTED, READERS, CHILEANS = range(3001, 3007), range(4001, 4008), range(5001, 5006)
EVERYBODY = (*ACTED, *READERS, *CHILEANS)


async def crowds(demo: Demo, case: Case) -> None:
    """Six have acted already, seven want cases of expression only, and five live in Chile."""
    supporters = demo.bot.services.supporters
    for people in (ACTED, READERS, CHILEANS):
        await demo.sandbox.adds_crowd(people.start, len(people))
        await subscribe(demo, people, "en")
    for id_ in ACTED:
        await acts(demo, demo.sandbox.person(id_), case)
    for id_ in READERS:
        await supporters.choose_themes(id_, (Theme.EXPRESSION,))
    for id_ in CHILEANS:
        await supporters.live_in(id_, "CL", "America/Santiago")


async def asks(demo: Demo, number: str = NUMBER) -> Json:
    """Bela is asked whether to announce this case."""
    await demo.bela.writes("/team")
    await demo.bela.taps(number)
    await demo.bela.taps("Announce to")
    return await demo.bela.waits_for("Announce this case?")


async def goes_to(demo: Demo, asked: Json, *labels: str, whom: str, people: int) -> Json:
    """Choose them by these keys, and send it; the broadcast when it has ended."""
    bela, here = demo.bela, asked["message_id"]
    await goes_on(bela, here, "To whom", "nobody gets it twice")
    for label in labels:
        await bela.taps(label, here)
    question = await bela.waits_for(f"For: {whom}")
    assert f"People: {people}" in question["text"]
    await bela.taps("Yes, send it now", here)
    return await watches(bela, "Done.", f"{people} got it", whom, message_id=here)


async def test_those_who_acted_then_a_theme_then_a_country_and_nobody_twice(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    case = await demo.publishes(DOCUMENT)
    await crowds(demo, case)
    asked = await asks(demo)
    assert "People: 18" in asked["text"]
    acted = "those who acted on this case"
    await goes_to(demo, asked, "Those who acted · 6", whom=acted, people=6)
    assert await cards(demo, EVERYBODY, TITLE) == dict.fromkeys(ACTED, 1)
    await goes_to(demo, await asks(demo), "By theme", "· 7", whom="those who chose", people=7)
    assert await cards(demo, EVERYBODY, TITLE) == dict.fromkeys([*ACTED, *READERS], 1)
    lives = "those who live in Chile"
    await goes_to(demo, await asks(demo), "By country", "Chile · 5", whom=lives, people=5)
    assert await cards(demo, EVERYBODY, TITLE) == dict.fromkeys(EVERYBODY, 1)
    await demo.has_no_trouble()


async def is_scheduled(demo: Demo, number: str, hours: int) -> datetime:
    """Bela says when it goes out: at the full minute after so many hours, by UTC."""
    moment = (await demo.sandbox.now()) + timedelta(hours=hours)
    asked = await asks(demo, number)
    await goes_on(demo.bela, asked["message_id"], "Send it later", "When shall it be sent?")
    await says(demo.bela, "some day", "I do not understand this date")
    await says(demo.bela, f"{moment:%d %B %H:%M}", "It begins by itself:")
    return moment


async def test_at_its_time_it_begins_by_itself_and_too_late_it_asks(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela = demo.bela
    await demo.publishes(DOCUMENT)
    await demo.publishes(WITNESS)
    crowd = await demo.sandbox.adds_crowd(CHILEANS.start, len(CHILEANS))
    await subscribe(demo, crowd, "en")
    moment = await is_scheduled(demo, NUMBER, hours=2)
    assert await cards(demo, crowd, TITLE) == {}
    await demo.sandbox.moves_clock(moment)
    await watches(bela, "Done.", "5 got it")
    assert await cards(demo, crowd, TITLE) == dict.fromkeys(crowd, 1)

    moment = await is_scheduled(demo, "902.26", hours=2)
    await demo.sandbox.moves_clock(moment + timedelta(hours=1, minutes=1))
    told = await bela.waits_for("A scheduled broadcast did not begin.")
    assert await cards(demo, crowd, "BAKER") == {}
    await bela.taps("BAKER", told["message_id"])
    await bela.waits_for("the bot was not running at its time")
    await bela.taps("Yes, send it now")
    await watches(bela, "Done.", "5 got it", message_id=told["message_id"])
    assert await cards(demo, crowd, "BAKER") == dict.fromkeys(crowd, 1)
    await demo.has_no_trouble()


async def test_what_is_closed_or_over_by_its_time_is_not_sent(demo: Demo) -> None:
    await demo.sandbox.limits(None, None)
    bela, services = demo.bela, demo.bot.services
    case = await demo.publishes(DOCUMENT)
    await demo.publishes(WITNESS, days=1)
    crowd = await demo.sandbox.adds_crowd(CHILEANS.start, len(CHILEANS))
    await subscribe(demo, crowd, "en")
    await is_scheduled(demo, NUMBER, hours=3)
    moment = await is_scheduled(demo, "902.26", hours=2)
    assert await services.cases.close(case.id, str(bela.id), machine_ms())
    await demo.sandbox.moves_clock(moment + timedelta(days=3))
    for title in (TITLE, "BAKER"):
        await bela.waits_for(
            lambda one, title=title: (  # type: ignore[misc]
                "A scheduled broadcast was cancelled." in one["text"]
                and title[:5] in " ".join(keys(one))
            )
        )
    assert await cards(demo, crowd, "") == {}
    await demo.has_no_trouble()
