"""A broadcast as a value, and the draft that it begins as."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import orjson

from bot.store.facts import take_id
from cases.themes import Theme, bits, chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Handle, Row
    from cases.themes import Region

LAST_DAY_REMINDERS, REMINDERS, BROADCASTS = 1, 2, 3  # the lanes; the lowest goes first
WITHDRAWALS, CORRECTIONS = 4, 5  # lanes of their own, whose messages are edited: see `Edits`
FINAL = ("sent", "gone", "refused", "unknown", "expired", "cancelled", "forgotten")
KINDS = ("card", "edit", "reminder", "digest", "week", "ended", "endless", "sent", "answers")
"""What a broadcast says, by the name of it in its content; where there are `news`, which."""
FINAL_OF_EDITS = ("edited", "failed", "replaced")


class Late(StrEnum):
    """Why a scheduled one did not begin at its moment, and waits for somebody to decide."""

    LONG_OVER = "long_over"
    UNAPPROVED = "unapproved"
    LEFT = "left"  # whoever scheduled it may announce no more


@dataclass(frozen=True, slots=True)
class Choice:
    """What supporters choose new cases by; each of none is for everybody."""

    themes: tuple[Theme, ...] = ()
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom of those whom a broadcast concerns it goes; with nothing said, to all of them.

    Those who read this language (who chose none, read the bot's), live in this country (its ISO
    code), chose one of these themes by name, have or have not reported an appeal of the case.
    """

    language: str | None = None
    country: str | None = None
    themes: tuple[Theme, ...] = ()
    acted: bool | None = None


EVERYBODY = Audience()


@dataclass(frozen=True, slots=True)
class NewBroadcast:
    """What a draft is made of. `not_after` is the domain's time, in ms.

    With a `choice` it goes to those who want such cases now: who are not away, chose one of its
    themes and regions or none, and have not had as many new cases this month as they want. What
    `is_further` information is no new case: the month's number neither stops it nor counts it,
    and of those who want the digest only it goes to those who acted. Without a `choice` it goes
    to every subscriber. The `audience` narrows it to some of these.
    """

    occasion: str
    content: Mapping[str, Any]
    made_by: str
    case_id: int | None = None
    lane: int = BROADCASTS
    not_after: int | None = None
    choice: Choice | None = None
    audience: Audience = EVERYBODY
    is_further: bool = False


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message for one audience on one occasion. Times are the domain's, in ms."""

    id: int
    occasion: str
    case_id: int | None
    content: dict[str, Any]
    lane: int
    state: str  # draft, scheduled, late, queueing, running, paused, stopped; done, cancelled
    why: str | None  # it was stopped, or is late (a `Late`)
    queued: int  # deliveries so far
    made_by: str
    made_at: int
    started_at: int | None
    ended_at: int | None
    not_after: int | None
    start_at: int | None = None  # of a scheduled one
    audience: Audience = EVERYBODY

    @property
    def is_edit(self) -> bool:
        """Whether it edits delivered messages instead of sending some."""
        return self.lane > BROADCASTS


@dataclass(frozen=True, slots=True)
class Ledger:
    """Deliveries by state. `waiting`, `claimed` and the final states add up to the audience."""

    audience: int
    states: dict[str, int] = field(default_factory=dict)
    repeated: int = 0  # of all of them, those that may have arrived twice

    def __getitem__(self, state: str) -> int:
        """How many deliveries are in this state."""
        return self.states.get(state, 0)

    @property
    def settled(self) -> int:
        """How many have ended, whichever way."""
        return sum(self[state] for state in (*FINAL, *FINAL_OF_EDITS))


async def draft(tx: Handle, new: NewBroadcast, now: int) -> Broadcast:
    """`Broadcasts.draft` inside a transaction that has begun."""
    id_ = await take_id(tx, "broadcasts")
    await tx.run(
        "keep_broadcast",
        id=id_,
        occasion=new.occasion,
        case_id=new.case_id,
        content=orjson.dumps(dict(new.content)).decode(),
        lane=new.lane,
        made_by=new.made_by,
        now=now,
        not_after=new.not_after,
        **whom(new),
    )
    row = await tx.one("broadcast", id=id_)
    if row is None:
        raise LookupError(f"broadcast {id_} vanished in its own transaction")
    return broadcast_of(row)


async def run_queued(tx: Handle, id_: int, queued: int, now: int) -> None:
    """Run a draft whose `queued` deliveries the caller has inserted in this transaction."""
    await tx.run("count_queued", id=id_, count=queued)
    await tx.run("run_broadcast", id=id_, now=now)


def whom(new: NewBroadcast) -> dict[str, int | str | None]:
    """Whom it goes to, as the store keeps it."""
    choice, audience = new.choice or Choice(), new.audience
    return {
        "chosen": 0 if new.choice is None else 1 + new.is_further,
        "themes": bits(choice.themes),
        "regions": bits(choice.regions),
        "only_language": audience.language,
        "only_country": audience.country,
        "only_themes": bits(audience.themes),
        "only_acted": None if audience.acted is None else int(audience.acted),
    }


def _audience_of(row: Row) -> Audience:
    return Audience(
        row["only_language"],
        row["only_country"],
        chosen(Theme, row["only_themes"]),
        None if row["only_acted"] is None else bool(row["only_acted"]),
    )


def told_of(broadcast: Broadcast) -> dict[str, str | int]:
    """What the audit tells of it: its id, and what it says."""
    said = broadcast.content
    kind = said.get("news") or next((kind for kind in KINDS if kind in said), "")
    return {"broadcast": broadcast.id, "kind": str(kind)}


def broadcast_of(row: Row) -> Broadcast:
    """The broadcast of a row."""
    return Broadcast(
        id=row["id"],
        occasion=row["occasion"],
        case_id=row["case_id"],
        content=orjson.loads(row["content"]),
        lane=row["lane"],
        state=row["state"],
        why=row["why"],
        queued=row["queued"],
        made_by=row["made_by"],
        made_at=row["made_at"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        not_after=row["not_after"],
        start_at=row["start_at"],
        audience=_audience_of(row),
    )
