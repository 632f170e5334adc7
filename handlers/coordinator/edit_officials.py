"""The officials of a draft are shown, renamed, marked, ordered, taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases import officials as edits
from cases.fitness import IN_ONE_LINE
from cases.officials import path_of
from cases.salutation import salutation_of
from handlers.coordinator.editing import draft_of
from handlers.coordinator.editing_officials import OFFICIALS, Made, Wanted, make
from handlers.coordinator.official_list import NOTHING, Told, officials
from handlers.coordinator.official_screens import official
from handlers.coordinator.reading import brief
from handlers.official_buttons import (
    ChangeOfficial,
    EmptyOfficial,
    RemoveOfficial,
    ShowOfficial,
    ShowOfficials,
)
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from cases.contact_values import Mistake
    from handlers.coming import Answer, Came, Tap
    from handlers.official_buttons import (
        AskToRemoveOfficial,
        ConfirmOfficial,
        EditOfficial,
        MarkCopy,
        MoveOfficial,
        OfOfficialSeen,
    )
    from handlers.screen import Row


async def show_officials(tap: Tap[ShowOfficials], services: Services) -> Screen:
    """A page of them all."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else officials(tap, stored, tap.button.page)


async def show_official(tap: Tap[ShowOfficial], services: Services) -> Screen:
    """Everything about one."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return official(tap, stored, tap.button.target_id, tap.button.page)


async def edit_official(tap: Tap[EditOfficial], services: Services) -> Screen:
    """Ask for a name, a role or a salutation; show how it stands."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return await _ask(tap, stored, tap.button, services)


async def take_line(answer: Answer[ChangeOfficial], services: Services) -> Screen | None:
    """A new name, role or salutation; what cannot be kept is asked for again."""
    if answer.role not in COORDINATING:
        return None
    made = await make(answer, answer.asked, _line(answer.asked, answer.text), services)
    if isinstance(made, Made) and not made.is_made:
        return await _ask(answer, made.stored, answer.asked, services, made.told)
    await services.questions.end(answer.by.id)
    return _shown(answer, answer.asked, made)


async def empty(tap: Tap[EmptyOfficial], services: Services) -> Screen:
    """No role, or no salutation but what is made from the role."""
    holds = tap.words.label("is_emptied", tap.button.part)
    wanted = replace(_line(tap.button, ""), holds=holds)
    return _shown(tap, tap.button, await make(tap, tap.button, wanted, services))


async def confirm(tap: Tap[ConfirmOfficial], services: Services) -> Screen:
    """What was read is right, as it was shown."""
    button = tap.button

    def settled(case: Case) -> tuple[str, ...]:
        if button.target_id == 0:
            return OFFICIALS
        known = case.target(button.target_id) is not None
        return (path_of(case, button.target_id, button.part),) if known else ()

    def shown(case: Case) -> object:
        officials = tuple(one.id for one in case.targets)
        return case.target(button.target_id) if button.target_id else officials

    part = tap.words.label("field", button.part) if button.part else ""
    holds = tap.words.label("is_certain", part)
    wanted = Wanted(lambda case: case, button.revision, shown, settled, holds)
    return _shown(tap, button, await make(tap, button, wanted, services))


async def mark_copy(tap: Tap[MarkCopy], services: Services) -> Screen:
    """They get copies, or are written to."""
    button = tap.button
    wanted = Wanted(
        lambda case: edits.mark_copy(case, button.target_id, is_copy=button.on == 1),
        button.revision,
        lambda case: (target := case.target(button.target_id)) and target.copy,
        lambda case: (path_of(case, button.target_id, "copy"),),
        tap.words.label("is_copied", button.on == 1),
    )
    return _shown(tap, button, await make(tap, button, wanted, services))


async def move(tap: Tap[MoveOfficial], services: Services) -> Screen:
    """To another place among the others."""
    button = tap.button
    wanted = Wanted(
        lambda case: edits.move_official(case, button.target_id, button.at),
        button.revision,
        lambda case: [one.id for one in case.targets],
        holds=tap.words.label("is_moved", button.at + 1),
    )
    return _shown(tap, button, await make(tap, button, wanted, services))


async def ask_to_remove(tap: Tap[AskToRemoveOfficial], services: Services) -> Screen:
    """What removing means; nothing is removed yet."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, target = stored.case, stored.case.target(tap.button.target_id)
    if target is None:
        return official(tap, stored, tap.button.target_id)
    words, ids = tap.words, (case.id, case.version)
    text = words.say(
        "team/official_remove",
        name=brief(target.name or target.role, IN_ONE_LINE),
        contacts=len(target.contacts),
        is_last=len(case.targets) == 1,
    )
    yes = RemoveOfficial(*ids, stored.revision, target.id)
    back = Key(words.label("back"), ShowOfficial(*ids, target.id, 0))
    return Screen(text, ((Key(words.label("yes_remove_official"), yes),), (back,)))


async def remove(tap: Tap[RemoveOfficial], services: Services) -> Screen:
    """Out of the draft, with every way to reach them."""
    button = tap.button
    wanted = Wanted(
        lambda case: edits.remove_official(case, button.target_id),
        button.revision,
        lambda case: case.target(button.target_id),
        lambda _: OFFICIALS,
    )
    made = await make(tap, button, wanted, services)
    if isinstance(made, Screen):
        return made
    if not made.is_made:
        return official(tap, made.stored, button.target_id, told=made.told)
    told = Told(tap.words.label("official_removed"), made.told.undo)
    return officials(tap, made.stored, told=told)


def _line(of: ChangeOfficial | EmptyOfficial, written: str) -> Wanted:
    def change(case: Case) -> Case | Mistake:
        return edits.write_line(case, of.target_id, of.part, written)

    def line(case: Case) -> object:
        target = case.target(of.target_id)
        return target and {"name": target.name, "role": target.role}.get(
            of.part, target.salutation
        )

    return Wanted(change, of.revision, line, lambda case: (path_of(case, of.target_id, of.part),))


def _shown(came: Came, button: OfOfficialSeen, made: Made | Screen) -> Screen:
    """The official as the draft has them now."""
    if isinstance(made, Screen):
        return made
    if button.target_id == 0:
        return officials(came, made.stored, told=made.told)
    return official(came, made.stored, button.target_id, told=made.told)


async def _ask(
    came: Came,
    stored: StoredVersion,
    of: EditOfficial | ChangeOfficial,
    services: Services,
    told: Told = NOTHING,
) -> Screen:
    case, target, field = stored.case, stored.case.target(of.target_id), of.part
    if target is None or field not in edits.LINES:
        await services.questions.end(came.by.id)
        return official(came, stored, of.target_id, told=told)
    words, ids = came.words, (case.id, case.version)
    seen = (*ids, stored.revision, target.id, field)
    await services.questions.ask(came.by.id, ChangeOfficial(*seen).pack(), came.now_ms)
    value = {"name": target.name, "role": target.role, "salutation": target.salutation}[field]
    text = words.say(
        "team/official_write",
        field=field,
        name=brief(target.name or target.role, IN_ONE_LINE),
        value=brief(value or "", IN_ONE_LINE),
        made=brief(salutation_of(case, target)[0], IN_ONE_LINE),
        remark=told.remark,
    )
    rows: list[Row] = []
    if value and field != "name":
        rows.append((Key(words.label("empty_line", field), EmptyOfficial(*seen)),))
    rows.append((Key(words.label("back"), ShowOfficial(*ids, target.id, 0)),))
    return Screen(text, tuple(rows))
