"""The bot dies in the middle of a correction: the next one goes on, at the same pace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.main import machine_ms
from bot.store import open_database
from bot.store.cases import Cases
from bot.store.corrections import Correction, Corrections
from bot.store.drafts import Drafts
from tests.bot.operating import BELA, operating
from tests.bot.store.raw import select
from tests.journeys.network import CROWD, Network

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RATE = 30
RIGHT = "THE TITLE AS IT SHOULD HAVE BEEN"


async def corrects(network: Network) -> None:
    """What Bela's tap does."""
    async with open_database(network.address) as database:
        case = await Cases(database).by_number(network.number)
        assert case
        draft = await Drafts(database).begin(case.id, str(BELA), machine_ms())
        assert draft
        changed = replace(draft, title=RIGHT)
        kept = await Drafts(database).reword(changed, 0, str(BELA), machine_ms())
        assert kept
        about = Correction(case.id, draft.version, kept.revision, ("case", "case as corrected"))
        assert await Corrections(database).publish(about, str(BELA), machine_ms())


def fullest_second(calls: Sequence[dict[str, Any]]) -> int:
    """The most calls in any second."""
    moments = sorted(call["at"] for call in calls)
    return max(sum(1 for other in moments if one <= other < one + 1) for one in moments)


async def edits(network: Network, after: int = 0) -> list[dict[str, Any]]:
    """The edits of the crowd's messages so far."""
    calls = await network.operator.telegram.calls("editMessageText", after)
    return [call for call in calls if call["params"]["chat_id"] in network.people]


async def test_killed_in_the_middle_it_goes_on_and_holds_the_pace(
    tmp_path: Path, database_address: str
) -> None:
    async with operating(tmp_path) as operator:
        network = Network(operator, database_address)
        await network.begins()
        world = operator.sandbox.world
        async with operator.runs(rate=str(RATE)) as bot:
            await operator.tells("announce", network.number)
            await bot.says("broadcast ended")
            begun = world.calls.count
            await corrects(network)
            while len(await edits(network, begun)) < CROWD // 3:
                await world.revision.exceeds(world.revision.number, 1)
            await bot.dies()
        first = await edits(network, begun)
        assert len(first) < CROWD
        async with operator.runs(rate=str(RATE)) as bot:
            await bot.says("edits ended")
        every = await edits(network, begun)
        cards = [(await network.person(id_).reads())[-1] for id_ in network.people]
        assert all(RIGHT in card["text"] for card in cards)
        assert len(every) <= CROWD + RATE, "no more than was on its way is edited again"
        for life in (first, every[len(first) :]):
            assert fullest_second(life) <= RATE * 1.2, "as answered, on a machine that is busy"
        sent = await operator.telegram.calls("sendMessage", begun)
        assert [one for one in sent if one["params"]["chat_id"] in network.people] == []
        counted = "SELECT state, counted FROM counted_deliveries WHERE state = 'edited'"
        assert await select(database_address, counted) == [("edited", CROWD)]
