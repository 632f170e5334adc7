"""What comes by itself to who must be careful tells nobody of what case it speaks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from bot.store.broadcast import NewBroadcast
from handlers.broadcast_messages import CAREFUL, NothingToSay, render
from handlers.buttons import ShareCase, TakeAction
from handlers.ending_buttons import ReadNews, TellWhetherSent
from handlers.reading_news import read_news
from handlers.screen import Screen
from tests.handlers.parts import AMINA, BELA, seen, services_on, tap
from tests.handlers.varied import published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
LANGUAGES = ("en", "es", "fr", "ar")
TOLD = "The librarian is <free>."
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
async def services(database: Database) -> Services:
    return await services_on(database, NOW)


@pytest.fixture
async def cases(services: Services, database_address: str) -> tuple[Case, Case]:
    first = await published(services, database_address, country="TOGO")
    other = await published(
        services, database_address, number="902.26", title="TEACHER HELD", country="CHAD"
    )
    return first, other


async def rendered(services: Services, content: dict[str, Any], language: str) -> dict[str, Any]:
    made = await services.broadcasts.draft(NewBroadcast("once", content, "a tick"), 1)
    body: dict[str, Any] = orjson.loads(await render(made, language, services))
    return body


def contents(first: Case, other: Case) -> list[dict[str, Any]]:
    """Everything that comes by itself, but the cards of new cases."""
    day = {"zone": "", "day": "2026-03-10"}
    return [
        {"reminder": [first.id], **day},
        {"reminder": [first.id, other.id], **day},
        {"digest": [first.id, other.id]},
        {"answers": first.id},
        {"sent": first.id},
        {"outcome": first.id, "news": "sad", "told": TOLD},
    ]


@in_each_language
async def test_neither_text_nor_keys_name_a_case_a_country_or_a_person_nor_offer_to_share(
    services: Services, cases: tuple[Case, Case], language: str
) -> None:
    for content in contents(*cases):
        body = await rendered(services, content, language + CAREFUL)
        shown = orjson.dumps(body).decode()
        labels = [key["text"] for row in body["reply_markup"]["inline_keyboard"] for key in row]
        everything = " ".join([body["text"], *labels]).casefold()
        assert len(labels) > 1, "there is something to do, and a way to stop it"
        telling = ("librarian", "teacher", "togo", "chad", "901", "902", "robin", "🎉", "🕯")
        assert not [one for one in telling if one in everything], content
        assert f'"{ShareCase.code}:' not in shown


async def test_others_are_told_of_what_case_it_is(
    services: Services, cases: tuple[Case, Case]
) -> None:
    for content in contents(*cases):
        assert "LIBRARIAN" in (await rendered(services, content, "en"))["text"]


async def test_cases_in_one_reminder_are_told_apart_by_their_numbers(
    services: Services, cases: tuple[Case, Case]
) -> None:
    content = contents(*cases)[1]
    body = await rendered(services, content, "en" + CAREFUL)
    rows = body["reply_markup"]["inline_keyboard"]
    for number, case in enumerate(cases, start=1):
        assert f"{number}. ⏳" in body["text"]
        key = rows[number - 1][0]
        assert f"{number}." in key["text"]
        assert key["callback_data"] == TakeAction(case.id, case.version).pack()


async def test_whether_it_was_sent_is_answered_as_by_others(
    services: Services, cases: tuple[Case, Case]
) -> None:
    asked = await rendered(services, {"sent": cases[0].id}, "en" + CAREFUL)
    told = [row[0]["callback_data"] for row in asked["reply_markup"]["inline_keyboard"][:2]]
    expected = [TellWhetherSent(cases[0].id, cases[0].version, answer) for answer in (1, 0)]
    assert told == [one.pack() for one in expected]


async def test_the_team_is_told_what_it_is_asked_about(
    services: Services, cases: tuple[Case, Case]
) -> None:
    asked = await rendered(services, {"ended": cases[0].id}, "en" + CAREFUL)
    assert "LIBRARIAN" in asked["text"]


async def test_what_is_over_is_not_reminded_of(
    services: Services, cases: tuple[Case, Case]
) -> None:
    await services.cases.close(cases[0].id, str(BELA), 1)
    with pytest.raises(NothingToSay):
        await rendered(services, {"reminder": [cases[0].id]}, "en" + CAREFUL)


async def test_news_are_read_when_they_are_asked_for_and_leave_the_chat_again(
    services: Services, cases: tuple[Case, Case]
) -> None:
    first = cases[0]
    id_ = await services.endings.draft_news(first.id, "good", TOLD, str(BELA), 1)
    early = await read_news(await tap(services, AMINA, ReadNews(id_)), services)
    assert TOLD not in seen(early), "nobody reads what was not sent"
    await services.endings.tell_news(id_, str(BELA), 1)
    shown = await read_news(await tap(services, AMINA, ReadNews(id_)), services)
    assert isinstance(shown, Screen)
    assert TOLD in seen(shown)
    assert shown.vanishes
    assert shown.is_new


@pytest.mark.parametrize("id_", [0, 10**12])
async def test_a_number_of_no_news_leads_to_the_open_cases(services: Services, id_: int) -> None:
    shown = await read_news(await tap(services, AMINA, ReadNews(id_)), services)
    assert isinstance(shown, Screen)
    assert not shown.vanishes
    new = NewBroadcast("case 1", {"card": 1, "version": 1}, "1002", 1)
    made = await services.broadcasts.draft(new, 1)
    await services.broadcasts.start(made.id, "1002", 1)
    other = await read_news(await tap(services, AMINA, ReadNews(made.id)), services)
    assert seen(other) == seen(shown)
