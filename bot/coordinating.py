"""What a coordinator does on the command line: import documents, announce a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.calling import StartRefused
from bot.main import machine_now
from bot.store import open_database
from bot.store.broadcasts import Broadcasts, NewBroadcast
from bot.store.cases import Cases
from cases.case import ends_everywhere
from cases.document import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.settings import Settings
    from cases.case import Case

WHO = "command line"


async def import_files(
    settings: Settings, files: Iterable[Path], *, publishes: bool, accepts_doubts: bool
) -> list[str]:
    """Read each document into a draft, and publish it where asked; a line for each.

    A draft with doubtful fields is published only where doubts are accepted.
    """
    now = int(machine_now().timestamp() * 1000)
    told = []
    async with open_database(settings.database) as database:
        cases = Cases(database)
        for file in files:
            draft = read_bytes(file.read_bytes())
            case = await cases.keep_draft(draft, WHO, now)
            if not publishes:
                told.append(f"{file}: draft of {_name(case)}")
            elif draft.needs_review and not accepts_doubts:
                doubtful = ", ".join(doubt.field for doubt in draft.needs_review)
                told.append(f"{file}: draft of {_name(case)}, not published; look at: {doubtful}")
            else:
                await cases.publish(case.id, case.version, WHO, now)
                told.append(f"{file}: published {_name(case)}")
    return told


async def announce_case(settings: Settings, ua_number: str) -> str:
    """Start the broadcast of a published case; the running bot carries it."""
    now = machine_now()
    now_ms = int(now.timestamp() * 1000)
    async with open_database(settings.database) as database:
        case = await Cases(database).by_number(ua_number)
        if case is None or not case.is_open(now):
            raise StartRefused(f"there is no open, published case with the number {ua_number}")
        broadcasts = Broadcasts(database)
        broadcast = await broadcasts.draft(_announcement(case), now_ms)
        await broadcasts.start(broadcast.id, WHO, now_ms)
        return f"announcing {_name(case)} to {await broadcasts.audience()} subscribers"


def _announcement(case: Case) -> NewBroadcast:
    ends = ends_everywhere(case.deadline) if case.deadline else None
    return NewBroadcast(
        occasion=f"case {case.id}" + (f" version {case.version}" if case.version > 1 else ""),
        content={"card": case.id, "version": case.version},
        made_by=WHO,
        case_id=case.id,
        not_after=int(ends.timestamp() * 1000) if ends else None,
    )


def _name(case: Case) -> str:
    number = f"Urgent Action {case.ua_number}" if case.ua_number else "a case without a number"
    return f"{number}, version {case.version}"
