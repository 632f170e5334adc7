"""Everything that a conversation may need, passed to it as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from bot.reading import Documents
from bot.stores import Stores
from cases.case import ua_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date, datetime

    from bot.intake.calling import Call
    from bot.metrics import Metrics
    from bot.press import Press
    from bot.texts import Texts
    from cases.case import Case
    from cases.channels.email import Email


class Outside(Protocol):
    """The web as a supporter's buttons reach it; in the demo nothing leaves the machine."""

    @property
    def public_url(self) -> str:
        """The address of our own pages; empty where none is set."""
        ...

    async def compose(self, email: Email, language: str) -> str | None:
        """The compose page with this letter; None where no public address is set."""
        ...

    def link(self, url: str, language: str) -> str:
        """Where a button that should open this address leads."""
        ...


class Menus(Protocol):
    """The command menus of single chats."""

    async def show(self, member_id: int, *, is_member: bool) -> None:
        """The team's commands in this private chat, or everybody's again."""
        ...


class Names(Protocol):
    """By which names the members of the team are known."""

    async def of(self, ids: Collection[int]) -> dict[int, str]:
        """Each with a name, as far as there is one now."""
        ...


@dataclass(frozen=True, slots=True)
class Services(Stores):
    """The parts of the running bot."""

    texts: Texts
    outside: Outside
    press: Press
    menus: Menus
    names: Names
    call: Call
    """Of Telegram, for what nobody asked for."""
    metrics: Metrics
    now: Callable[[], datetime]
    zone: ZoneInfo
    username: str
    contact: str
    rate: int
    is_demo: bool
    announced: Callable[[], None]
    """Tells the courier that there is something to carry."""
    documents: Documents = field(default_factory=Documents)

    def today(self, zone: str | None) -> date:
        """The date in this supporter's zone, or in the one for unknown zones."""
        return self.now().astimezone(ZoneInfo(zone) if zone else self.zone).date()

    def private_chat(self, case: Case | None = None) -> str:
        """The link that opens the bot's private chat, at this case where one is given."""
        chat = f"https://t.me/{self.username}"
        if case is None:
            return chat
        key = ua_key(case.ua_number) if case.ua_number else None
        return f"{chat}?start={f'case_{key}'.replace('.', '_') if key else f'id_{case.id}'}"
