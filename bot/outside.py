"""The web as a supporter's buttons reach it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.web.links import letter_link, outgoing

if TYPE_CHECKING:
    from bot.web.envelope import Envelopes
    from cases.channels.email import Email


@dataclass(frozen=True, slots=True)
class PublicWeb:
    """Links to the compose page at `public_url`; in a demo every link stays on this machine."""

    public_url: str
    envelopes: Envelopes
    is_demo: bool = False

    async def compose(self, email: Email, language: str) -> str | None:
        """The compose page with this letter; None where no public address is set."""
        if not self.public_url:
            return None
        return await letter_link(self.public_url, email, language, self.envelopes)

    def link(self, url: str, language: str) -> str:
        """Where a button that should open this address leads."""
        return outgoing(self.public_url, url, language) if self.is_demo else url
