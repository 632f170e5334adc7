"""Everything that a conversation may need, passed to it as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from bot.reading import Documents
from cases.case import ua_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from bot.metrics import Metrics
    from bot.press import Press
    from bot.store.answers import Answers
    from bot.store.appeals import Appeals
    from bot.store.approvals import Approvals
    from bot.store.broadcasts import Broadcasts
    from bot.store.broken_contacts import BrokenContacts
    from bot.store.cases import Cases
    from bot.store.drafts import Drafts
    from bot.store.endings import Endings
    from bot.store.facts import Facts
    from bot.store.holding import Holding
    from bot.store.own_words import OwnWords
    from bot.store.questions import Questions
    from bot.store.remarks import Remarks
    from bot.store.reminders import Reminders
    from bot.store.supporters import Supporters
    from bot.store.tallies import Tallies
    from bot.store.team import Team
    from bot.store.vanishing import Vanishing
    from bot.store.watches import Watches
    from bot.store.wishes import Wishes
    from bot.texts import Texts
    from cases.case import Case
    from cases.channels.email import Email


class Outside(Protocol):
    """The web as a supporter's buttons reach it; in the demo nothing leaves the machine."""

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


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of the running bot."""

    supporters: Supporters
    questions: Questions
    team: Team
    cases: Cases
    drafts: Drafts
    appeals: Appeals
    tallies: Tallies
    answers: Answers
    broken_contacts: BrokenContacts
    own_words: OwnWords
    vanishing: Vanishing
    broadcasts: Broadcasts
    wishes: Wishes
    remarks: Remarks
    reminders: Reminders
    endings: Endings
    facts: Facts
    texts: Texts
    outside: Outside
    press: Press
    menus: Menus
    watches: Watches
    approvals: Approvals
    holding: Holding
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
