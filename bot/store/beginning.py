"""Who begins a broadcast, and once for each occasion: whoever else was about to is too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.broadcast import broadcast_of, told_of
from bot.store.facts import take_id
from bot.store.team import Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.store.audit import Told
    from bot.store.broadcast import Broadcast
    from bot.store.database import Handle


async def may_begin(tx: Handle, id_: int, by: str, only: Collection[Role] | None) -> bool:
    """Whether `by` may send this one now: nobody else can before this transaction ends.

    Not while another of its occasion waits or is on its way, nor if it sends another version of
    its case than the one that is out. Of `only` given, a member who has one of these roles at this
    moment; whoever was taken out of the team a moment ago has none.
    """
    await wait_for_announcing(tx)
    if only is not None and await role_of(tx, by) not in only:
        return False
    if await _is_overtaken(tx, id_):
        return False
    row = await tx.one("others_of_occasion", id=id_)
    return row is not None and row["broadcasts"] == 0


async def wait_for_announcing(tx: Handle) -> None:
    """Whoever begins a broadcast, or changes the version it sends, does so one by one."""
    await take_id(tx, "announcing")


async def _is_overtaken(tx: Handle, id_: int) -> bool:
    row = await tx.one("broadcast", id=id_)
    if row is None or row["case_id"] is None or "card" not in broadcast_of(row).content:
        return False
    shown = await tx.one("shown_version", id=row["case_id"])
    return shown is not None and shown["version"] != broadcast_of(row).content["version"]


async def role_of(tx: Handle, by: str) -> Role | None:
    """What `by`, a Telegram id, is in the team at this moment."""
    row = await tx.one("role", id=int(by))
    return Role(row["role"]) if row else None


async def has_begun(tx: Handle, id_: int, done: Action, by: str, now: int) -> None:
    """Void what else was drafted on its occasion; write down who did what, and to whom it goes."""
    await tx.run("void_drafts", id=id_, now=now)
    row = await tx.one("broadcast", id=id_)
    if row is None:
        raise LookupError(f"broadcast {id_} vanished in its own transaction")
    begun = broadcast_of(row)
    await audit(tx, now, by, done, begun.case_id, **told_of(begun), **_whom(begun))


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
