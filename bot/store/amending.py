"""A case that is out goes on as another version at once, with whatever hangs on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.overtaken import carry_over
from bot.store.superseding import Why, carry_on_with, edit_delivered, occasion
from bot.store.versions import as_kept, case_json, case_of_row, next_version, wait_for_changes

if TYPE_CHECKING:
    from bot.store.database import Handle
    from cases.case import Case


async def amend(tx: Handle, case: Case, by: str, now: int, what: Action) -> Case | None:
    """`Cases.amend` inside a transaction that has begun."""
    # Of two who change it at one instant, the second sees what the first has done.
    await wait_for_changes(tx, case.id)
    row = await tx.one("published_case", id=case.id)
    if row is None or case_of_row(row).version != case.version:
        return None
    before = as_kept(case_of_row(row))
    number = await next_version(tx, case.id)
    # The days may have been chosen since `case` was looked at: that makes no new version.
    amended = replace(as_kept(case), version=number, reminders=before.reminders)
    await tx.run(
        "add_version",
        id=case.id,
        version=number,
        content=case_json(amended),
        reading=None,
        made_from=None,
        made_by=by,
        now=now,
    )
    await tx.run("publish_version", id=case.id, version=number, seen=None)
    await tx.run("stamp_version", id=case.id, version=number, now=now)
    await carry_on_with(tx, before, amended, (occasion(before), occasion(amended)))
    await edit_delivered(tx, before, Why.EXTENDED, by, now)
    await carry_over(tx, before, amended, by, now)
    until = amended.deadline.isoformat() if amended.deadline else None
    await audit(tx, now, by, what, case.id, deadline=until)
    return amended


async def remind_on(tx: Handle, case_id: int, days: tuple[int, ...], by: str, now: int) -> bool:
    """`Cases.remind_on` inside a transaction that has begun."""
    await wait_for_changes(tx, case_id)
    row = await tx.one("published_case", id=case_id)
    if row is None:
        return False
    changed = replace(as_kept(case_of_row(row)), reminders=days)
    await tx.run("reword_version", id=case_id, version=changed.version, content=case_json(changed))
    await audit(tx, now, by, Action.REMINDERS, case_id, days=" ".join(map(str, days)))
    return True
