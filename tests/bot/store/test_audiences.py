"""To some of those who want a case: the count before is what is queued, whoever is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal, Appeals
from bot.store.broadcast import EVERYBODY, Audience, Choice, NewBroadcast
from bot.store.broadcasts import Broadcasts
from bot.store.supporters import Supporters
from cases.case import Channel
from cases.themes import Region, Theme, bits
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.database import Database

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
TOMORROW = int((NOW + timedelta(days=1)).timestamp() * 1000)
CASE_ID = 7
TORTURE = Choice((Theme.TORTURE, Theme.CHILDREN), (Region.AMERICAS,))
AUDIENCES = (
    EVERYBODY,
    Audience(language="es"),
    Audience(language="en"),
    Audience(country="CL"),
    Audience(themes=(Theme.TORTURE,)),
    Audience(themes=(Theme.TORTURE, Theme.CHILDREN)),
    Audience(acted=True),
    Audience(acted=False),
    Audience(language="es", acted=False),
    Audience(language="xx"),
    Audience(country="'; --"),
)


@dataclass(frozen=True, slots=True)
class One:
    """A supporter, as far as it matters to whom a case goes."""

    id: int
    language: str | None
    country: str | None
    themes: tuple[Theme, ...]
    most: int | None
    is_away: bool
    has_acted: bool

    def wants(self, choice: Choice | None, *, is_further: bool, acted: bool | None) -> bool:
        if choice is None:
            return True
        if self.is_away or (self.themes and not set(self.themes) & set(choice.themes)):
            return False
        if self.most == 0:
            return is_further and acted is True
        return True

    def is_in(self, audience: Audience) -> bool:
        return (
            audience.language in {None, self.language or "en"}
            and audience.country in {None, self.country}
            and (not audience.themes or bool(set(self.themes) & set(audience.themes)))
            and audience.acted in {None, self.has_acted}
        )


def people() -> Iterator[One]:
    kinds = product(
        (None, "es", "en"),
        (None, "CL"),
        ((), (Theme.TORTURE, Theme.WOMEN), (Theme.WOMEN,)),
        (None, 0, 3),
        ((False, False), (False, True), (True, True)),
    )
    for id_, (language, country, themes, most, (is_away, has_acted)) in enumerate(kinds, 2001):
        yield One(id_, language, country, themes, most, is_away, has_acted)


def _kept(one: One) -> str:
    values = (
        one.id,
        one.language,
        one.country,
        bits(one.themes),
        one.most,
        TOMORROW if one.is_away else None,
    )
    listed = ", ".join("NULL" if value is None else repr(value) for value in values)
    return (
        "INSERT INTO supporters (id, language, country, themes, most, away_until, joined_at,"  # noqa: S608 - our own values
        f" seen_at, subscribed_at) VALUES ({listed}, 0, 0, 0)"
    )


class Net:
    """Supporters of every kind, and the cases that are announced to some of them."""

    def __init__(self, database: Database, address: str) -> None:
        self.supporters, self.broadcasts = Supporters(database), Broadcasts(database)
        self.appeals, self._database, self._address = Appeals(database), database, address

    async def join(self, *people: One) -> None:
        """They subscribe; some have acted on the case."""
        async with self._database.transaction() as tx:
            for one in people:
                await tx.define(_kept(one))
        for one in people:
            if one.has_acted:
                appeal = Appeal(one.id, CASE_ID, 1, Channel.POST, 1)
                await self.appeals.report(appeal, NOW_MS, "2031-03-05", None)

    async def announce(self, new: NewBroadcast) -> set[int]:
        """To whom it goes; as many as were counted before."""
        counted = await self.broadcasts.audience(new, NOW_MS, "en")
        made = await self.broadcasts.draft(new, NOW_MS)
        found = await self.broadcasts.find(made.id)
        assert found
        assert found.audience == new.audience
        assert await self.broadcasts.start(made.id, "command line", NOW_MS)
        await self.broadcasts.queue(made.id, "en")
        sql = f"SELECT chat_id FROM deliveries WHERE broadcast_id = {made.id}"  # noqa: S608 - a number
        reached = {row[0] for row in await select(self._address, sql)}
        assert len(reached) == counted
        await self._arrives(made.id)
        return reached

    async def _arrives(self, id_: int) -> None:
        async with self._database.transaction() as tx:
            await tx.define(f"UPDATE deliveries SET state = 'sent' WHERE broadcast_id = {id_}")  # noqa: S608 - a number
        assert await self.broadcasts.end(id_, NOW_MS)


@pytest.fixture
def net(database: Database, database_address: str) -> Net:
    return Net(database, database_address)


def news(occasion: str, audience: Audience = EVERYBODY) -> NewBroadcast:
    return NewBroadcast(
        occasion, {}, "1002", CASE_ID, choice=TORTURE, audience=audience, is_further=False
    )


async def test_whoever_is_counted_is_queued_and_nobody_else_for_every_audience(net: Net) -> None:
    everybody = list(people())
    await net.join(*everybody)
    ways = [(None, False), (TORTURE, True)]
    for number, (audience, (choice, is_further)) in enumerate(product(AUDIENCES, ways)):
        new = NewBroadcast(
            f"case {CASE_ID} version {number}",
            {},
            "1002",
            CASE_ID,
            choice=choice,
            audience=audience,
            is_further=is_further,
        )
        wanted = {
            one.id
            for one in everybody
            if one.wants(choice, is_further=is_further, acted=audience.acted)
            and one.is_in(audience)
        }
        assert await net.announce(new) == wanted, audience


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_a_new_case_goes_to_the_chosen_of_those_who_want_it(
    net: Net, audience: Audience
) -> None:
    everybody = list(people())
    await net.join(*everybody)
    wanting = {one.id for one in everybody if one.wants(TORTURE, is_further=False, acted=None)}
    wanted = {one.id for one in everybody if one.is_in(audience)} & wanting
    assert await net.announce(news("case 7", audience)) == wanted
    groups = await net.broadcasts.groups(news("case 7"), "acted", NOW_MS, "en")
    assert sum(groups.values()) == len(wanting - wanted), "who has it is not counted again"
    assert await net.announce(news("case 7")) == wanting - wanted


async def test_groups_are_counted_as_they_would_be_queued(net: Net) -> None:
    everybody = list(people())
    await net.join(*everybody)
    base = news("case 7")
    for by, values in (
        ("language", {"es": Audience(language="es"), "en": Audience(language="en")}),
        ("country", {"CL": Audience(country="CL")}),
        ("acted", {"1": Audience(acted=True), "0": Audience(acted=False)}),
    ):
        groups = await net.broadcasts.groups(base, by, NOW_MS, "en")
        for value, audience in values.items():
            counted = await net.broadcasts.audience(replace(base, audience=audience), NOW_MS, "en")
            assert groups[value] == counted > 0


async def test_further_information_neither_counts_as_a_new_case_nor_is_kept_back_by_them(
    net: Net,
) -> None:
    amina, bela, chidi = (
        One(id_, "en", None, (), most, is_away=False, has_acted=acted)
        for id_, most, acted in ((1001, 1, True), (1002, 1, False), (1003, 0, False))
    )
    await net.join(amina, bela, chidi)
    assert await net.announce(news("case 7")) == {1001, 1002}
    assert await net.announce(news("case 8")) == set(), "one a month, and it is over"
    for version in (2, 3):
        for acted, reached in ((True, {1001}), (False, {1002})):
            told = news(f"case 7 version {version}", Audience(acted=acted))
            assert await net.announce(replace(told, is_further=True)) == reached
    await net.supporters.receive_at_most(1001, 2)
    assert await net.announce(news("case 9")) == {1001}, "what came between is not counted"
    await net.supporters.receive_at_most(1001, 0)
    told = replace(news("case 7 version 4", Audience(acted=True)), is_further=True)
    assert await net.announce(told) == {1001}, "they acted, though they want the digest only"


async def test_whom_the_first_did_not_reach_the_next_one_may(net: Net, database: Database) -> None:
    some = list(people())[:12]
    await net.join(*(replace(one, is_away=False, themes=(), most=None) for one in some))
    first = await net.announce(news("case 7"))
    async with database.transaction() as tx:
        await tx.define("UPDATE deliveries SET state = 'expired' WHERE chat_id < 2004")
    assert await net.broadcasts.audience(news("case 7"), NOW_MS, "en") == 3
    assert await net.announce(news("case 7")) == {2001, 2002, 2003} < first
