"""A card as its reader sees it: their days, what has been done, and nothing unprepared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.announcing import announcement
from bot.store.appeals import Appeal
from cases.case import Channel, Kind
from handlers.broadcast_messages import render
from handlers.browse_cases import look_at_case, open_case, read_story
from handlers.buttons import (
    ListCases,
    LookAtCase,
    OpenCase,
    ReadStory,
    ShareCase,
    TakeAction,
)
from handlers.edited_messages import render_edit
from handlers.screen import Inline, Link, Photo
from handlers.sharing import qr_code, share_case
from tests.handlers.parts import AMINA, keys, kinds, seen, services_on, tap
from tests.handlers.varied import published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

HARD = "Her hands were broken. " * 60
STORY = (f"She was taken from her home. {HARD}She is alive.",)
NOW = datetime(2026, 3, 10, 22, tzinfo=UTC)


@pytest.fixture
async def services(database: Database) -> Services:
    return await services_on(database, NOW)


@pytest.fixture
async def case(services: Services, database_address: str) -> Case:
    return await published(
        services,
        database_address,
        summary=STORY,
        additional_information=(HARD,),
        disturbing=(HARD.strip(),),
        name_and_pronoun="Somebody (she)",
        deadline=date(2026, 3, 15),
    )


async def card_of(services: Services, case: Case) -> str:
    came = await tap(services, AMINA, OpenCase(case.id, case.version))
    return seen(await open_case(came, services))


@pytest.mark.parametrize(
    ("country", "zone", "days"),
    [("US", "America/New_York", "5 days left"), ("JP", "Asia/Tokyo", "4 days left")],
)
async def test_days_are_those_of_the_readers_own_calendar(
    services: Services, case: Case, country: str, zone: str, days: str
) -> None:
    await services.supporters.meet(AMINA, 1)
    await services.supporters.live_in(AMINA, country, zone)
    told = await card_of(services, case)
    assert days in told
    assert "Somebody (she)" in told
    assert "Nobody has reported an appeal yet" in told


async def test_a_few_reports_are_fewer_than_five_on_the_card_too(
    services: Services, case: Case
) -> None:
    target = case.offered[0]
    for number, told in enumerate(["Fewer than 5 appeals reported"] * 4 + ["5 appeals reported"]):
        await services.supporters.meet(2000 + number, 1)
        one = Appeal(2000 + number, case.id, target.id, Channel.POST, target.contacts[0].id)
        assert await services.appeals.report(one, 1, "2026-03-10", None)
        assert told in await card_of(services, case)


async def test_a_disturbing_passage_is_hidden_in_card_story_and_broadcast(
    services: Services, case: Case
) -> None:
    came = await tap(services, AMINA, OpenCase(case.id, case.version))
    texts = [(await open_case(came, services)).text]
    for page in range(1, 6):
        story = await tap(services, AMINA, ReadStory(case.id, case.version, page))
        shown = await read_story(story, services)
        assert seen(shown)
        texts.append(shown.text)
    made = await services.broadcasts.draft(announcement(case, "1002"), 1)
    texts.append((await render(made, "en", services)).decode())
    for text in texts:
        shown_at_once = [part.partition("</tg-spoiler>")[2] for part in text.split("<tg-spoiler>")]
        assert "broken" not in text.split("<tg-spoiler>", maxsplit=1)[0]
        assert not any("broken" in part for part in shown_at_once)
    assert "She is alive." in "".join(texts)


async def test_the_keys_of_a_card_are_all_there_and_to_share_is_left_out_for_the_careful(
    services: Services, case: Case
) -> None:
    came = await tap(services, AMINA, OpenCase(case.id, case.version))
    shown = await open_case(came, services)
    assert kinds(shown)[:3] == [TakeAction, ReadStory, ShareCase]
    assert kinds(shown)[-1] is ListCases
    await services.supporters.be_careful(AMINA, careful=True)
    came = await tap(services, AMINA, OpenCase(case.id, case.version))
    assert ShareCase not in kinds(await open_case(came, services))
    made = await services.broadcasts.draft(announcement(case, "1002"), 1)
    for language, offers in (("en", True), ("en-x-careful", False), ("es-x-careful", False)):
        assert (b'"share:' in await render(made, language, services)) is offers


async def test_a_digest_lists_open_cases_each_of_which_opens_below(
    services: Services, case: Case, database_address: str
) -> None:
    other = await published(services, database_address, number="902.26", title="<Another> & one")
    new = replace(announcement(case, "digest"), content={"digest": [case.id, other.id, 10**9]})
    body = await render(await services.broadcasts.draft(new, 1), "en", services)
    for part in (b"2 new cases this week", b"&lt;Another&gt; &amp; one", b'"stop"', b'"look:'):
        assert part in body
    came = await tap(services, AMINA, LookAtCase(case.id, case.version))
    shown = await look_at_case(came, services)
    assert shown.is_new
    assert case.title in seen(shown)
    gone = await look_at_case(await tap(services, AMINA, LookAtCase(10**9, 1)), services)
    assert gone.is_new


async def test_what_is_shared_is_a_link_a_code_and_the_card_and_nothing_about_the_sharer(
    services: Services, case: Case
) -> None:
    came = await tap(services, AMINA, ShareCase(case.id, case.version))
    shown = await share_case(came, services)
    (picture,) = shown.before
    assert isinstance(picture, Photo)
    assert picture.data.startswith(b"\x89PNG")
    does = [one.does for one in keys(shown)]
    links = [one.url for one in does if isinstance(one, Link)]
    assert [link.split("?")[0] for link in links] == ["https://t.me/share/url", "https://wa.me/"]
    assert [one.query for one in does if isinstance(one, Inline)] == [case.ua_number]
    assert not any(str(AMINA) in link or "Person" in link for link in (*links, shown.text))
    assert len(qr_code("https://t.me/" + "b" * 32 + "?start=id_" + "9" * 18)) < 20_000


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Kind.FURTHER, " · further information"), (Kind.UPDATE, " · update"), (Kind.FIRST, "")],
)
async def test_a_card_says_that_it_is_further_information_wherever_it_stands(
    services: Services, database_address: str, kind: Kind, said: str
) -> None:
    case = await published(services, database_address, kind=kind, country="Peru")
    line = f"Urgent Action {case.ua_number} · Peru{said}"
    assert line in (await card_of(services, case)).splitlines()
    made = await services.broadcasts.draft(announcement(case, "1002"), 1)
    edit = replace(made, content={"edit": case.id, "why": "corrected", "since": 1})
    sent = await render(made, "en", services)
    assert line.encode() in sent
    assert await render_edit(edit, "card", "en", services) == sent
