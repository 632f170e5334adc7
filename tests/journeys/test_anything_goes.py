"""Three people press and write whatever comes to hand, all at once: nothing comes to harm."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.sandbox.client import SandboxError
from bot.store.team import Role
from tests.handlers.coordinator.documents import URGENT_ACTION
from tests.journeys.conftest import BOTH

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

pytestmark = BOTH

ACTS = 120  # of each person; a minute of ten thousand acts found nothing more
NEWEST = 6  # messages that one reaches for
HARMLESS = (
    "message is not modified",  # two keys lead to one screen
    "message to edit not found",  # a key of a message that was taken away, answered in a new one
)
WORDS = (
    "/team",
    "/audit",
    "/cases",
    "/cancel",
    "12 December 2026",
    "31/12/2026",
    "yesterday",
    "tomorrow 18:00",
    "-",
    "0",
    "99999999999999999999",
    "84.19",
    "en, es, xx",
    "Atlantis",
    "<b>bold</b> & <i> &amp; <script>",
    "{name} {{ 7*7 }} %(x)s %d \\ {% raw %}",
    "\u202eright to left\u202c \u0000",
    "\u0639\u0631\u0628\u064a",
    "\N{COLLISION SYMBOL}" * 300,
    "a" * 5_000,
    "jane@example.org",
    "https://example.org/form?a=1&b=2",
    "Jane Roe\nGovernor\n12 Main Street, 90210 Exampletown\njane@example.org\n@example",
    "\u2022 Free the baker\n\u2022 Let a lawyer in",
)


@dataclass(frozen=True, slots=True)
class Hand:
    """One person, who most of all presses what was pressed least so far, by anybody."""

    person: Person
    drawn: random.Random
    pressed: Counter[str]

    async def acts(self) -> None:
        """So many times; a key that another act has taken away meanwhile is no trouble."""
        for _ in range(ACTS):
            shown = [one for one in await self.person.reads() if _keys(one)][-NEWEST:]
            try:
                await self._act(shown)
            except TimeoutError:
                continue
            except SandboxError as refused:
                if refused.status != 404:
                    raise

    async def _act(self, shown: list[dict[str, Any]]) -> None:
        chance = self.drawn.random()
        if chance < 0.06:
            await self.person.sends_document("case.txt", URGENT_ACTION.encode())
        elif chance < 0.3 or not shown:
            answered = self.drawn.choice(shown)["message_id"] if shown and chance < 0.2 else None
            await self.person.writes(self.drawn.choice(WORDS), answered)
        else:
            message = self.drawn.choice(shown)
            key = min(_keys(message), key=lambda one: (self._often(one), self.drawn.random()))
            self.pressed[_code(key)] += 1
            await self.person.taps(key["text"], message["message_id"], seconds=0.1)

    def _often(self, key: dict[str, Any]) -> int:
        return self.pressed[_code(key)]


def _keys(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for row in message["buttons"] for one in row if one.get("callback_data")]


def _code(key: dict[str, Any]) -> str:
    return str(key["callback_data"]).partition(":")[0]


def _is_later(than: int, message: dict[str, Any]) -> bool:
    return int(message["message_id"]) > than


async def test_whatever_three_people_do_at_once_nothing_is_refused_lost_or_counted_twice(
    demo: Demo, amina: Person, chidi: Person
) -> None:
    services = demo.bot.services
    await demo.sandbox.limits(None, None)
    await services.team.appoint(chidi.id, Role.COORDINATOR, 0)
    pressed: Counter[str] = Counter()
    people = (amina, demo.bela, chidi)
    drawn = random.Random(len(people))  # noqa: S311 - a walk is no secret
    hands = [Hand(one, drawn, pressed) for one in people]
    await demo.bela.writes("/team")
    await asyncio.gather(*(hand.acts() for hand in hands))
    assert len(pressed) > 40, "they hardly left the first screens"

    for person in people:  # and everybody is answered still
        asked = (await person.writes("/start"))[-1]
        await person.waits_for(partial(_is_later, asked))
    refused = [one for one in await demo.sandbox.calls() if one["status"] == 400]
    assert [one for one in refused if not any(why in one["error"] for why in HARMLESS)] == []
    assert await demo.set_aside() == []
    for case in await services.cases.open(services.now()):
        for broadcast in await services.broadcasts.of_case(case.id):
            ledger = await services.broadcasts.ledger(broadcast.id)
            assert sum(ledger.states.values()) == ledger.audience
