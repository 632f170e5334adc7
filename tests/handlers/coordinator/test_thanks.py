"""Thanks to those who acted: in a coordinator's words, as often as there is a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from bot.store.appeals import Appeal
from bot.store.deliveries import Deliveries
from bot.store.delivery import Instant
from cases.case import Channel
from handlers.broadcast_messages import CAREFUL, render
from handlers.coming import Answer
from handlers.coordinator import close_case, outcome
from handlers.coordinator.review_case import review
from handlers.ending_buttons import ReadNews, SendNews, WriteNews
from handlers.reading_news import read_news
from handlers.screen import Screen
from handlers.team_buttons import AskToClose, CloseCase, ReviewDraft, WatchBroadcast
from tests.bot.store.lines import plain
from tests.handlers.coordinator.announcing import labels, subscribe
from tests.handlers.coordinator.documents import URGENT_ACTION, published_case
from tests.handlers.parts import (
    AMINA,
    BELA,
    CHIDI,
    DANA,
    NOW,
    key,
    kinds,
    said,
    seen,
    services_on,
    tap,
)

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

NOW_MS = int(NOW.timestamp() * 1000)
TOLD = "You moved <b>them</b> & us. {name}"


@pytest.fixture
async def services(database: Database) -> Services:
    """Amina and five more subscribe, and Dana, who will not have acted."""
    services = await services_on(database)
    await subscribe(services, AMINA, *range(2001, 2006), DANA)
    return services


@pytest.fixture
async def case(services: Services) -> Case:
    """A case on which six have acted."""
    case = await published_case(services)
    for id_ in (AMINA, *range(2001, 2006)):
        appeal = Appeal(id_, case.id, case.targets[0].id, Channel.EMAIL, 1)
        await services.appeals.report(appeal, NOW_MS, "2026-03-10", None)
    return case


async def desk(services: Services, case: Case, by: int = BELA) -> Screen:
    return await review(await tap(services, by, ReviewDraft(case.id, case.version, 1)), services)


async def ask(services: Services, case: Case) -> Screen:
    thank = WriteNews(case.id, case.version, "thanks")
    return await outcome.write_news(await tap(services, BELA, thank), services)


async def write(
    services: Services, case: Case, told: str = TOLD, by: int = BELA, news: str = "thanks"
) -> Screen | None:
    came = await said(services, by, told)
    about = {name: getattr(came, name) for name in Answer.__dataclass_fields__ if name != "asked"}
    asked = WriteNews(case.id, case.version, news)
    return await outcome.take_news(Answer(**about, asked=asked), services)


async def send(services: Services, shown: Screen | None) -> Screen:
    assert shown is not None
    sent = await outcome.send_news(await tap(services, BELA, key(shown, SendNews)), services)
    assert isinstance(sent, Screen)
    return sent


async def got(database: Database, services: Services, id_: int) -> list[int]:
    """Who is given it, by the courier."""
    await services.broadcasts.queue(id_, "en")
    deliveries, at = Deliveries(database), Instant(NOW_MS, NOW_MS)
    turn = await deliveries.turn(await deliveries.take_over(None), [], 50, at)
    assert turn is not None
    return sorted(one.chat_id for one in turn.claimed if one.broadcast_id == id_)


async def test_it_is_written_seen_with_the_number_of_people_and_sent_to_those_who_acted(
    services: Services, case: Case, database: Database
) -> None:
    assert "💛 Thank those who acted" in labels(await desk(services, case))
    asked = await ask(services, case)
    assert "Write your thanks" in seen(asked)
    assert key(asked, ReviewDraft).case_id == case.id
    shown = await write(services, case)
    assert shown is not None
    assert "Thank you for acting on this case:" in seen(shown)
    assert TOLD in seen(shown)
    assert "Together you reported 6 appeals." in seen(shown)
    assert labels(shown) == ["💛 Send it to 6 people", "✍️ Write it anew", "◀ Back"]
    assert await services.broadcasts.active() == []
    sent = await send(services, shown)
    assert "For: those who acted on this case" in seen(sent)
    id_ = key(sent, WatchBroadcast).broadcast_id
    assert await got(database, services, id_) == [AMINA, *range(2001, 2006)]
    assert [one.id for one in await services.cases.open(NOW)] == [case.id], "it stays open"


async def test_a_second_tap_is_nothing_and_a_second_thanks_is_another_occasion(
    services: Services, case: Case, database: Database
) -> None:
    first = await write(services, case)
    id_ = key(await send(services, first), WatchBroadcast).broadcast_id
    assert key(await send(services, first), WatchBroadcast).broadcast_id == id_
    again = await write(services, case, "And thank you once more.")
    other = key(await send(services, again), WatchBroadcast).broadcast_id
    for one in (id_, other):
        await services.broadcasts.queue(one, "en")
        assert (await services.broadcasts.ledger(one)).audience == 6
    occasions = [one.occasion for one in await services.broadcasts.of_case(case.id)]
    assert occasions == [f"thanks {case.id} 2", f"thanks {case.id} 1"]
    told = [plain(one) for one in await services.audit.all() if "broadcast" in plain(one)]
    assert told == [f"sent broadcast {one} acted True" for one in (id_, other)]


async def test_those_who_acted_on_a_closed_case_are_thanked_too(
    services: Services, case: Case
) -> None:
    await services.cases.close(case.id, str(BELA), NOW_MS)
    assert "💛 Thank those who acted" in labels(await desk(services, case))
    sent = await send(services, await write(services, case))
    id_ = key(sent, WatchBroadcast).broadcast_id
    await services.broadcasts.queue(id_, "en")
    assert (await services.broadcasts.ledger(id_)).audience == 6


async def test_a_reviewer_and_who_was_removed_thank_nobody(services: Services, case: Case) -> None:
    assert WriteNews not in kinds(await desk(services, case, CHIDI))
    for by in (CHIDI, DANA):
        assert await write(services, case, by=by) is None
    assert await services.broadcasts.of_case(case.id) == []


async def test_where_nobody_acted_there_is_nobody_to_thank(services: Services) -> None:
    case = await published_case(services)
    assert WriteNews not in kinds(await desk(services, case))
    shown = await ask(services, case)
    assert shown.toast == "Nobody who can be written to has reported an appeal of this case yet."


@pytest.mark.parametrize("told", ["", "   \n ", "W" * 1501])
async def test_what_is_no_sentence_is_asked_for_again(
    services: Services, case: Case, told: str
) -> None:
    shown = await write(services, case, told)
    assert shown is not None
    assert "1 to 1500 characters" in seen(shown)
    assert kinds(shown) == [WriteNews]
    assert await services.broadcasts.of_case(case.id) == []


async def test_whoever_must_be_careful_sees_thanks_only_behind_a_key(
    services: Services, case: Case
) -> None:
    shown = await write(services, case)
    assert shown is not None
    id_ = key(shown, SendNews).broadcast_id
    early = await read_news(await tap(services, AMINA, ReadNews(id_)), services)
    assert TOLD not in seen(early), "nobody reads what was not sent"
    await send(services, shown)
    broadcast = await services.broadcasts.find(id_)
    assert broadcast is not None
    usual = orjson.loads(await render(broadcast, "en", services))["text"]
    assert "You moved &lt;b&gt;them&lt;/b&gt; &amp; us. {name}" in usual
    veiled = orjson.loads(await render(broadcast, f"en{CAREFUL}", services))["text"]
    assert "TEACHER" not in veiled
    assert "moved" not in veiled
    shown_then = await read_news(await tap(services, AMINA, ReadNews(id_)), services)
    assert isinstance(shown_then, Screen)
    assert TOLD in seen(shown_then)
    assert shown_then.vanishes


@pytest.mark.parametrize("news", ["good", "sad"])
async def test_where_nobody_acted_a_case_is_closed_without_news(
    services: Services, news: str
) -> None:
    alone = await published_case(services, URGENT_ACTION.replace("84.26", "85.26"))
    told = await tap(services, BELA, WriteNews(alone.id, alone.version, news))
    for shown in (
        await close_case.ask_to_close(
            await tap(services, BELA, AskToClose(alone.id, alone.version)), services
        ),
        await outcome.write_news(told, services),
        await write(services, alone, news=news),
    ):
        assert shown is not None
        assert kinds(shown) == [CloseCase, ReviewDraft]
        assert "So nobody is told what came of it." in seen(shown)
        assert "0" not in seen(shown)
    assert await services.questions.open(BELA) is None


async def test_news_still_close_the_case_and_leave_thanks_on_their_way(
    services: Services, case: Case
) -> None:
    thanks = key(await send(services, await write(services, case)), WatchBroadcast).broadcast_id
    close = await tap(services, BELA, WriteNews(case.id, case.version, "sad"))
    asked = await outcome.write_news(close, services)
    assert key(asked, AskToClose).case_id == case.id
    id_ = await services.endings.draft_news(case.id, "sad", TOLD, str(BELA), NOW_MS)
    await outcome.send_news(await tap(services, BELA, SendNews(id_)), services)
    assert await services.cases.open(NOW) == []
    found = [await services.broadcasts.find(one) for one in (thanks, id_)]
    assert [one.state for one in found if one] == ["queueing", "queueing"]
