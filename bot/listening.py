"""Where to listen: an address as an operator writes it, and why it cannot be had."""

from __future__ import annotations

import errno
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIGHEST_PORT = 65535
_PORT = re.compile(r"[0-9]{1,5}")


class CannotListen(Exception):
    """Nobody can listen there; the message is one line that says who asked for it, and why."""


class PortTaken(CannotListen):
    """Another program listens there."""


def host_and_port(address: str) -> tuple[str, int]:
    """`127.0.0.1:8080` or `[::1]:8080`, taken apart. `ValueError` says what is right."""
    host, _, port = address.rpartition(":")
    if not (host and _PORT.fullmatch(port) and int(port) <= _HIGHEST_PORT):
        raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)


@contextmanager
def asked_by(setting: str, address: str) -> Iterator[None]:
    """Listen at this setting's address in the block. An `OSError` there is `CannotListen`."""
    try:
        yield
    except OSError as error:
        kind = PortTaken if error.errno == errno.EADDRINUSE else CannotListen
        raise kind(f"{setting} {address}: {_why(error)}") from error


def _why(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program listens there"
    return (error.strerror or str(error)).rpartition(": ")[2].lower()
