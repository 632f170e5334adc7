"""Who begins a broadcast, and once for each occasion: whoever else was about to is too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.approvals import is_approved
from bot.store.audit import Action, audit
from bot.store.broadcast import Late, broadcast_of, told_of
from bot.store.deciding import COMMAND_LINE, Member, may_decide
from bot.store.facts import take_id
from bot.store.team import wait_for_team

if TYPE_CHECKING:
    from bot.store.audit import Told
    from bot.store.broadcast import Broadcast
    from bot.store.database import Handle
    from bot.store.deciding import Who


async def may_begin(tx: Handle, id_: int, by: Who) -> bool:
    """Whether `by` may send this one now: nobody else can before this transaction ends.

    Not while another of its occasion waits or is on its way. One that announces a case sends the
    version that is out, of a case that is open, and what a second person approves is approved.
    """
    if not await may_decide(tx, by):
        return False
    await wait_for_announcing(tx)
    row = await tx.one("broadcast", id=id_)
    if row is None or not await _is_announceable(tx, broadcast_of(row), str(by)):
        return False
    others = await tx.one("others_of_occasion", id=id_)
    return others is not None and others["broadcasts"] == 0


async def why_late(tx: Handle, scheduled: Broadcast) -> Late | None:
    """Why somebody decides about it once more; None where it may begin by itself.

    Who scheduled it answers for it: one who was removed since does not, nor can it go without a
    second person's approval. Of the command line nobody can be taken out.
    """
    made_by = scheduled.made_by
    await wait_for_team(tx)
    if made_by != COMMAND_LINE and not await _is_still_there(tx, made_by):
        return Late.LEFT
    version = scheduled.case_id or 0, int(scheduled.content.get("version", 0))
    return None if await is_approved(tx, *version, made_by) else Late.UNAPPROVED


async def _is_still_there(tx: Handle, made_by: str) -> bool:
    return made_by.isdecimal() and await may_decide(tx, Member(int(made_by)))


async def wait_for_announcing(tx: Handle) -> None:
    """Whoever begins a broadcast, or changes the version it sends, does so one by one."""
    await take_id(tx, "announcing")


async def _is_announceable(tx: Handle, broadcast: Broadcast, by: str) -> bool:
    case_id, content = broadcast.case_id, broadcast.content
    if case_id is None or "card" not in content:
        return True
    shown = await tx.one("shown_version", id=case_id)
    if shown is None:
        return True  # of no case that was ever kept
    if (shown["version"], shown["closed_at"]) != (content["version"], None):
        return False
    return await is_approved(tx, case_id, content["version"], by)


async def has_begun(tx: Handle, id_: int, done: Action, by: Who, now: int) -> None:
    """Void what else was drafted on its occasion; write down who did what, and to whom it goes."""
    await tx.run("void_drafts", id=id_, now=now)
    row = await tx.one("broadcast", id=id_)
    if row is None:
        raise LookupError(f"broadcast {id_} vanished in its own transaction")
    begun = broadcast_of(row)
    await audit(tx, now, str(by), done, begun.case_id, **told_of(begun), **_whom(begun))


def _whom(begun: Broadcast) -> dict[str, Told]:
    """To whom it goes, but for everybody, and when, but for now."""
    audience = begun.audience
    chosen: dict[str, Told] = {
        "language": audience.language or None,
        "country": audience.country or None,
        "themes": " ".join(audience.themes) or None,
        "acted": audience.acted,
        "start_at": begun.start_at if begun.state == "scheduled" else None,
    }
    return {name: value for name, value in chosen.items() if value is not None}
