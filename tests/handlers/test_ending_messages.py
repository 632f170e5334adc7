"""When a case has ended, nobody can be recognised by how few have acted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal
from handlers.ending_messages import ending
from tests.handlers.coordinator.documents import published_case
from tests.handlers.parts import seen, services_on

if TYPE_CHECKING:
    from bot.store.database import Database


@pytest.mark.parametrize(
    ("reports", "to_the_team", "to_those_who_acted"),
    [
        (0, "No appeals reported", "Thank you for every appeal."),
        (4, "Fewer than 5 appeals reported", "Thank you for every appeal."),
        (5, "5 appeals reported", "Together you reported 5 appeals."),
    ],
)
async def test_a_small_number_is_told_to_nobody(
    database: Database, reports: int, to_the_team: str, to_those_who_acted: str
) -> None:
    services = await services_on(database)
    case = await published_case(services)
    contact = case.targets[0].contacts[0]
    for person in range(reports):
        appeal = Appeal(3000 + person, case.id, case.targets[0].id, contact.channel, contact.id)
        assert await services.appeals.report(appeal, 0, "2026-03-10", None)
    words = services.texts.in_("en")
    asked = seen(await ending(words, {"ended": case.id}, case, services))
    assert f"📬 {to_the_team}" in asked
    for news in ("good", "sad", "thanks"):
        said = {"outcome": case.id, "news": news, "told": "So it is."}
        told = seen(await ending(words, said, case, services))
        assert to_those_who_acted in told
        assert "4" not in told.replace(case.ua_number or "", "")
