"""How the officials of a draft are reached: contacts are shown, changed, explained, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import officials as edits
from cases.contact_values import Mistake, contact_value
from cases.fitness import IN_A_CONTACT, IN_ONE_LINE
from cases.officials import NAMED, holder, path_of
from cases.paging import beginning
from handlers.coordinator.editing import draft_of
from handlers.coordinator.editing_officials import Made, Wanted, make
from handlers.coordinator.official_list import NOTHING, Told
from handlers.coordinator.official_screens import contact, official
from handlers.coordinator.reading import brief
from handlers.official_buttons import (
    ChangeContact,
    RemoveContact,
    ShowContact,
)
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case, Contact
    from handlers.coming import Answer, Came, Tap
    from handlers.official_buttons import AskToRemoveContact, EditContact, EmptyHint

VALUE, HINT = "value", "hint"


async def show_contact(tap: Tap[ShowContact], services: Services) -> Screen:
    """One way to reach an official, whole."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else contact(tap, stored, tap.button.contact_id)


async def edit_contact(tap: Tap[EditContact], services: Services) -> Screen:
    """Ask for another value, or for a hint; show how it stands."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return await _ask(tap, stored, tap.button, services)


async def take_change(answer: Answer[ChangeContact], services: Services) -> Screen | None:
    """Another value, or a hint; what cannot be kept is asked for again, as it stands now."""
    if answer.role not in COORDINATING:
        return None
    asked = answer.asked
    (new_id,) = await services.drafts.new_ids(1)
    wanted = Wanted(
        lambda case: _changed(case, asked, answer.text, new_id),
        asked.revision,
        lambda case: _contact(case, asked.contact_id),
        lambda case: _path(case, asked.contact_id, new_id) if asked.part == VALUE else (),
    )
    made = await make(answer, asked, wanted, services)
    if isinstance(made, Made) and not made.is_made:
        return await _ask(answer, made.stored, asked, services, made.told)
    await services.questions.end(answer.by.id)
    if isinstance(made, Screen):
        return made
    id_ = asked.contact_id if holder(made.stored.case, asked.contact_id) else new_id
    return contact(answer, made.stored, id_, made.told)


async def empty_hint(tap: Tap[EmptyHint], services: Services) -> Screen:
    """No hint any more."""
    button = tap.button
    wanted = Wanted(
        lambda case: edits.write_hint(case, button.contact_id, ""),
        button.revision,
        lambda case: _contact(case, button.contact_id),
        holds=tap.words.label("hint_is_gone"),
    )
    made = await make(tap, button, wanted, services)
    if isinstance(made, Screen):
        return made
    return contact(tap, made.stored, button.contact_id, made.told)


async def ask_to_remove(tap: Tap[AskToRemoveContact], services: Services) -> Screen:
    """Nothing is removed yet."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    held = holder(stored.case, tap.button.contact_id)
    if held is None:
        return contact(tap, stored, tap.button.contact_id)
    target, one = held
    ids = (stored.case.id, stored.case.version)
    text = tap.words.say(
        "team/contact_remove",
        name=brief(target.name or target.role, IN_ONE_LINE),
        value="\n".join(beginning(one.value.split("\n"), IN_A_CONTACT)),
        is_last=len(target.contacts) == 1,
    )
    yes = Key(tap.words.label("yes_remove_contact"), RemoveContact(*ids, stored.revision, one.id))
    return Screen(text, ((yes,), (Key(tap.words.label("back"), ShowContact(*ids, one.id)),)))


async def remove(tap: Tap[RemoveContact], services: Services) -> Screen:
    """Their official can no longer be reached by it."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    held = holder(stored.case, tap.button.contact_id)
    if held is None:
        return contact(tap, stored, tap.button.contact_id)
    target, one = held
    wanted = Wanted(
        lambda case: edits.remove_contact(case, one.id),
        tap.button.revision,
        lambda case: _contact(case, one.id),
        lambda case: (path_of(case, target.id, NAMED[one.channel]),),
    )
    made = await make(tap, tap.button, wanted, services)
    if isinstance(made, Screen):
        return made
    if not made.is_made:
        return contact(tap, made.stored, one.id, made.told)
    told = Told(tap.words.label("contact_removed"), made.told.undo)
    return official(tap, made.stored, target.id, told=told)


def _contact(case: Case, contact_id: int) -> Contact | None:
    held = holder(case, contact_id)
    return held[1] if held else None


def _changed(case: Case, asked: ChangeContact, written: str, new_id: int) -> Case | Mistake:
    held = holder(case, asked.contact_id)
    if held is None:
        return Mistake.GONE
    if asked.part == HINT:
        return edits.write_hint(case, asked.contact_id, written)
    value = contact_value(held[1].channel, written)
    if isinstance(value, Mistake):
        return value
    return edits.change_contact(case, asked.contact_id, value, new_id)


def _path(case: Case, *ids: int) -> tuple[str, ...]:
    """Where the contact stands that has one of these ids."""
    held = next((held for id_ in ids if (held := holder(case, id_)) is not None), None)
    return (path_of(case, held[0].id, NAMED[held[1].channel]),) if held else ()


async def _ask(
    came: Came,
    stored: StoredVersion,
    of: EditContact | ChangeContact,
    services: Services,
    told: Told = NOTHING,
) -> Screen:
    held = holder(stored.case, of.contact_id)
    if held is None or of.part not in {VALUE, HINT}:
        await services.questions.end(came.by.id)
        return contact(came, stored, of.contact_id, told)
    target, one = held
    ids = (stored.case.id, stored.case.version)
    question = ChangeContact(*ids, stored.revision, one.id, of.part)
    await services.questions.ask(came.by.id, question.pack(), came.now_ms)
    value = one.value if of.part == VALUE else one.hint or ""
    text = came.words.say(
        "team/contact_write",
        field=of.part,
        channel=one.channel,
        name=brief(target.name or target.role, IN_ONE_LINE),
        value="\n".join(beginning(value.split("\n"), IN_A_CONTACT)),
        remark=told.remark,
    )
    return Screen(text, ((Key(came.words.label("back"), ShowContact(*ids, one.id)),),))
