"""Bela sends the Urgent Action in the format in which it came, and sees what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cases.files.examples import MODEL_LETTER
from tests.cases.files.hostile import HOSTILE, PDF, WORD

if TYPE_CHECKING:
    from tests.journeys.conftest import Demo


@pytest.mark.parametrize(
    ("name", "data"),
    [("Urgent Action.docx", WORD), ("Urgent Action.pdf", PDF)],
    ids=["Word", "PDF"],
)
async def test_a_document_gets_the_reading_screen(demo: Demo, name: str, data: bytes) -> None:
    await demo.bela.writes("/start")
    await demo.bela.sends_document(name, data)
    await demo.bela.waits_for(MODEL_LETTER.title)
    (draft,) = await demo.bot.services.cases.drafts()
    assert draft.ua_number == "84/26"
    assert [target.name for target in draft.targets] == ["Jane Roe", "Richard Doe"]
    await demo.has_no_trouble()


async def test_a_hostile_document_gets_one_sentence_and_makes_no_draft(demo: Demo) -> None:
    await demo.bela.writes("/start")
    for name in ("a zip bomb", "entities", "a PDF with a password"):
        data, said = HOSTILE[name]
        await demo.bela.sends_document("case.docx", data)
        refusal = await demo.bela.waits_for(said)
        assert "could not be read" in refusal["text"]
    assert await demo.bot.services.cases.drafts() == []
    await demo.has_no_trouble()
