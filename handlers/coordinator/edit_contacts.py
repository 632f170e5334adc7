"""How the officials of a draft are reached: contacts are added, changed, explained, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import officials as edits
from cases.case import Channel, Contact
from cases.contact_values import Mistake, contact_value
from cases.fitness import IN_A_CONTACT, IN_ONE_LINE
from cases.officials import NAMED, holder, path_of
from cases.paging import beginning
from handlers.coordinator.editing import draft_of
from handlers.coordinator.editing_officials import draft_asked, kept
from handlers.coordinator.official_screens import contact, official, officials, sentence
from handlers.coordinator.reading import brief
from handlers.official_buttons import (
    AddContact,
    ChangeContact,
    ChooseWay,
    RemoveContact,
    ShowContact,
    ShowOfficial,
)
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from handlers.coming import Answer, Came, Tap
    from handlers.official_buttons import AskToRemoveContact, EditContact, EmptyHint, OfWay

VALUE, HINT = "value", "hint"


async def show_contact(tap: Tap[ShowContact], services: Services) -> Screen:
    """One way to reach an official, whole."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else contact(tap, stored, tap.button.contact_id)


async def choose_way(tap: Tap[ChooseWay], services: Services) -> Screen:
    """For which channel a new contact is."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    target = stored.case.target(tap.button.target_id)
    if target is None:
        return official(tap, stored, tap.button.target_id)
    ids = (stored.case.id, stored.case.version, target.id)
    keys = [
        Key(tap.words.label("channel", one, "", None), AddContact(*ids, one.value))
        for one in Channel
    ]
    rows = tuple(tuple(keys[at : at + 2]) for at in range(0, len(keys), 2))
    text = tap.words.say("team/contact_by", name=brief(target.name or target.role, IN_ONE_LINE))
    return Screen(text, (*rows, (Key(tap.words.label("back"), ShowOfficial(*ids, 0)),)))


async def add_contact(tap: Tap[AddContact], services: Services) -> Screen:
    """Ask for the value of a new contact."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return await _ask_new(tap, stored, tap.button, services)


async def take_contact(answer: Answer[AddContact], services: Services) -> Screen | None:
    """A new contact; what is none for its channel is asked for again.

    Nothing is overwritten by one more: it is added to the draft as it stands now.
    """
    if answer.role not in COORDINATING:
        return None
    asked = answer.asked
    stored = await draft_asked(answer, services)
    if isinstance(stored, Screen):
        return stored
    channel = _channel(asked)
    value = contact_value(channel, answer.text)
    (id_,) = await services.drafts.new_ids(1)
    changed = (
        value
        if isinstance(value, Mistake)
        else edits.add_contact(stored.case, asked.target_id, Contact(id_, channel, value))
    )
    if isinstance(changed, Mistake):
        return await _ask_new(answer, stored, asked, services, changed)
    settled = (path_of(changed, asked.target_id, NAMED[channel]),)
    wrong = await kept(answer, changed, stored.revision, services, settled)
    now = await draft_of(answer, asked, services)
    await services.questions.end(answer.by.id)
    if isinstance(now, Screen):
        return now
    return contact(answer, now, id_, remark=wrong or answer.words.label("contact_added"))


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
    stored = await draft_asked(answer, services)
    if isinstance(stored, Screen):
        return stored
    (new_id,) = await services.drafts.new_ids(1)
    changed = _changed(stored, asked, answer.text, new_id)
    settled = _settled(stored, asked) if asked.part == VALUE else ()
    wrong = await kept(answer, changed, asked.revision, services, settled)
    now = await draft_asked(answer, services)
    if isinstance(now, Screen):
        return now
    if wrong is not None:
        return await _ask(answer, now, asked, services, wrong)
    await services.questions.end(answer.by.id)
    id_ = asked.contact_id if holder(now.case, asked.contact_id) else new_id
    return contact(answer, now, id_, remark=answer.words.label("is_kept"))


async def empty_hint(tap: Tap[EmptyHint], services: Services) -> Screen:
    """No hint any more."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    changed = edits.write_hint(stored.case, tap.button.contact_id, "")
    if changed == stored.case:
        return contact(tap, stored, tap.button.contact_id)
    wrong = await kept(tap, changed, tap.button.revision, services)
    now = await draft_of(tap, tap.button, services)
    if isinstance(now, Screen):
        return now
    remark = wrong or tap.words.label("is_kept")
    return contact(tap, now, tap.button.contact_id, remark=remark)


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
    changed = edits.remove_contact(stored.case, tap.button.contact_id)
    settled = _settled(stored, tap.button)
    wrong = await kept(tap, changed, tap.button.revision, services, settled)
    now = await draft_of(tap, tap.button, services)
    if isinstance(now, Screen):
        return now
    remark = wrong or tap.words.label("contact_removed")
    return official(tap, now, held[0].id, remark=remark)


def _changed(
    stored: StoredVersion, asked: ChangeContact, written: str, new_id: int
) -> Case | Mistake:
    held = holder(stored.case, asked.contact_id)
    if held is None:
        return Mistake.GONE
    if asked.part == HINT:
        return edits.write_hint(stored.case, asked.contact_id, written)
    value = contact_value(held[1].channel, written)
    if isinstance(value, Mistake):
        return value
    return edits.change_contact(stored.case, asked.contact_id, value, new_id)


def _settled(stored: StoredVersion, of: OfWay | ChangeContact | RemoveContact) -> tuple[str, ...]:
    held = holder(stored.case, of.contact_id)
    if held is None:
        return ()
    target, one = held
    return (path_of(stored.case, target.id, NAMED[one.channel]),)


def _channel(asked: AddContact) -> Channel:
    """Data of a button can be anything."""
    return next((one for one in Channel if one == asked.channel), Channel.WEB_FORM)


async def _ask_new(
    came: Came,
    stored: StoredVersion,
    asked: AddContact,
    services: Services,
    mistake: Mistake | None = None,
) -> Screen:
    case, target = stored.case, stored.case.target(asked.target_id)
    if target is None:
        await services.questions.end(came.by.id)
        return official(came, stored, asked.target_id)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    text = came.words.say(
        "team/contact_write",
        field=VALUE,
        channel=_channel(asked),
        name=brief(target.name or target.role, IN_ONE_LINE),
        value="",
        remark=sentence(came.words, mistake) if mistake else None,
    )
    back = ChooseWay(case.id, case.version, target.id)
    return Screen(text, ((Key(came.words.label("back"), back),),))


async def _ask(
    came: Came,
    stored: StoredVersion,
    of: EditContact | ChangeContact,
    services: Services,
    remark: str | None = None,
) -> Screen:
    held = holder(stored.case, of.contact_id)
    if held is None or of.part not in {VALUE, HINT}:
        await services.questions.end(came.by.id)
        return officials(came, stored, remark=sentence(came.words, Mistake.GONE))
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
        remark=remark,
    )
    return Screen(text, ((Key(came.words.label("back"), ShowContact(*ids, one.id)),),))
