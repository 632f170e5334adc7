"""A new official for a draft: one message with all that is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.contact_values import Mistake
from cases.document.one_official import read_official
from cases.officials import add_official, official_of
from handlers.coordinator.editing import draft_of
from handlers.coordinator.editing_officials import OFFICIALS, Wanted, make
from handlers.coordinator.official_list import NOTHING, Told, sentence
from handlers.coordinator.official_screens import official
from handlers.coordinator.reading import BRIEF, IN_A_LABEL, brief
from handlers.official_buttons import AddOfficial, ShowOfficials
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Answer, Came, Tap

UNPLACED = 5


async def add(tap: Tap[AddOfficial], services: Services) -> Screen:
    """Ask for a new official: all that is known of them, in one message."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else await _ask(tap, tap.button, services)


async def take_official(answer: Answer[AddOfficial], services: Services) -> Screen | None:
    """The official of this message, shown with what found no place, each part to be changed.

    Nothing is overwritten by one more: it is added to the draft as it stands now.
    """
    if answer.role not in COORDINATING:
        return None
    read = read_official(answer.text)
    if read is None:
        told = Told(sentence(answer.words, Mistake.EMPTY))
        return await _ask(answer, answer.asked, services, told)
    ids = iter(await services.drafts.new_ids(1 + len(read.contacts)))
    target, unplaced = official_of(read, ids)
    wanted = Wanted(lambda case: add_official(case, target), settles=lambda _: OFFICIALS)
    made = await make(answer, answer.asked, wanted, services)
    if isinstance(made, Screen):
        await services.questions.end(answer.by.id)
        return made
    if not made.is_made:
        return await _ask(answer, answer.asked, services, made.told)
    await services.questions.end(answer.by.id)
    left = "; ".join(brief(text, IN_A_LABEL) for text in unplaced[:UNPLACED])
    remark = answer.words.label("official_added", brief(left, BRIEF // 2))
    return official(answer, made.stored, target.id, told=Told(remark, made.told.undo))


async def _ask(
    came: Came, button: AddOfficial, services: Services, told: Told = NOTHING
) -> Screen:
    await services.questions.ask(came.by.id, button.pack(), came.now_ms)
    back = ShowOfficials(button.case_id, button.version, 0)
    return Screen(
        came.words.say("team/official_new", remark=told.remark),
        ((Key(came.words.label("to_officials"), back),),),
    )
