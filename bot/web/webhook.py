"""Telegram's webhook: an update is answered with 200 once it is safe, and not before."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


@dataclass(frozen=True, slots=True)
class Webhook:
    """Who may post updates, and who takes them.

    `secrets` are the accepted secret tokens, two during a rotation. `receive` is given the raw
    JSON and returns once it is durable. When it raises, Telegram is told to send it again, but
    for a ValueError: that was no update.
    """

    secrets: tuple[str, ...] = field(repr=False)
    receive: Callable[[bytes], Awaitable[None]]

    def __post_init__(self) -> None:
        if not self.secrets or not all(self.secrets):
            raise ValueError("a webhook needs a secret: without one anybody could post updates")

    def knows(self, given: str) -> bool:
        """Whether this is one of the secrets, in a time that tells nothing about them."""
        raw = given.encode(errors="surrogateescape")
        return sum(hmac.compare_digest(raw, secret.encode()) for secret in self.secrets) > 0

    async def handle(self, request: web.Request) -> web.Response:
        """Take one update: 200 once it is durable, 403 to a stranger, 400 or 413 to no update."""
        if not self.knows(request.headers.get(SECRET_HEADER, "")):
            raise web.HTTPForbidden
        body = await _whole(request)
        try:
            await self.receive(body)
        except ValueError:  # it is no update: sent again it would be none either
            raise web.HTTPBadRequest from None
        return web.Response()


async def _whole(request: web.Request) -> bytes:
    try:
        return await request.read()
    except (
        ConnectionError
    ):  # whoever posted it has hung up, as a balancer does: nobody is to blame
        raise web.HTTPBadRequest from None
