"""To whom a case is announced: to everybody, or to some first and to the others later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.appeals import Appeal
from cases.case import Channel
from cases.themes import COUNTRIES, Region, Theme
from handlers.audience_buttons import ChooseAudience, SetAudience
from handlers.coordinator.review_case import review
from handlers.team_buttons import (
    Announce,
    AskWhen,
    CancelBroadcast,
    ReviewDraft,
    SendBroadcast,
    WatchBroadcast,
)
from tests.bot.store.lines import plain
from tests.bot.store.raw import select
from tests.handlers.coordinator.announcing import (
    announce,
    arrives,
    choose,
    draft_of_question,
    labels,
    send,
    set_to,
    subscribe,
    watch,
)
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, published_case
from tests.handlers.parts import BELA, NOW, key, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.screen import Screen

NOW_MS = int(NOW.timestamp() * 1000)
SPANISH, ENGLISH = range(2001, 2007), range(2007, 2019)


@pytest.fixture
async def services(database: Database) -> Services:
    """Six who read Spanish, ten English, two who chose no language."""
    services = await services_on(database)
    await subscribe(services, *SPANISH, language="es")
    await subscribe(services, *ENGLISH[:10], language="en")
    await subscribe(services, *ENGLISH[10:])
    return services


async def to_whom(services: Services, question: Screen, by: str = "", page: int = 1) -> Screen:
    """What there is to choose from."""
    shown = await choose(services, ChooseAudience(draft_of_question(question), "", 1))
    if by:
        shown = await choose(services, ChooseAudience(draft_of_question(question), by, page))
    return shown


async def chosen(services: Services, question: Screen, by: str, of: str) -> Screen:
    return await set_to(services, SetAudience(draft_of_question(question), by, of))


async def acted(services: Services, case: Case, *ids: int) -> None:
    for id_ in ids:
        appeal = Appeal(id_, case.id, case.targets[0].id, Channel.EMAIL, 1)
        await services.appeals.report(appeal, NOW_MS, "2026-03-10", None)


async def desk(services: Services, case: Case) -> Screen:
    return await review(await tap(services, BELA, ReviewDraft(case.id, case.version, 1)), services)


async def test_each_choice_shows_how_many_they_are(services: Services) -> None:
    question = await announce(services, await published_case(services))
    assert "For: everybody who wants such cases" in seen(question)
    assert "People: 18" in seen(question)
    assert kinds(question) == [SendBroadcast, AskWhen, ChooseAudience, ReviewDraft]
    shown = await to_whom(services, question)
    assert "Now: everybody who wants such cases." in seen(shown)
    assert labels(shown) == [
        "✓ 👥 Everybody · 18",
        "🗣 By language",
        "🌍 By country",
        "🏷 By theme",
        "◀ Back",
    ]
    languages = await to_whom(services, question, "language")
    assert labels(languages) == ["English · 12", "Spanish · 6", "◀ Back"]
    assert key(languages, ChooseAudience).by == "", "back to the kinds"
    back = shown.rows[-1][0].does
    assert isinstance(back, SetAudience)
    assert await set_to(services, back) == question


async def test_only_countries_where_somebody_lives_are_offered_and_few_are_not_counted(
    services: Services,
) -> None:
    for id_ in SPANISH:
        await services.supporters.live_in(id_, "CL", None)
    for id_ in (2007, 2008):
        await services.supporters.live_in(id_, "PE", None)
    question = await announce(services, await published_case(services))
    countries = await to_whom(services, question, "country")
    assert labels(countries) == ["Chile · 6", "Peru · fewer than 5", "◀ Back"]


async def test_where_nobody_chose_any_the_screen_says_so_and_leads_back(
    services: Services,
) -> None:
    question = await announce(services, await published_case(services))
    for by, what in (("country", "named a country"), ("theme", "chosen a theme")):
        shown = await to_whom(services, question, by)
        assert f"Nobody who would get this case has {what} yet." in seen(shown)
        assert "which" not in seen(shown)
        assert labels(shown) == ["◀ Back"]


async def test_more_countries_than_a_screen_holds_have_pages(services: Services) -> None:
    codes = COUNTRIES[Region.AMERICAS].split()[:24]
    await subscribe(services, *range(3001, 3001 + len(codes)))
    for id_, code in enumerate(codes, 3001):
        await services.supporters.live_in(id_, code, None)
    question = await announce(services, await published_case(services))
    first = await to_whom(services, question, "country")
    assert len(labels(first)) == 20 + 2
    assert labels(first)[-2:] == ["Next page ▶", "◀ Back"]
    last = await to_whom(services, question, "country", 2)
    assert labels(last)[-2:] == ["◀ Previous page", "◀ Back"]
    assert len(set(labels(first)) | set(labels(last))) == len(codes) + 3
    assert await to_whom(services, question, "country", 10**4) == last


async def test_themes_are_added_and_taken_away_tap_by_tap(services: Services) -> None:
    case = await published_case(services)
    for id_ in SPANISH:
        await services.supporters.choose_themes(id_, (Theme.EXPRESSION, Theme.WOMEN))
    await services.supporters.choose_themes(2007, (Theme.TORTURE,))
    question = await announce(services, case)
    shown = await to_whom(services, question, "theme")
    names = [label.rpartition(" · ")[0] for label in labels(shown)[:-1]]
    assert [label.rpartition(" · ")[2] for label in labels(shown)[:-1]] == [
        "fewer than 5",
        "6",
        "6",
    ]
    one = await set_to(services, shown.rows[0][0].does)  # type: ignore[arg-type]  # as its kind says
    assert f"For: those who chose: {names[0]}" in seen(one)
    assert "People: fewer than 5" in seen(one)
    shown = await to_whom(services, one, "theme")
    assert labels(shown)[0].startswith("✓ ")
    both = await set_to(services, shown.rows[1][0].does)  # type: ignore[arg-type]  # as its kind says
    assert f"For: those who chose: {names[0]}, {names[1]}" in seen(both)
    assert "People: 7" in seen(both)
    shown = await to_whom(services, one, "theme")
    none = await set_to(services, shown.rows[0][0].does)  # type: ignore[arg-type]  # as its kind says
    assert "For: everybody who wants such cases" in seen(none)


async def test_some_first_and_the_others_later_and_nobody_twice(
    services: Services, database: Database, database_address: str
) -> None:
    case = await published_case(services)
    question = await chosen(services, await announce(services, case), "language", "es")
    assert "For: those who read Spanish" in seen(question)
    assert "People: 6" in seen(question)
    first = draft_of_question(question)
    await send(services, SendBroadcast(first))
    assert "For: those who read Spanish" in seen(await watch(services, first))
    assert Announce not in kinds(await desk(services, case)), "it is still on its way"
    assert key(await announce(services, case), WatchBroadcast).broadcast_id == first
    await arrives(services, database, first, NOW_MS)
    for shown in (await watch(services, first), await desk(services, case)):
        assert "📣 Announce to 12 more" in labels(shown)
    question = await announce(services, case)
    assert "Those who have got it are left out" in seen(question)
    assert "People: 12" in seen(question)
    second = draft_of_question(question)
    languages = await to_whom(services, question, "language")
    assert labels(languages) == ["English · 12", "◀ Back"], "the others have it"
    await send(services, SendBroadcast(second))
    await arrives(services, database, second, NOW_MS)
    got = await select(database_address, "SELECT chat_id FROM deliveries ORDER BY chat_id")
    assert [row[0] for row in got] == [*SPANISH, *ENGLISH]
    ledgers = [await services.broadcasts.ledger(id_) for id_ in (first, second)]
    assert [(one.audience, one["sent"]) for one in ledgers] == [(6, 6), (12, 12)]
    for shown in (await watch(services, second), await desk(services, case)):
        assert Announce not in kinds(shown), "nobody is left"
    done = await announce(services, case)
    assert done.toast == "Everybody who wants it has got it."
    told = [plain(one) for one in await services.audit.all() if "broadcast" in plain(one)]
    assert told == [f"sent broadcast {first} language es", f"sent broadcast {second}"]


async def test_who_subscribes_later_can_be_written_to_and_who_was_cancelled_too(
    services: Services, database: Database
) -> None:
    case = await published_case(services)
    id_ = draft_of_question(await announce(services, case))
    await send(services, SendBroadcast(id_))
    await services.broadcasts.queue(id_, "en")
    await services.broadcasts.cancel(id_, str(BELA), NOW_MS)
    assert Announce not in kinds(await desk(services, case)), "it is being cancelled"
    async with database.transaction() as tx:
        await tx.define("UPDATE deliveries SET state = 'sent' WHERE chat_id > 2006")
        await tx.define("UPDATE deliveries SET state = 'cancelled' WHERE chat_id <= 2006")
    assert await services.broadcasts.end(id_, NOW_MS)
    await subscribe(services, 4001, 4002)
    assert "People: 8" in seen(await announce(services, case))


async def test_further_information_goes_to_those_who_acted_and_in_other_words_to_the_others(
    services: Services,
) -> None:
    await acted(services, await published_case(services), *ENGLISH[:5])
    for id_ in ENGLISH[:5]:
        await services.supporters.receive_at_most(id_, 0)
    newer = await draft_of(services, URGENT_ACTION.replace("POEM", "SONG"))
    await services.cases.publish(newer.id, newer.version, str(BELA), 0)
    question = await announce(services, newer)
    assert "People: 13" in seen(question), "who wants the digest only gets no new case"
    shown = await to_whom(services, question)
    assert labels(shown)[0] == "✓ 👥 Everybody · 13"
    assert "💤 Those who did not act · 13" in labels(shown)
    told = await chosen(services, question, "acted", "1")
    assert "For: those who acted on this case" in seen(told)
    assert "People: 5" in seen(told)
    draft = await services.broadcasts.find(draft_of_question(told))
    assert draft is not None
    assert draft.occasion == f"case {newer.id} version 2"


async def test_an_earlier_question_sends_to_whom_it_names(services: Services) -> None:
    case = await published_case(services)
    everybody = await announce(services, case)
    spanish = await chosen(services, everybody, "language", "es")
    assert draft_of_question(everybody) != draft_of_question(spanish)
    assert await chosen(services, everybody, "language", "es") == spanish, "the same draft"
    english = await chosen(services, spanish, "language", "en")
    await send(services, SendBroadcast(draft_of_question(spanish)))
    await services.broadcasts.queue(draft_of_question(spanish), "en")
    assert (await services.broadcasts.ledger(draft_of_question(spanish))).audience == 6
    for stale in (everybody, english):
        shown = await send(services, SendBroadcast(draft_of_question(stale)))
        assert "For: those who read Spanish" in seen(shown)
        assert CancelBroadcast in kinds(shown)


@pytest.mark.parametrize(
    ("by", "of"),
    [
        ("language", "xx_Hack"),
        ("language", "1"),
        ("country", "chile"),
        ("country", "ZZ"),
        ("theme", "es"),
        ("theme", "-1"),
        ("theme", "0"),
        ("acted", "2"),
        ("king", "1"),
        ("", "es"),
    ],
)
async def test_what_nobody_was_shown_sends_nothing(services: Services, by: str, of: str) -> None:
    question = await announce(services, await published_case(services))
    shown = await chosen(services, question, by, of)
    assert seen(shown)
    assert await services.broadcasts.active() == []


async def test_a_choice_for_what_cannot_be_announced_any_more_shows_why(
    services: Services,
) -> None:
    case = await published_case(services)
    id_ = draft_of_question(await announce(services, case))
    news = await services.endings.draft_news(case.id, "thanks", "Thank you.", str(BELA), 1)
    for button in (ChooseAudience(99), ChooseAudience(news, "language", 1)):
        assert (await choose(services, button)).toast == "This broadcast is not here any more."
    for wrong in (SetAudience(99, "", ""), SetAudience(news, "", "")):
        assert (await set_to(services, wrong)).toast == "This broadcast is not here any more."
    await send(services, SendBroadcast(id_))
    assert "gathered" in seen(await choose(services, ChooseAudience(id_)))
    assert "gathered" in seen(await set_to(services, SetAudience(id_, "language", "es")))


async def test_nobody_chooses_for_a_case_that_was_closed_meanwhile(services: Services) -> None:
    case = await published_case(services)
    id_ = draft_of_question(await announce(services, case))
    await services.cases.close(case.id, str(BELA), NOW_MS)
    for shown in (
        await choose(services, ChooseAudience(id_)),
        await set_to(services, SetAudience(id_, "language", "es")),
    ):
        assert shown.toast == "This case is closed."
