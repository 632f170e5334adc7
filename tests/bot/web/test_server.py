"""What the web part answers, to whom, and what it refuses."""

from __future__ import annotations

import asyncio
import io
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.metrics import Metrics
from bot.web.server import open_web
from bot.web.webhook import SECRET_HEADER, Webhook
from tests.bot.web.conftest import Drawer, web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.web.server import Web


class Inbox(list[bytes]):
    async def receive(self, raw: bytes) -> None:
        self.append(raw)


@asynccontextmanager
async def asking(parts: Web) -> AsyncIterator[aiohttp.ClientSession]:
    async with (
        open_web("127.0.0.1", 0, parts) as served,
        aiohttp.ClientSession(served.url) as session,
    ):
        yield session


async def post(
    session: aiohttp.ClientSession, secret: str | None, body: bytes | io.BytesIO = b"{}"
) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with session.post("/telegram", data=body, headers=headers) as answer:
        return answer.status


async def test_every_page_is_closed_to_other_sites_and_to_search_engines() -> None:
    paths = [
        "/",
        "/compose.html",
        "/compose.js",
        "/sealed/" + "x" * 22,
        "/nothing-here",
        "/healthz",
    ]
    async with asking(web()) as session:
        for path in paths:
            async with session.get(path) as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "frame-ancestors 'none'" in policy
                assert "unsafe" not in policy
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert "noindex" in answer.headers["X-Robots-Tag"]
                assert answer.headers["Cache-Control"] in ("no-cache", "no-store")
                assert "Server" not in answer.headers


async def test_a_browser_that_has_the_page_is_not_sent_it_again() -> None:
    async with asking(web()) as session:
        async with session.get("/compose.html") as first:
            assert first.content_type == "text/html"
            assert first.headers["Cache-Control"] == "no-cache"
        async with session.get(
            "/compose.html", headers={"If-None-Match": first.headers["ETag"]}
        ) as again:
            assert again.status == 304
            assert await again.read() == b""
        async with session.head("/compose.html") as head:
            assert head.status == 200


async def test_the_page_that_shows_what_would_be_sent_is_there_in_the_demo_only() -> None:
    async with asking(web()) as session, session.get("/outgoing.html") as answer:
        assert answer.status == 404
    async with asking(web(demo=True)) as session:
        async with session.get("/outgoing.html") as answer:
            assert answer.status == 200
        async with session.get("/compose.html") as answer:
            assert " data-demo>" in await answer.text()


async def test_a_sealed_letter_is_handed_out_while_it_is_kept_and_then_no_more() -> None:
    drawer = Drawer()
    await drawer.keep("a" * 22, b"\x00sealed", 3_600)
    async with asking(web(envelopes=drawer)) as session:
        async with session.get("/sealed/" + "a" * 22) as answer:
            assert await answer.read() == b"\x00sealed"
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.content_type == "application/octet-stream"
        drawer.clear()
        for id_ in ("a" * 22, "a" * 21, "a" * 5000, "..%2f..%2fetc%2fpasswd", "' OR 1=1 --"):
            async with session.get(f"/sealed/{id_}") as answer:
                assert answer.status == 404


async def test_alive_is_not_yet_ready() -> None:
    checks = {"database": True, "telegram": False}

    async def ready() -> Mapping[str, bool]:
        return checks

    async with asking(web(ready=ready)) as session:
        async with session.get("/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "ok")
        async with session.get("/readyz") as answer:
            assert (answer.status, await answer.json()) == (503, checks)
        checks["telegram"] = True
        async with session.get("/readyz") as answer:
            assert (answer.status, await answer.json()) == (200, checks)


async def test_metrics_count_events_and_name_nobody() -> None:
    metrics = Metrics()
    metrics.updates.inc()
    metrics.settled("sent", 20)
    metrics.tap_seconds.observe(0.02)
    async with (
        asking(web(registry=metrics.registry)) as session,
        session.get("/metrics") as answer,
    ):
        told = await answer.text()
    assert 'bot_deliveries_total{state="sent"} 20.0' in told
    assert "bot_updates_handled_total 1.0" in told
    assert 'bot_tap_seconds_bucket{le="0.025"} 1.0' in told


async def test_two_bots_in_one_process_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.reports.inc()
    assert other.registry.get_sample_value("bot_reports_total") == 0


async def test_an_update_is_taken_from_telegram_and_from_nobody_else() -> None:
    inbox = Inbox()
    webhook = Webhook(("new-secret", "old-secret"), inbox.receive)
    async with asking(web(webhook=webhook)) as session:
        assert await post(session, "new-secret", b'{"update_id": 1}') == 200
        assert await post(session, "old-secret", b'{"update_id": 2}') == 200
        for stranger in (None, "", "new-secre", "new-secret,old-secret", "sécret", "x" * 4000):
            assert await post(session, stranger) == 403
        async with session.get("/telegram") as answer:
            assert answer.status == 405
    assert inbox == [b'{"update_id": 1}', b'{"update_id": 2}']


async def test_an_update_is_confirmed_only_once_it_is_durable() -> None:
    arrived, durable = asyncio.Event(), asyncio.Event()

    async def receive(_raw: bytes) -> None:
        arrived.set()
        await durable.wait()

    async with asking(web(webhook=Webhook(("secret",), receive))) as session:
        asked = asyncio.create_task(post(session, "secret"))
        await arrived.wait()
        assert not asked.done()
        durable.set()
        assert await asked == 200


async def test_telegram_is_told_to_send_again_what_could_not_be_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def receive(raw: bytes) -> None:
        raise OSError(f"disk full while writing {raw!r}")

    async with asking(web(webhook=Webhook(("secret",), receive))) as session:
        headers = {SECRET_HEADER: "secret"}
        async with session.post("/telegram", data=b"my letter", headers=headers) as answer:
            assert answer.status == 500
            assert "letter" not in await answer.text()
    told = "".join(capsys.readouterr())
    assert "OSError" in told
    assert "letter" not in told


async def test_a_huge_update_is_refused_and_the_server_goes_on() -> None:
    inbox = Inbox()
    async with asking(web(webhook=Webhook(("secret",), inbox.receive))) as session:
        assert await post(session, "secret", io.BytesIO(b"x" * 2_000_000)) == 413
        assert await post(session, "secret") == 200
    assert inbox == [b"{}"]


async def test_whoever_hangs_up_in_the_middle_of_an_update_is_no_fault_of_the_bot(
    capsys: pytest.CaptureFixture[str],
) -> None:
    inbox = Inbox()
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: secret\r\n"
    async with open_web("127.0.0.1", 0, web(webhook=Webhook(("secret",), inbox.receive))) as at:
        for body in (b"", b'{"update_id": 1', b'{"update_id": 1}'):
            _, writer = await asyncio.open_connection("127.0.0.1", at.port)
            writer.write(f"{head}Content-Length: 99\r\n\r\n".encode() + body)
            await writer.drain()
            writer.close()
            await writer.wait_closed()
        async with aiohttp.ClientSession(at.url) as session:
            assert await post(session, "secret") == 200
    assert inbox == [b"{}"]
    assert "request failed" not in "".join(capsys.readouterr())


async def test_without_a_webhook_there_is_nothing_to_post_to() -> None:
    async with asking(web()) as session:
        assert await post(session, "secret") == 404


@pytest.mark.parametrize("secrets", [(), ("",), ("secret", "")])
def test_a_webhook_without_a_secret_is_refused(secrets: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="secret"):
        Webhook(secrets, Inbox().receive)


def test_a_webhook_does_not_show_its_secrets() -> None:
    assert "hidden" not in repr(Webhook(("hidden",), Inbox().receive))


async def test_a_port_that_is_taken_is_an_error_and_leaves_nothing_open() -> None:
    async with open_web("127.0.0.1", 0, web()) as served:
        with pytest.raises(OSError, match="in use"):
            async with open_web("127.0.0.1", served.port, web()):
                pytest.fail("two servers on one port")


@pytest.mark.parametrize("chat_url", [None, "https://t.me/example_bot"])
async def test_the_front_door_says_where_letters_come_from(chat_url: Any) -> None:
    async with asking(web(chat_url=chat_url)) as session, session.get("/") as answer:
        told = await answer.text()
    assert "Letters are opened from the chat" in told
    assert ("t.me/example_bot" in told) is (chat_url is not None)
