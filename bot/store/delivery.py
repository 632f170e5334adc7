"""A delivery as a value: claimed, settled, and what a turn of the courier brings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way to one chat, as it was claimed."""

    broadcast_id: int
    chat_id: int
    language: str
    zone: str = ""  # of its reader, for a message that is silent at night
    tried_at: int = 0  # the machine's ms of the first attempt in vain; 0: there was none
    attempts: int = 0  # in vain
    repeated: bool = False  # it may have arrived before


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a claimed delivery; `waiting` puts it back, `why` stops the broadcast."""

    delivery: Delivery
    state: str
    not_before: int = 0
    tried_at: int = 0
    attempts: int = 0
    repeated: bool = False
    message_id: int | None = None
    why: str | None = None

    @property
    def broadcast_id(self) -> int:
        """What it belongs to."""
        return self.delivery.broadcast_id


@dataclass(frozen=True, slots=True)
class Instant:
    """The same instant on two clocks, in ms: only the domain's can be moved."""

    machine: int
    domain: int


@dataclass(frozen=True, slots=True)
class Aboard:
    """The deliveries (broadcast, chat) that courier `claim` may have sent and not settled."""

    claim: int
    pairs: AbstractSet[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn of the courier brought."""

    claimed: tuple[Delivery, ...]
    running: frozenset[int]  # broadcasts that may be sent now
    ended: tuple[int, ...]  # broadcasts that this turn brought to their end
    hold_until: int  # the machine's ms; 0: nothing is held
    withdrawn: int = 0  # reminders of whom they do not concern any more


def counted(settled: Iterable[Settled]) -> Counter[str]:
    """How many of these ended, by their final state."""
    return Counter(one.state for one in settled if one.state != "waiting")
