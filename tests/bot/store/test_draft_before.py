"""A draft as it stood at an earlier revision, which tells what somebody had before them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.cases import Cases
from bot.store.drafts import Drafts
from cases.document import read_text
from tests.handlers.coordinator.documents import URGENT_ACTION

if TYPE_CHECKING:
    from bot.store.database import Database


async def test_every_earlier_revision_can_be_seen_again(database: Database) -> None:
    cases, drafts = Cases(database), Drafts(database)
    stood = [await cases.keep_draft(read_text(URGENT_ACTION), "1002", 0)]
    for change in (
        {"title": "Another title"},
        {"targets": stood[0].targets[:1]},
        {"title": "A third title", "deadline": None},
        {"targets": stood[0].targets},
    ):
        stood.append(replace(stood[-1], **change))
        assert await drafts.reword(stood[-1], len(stood) - 2, "1002", 1) is not None
    undone = await drafts.undo(stood[0].id, stood[0].version, 4, "1004", 2)
    assert undone is not None
    stood.append(stood[3])
    now = await cases.version(stood[0].id, stood[0].version)
    assert now is not None
    for revision, case in enumerate(stood):
        assert await drafts.as_it_was(now.case, revision) == case
