"""A draft that was begun as what is out: as long as nothing is changed in it, it is none.

No list shows it and no case says that it waits; whoever begins one again is given the same. It is
told by what it was made from, until its first change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.draft_doubts import Reading
from bot.store.standing import known_from
from bot.store.versions import as_kept, case_json, case_of_row, next_version, wait_for_changes

if TYPE_CHECKING:
    from bot.store.database import Handle
    from cases.case import Case

UNCHANGED = "begun "
"""With this begins what such a version is made from; the queries know it too."""


async def begin(tx: Handle, case_id: int, by: str, now: int) -> Case | None:
    """`Drafts.begin` inside a transaction that has begun."""
    await wait_for_changes(tx, case_id)  # of two at one instant, the second is given the first's
    newest = await tx.one("newest_draft", id=case_id)
    if newest is not None and not is_unchanged(newest["made_from"]):
        return case_of_row(newest)
    row = await tx.one("published_case", id=case_id)
    if row is None:
        return None
    number = newest["version"] if newest else await next_version(tx, case_id)
    case = replace(as_kept(case_of_row(row)), version=number)
    # What is out is not asked about again.
    kept = {
        "content": case_json(case),
        "reading": known_from(Reading.of(None), case, case).json,
        "now": now,
    }
    if newest is not None:  # what is out may read otherwise by now
        await tx.run("begin_again", id=case_id, version=number, **kept)
        return case
    await tx.run("drop_unchanged_of_case", id=case_id)
    await tx.run(
        "add_version",
        id=case_id,
        version=number,
        made_from=unchanged(case),
        made_by=by,
        **kept,
    )
    await audit(tx, now, by, Action.BEGAN, case_id, version=number)
    return case


def unchanged(case: Case) -> str:
    """What this version is made from as long as nothing is changed in it."""
    return f"{UNCHANGED}{case.id} {case.version}"


def is_unchanged(made_from: str | None) -> bool:
    """Whether a version made from this stands as it was begun."""
    return made_from is not None and made_from.startswith(UNCHANGED)
