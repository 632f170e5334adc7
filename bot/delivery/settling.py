"""What an outcome means for a delivery: ended, or when it is tried again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.outcome import Gone, Later, Outcome, Refused, Sent, Unknown
from bot.store.delivery import Settled
from bot.store.edits import SettledEdit

if TYPE_CHECKING:
    from bot.store.delivery import Delivery
    from bot.store.edits import Edit

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


def settle_edit(edit: Edit, outcome: Outcome, now: int) -> SettledEdit:
    """What is written of this edit. One that may have been made is made again: no harm in that."""
    match outcome:
        case Sent():
            return SettledEdit(edit, "edited")
        case Gone():
            return SettledEdit(edit, "gone")
        case Refused(why):
            return SettledEdit(edit, "failed", why=why)
        case Unknown():
            return edit_again(edit, now)
        case Later(seconds):
            return edit_again(edit, now, seconds)


def edit_again(edit: Edit, now: int, seconds: float = 0) -> SettledEdit:
    """Once more, after so many seconds and a while that grows; given up after a day."""
    if edit.tried_at and now - edit.tried_at >= PATIENCE * 1000:
        return SettledEdit(edit, "failed")
    return SettledEdit(
        edit,
        "waiting",
        not_before=now + int(max(seconds, _backoff(edit.attempts)) * 1000),
        tried_at=edit.tried_at or now,
        attempts=edit.attempts + 1,
    )


def leave_edit(edit: Edit) -> SettledEdit:
    """It was claimed and not made: as if it had never been claimed."""
    return SettledEdit(edit, "waiting", tried_at=edit.tried_at, attempts=edit.attempts)


def _backoff(attempts: int) -> float:
    return float(min(LONGEST_WAIT, 1 << min(attempts, 10)))


def _again(delivery: Delivery, now: int, seconds: float, *, repeated: bool) -> Settled:
    return Settled(
        delivery,
        "waiting",
        not_before=now + int(max(seconds, _backoff(delivery.attempts)) * 1000),
        tried_at=delivery.tried_at or now,
        attempts=delivery.attempts + 1,
        repeated=repeated,
    )
