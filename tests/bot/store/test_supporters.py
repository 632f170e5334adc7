from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store.supporters import Supporter, Supporters
from cases.themes import Region, Theme

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA, DANA = 1001, 1002, 2**52 - 1
NOW = 1_700_000_000_000


@pytest.fixture
def supporters(database: Database) -> Supporters:
    return Supporters(database)


async def test_who_never_wrote_is_not_known(supporters: Supporters) -> None:
    assert await supporters.find(AMINA) is None
    known = await supporters.all_known(AMINA)
    assert not any(known.values())


async def test_a_newcomer_has_no_language_no_name_and_no_subscription(
    supporters: Supporters,
) -> None:
    assert await supporters.meet(DANA, NOW) == Supporter(DANA, seen_at=NOW)
    assert await supporters.find(DANA) == Supporter(DANA, seen_at=NOW)


async def test_who_writes_many_times_at_once_is_one_person(supporters: Supporters) -> None:
    await asyncio.gather(*(supporters.meet(AMINA, NOW + n) for n in range(20)))
    (row,) = (await supporters.all_known(AMINA))["supporter"]
    assert row["joined_at"] in range(NOW, NOW + 20)


@pytest.mark.parametrize(
    "name",
    [
        "<b>A</b> & {name} %s $1 :id '; DROP TABLE supporters; --",
        "أمينة \u202e🕊\u200d",
        "x" * 4000,
    ],
)
async def test_a_name_is_kept_as_it_was_given(supporters: Supporters, name: str) -> None:
    await supporters.meet(AMINA, NOW)
    await supporters.introduce(AMINA, name, name, NOW)
    amina = await supporters.find(AMINA)
    assert amina
    assert (amina.name, amina.city, amina.is_introduced) == (name, name, True)


async def test_not_to_give_a_name_is_an_answer_too(supporters: Supporters) -> None:
    await supporters.meet(AMINA, NOW)
    await supporters.introduce(AMINA, None, None, NOW)
    amina = await supporters.find(AMINA)
    assert amina
    assert (amina.name, amina.is_introduced) == (None, True)


async def test_a_second_tap_on_subscribe_or_stop_changes_nothing_and_says_so(
    supporters: Supporters,
) -> None:
    await supporters.meet(AMINA, NOW)
    assert [await supporters.subscribe(AMINA, NOW + n) for n in range(2)] == [True, False]
    (row,) = (await supporters.all_known(AMINA))["supporter"]
    assert row["subscribed_at"] == NOW
    assert [await supporters.unsubscribe(AMINA) for _ in range(2)] == [True, False]
    assert not await supporters.subscribe(BELA, NOW), "nobody subscribes whom we never met"


async def test_who_blocks_the_bot_is_out_of_the_audience_and_comes_back_by_their_own_word(
    supporters: Supporters,
) -> None:
    await supporters.meet(AMINA, NOW)
    await supporters.subscribe(AMINA, NOW)
    await supporters.lose(AMINA, NOW + 1)
    await supporters.lose(AMINA, NOW + 2)
    (row,) = (await supporters.all_known(AMINA))["supporter"]
    assert (row["gone_at"], row["subscribed_at"]) == (NOW + 1, None)
    await supporters.regain(AMINA)
    amina = await supporters.meet(AMINA, NOW + 3)
    assert not amina.is_subscribed
    assert await supporters.subscribe(AMINA, NOW + 4)


async def test_the_language_is_the_one_chosen_last(supporters: Supporters) -> None:
    await supporters.meet(AMINA, NOW)
    for language in ("es", "en"):
        await supporters.choose_language(AMINA, language)
    amina = await supporters.find(AMINA)
    assert amina
    assert amina.language == "en"


async def test_everything_that_is_chosen_is_kept_and_shown_by_its_name(
    supporters: Supporters,
) -> None:
    await supporters.meet(AMINA, NOW)
    await supporters.live_in(AMINA, "ES", "Atlantic/Canary")
    await supporters.receive_at_most(AMINA, 0)
    await supporters.be_written_to_at(AMINA, 9)
    await supporters.choose_themes(AMINA, (Theme.DISCRIMINATION, Theme.TORTURE))
    await supporters.choose_regions(AMINA, (Region.AFRICA,))
    await supporters.go_away(AMINA, NOW + 1)
    await supporters.be_careful(AMINA, careful=True)
    await supporters.be_asked_for_answers(AMINA, asked=False)
    await supporters.sign_with(AMINA, "initials")
    assert await supporters.find(AMINA) == Supporter(
        AMINA,
        country="ES",
        zone="Atlantic/Canary",
        most=0,
        hour=9,
        themes=(Theme.TORTURE, Theme.DISCRIMINATION),
        regions=(Region.AFRICA,),
        away_until=NOW + 1,
        is_careful=True,
        is_asked_for_answers=False,
        signs="initials",
        seen_at=NOW,
    )
    (row,) = (await supporters.all_known(AMINA))["supporter"]
    assert (row["themes"], row["regions"]) == (("torture", "discrimination"), ("africa",))
    await supporters.go_away(AMINA, None)
    await supporters.receive_at_most(AMINA, None)
    amina = await supporters.find(AMINA)
    assert amina
    assert (amina.away_until, amina.most) == (None, None)
