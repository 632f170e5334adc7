"""A new official for a draft: one message with all that is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.contact_values import Mistake
from cases.document.one_official import read_official
from cases.officials import add_official, official_of
from handlers.coordinator.editing import draft_of, keep
from handlers.coordinator.editing_officials import draft_asked
from handlers.coordinator.official_screens import official, sentence
from handlers.coordinator.reading import BRIEF, IN_A_LABEL, brief
from handlers.official_buttons import AddOfficial, ShowOfficials
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from handlers.coming import Answer, Came, Tap

UNPLACED = 5


async def add(tap: Tap[AddOfficial], services: Services) -> Screen:
    """Ask for a new official: all that is known of them, in one message."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else await _ask_new(tap, stored, services)


async def take_official(answer: Answer[AddOfficial], services: Services) -> Screen | None:
    """The official of this message, shown with what found no place, each part to be changed.

    Nothing is overwritten by one more: it is added to the draft as it stands now.
    """
    if answer.role not in COORDINATING:
        return None
    stored = await draft_asked(answer, services)
    if isinstance(stored, Screen):
        return stored
    read = read_official(answer.text)
    if read is None:
        return await _ask_new(answer, stored, services, Mistake.EMPTY)
    ids = iter(await services.drafts.new_ids(1 + len(read.contacts)))
    target, unplaced = official_of(read, ids)
    changed = add_official(stored.case, target)
    if isinstance(changed, Mistake):
        return await _ask_new(answer, stored, services, changed)
    wrong = await keep(answer, changed, stored.revision, services)
    await services.questions.end(answer.by.id)
    now = await draft_of(answer, answer.asked, services)
    if isinstance(now, Screen):
        return now
    told = "; ".join(brief(text, IN_A_LABEL) for text in unplaced[:UNPLACED])
    return official(answer, now, target.id, remark=wrong or _added(answer, told))


def _added(came: Came, unplaced: str) -> str:
    return came.words.label("official_added", brief(unplaced, BRIEF // 2))


async def _ask_new(
    came: Came, stored: StoredVersion, services: Services, mistake: Mistake | None = None
) -> Screen:
    ids = (stored.case.id, stored.case.version)
    await services.questions.ask(came.by.id, AddOfficial(*ids).pack(), came.now_ms)
    remark = sentence(came.words, mistake) if mistake else None
    back = Key(came.words.label("to_officials"), ShowOfficials(*ids, 0))
    return Screen(came.words.say("team/official_new", remark=remark), ((back,),))
