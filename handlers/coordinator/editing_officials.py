"""What every edit of an official or a contact goes through, whatever it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.contact_values import Mistake
from handlers.coordinator.editing import draft_of, keep
from handlers.coordinator.official_screens import sentence
from handlers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from handlers.button import OfCase
    from handlers.coming import Answer, Came


async def draft_asked(answer: Answer[OfCase], services: Services) -> StoredVersion | Screen:
    """The draft that the question was about; where it is none any more, the question has ended."""
    stored = await draft_of(answer, answer.asked, services)
    if isinstance(stored, Screen):
        await services.questions.end(answer.by.id)
    return stored


async def kept(
    came: Came,
    changed: Case | Mistake,
    seen: int,
    services: Services,
    settled: Collection[str] = (),
) -> str | None:
    """Keep this change of the draft that was seen at revision `seen`; why not, as one sentence."""
    if isinstance(changed, Mistake):
        return sentence(came.words, changed)
    return await keep(came, changed, seen, services, settled)
