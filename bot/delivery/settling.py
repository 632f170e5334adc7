"""What an outcome means for a delivery: ended, or when it is tried again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.outcome import Gone, Later, Outcome, Refused, Sent, Unknown
from bot.store.deliveries import Settled

if TYPE_CHECKING:
    from bot.store.deliveries import Delivery

LONGEST_WAIT = 15 * 60  # seconds between two tries
PATIENCE = 24 * 60 * 60  # seconds of trying


def settle(delivery: Delivery, outcome: Outcome, now: int) -> Settled:
    """What is written of this delivery; `now` is the machine's clock, in ms."""
    ended = partial(Settled, delivery, repeated=delivery.repeated)
    match outcome:
        case Sent(message_id):
            return ended(state="sent", message_id=message_id)
        case Gone():
            return ended(state="gone")
        case Refused(why):
            return ended(state="refused", why=why)
        case Unknown():
            again = _again(delivery, now, 0, repeated=True)
            return ended(state="unknown") if delivery.repeated else again
        case Later(seconds):
            is_hopeless = delivery.tried_at and now - delivery.tried_at >= PATIENCE * 1000
            again = _again(delivery, now, seconds, repeated=delivery.repeated)
            given_up = ended(state="unknown" if delivery.repeated else "expired")
            return given_up if is_hopeless else again


def hand_back(delivery: Delivery) -> Settled:
    """It was claimed and not sent: as if it had never been claimed."""
    return Settled(
        delivery,
        "waiting",
        tried_at=delivery.tried_at,
        attempts=delivery.attempts,
        repeated=delivery.repeated,
    )


def _again(delivery: Delivery, now: int, seconds: float, *, repeated: bool) -> Settled:
    backoff = min(LONGEST_WAIT, 2 ** min(delivery.attempts, 10))
    return Settled(
        delivery,
        "waiting",
        not_before=now + int(max(seconds, backoff) * 1000),
        tried_at=delivery.tried_at or now,
        attempts=delivery.attempts + 1,
        repeated=repeated,
    )
