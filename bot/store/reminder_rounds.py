"""The rounds of a day's reminders in one zone, piece by piece; each piece whole or not at all.

Supporters who prefer the same hour are reminded in one round. Before the first, one round looks at
everybody for what is late; after the last, one looks for those who came meanwhile: who moved, came
back from a holiday, or chose another hour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.broadcast import LAST_DAY_REMINDERS, REMINDERS, NewBroadcast, draft, run_queued
from bot.store.reminder_days import (
    LAST_CALL,
    LATE_ROUND,
    Chunk,
    Day,
    DueReminder,
    Place,
    ms,
    names,
)
from cases.reminder import LAST_HOUR, MORNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.store.database import Handle, Row

LARGEST_SET = 60  # cases in one message: each is one bit of a BIGINT
END = 2**62  # no Telegram id is as large
WHOLE_ZONE = {"hour": -1, "last": END, "to_hour": 24, "to_last": END}
ENDLESS = "9999-12-31"


async def next_chunk(tx: Handle, due: Sequence[DueReminder], day: Day, size: int) -> Chunk | None:
    """The next supporters to look at; None when all rounds that have begun are done."""
    place = _place(await tx.one("progress_of_zone", zone=day.zone), due, day)
    while place.round <= day.last_round:
        row = None
        if place.round != LATE_ROUND or any(one.is_late for one in due):
            row = await tx.one(
                "end_of_chunk",
                zone=day.zone,
                hour=place.hour,
                last=place.last,
                until=_until(place.round),
                count=size,
            )
        if row is not None:
            return Chunk(place.round, day.zone, place.hour, place.last, row["hour"], row["id"])
        place = _start(place.round + 1, place.day, place.due)
    await _keep(tx, day.zone, place)
    return None


async def queue_chunk(
    tx: Handle, due: Sequence[DueReminder], day: Day, chunk: Chunk, language: str
) -> int:
    """Give these supporters their deliveries; how many."""
    queued = 0
    for these in _sets(due):
        await _fill(tx, these)
        occasions = await _occasions(tx, day)
        picking = {**chunk.range, **occasions, "now": day.now_ms}
        is_late = int(chunk.round == LATE_ROUND)
        picked = await tx.run("pick_reminded", **picking, late=is_late, picked=0)
        if any(one.is_put_off for one in these):
            picked += await tx.run("pick_snoozed", **picking)
        if picked and is_late:
            await tx.run("pick_reminded", **picking, late=0, picked=1)
            await tx.run("wait_for_hour", local_hour=24 if day.hour >= LAST_HOUR else day.hour)
        if picked:
            queued += await _deliver(tx, these, day, day.occasion, language)
    place = Place(day.day.isoformat(), names(due), chunk.round, chunk.to_hour, chunk.to_last)
    await _keep(tx, day.zone, place)
    return queued


async def wake_chunk(tx: Handle, due: Sequence[DueReminder], day: Day, language: str) -> int:
    """Give those who put one of these off their deliveries; how many."""
    queued = 0
    for number, these in enumerate(_sets(due)):
        await _fill(tx, these)
        nothing = {"today": 0, "tomorrow": 0}
        if await tx.run("pick_snoozed", zone=day.zone, **WHOLE_ZONE, **nothing, now=day.now_ms):
            occasion = f"snooze {day.now_ms} {number}"
            queued += await _deliver(tx, these, day, occasion, language)
    return queued


async def _deliver(
    tx: Handle, due: Sequence[DueReminder], day: Day, occasion: str, language: str
) -> int:
    """One broadcast for each set of cases, to those who were picked for just these."""
    sets = await tx.all("picked_sets")
    first = None
    for row in sets:
        these = [one for bit, one in enumerate(due) if row["cases"] >> bit & 1]
        id_ = (await draft(tx, _reminder(these, day, occasion), day.now_ms)).id
        first = first or id_
        await tx.run("add_reminder_set", cases=row["cases"], broadcast_id=id_)
        await run_queued(tx, id_, row["supporters"], day.now_ms)
    if first is None:
        return 0
    await tx.run("queue_reminders", language=language)
    await tx.run("keep_reminded", first=first)
    await tx.run("end_snoozes", now=day.now_ms)
    await tx.run("cover_reminded", first=first)
    await tx.run("drop_reminder_sets")
    return sum(int(row["supporters"]) for row in sets)


def _reminder(cases: Sequence[DueReminder], day: Day, occasion: str) -> NewBroadcast:
    is_last_day = any(one.deadline == day.day for one in cases)
    return NewBroadcast(
        occasion=occasion,
        content={
            "reminder": [one.case_id for one in cases],
            "zone": day.zone,
            "day": day.day.isoformat(),
        },
        made_by="reminder",
        lane=LAST_DAY_REMINDERS if is_last_day else REMINDERS,
        not_after=ms(day.shuts),
    )


async def _fill(tx: Handle, due: Sequence[DueReminder]) -> None:
    await tx.run("drop_due_reminders")
    for bit, one in enumerate(due):
        await tx.run(
            "add_due_reminder",
            case_id=one.case_id,
            bit=1 << bit,
            kind=one.kind,
            deadline=one.deadline.isoformat() if one.deadline else ENDLESS,
            renewed=one.renewed,
            received_before=ms(one.received_before),
            begun_before=ms(one.begun_before),
            nine=ms(one.nine),
            late=int(one.is_late),
        )


async def _occasions(tx: Handle, day: Day) -> dict[str, object]:
    tomorrow = f"reminder {day.tomorrow.isoformat()}"
    row = await tx.one("occasions_of_reminders", today=day.occasion, tomorrow=tomorrow)
    return {"today": row["today"] if row else 0, "tomorrow": row["tomorrow"] if row else 0}


def _place(row: Row | None, due: Sequence[DueReminder], day: Day) -> Place:
    today, now_due = day.day.isoformat(), names(due)
    if row is None or row["day"] != today or row["due"] != now_due:
        return _start(LATE_ROUND, today, now_due)
    return Place(today, now_due, row["round"], row["hour"], row["last"])


def _start(round_: int, day: str, due: str) -> Place:
    """Before the first supporter of a round."""
    is_of_all = round_ in {LATE_ROUND, MORNING, LAST_CALL}
    return Place(day, due, round_, -1 if is_of_all else round_ - 1, END)


def _until(round_: int) -> int:
    """The last preferred hour of those who are looked at in a round."""
    return round_ if MORNING <= round_ < LAST_HOUR else 24


async def _keep(tx: Handle, zone: str, place: Place) -> None:
    await tx.run(
        "keep_progress",
        zone=zone,
        day=place.day,
        due=place.due,
        round=place.round,
        hour=place.hour,
        last=place.last,
    )


def _sets(due: Sequence[DueReminder]) -> Iterator[Sequence[DueReminder]]:
    for first in range(0, len(due), LARGEST_SET):
        yield due[first : first + LARGEST_SET]
