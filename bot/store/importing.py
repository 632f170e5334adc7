"""What was read becomes a draft: of the case with its UA number, or of a new case."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.draft_doubts import Reading, reading_of
from bot.store.facts import take_id, take_ids
from bot.store.standing import known_from
from bot.store.versions import case_json, case_of_row, next_version, wait_for_numbers
from cases.case import ua_key
from cases.document.draft import case_of
from cases.versions import keep_choices, keep_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.database import Handle
    from cases.case import Case
    from cases.document.draft import Draft


async def keep_draft(
    tx: Handle, draft: Draft, by: str, now: int, made_from: str | None = None
) -> Case:
    """`Cases.keep_draft` inside a transaction that has begun."""
    unnumbered = case_of(draft, 0, 0, count())
    needed = sum(1 + len(target.contacts) for target in unnumbered.targets)
    # First, for whoever takes ids waits for those before, and sees what they wrote.
    ids = iter(await take_ids(tx, "targets and contacts", needed))
    if made_from and (row := await tx.one("version_made_from", made_from=made_from)):
        known = await tx.one("case_version", id=row["case_id"], version=row["version"])
        if known:
            return case_of_row(known)
    case = await _numbered(tx, draft, ids, now)
    await tx.run(
        "add_version",
        id=case.id,
        version=case.version,
        content=case_json(case),
        reading=await _reading(tx, draft, case),
        made_from=made_from,
        made_by=by,
        now=now,
    )
    await audit(tx, now, by, Action.IMPORTED, case.id, version=case.version)
    return case


async def _reading(tx: Handle, draft: Draft, case: Case) -> str:
    """What was read, without a doubt of what stands in the version that is out."""
    out = await tx.one("case_on_desk", id=case.id)
    kept = reading_of(draft)
    return known_from(Reading.of(kept), case_of_row(out), case).json if out else kept


async def _numbered(tx: Handle, draft: Draft, ids: Iterator[int], now: int) -> Case:
    key = ua_key(draft.ua_number) if draft.ua_number else None
    await wait_for_numbers(tx)
    known = await tx.one("case_by_key", ua_key=key) if key else None
    if known is None:
        case_id = await take_id(tx, "cases")
        await tx.run("add_case", id=case_id, ua_key=key, now=now)
        return case_of(draft, case_id, await next_version(tx, case_id), ids)
    earlier = [case_of_row(row) for row in await tx.all("versions_of_case", id=known["id"])]
    case = case_of(draft, known["id"], await next_version(tx, known["id"]), ids)
    return keep_choices(earlier[-1], keep_ids(earlier, case)) if earlier else case
