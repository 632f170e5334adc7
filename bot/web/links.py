"""The addresses of our own pages, as buttons carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.web.envelope import TTL_SECONDS, seal
from cases.channels.email import compose_link, deflated

if TYPE_CHECKING:
    from bot.web.envelope import Envelopes, Sealed
    from cases.channels.email import Email


async def letter_link(public_url: str, email: Email, language: str, envelopes: Envelopes) -> str:
    """The compose page with the whole letter, for a button of at most 2,000 characters.

    A letter too long for that is sealed and kept for an hour; the link works that long.
    """
    link = compose_link(public_url, email, language)
    if link is not None:
        return link
    sealed = seal(deflated(email, language))
    await envelopes.keep(sealed.id, sealed.body, TTL_SECONDS)
    return sealed_link(public_url, sealed)


def sealed_link(public_url: str, sealed: Sealed) -> str:
    """The compose page that fetches this letter and opens it; the key stays in the browser."""
    return f"{public_url.rstrip('/')}/compose.html#s.{sealed.id}.{sealed.key}"


def outgoing(public_url: str, url: str, language: str | None = None) -> str:
    """The demo's page that shows what `url` would have opened and sent, and opens nothing."""
    asked = f"?in={quote(language, safe='')}" if language else ""
    return f"{public_url.rstrip('/')}/outgoing.html{asked}#{quote(url, safe='')}"
