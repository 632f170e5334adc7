"""A version of a case as the store keeps it: its content, its number, and who may change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bot.store.facts import take_id
from cases.case import Case

if TYPE_CHECKING:
    from bot.store.database import Handle, Row

_JSON = TypeAdapter(Case)


def case_json(case: Case) -> str:
    """A version as the store keeps it."""
    return _JSON.dump_json(case).decode()


def case_of_json(content: str) -> Case:
    """A version from what `case_json` made of it."""
    return _JSON.validate_json(content)


@lru_cache(maxsize=256)
def _parsed(content: str) -> Case:
    return _JSON.validate_json(content)


def case_of_row(row: Row) -> Case:
    """The version in a row with its `content`, `closed_at` and `withdrawn_at`."""
    case, closed = _parsed(row["content"]), row["closed_at"]
    if closed is None:
        return case
    return replace(case, closed_at=_moment(closed), withdrawn_at=_moment(row["withdrawn_at"]))


def as_kept(case: Case) -> Case:
    """When it was closed or withdrawn is the case's, and no version's."""
    return replace(case, closed_at=None, withdrawn_at=None)


async def next_version(tx: Handle, case_id: int) -> int:
    """Never one that was thrown away: a button for that must not publish another."""
    return await take_id(tx, f"versions of case {case_id}")


async def wait_for_changes(tx: Handle, case_id: int) -> None:
    """Whoever changes, publishes or discards a version of this case does so one by one."""
    await take_id(tx, f"changes of case {case_id}")


async def wait_for_numbers(tx: Handle) -> None:
    """Whoever gives a case its UA number does so one after the other, and sees the others'."""
    await take_id(tx, "numbers")


def _moment(at: int | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at / 1000, UTC)
