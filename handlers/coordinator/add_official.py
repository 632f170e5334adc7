"""New officials for a draft: one message with all that is known of one, or of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.contact_values import Mistake
from cases.document.one_official import read_officials
from cases.officials import add_officials
from cases.own_text import CUT_FROM
from cases.paging import length
from cases.pasted_official import official_of
from handlers.coordinator.added_officials import Added, added_officials
from handlers.coordinator.editing import draft_of
from handlers.coordinator.editing_officials import OFFICIALS, Wanted, make
from handlers.coordinator.official_list import NOTHING, Told, sentence
from handlers.coordinator.official_screens import official
from handlers.official_buttons import AddOfficial, ShowOfficials
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services import Services
    from cases.case import Case
    from handlers.coming import Answer, Came, Tap
    from handlers.coordinator.editing_officials import Made


async def add(tap: Tap[AddOfficial], services: Services) -> Screen:
    """Ask for a new official: all that is known of them, in one message; or for several."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else await _ask(tap, tap.button, services)


async def take_official(answer: Answer[AddOfficial], services: Services) -> Screen | None:
    """Whoever is in this message, with what found no place; each part can be changed.

    Nothing is overwritten by more of them: they are added to the draft as it stands now, all by
    one change, which one tap takes back.
    """
    if answer.role not in COORDINATING:
        return None
    new = await _read(answer, services)
    if not new:
        told = Told(sentence(answer.words, Mistake.EMPTY))
        return await _ask(answer, answer.asked, services, told)

    def change(case: Case) -> Case | Mistake:
        changed, refused = add_officials(case, (one.target for one in new))
        return changed if len(refused) < len(new) else refused[new[0].target.id]

    def brings(case: Case) -> Iterable[tuple[str, str]]:
        return (doubt for one in new for doubt in one.doubts_in(case))

    wanted = Wanted(change, settles=lambda _: OFFICIALS, brings=brings)
    made = await make(answer, answer.asked, wanted, services)
    if not isinstance(made, Screen) and not made.is_made:
        return await _ask(answer, answer.asked, services, made.told)
    if len(new) == 1 or length(answer.text) < CUT_FROM:
        await services.questions.end(answer.by.id)  # else an app has cut it, and more will come
    return made if isinstance(made, Screen) else _shown(answer, made, new)


async def _read(answer: Answer[AddOfficial], services: Services) -> list[Added]:
    read = read_officials(answer.text)
    ids = iter(await services.drafts.new_ids(sum(1 + len(one.contacts) for one in read)))
    return [Added(*official_of(one, ids)) for one in read]


def _shown(answer: Answer[AddOfficial], made: Made, new: list[Added]) -> Screen:
    if len(new) > 1:
        is_cut = length(answer.text) >= CUT_FROM
        return added_officials(answer, made, new, is_cut=is_cut)
    told = Told(answer.words.label("official_added"), made.told.undo)
    return official(answer, made.stored, new[0].target.id, told=told)


async def _ask(
    came: Came, button: AddOfficial, services: Services, told: Told = NOTHING
) -> Screen:
    await services.questions.ask(came.by.id, button.pack(), came.now_ms)
    back = ShowOfficials(button.case_id, button.version, 0)
    return Screen(
        came.words.say("team/official_new", remark=told.remark),
        ((Key(came.words.label("to_officials"), back),),),
    )
