"""Reading an HTTP/1.1 answer (RFC 9112) out of the bytes received so far."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = b"\r\n\r\n"
_INFORMATIONAL = 200  # what is below only announces the answer
_NO_BODY = (204, 304)
_KEEPING = b"HTTP/1.1"
_VERSIONS = (_KEEPING, b"HTTP/1.0")
_THREE_DIGITS = re.compile(rb"[1-9][0-9][0-9]\b")
_LENGTH = re.compile(rb"[0-9]{1,12}")
_SIZE = re.compile(rb"[0-9a-fA-F]{1,8}")


class Malformed(Exception):
    """These bytes are no HTTP answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, and whether the connection may be used for another call."""

    status: int
    body: bytes
    keeps_open: bool


def read_answer(received: bytes, *, is_closed: bool) -> Answer | None:
    """The answer in these bytes, None while more must come. Raises `Malformed`.

    `is_closed`: no more will come. Bytes after the answer make it malformed: nobody asked.
    """
    answer = _read(received, is_closed=is_closed)
    if answer is None and is_closed:
        raise Malformed
    return answer


def _read(received: bytes, *, is_closed: bool) -> Answer | None:
    while True:
        head, found, rest = received.partition(_END)
        if not found:
            return None
        version, status, fields = _head(head)
        if status >= _INFORMATIONAL:
            break
        received = rest
    keeps_open = version == _KEEPING and b"close" not in fields.get(b"connection", b"")
    if b"transfer-encoding" in fields:
        if fields[b"transfer-encoding"] != b"chunked":
            raise Malformed
        body = _chunks(rest)
    elif b"content-length" in fields or status in _NO_BODY:
        body = _counted(rest, fields.get(b"content-length", b"0"))
    else:  # it ends with the connection
        body, keeps_open = (rest if is_closed else None), False
    return None if body is None else Answer(status, body, keeps_open)


def _head(head: bytes) -> tuple[bytes, int, dict[bytes, bytes]]:
    first, *lines = head.split(b"\r\n")
    version, _, rest = first.partition(b" ")
    if version not in _VERSIONS or not _THREE_DIGITS.match(rest):
        raise Malformed
    fields = {}
    for line in lines:
        name, _, value = line.partition(b":")
        fields[name.lower()] = value.strip().lower()
    return version, int(rest[:3]), fields


def _counted(rest: bytes, length: bytes) -> bytes | None:
    if not _LENGTH.fullmatch(length) or len(rest) > int(length):
        raise Malformed
    return rest if len(rest) == int(length) else None


def _chunks(rest: bytes) -> bytes | None:
    body = b""
    while True:
        line, found, rest = rest.partition(b"\r\n")
        if not found:
            return None
        size = line.partition(b";")[0].strip()
        if not _SIZE.fullmatch(size):
            raise Malformed
        length = int(size, 16)
        if length == 0:
            return body if _is_over(rest) else None
        if len(rest) < length + 2:
            return None
        if rest[length : length + 2] != b"\r\n":
            raise Malformed
        body, rest = body + rest[:length], rest[length + 2 :]


def _is_over(trailer: bytes) -> bool:
    """Whether the last chunk's fields, of which there are mostly none, are all there."""
    _, found, more = (b"\r\n" + trailer).partition(_END)
    if found and more:
        raise Malformed
    return bool(found)
