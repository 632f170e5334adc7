"""The short way of messages, over real sockets and real TLS, against servers good and bad."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from telegram.error import NetworkError, TimedOut

from bot.delivery.wire import Wire
from tests.bot.delivery.broken import (
    cut,
    elsewhere,
    endless,
    environment,
    fine,
    garbage,
    half,
    nothing,
    server,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bot.delivery.broken import Answer

EVER = datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)


@contextmanager
def wire(root: str, keep_alive: float = 15) -> Iterator[Wire]:
    opened = Wire(f"{root}/bot1:x/", connect_timeout=5, keep_alive=keep_alive)
    try:
        yield opened
    finally:
        opened.close()


class Departures:
    """How often something left."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


async def test_calls_share_a_connection_and_calls_at_once_do_not() -> None:
    peers = set()

    def answer(writer: asyncio.StreamWriter) -> None:
        peers.add(writer.get_extra_info("peername"))
        fine(writer)

    left = Departures()
    async with server(answer) as root:
        with wire(root) as opened:
            for _ in range(5):
                assert await opened.post("sendMessage", b"{}", left, 5) == (200, b"{}")
            assert len(peers) == 1
            await asyncio.gather(*(opened.post("sendMessage", b"{}", left, 5) for _ in range(7)))
    assert (len(peers), left.count) == (7, 12)


async def test_the_request_says_what_it_has_to() -> None:
    received = bytearray()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.extend(await reader.readuntil(b"}"))
        fine(writer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        with wire(f"http://127.0.0.1:{port}") as opened:
            await opened.post("sendMessage", '{"text":"¡Hola!"}'.encode(), Departures(), 5)
    assert bytes(received).decode() == (
        f"POST /bot1:x/sendMessage HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        'Content-Type: application/json\r\nContent-Length: 18\r\n\r\n{"text":"¡Hola!"}'
    )


@pytest.mark.parametrize("answer", [cut, garbage, half, endless])
async def test_a_broken_answer_is_an_error_after_leaving(answer: Answer) -> None:
    left = Departures()
    async with server(answer) as root:
        with wire(root) as opened, pytest.raises(NetworkError):
            await opened.post("sendMessage", b"{}", left, 5)
    assert left.count == 1


async def test_silence_times_out_and_its_connection_is_not_used_again() -> None:
    asked: list[asyncio.StreamWriter] = []

    def first_silent(writer: asyncio.StreamWriter) -> None:
        asked.append(writer)
        if len(asked) > 1:
            fine(writer)

    left = Departures()
    async with server(first_silent) as root:
        with wire(root) as opened:
            with pytest.raises(TimedOut):
                await opened.post("sendMessage", b"{}", left, 0.05)
            assert await opened.post("sendMessage", b"{}", left, 5) == (200, b"{}")
    assert asked[0] is not asked[1]


async def test_a_call_that_is_given_up_leaves_no_answer_behind_for_the_next() -> None:
    waiting = asyncio.Event()
    async with server(lambda _: waiting.set()) as root:
        with wire(root) as opened:
            call = asyncio.create_task(opened.post("sendMessage", b"{}", Departures(), 60))
            await waiting.wait()
            call.cancel()
            await asyncio.wait([call])
            assert opened.idle == 0


async def test_a_redirect_is_not_followed() -> None:
    async with server(elsewhere) as root:
        with wire(root) as opened:
            assert await opened.post("sendMessage", b"{}", Departures(), 5) == (302, b"")


async def test_an_idle_connection_that_the_server_closed_is_not_used() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"{}")
        fine(writer)
        writer.close()

    left = Departures()
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        with wire(f"http://127.0.0.1:{port}") as opened:
            await opened.post("sendMessage", b"{}", left, 5)
            while opened.idle:
                await asyncio.to_thread(list)  # the loop turns until it has seen the goodbye
            await opened.post("sendMessage", b"{}", left, 5)


async def test_a_connection_that_rested_long_is_not_trusted() -> None:
    peers = set()

    def answer(writer: asyncio.StreamWriter) -> None:
        peers.add(writer.get_extra_info("peername"))
        fine(writer)

    async with server(answer) as root:
        with wire(root, keep_alive=0) as opened:
            for _ in range(3):
                await opened.post("sendMessage", b"{}", Departures(), 5)
    assert len(peers) == 3


async def test_what_nobody_asked_for_is_no_answer() -> None:
    def twice(writer: asyncio.StreamWriter) -> None:
        fine(writer)
        fine(writer)

    async with server(twice) as root:
        with wire(root) as opened, pytest.raises(NetworkError):
            await opened.post("sendMessage", b"{}", Departures(), 5)


async def test_where_nobody_listens_nothing_leaves() -> None:
    async with server(nothing) as root:
        pass
    left = Departures()
    with wire(root) as opened, pytest.raises(NetworkError, match="ConnectionRefusedError"):
        await opened.post("sendMessage", b"{}", left, 5)
    assert left.count == 0


async def test_only_a_server_that_proves_who_it_is_is_told_anything(tmp_path: Path) -> None:
    left = Departures()
    certificate, context = certified(tmp_path)
    async with server(fine, context) as root:
        with wire(root) as opened, pytest.raises(NetworkError, match="SSLCert"):
            await opened.post("sendMessage", b"{}", left, 5)
        assert left.count == 0
        with environment("SSL_CERT_FILE", str(certificate)), wire(root) as opened:
            assert await opened.post("sendMessage", b"{}", left, 5) == (200, b"{}")


def certified(folder: Path) -> tuple[Path, ssl.SSLContext]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a sandbox")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), *EVER)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, encoding = folder / "server.pem", serialization.Encoding.PEM
    private = key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(made.public_bytes(encoding) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return pem, context
