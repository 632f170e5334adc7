from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.http_answer import Answer, Malformed, read_answer

COUNTED = b"HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 11\r\n\r\n" + b'{"ok":true}'
CHUNKED = (
    b"HTTP/1.1 400 Bad Request\r\nTRANSFER-ENCODING: Chunked\r\n\r\n"
    b'5;x=y\r\n{"ok"\r\n6\r\n:true}\r\n0\r\nTrailer: x\r\n\r\n'
)
ANNOUNCED = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + COUNTED
BODY = b'{"ok":true}'


@pytest.mark.parametrize(
    ("received", "status"), [(COUNTED, 200), (CHUNKED, 400), (ANNOUNCED, 200)]
)
def test_an_answer_is_whole_when_its_last_byte_is_there(received: bytes, status: int) -> None:
    for end in range(len(received)):
        assert read_answer(received[:end], is_closed=False) is None
        with pytest.raises(Malformed):
            read_answer(received[:end], is_closed=True)
    assert read_answer(received, is_closed=False) == Answer(status, BODY, keeps_open=True)


def test_without_a_length_it_ends_with_the_connection() -> None:
    received = b"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>"
    assert read_answer(received, is_closed=False) is None
    assert read_answer(received, is_closed=True) == Answer(502, b"<html>", keeps_open=False)


@pytest.mark.parametrize(
    "received",
    [
        COUNTED.replace(b"Server: nginx", b"Connection: Close"),
        COUNTED.replace(b"HTTP/1.1", b"HTTP/1.0"),
    ],
)
def test_a_server_that_says_goodbye_is_not_asked_again(received: bytes) -> None:
    assert read_answer(received, is_closed=False) == Answer(200, BODY, keeps_open=False)


def test_no_content_has_no_length() -> None:
    received = b"HTTP/1.1 204 No Content\r\n\r\n"
    assert read_answer(received, is_closed=False) == Answer(204, b"", keeps_open=True)


@pytest.mark.parametrize(
    "received",
    [
        b"\x00\xff\r\n\r\n",
        b"HTTP/2 200 OK\r\n\r\n",
        b"HTTP/1.1 99 Low\r\n\r\n",
        b"HTTP/1.1 2000 High\r\n\r\n",
        b"HTTP/1.1 +20 OK\r\n\r\n",
        COUNTED + b"x",
        CHUNKED + b"x",
        COUNTED.replace(b"11", b"-1"),
        COUNTED.replace(b"11", b"1" * 5000),
        COUNTED.replace(b"11", b"0xb"),
        CHUNKED.replace(b"5;", b"-5;"),
        CHUNKED.replace(b"5;", b"+5;"),
        CHUNKED.replace(b"5;", b"4;"),
        CHUNKED.replace(b"Chunked", b"gzip, chunked"),
    ],
)
def test_what_is_no_answer_is_malformed(received: bytes) -> None:
    with pytest.raises(Malformed):
        read_answer(received, is_closed=False)


@given(st.binary(max_size=60), st.booleans())
def test_no_bytes_whatever_do_more_than_that(received: bytes, is_closed: bool) -> None:
    for prefix in (b"", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"):
        try:
            answer = read_answer(prefix + received, is_closed=is_closed)
        except Malformed:
            continue
        assert answer is None or answer.status >= 200
