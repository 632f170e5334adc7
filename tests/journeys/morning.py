"""What the chats, the database and the processes show after a night of kills."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.store import open_database
from bot.store.appeals import Appeals
from bot.store.broadcast import FINAL, Ledger
from bot.store.broadcasts import Broadcasts
from bot.store.cases import Cases
from bot.store.inbox import Inbox
from tests.bot.store.raw import select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.sandbox.chat import Chat

WINDOW = 20  # deliveries that are claimed at once, at 200 a second
CARD, THANKS = "Urgent Action", "🙏"

Reported = tuple[int, int, str]  # supporter, target, channel


@dataclass(slots=True)
class Morning:
    """The accounts. Chats are given by their ids."""

    tapped: set[Reported] = field(default_factory=set)
    reported: list[Reported] = field(default_factory=list)
    tally: Counter[tuple[int, str]] = field(default_factory=Counter)
    ledger: Ledger = field(default_factory=lambda: Ledger(0))
    cards: Counter[int] = field(default_factory=Counter)  # how many each chat has
    marked: set[int] = field(default_factory=set)  # whose delivery is marked as repeated
    marked_by_kill: list[int] = field(default_factory=list)  # how many, newly
    misplaced: list[int] = field(
        default_factory=list
    )  # whose delivery knows no card that is there
    walks: dict[int, list[str]] = field(default_factory=dict)  # what reporters have besides cards
    unhandled: int = 0  # updates in the inbox, poison too
    flight_log: bool = True  # is still there
    said: list[str] = field(default_factory=list)  # by every process
    exit_status: int = -1  # of the last life

    @property
    def twice(self) -> set[int]:
        """Who was given the card more than once."""
        return {chat for chat, count in self.cards.items() if count > 1}

    @property
    def marked_in_vain(self) -> set[int]:
        """Whose delivery is marked as repeated, and came once."""
        return self.marked - self.twice

    def faults(self, kills: int, audience: int, token: str) -> list[str]:
        """What must not be and is, in sentences."""
        ended = sum(self.ledger[state] for state in FINAL)
        right = {
            "reports were lost, doubled or invented": sorted(self.reported) == sorted(self.tapped),
            "the tally is not that of the reports": self.tally
            == Counter((target, channel) for _, target, channel in self.tapped),
            "somebody is without the thanks, or has them twice": all(
                len(texts) == 1 and texts[0].startswith(THANKS) for texts in self.walks.values()
            ),
            "the ledger does not add up": self.ledger.audience == ended == audience,
            "deliveries ended otherwise than sent or unknown": self.ledger["sent"]
            + self.ledger["unknown"]
            == audience,
            "a delivery was lost": len(self.cards) == audience and min(self.cards.values()) == 1,
            "a message came three times": max(self.cards.values()) <= 2,
            "a message came twice and is not marked": self.twice <= self.marked,
            # The one whose bytes were about to leave at the moment of the kill: it is marked
            # before they do, because afterwards it might be too late.
            "more was marked than a kill can leave": len(self.marked_in_vain) <= kills,
            "a kill made more than one batch unsure": max(self.marked_by_kill) <= WINDOW,
            "deliveries know messages that are not there": not self.misplaced,
            "updates were left unhandled": self.unhandled == 0,
            "the last life did not end well": self.exit_status == 0 and not self.flight_log,
            "the token was told": not any(token in said for said in self.said),
        }
        return [what for what, is_so in right.items() if not is_so]


async def look(morning: Morning, database: Path, chats: Mapping[int, Chat]) -> None:
    """Fill in what can be seen when all is over."""
    address = str(database)
    await _look_into_database(morning, address)
    reporters = {id_ for id_, *_ in morning.tapped}
    for chat, repeated, message_id in await select(
        address, "SELECT chat_id, repeated, message_id FROM deliveries"
    ):
        if repeated:
            morning.marked.add(chat)
        cards, others = _sorted(chats[chat])
        morning.cards[chat] = len(cards)
        if message_id is not None and message_id not in cards:
            morning.misplaced.append(chat)
        if chat in reporters:
            morning.walks[chat] = others
    morning.flight_log = database.with_name(database.name + ".flights").exists()


async def _look_into_database(morning: Morning, address: str) -> None:
    async with open_database(address) as database:
        (case,) = await Cases(database).published()
        for one in await Appeals(database).counts(case.id):
            morning.tally[one.target_id, one.channel.value] += one.counted
        (broadcast,) = await Broadcasts(database).of_case(case.id)
        morning.ledger = await Broadcasts(database).ledger(broadcast.id)
        inbox = Inbox(database)
        morning.unhandled = await inbox.waiting() + len(await inbox.poison())
    found = await select(
        address,
        "SELECT supporter_id, target_id, channel FROM appeals WHERE reported_at IS NOT NULL",
    )
    morning.reported = [(row[0], row[1], row[2]) for row in found]


def _sorted(chat: Chat) -> tuple[set[int], list[str]]:
    """The ids of the cards, and the texts of all other messages."""
    texts = {message.id: message.marked.text for message in chat.messages.values()}
    cards = {id_ for id_, text in texts.items() if CARD in text}
    return cards, [text for id_, text in texts.items() if id_ not in cards]
