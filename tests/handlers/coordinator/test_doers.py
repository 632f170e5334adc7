"""What members call themselves cannot be taken for anybody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from bot.store.team import Role
from handlers.coordinator import audit, members
from handlers.coordinator.doers import doers
from handlers.member_buttons import ShowMembers
from tests.handlers.parts import BELA, CHIDI, DANA, said, seen, services_on, tap

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.services import Services
    from bot.store.database import Database

PUT_ON = (
    "you",
    " Y.O.U ",
    "ｙｏｕ",
    "Command line",
    "the command line",
    "The start of the bot",
    "the bot, as scheduled",
    "la línea de comandos",
    f"Bela ({BELA})",
    f"Bela （{BELA}）",
    str(BELA),
    f"{DANA} (no longer in the team)",
    "١٠٠٢",
    "Bela [owner]",
    "B\N{CYRILLIC SMALL LETTER IE}la",
)


@dataclass
class Called:
    """Chidi calls himself so."""

    name: str

    async def of(self, ids: Collection[int]) -> dict[int, str]:
        known = {BELA: "Bela", CHIDI: self.name}
        return {id_: known[id_] for id_ in ids if id_ in known}


async def called(database: Database, name: str) -> Services:
    return replace(await services_on(database), names=Called(name))


@pytest.mark.parametrize("name", PUT_ON)
async def test_a_name_that_could_be_taken_for_something_else_has_its_id(
    database: Database, name: str
) -> None:
    services = await called(database, name)
    known = await doers(services.texts.in_("en"), [str(CHIDI)], services)
    assert known[str(CHIDI)] == f"{name[:20]} ({CHIDI})"
    team = await members.show_members(await tap(services, BELA, ShowMembers()), services)
    assert f"({CHIDI})" in seen(team)
    assert f"({CHIDI}) was made a reviewer." in seen(
        await audit.newest(await said(services, BELA, ""), services)
    )


@pytest.mark.parametrize("name", ["Chidi", "Young", "Ana-María", "عمر", "🌸", "Начальник", "张三"])
async def test_other_names_stand_as_they_are(database: Database, name: str) -> None:
    services = await called(database, name)
    known = await doers(services.texts.in_("en"), [str(CHIDI), str(BELA)], services)
    assert (known[str(CHIDI)], known[str(BELA)]) == (name, "Bela")


async def test_who_took_anothers_name_is_told_apart_where_only_one_of_them_did_something(
    database: Database,
) -> None:
    services = await called(database, "B e l a")
    await services.team.appoint(DANA, Role.REVIEWER, 0, by=CHIDI)
    told = seen(await audit.newest(await said(services, DANA, ""), services))
    assert f"B e l a ({CHIDI}) · {DANA} was made a reviewer." in told
    assert f"Bela ({BELA}) was made an owner." in told
