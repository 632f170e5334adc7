"""The officials of a draft are shown, renamed, marked, ordered, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import officials as edits
from cases.contact_values import Mistake
from cases.fitness import IN_ONE_LINE
from cases.officials import path_of
from handlers.coordinator.editing import draft_of, keep
from handlers.coordinator.editing_officials import draft_asked
from handlers.coordinator.official_screens import official, officials, sentence
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
    return await _ask_line(tap, stored, tap.button, services)


async def take_line(answer: Answer[ChangeOfficial], services: Services) -> Screen | None:
    """A new name, role or salutation; what cannot be kept is asked for again."""
    if answer.role not in COORDINATING:
        return None
    asked = answer.asked
    stored = await draft_asked(answer, services)
    if isinstance(stored, Screen):
        return stored
    changed = edits.write_line(stored.case, asked.target_id, asked.part, answer.text)
    wrong = await _kept_line(answer, changed, asked, services, asked.part)
    if wrong is None or changed is Mistake.GONE:
        await services.questions.end(answer.by.id)
        return await _shown(answer, asked, services, wrong)
    now = await draft_asked(answer, services)
    if isinstance(now, Screen):
        return now
    return await _ask_line(answer, now, asked, services, wrong)


async def empty(tap: Tap[EmptyOfficial], services: Services) -> Screen:
    """No role, or no salutation but what is made from the role."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    changed = edits.write_line(stored.case, tap.button.target_id, tap.button.part, "")
    return await _after(tap, stored, changed, services, tap.button.part)


async def confirm(tap: Tap[ConfirmOfficial], services: Services) -> Screen:
    """What was read is right."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    id_, field = tap.button.target_id, tap.button.part
    is_known = id_ == 0 or stored.case.target(id_) is not None
    path = "targets" if id_ == 0 else path_of(stored.case, id_, field) if is_known else ""
    wrong: str | None = sentence(tap.words, Mistake.GONE)
    if is_known:
        wrong = await keep(tap, stored.case, tap.button.revision, services, (path,))
    return await _shown(tap, tap.button, services, wrong)


async def mark_copy(tap: Tap[MarkCopy], services: Services) -> Screen:
    """They get copies, or are written to."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    is_copy = tap.button.on == 1
    changed = edits.mark_copy(stored.case, tap.button.target_id, is_copy=is_copy)
    return await _after(tap, stored, changed, services, "copy")


async def move(tap: Tap[MoveOfficial], services: Services) -> Screen:
    """To another place among the others."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    changed = edits.move_official(stored.case, tap.button.target_id, tap.button.at)
    return await _after(tap, stored, changed, services)


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
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    changed = edits.remove_official(stored.case, tap.button.target_id)
    if isinstance(changed, Mistake):
        return officials(tap, stored, remark=sentence(tap.words, changed))
    wrong = await keep(tap, changed, tap.button.revision, services)
    now = await draft_of(tap, tap.button, services)
    if isinstance(now, Screen):
        return now
    return officials(tap, now, remark=wrong or tap.words.label("official_removed"))


async def _after(
    tap: Tap[OfOfficialSeen],
    stored: StoredVersion,
    changed: Case | Mistake,
    services: Services,
    field: str = "",
) -> Screen:
    """The official once this change is kept; as they stand, where it was made before."""
    if changed == stored.case:
        return official(tap, stored, tap.button.target_id)
    wrong = await _kept_line(tap, changed, tap.button, services, field)
    return await _shown(tap, tap.button, services, wrong)


async def _kept_line(
    came: Came, changed: Case | Mistake, seen: OfOfficialSeen, services: Services, field: str
) -> str | None:
    """Keep it, and settle what was doubtful about this field; why not, as one sentence."""
    if isinstance(changed, Mistake):
        return sentence(came.words, changed)
    settled = (path_of(changed, seen.target_id, field),) if field else ()
    return await keep(came, changed, seen.revision, services, settled)


async def _shown(
    came: Came, button: OfOfficialSeen, services: Services, wrong: str | None
) -> Screen:
    """The official as the draft has them now."""
    now = await draft_of(came, button, services)
    if isinstance(now, Screen):
        return now
    remark = wrong or came.words.label("is_kept")
    if button.target_id == 0:
        return officials(came, now, remark=remark)
    return official(came, now, button.target_id, remark=remark)


async def _ask_line(
    came: Came,
    stored: StoredVersion,
    of: EditOfficial | ChangeOfficial,
    services: Services,
    remark: str | None = None,
) -> Screen:
    case, target, field = stored.case, stored.case.target(of.target_id), of.part
    if target is None or field not in edits.LINES:
        await services.questions.end(came.by.id)
        return official(came, stored, of.target_id)
    words, ids = came.words, (case.id, case.version)
    seen = (*ids, stored.revision, target.id, field)
    await services.questions.ask(came.by.id, ChangeOfficial(*seen).pack(), came.now_ms)
    value = {"name": target.name, "role": target.role, "salutation": target.salutation}[field]
    text = words.say(
        "team/official_write",
        field=field,
        name=brief(target.name or target.role, IN_ONE_LINE),
        value=brief(value or "", IN_ONE_LINE),
        remark=remark,
    )
    rows: list[Row] = []
    if value and field != "name":
        rows.append((Key(words.label("empty_line", field), EmptyOfficial(*seen)),))
    rows.append((Key(words.label("back"), ShowOfficial(*ids, target.id, 0)),))
    return Screen(text, tuple(rows))
