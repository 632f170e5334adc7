"""What a coordinator does on the command line: import documents, announce a case."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.announcing import announced, announcement
from bot.reading import drafted, open_document
from bot.store import open_database
from bot.store.approvals import Approvals
from bot.store.backup import refuse_what_is_not_there
from bot.store.broadcast import EVERYBODY
from bot.store.broadcasts import Broadcasts
from bot.store.cases import Cases
from bot.store.deciding import COMMAND_LINE
from bot.store.moving import refuse_what_was_moved
from cases.case import ua_key
from cases.document import Unreadable, read_text
from cases.files.opened import MOST_BYTES
from cases.fitness import Fault, Unfit, faults
from cases.tally import FEWEST

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from bot.progress import Shown
    from bot.settings import Settings
    from bot.store.broadcast import Broadcast
    from bot.store.database import Database
    from cases.case import Case
    from cases.document import Draft
    from cases.files.opened import Opened

WHO = COMMAND_LINE
LISTED = 5
WAITS = "waits for a second person's approval in /team"


class NotDone(Exception):
    """What was asked for was not done, or not all of it; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Import:
    """What is done with each document: a draft, and where it `publishes`, more."""

    publishes: bool = False
    accepts_doubts: bool = False


async def read_file(file: Path) -> Draft:
    """What is read from this file. Raises `Unreadable`, which names the file and says why."""
    found = await open_file(file)
    return drafted(found, read_text(found.text))


async def open_file(file: Path) -> Opened:
    """The text of this file, of whatever format. Raises as `read_file` does."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror}") from None
    try:
        return await open_document(data, file.name)
    except Unreadable as error:
        raise Unreadable(f"{file}: {error}") from None


async def import_files(
    settings: Settings,
    files: Sequence[Path],
    asked: Import,
    now: datetime,
    shown: Shown,
) -> None:
    """Do what is asked with each document, tell a line for each, and how far it is.

    A doubtful draft is published only where doubts are accepted, one that would break supporters'
    screens never; in a team that approves of what comes out, none is. One file in trouble keeps no
    other from its place: `NotDone` comes at the end.
    """
    wrong = []
    async with _opened(settings) as database:
        for done, file in enumerate(files):
            shown.told("documents", done, len(files))
            try:
                shown.tell(f"{file}: {await _import(await read_file(file), database, asked, now)}")
            except Unreadable as error:
                wrong.append(str(error).rstrip("."))
            except NotDone as error:
                wrong.append(f"{file}: {error}")
    if wrong:
        raise NotDone("; ".join(wrong))


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, new or not. Raises `DatabaseUnusable`, also where it was moved away."""
    async with open_database(settings.database) as database:
        await refuse_what_was_moved(database)
        yield database


@asynccontextmanager
async def opened_before(settings: Settings) -> AsyncIterator[Database]:
    """The database, which is there. Raises `DatabaseUnusable`, also where it was moved away."""
    refuse_what_is_not_there(settings.database)
    async with _opened(settings) as database:
        yield database


async def _import(draft: Draft, database: Database, asked: Import, now: datetime) -> str:
    cases = Cases(database, lambda: now)
    now_ms = int(now.timestamp() * 1000)
    case = await cases.keep_draft(draft, WHO, now_ms)
    if not asked.publishes:
        return f"draft of {name_of(case)}"
    if found := faults(case):
        reasons = ", ".join(_reason(fault) for fault in found[:LISTED])
        raise NotDone(f"draft of {name_of(case)}, not published: {reasons}")
    stored = await cases.version(case.id, case.version)
    if stored is not None and stored.doubts and not asked.accepts_doubts:
        doubtful = ", ".join([*dict.fromkeys(field for field, _ in stored.doubts)][:LISTED])
        raise NotDone(
            f"draft of {name_of(case)}, not published: look at {doubtful} in /team, "
            "or take it with --accept-doubts"
        )
    if not await cases.publish(case.id, case.version, WHO, now_ms):
        if not (await Approvals(database).of(case.id, case.version)).allows(WHO):
            raise NotDone(f"draft of {name_of(case)}, not published: it {WAITS}")
        known = await cases.on_desk(case.id)
        is_withdrawn = known is not None and known.withdrawn_at is not None
        why = "the case was withdrawn" if is_withdrawn else "a newer version is"
        raise NotDone(f"draft of {name_of(case)}, not published: {why}")
    return f"published {name_of(case)}"


def _reason(fault: Fault) -> str:
    match fault.kind:
        case Unfit.NO_TITLE:
            return "it has no title"
        case Unfit.MANY:
            return f"it has more than {fault.most} officials"
        case Unfit.MANY_CONTACTS:
            return f"an official has more than {fault.most} contacts"
        case Unfit.LONG:
            return f"“{fault.text[:40]}…” is longer than {fault.most} characters"


async def announce_case(settings: Settings, ua_number: str, now: datetime) -> str:
    """Start the broadcast of a published, open case, once; the running bot carries it.

    What was done, as one line. Raises `NotDone` where there is no such case.
    """
    now_ms = int(now.timestamp() * 1000)
    async with opened_before(settings) as database:
        case = await _announceable(Cases(database), ua_number, now)
        broadcasts = Broadcasts(database)
        known = await announced(case, broadcasts)
        if known is not None and not _goes_on(known):
            return f"{name_of(case)} was announced before: that broadcast is {known.state}"
        if not (await Approvals(database).of(case.id, case.version)).allows(WHO):
            raise NotDone(f"{name_of(case)} {WAITS}")
        new = announcement(case, WHO)
        people = await broadcasts.audience(new, now_ms)
        broadcast = await broadcasts.draft(new, now_ms)
        if not await broadcasts.start(broadcast.id, WHO, now_ms):
            raise NotDone(f"{name_of(case)} is being announced by somebody else at this moment")
        told = str(people) if people >= FEWEST else f"fewer than {FEWEST}"
        return f"announcing {name_of(case)} to {told} subscribers"


def _goes_on(known: Broadcast) -> bool:
    """Whether it has ended and was not for everybody: the others can be written to."""
    is_whole = known.state != "cancelled" and known.audience == EVERYBODY
    return known.ended_at is not None and not is_whole


async def published(cases: Cases, ua_number: str) -> Case:
    """The published case with this number, as printed. Raises `NotDone` where there is none."""
    key = ua_key(ua_number)
    if key is None:
        raise NotDone(f"{ua_number} is no UA number: write it like 84.19")
    case = await cases.by_number(ua_number)
    if case is None:
        if any(ua_key(draft.ua_number or "") == key for draft in await cases.drafts()):
            raise NotDone(f"Urgent Action {key} is only a draft: publish it first")
        raise NotDone(f"there is no Urgent Action with the number {key}")
    return case


async def _announceable(cases: Cases, ua_number: str, now: datetime) -> Case:
    case = await published(cases, ua_number)
    if case.closed_at is not None:
        raise NotDone(f"{name_of(case)} is closed")
    if not case.is_open(now):
        raise NotDone(f"the deadline of {name_of(case)} is over")
    return case


def name_of(case: Case) -> str:
    """What a line calls this version of a case."""
    number = f"Urgent Action {case.ua_number}" if case.ua_number else "a case without a number"
    return f"{number}, version {case.version}"
