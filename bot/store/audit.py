"""Who did what: written with each action, in its own transaction, and changed by nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import orjson

from bot.store.facts import take_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.store.database import Database, Handle, Row

Told = str | int | bool | None
NEWEST = 2**62
"""Above every id of a line."""


class Action(StrEnum):
    """What a member of the team, the command line or the bot itself did."""

    APPOINTED = "appointed"  # role, member
    CAME = "came"  # role, member, who opened a link of theirs
    REMOVED = "removed"  # role, member: who leaves removes themselves
    INVITED = "invited"  # role
    ENDED_LINK = "ended_link"  # role
    SWITCHED_APPROVAL = "switched_approval"  # on
    LET_GO_ON = "let_go_on"
    IMPORTED = "imported"  # version
    BEGAN = "began"  # version
    CHANGED = "changed"  # version, fields
    CONFIRMED = "confirmed"  # version
    COMPARED = "compared"  # taken, kept, version
    CARRIED = "carried"  # version, onto
    DISCARDED = "discarded"  # version
    ASKED_APPROVAL = "asked_approval"  # version, revision
    APPROVED = "approved"  # version
    TOOK_BACK = "took_back"  # version
    REMARKED = "remarked"  # version, text
    PUBLISHED = "published"  # version, doubts
    CORRECTED = "corrected"  # version, doubts
    EXTENDED = "extended"  # deadline
    REMINDERS = "reminders"  # days
    KEPT_OPEN = "kept_open"
    CLOSED = "closed"
    FOLLOWED = "followed"  # case
    WITHDREW = "withdrew"
    SENT = "sent"  # broadcast, kind, language, country, themes, acted
    SCHEDULED = "scheduled"  # the same
    PAUSED = "paused"  # broadcast, kind
    RESUMED = "resumed"  # broadcast, kind
    CANCELLED = "cancelled"  # broadcast, kind
    REMOVED_ANSWER = "removed_answer"  # answer
    CONTACTS_WORK = "contacts_work"
    SHARED = "shared"  # file, official
    DOWNLOADED = "downloaded"


@dataclass(frozen=True, slots=True)
class Audited:
    """One action: when (ms), by whom (a Telegram id, or such as `command line`), in which case.

    `what` is an `Action` with what was `told` of it. Older versions wrote an English sentence
    there: it has no action.
    """

    at: int
    who: str
    what: str
    case_id: int | None
    told: Mapping[str, Told] = field(default_factory=dict)
    action: Action | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Only:
    """Whose lines, and of which case; empty: everybody's, of all."""

    case_id: int = 0
    who: str = ""


EVERY = Only()


async def audit(
    tx: Handle, now: int, who: str, what: Action, case_id: int | None = None, **told: Told
) -> None:
    """Write down who did what, in the transaction that does it."""
    line = {"at": now, "who": who, "what": what.value, "case_id": case_id}
    await tx.run("audit", id=await take_id(tx, "audit"), **line, detail=detail_of(**told))


def detail_of(**told: Told) -> str:
    """How a line keeps what is told of an action: the same words, the same text."""
    known = {name: value for name, value in told.items() if value is not None}
    return orjson.dumps(known).decode()


def audited_of(row: Row) -> Audited:
    """The line in this row."""
    what, detail = row["what"], row["detail"]
    if detail is None or what not in set(Action):
        # Older remarks have their text where an action has what is told of it.
        told = {"text": detail} if detail else {}
        return Audited(row["at"], row["who"], what, row["case_id"], told, id=row["id"])
    told, action = orjson.loads(detail), Action(what)
    return Audited(row["at"], row["who"], what, row["case_id"], told, action, row["id"])


class Audit:
    """The record of all actions, to be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(
        self, count: int, before: int = NEWEST, only: Only = EVERY
    ) -> Sequence[Audited]:
        """The newest lines with an id below `before`, the newest first."""
        asked = {"case_id": only.case_id, "who": only.who}
        async with self._database.reading() as rows:
            found = await rows.all("audited_before", **asked, before=before, count=count)
        return [audited_of(row) for row in found]

    async def all(self, only: Only = EVERY) -> Sequence[Audited]:
        """Every line, the oldest first."""
        return (await self.newest(NEWEST, NEWEST, only))[::-1]

    async def download(self, by: str, now: int, case_id: int | None) -> None:
        """Write down that `by` was given lines, of this case or of all, as a file."""
        async with self._database.transaction() as tx:
            await audit(tx, now, by, Action.DOWNLOADED, case_id)

    async def who(self) -> Sequence[str]:
        """Everybody who has done something, whoever did so last first."""
        async with self._database.reading() as rows:
            return [row["who"] for row in await rows.all("who_did_something")]
