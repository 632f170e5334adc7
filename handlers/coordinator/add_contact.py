"""A new way to reach an official of a draft: its channel, then its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel, Contact
from cases.contact_values import Mistake, contact_value
from cases.fitness import IN_ONE_LINE
from cases.officials import NAMED, add_contact, path_of
from handlers.coordinator.editing import draft_of
from handlers.coordinator.editing_officials import Made, Wanted, make
from handlers.coordinator.official_list import NOTHING, Told
from handlers.coordinator.official_screens import contact, official
from handlers.coordinator.reading import brief
from handlers.official_buttons import (
    AddContact,
    ChooseWay,
    ShowOfficial,
)
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from handlers.coming import Answer, Came, Tap


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


async def ask_contact(tap: Tap[AddContact], services: Services) -> Screen:
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
    asked, channel = answer.asked, _channel(answer.asked)
    (id_,) = await services.drafts.new_ids(1)

    def change(case: Case) -> Case | Mistake:
        value = contact_value(channel, answer.text)
        if isinstance(value, Mistake):
            return value
        return add_contact(case, asked.target_id, Contact(id_, channel, value))

    wanted = Wanted(change, settles=lambda case: (path_of(case, asked.target_id, NAMED[channel]),))
    made = await make(answer, asked, wanted, services)
    if isinstance(made, Made) and not made.is_made:
        return await _ask_new(answer, made.stored, asked, services, made.told)
    await services.questions.end(answer.by.id)
    if isinstance(made, Screen):
        return made
    told = Told(answer.words.label("contact_added"), made.told.undo)
    return contact(answer, made.stored, id_, told)


def _channel(asked: AddContact) -> Channel:
    """Data of a button can be anything."""
    return next((one for one in Channel if one == asked.channel), Channel.WEB_FORM)


async def _ask_new(
    came: Came,
    stored: StoredVersion,
    asked: AddContact,
    services: Services,
    told: Told = NOTHING,
) -> Screen:
    case, target = stored.case, stored.case.target(asked.target_id)
    if target is None:
        await services.questions.end(came.by.id)
        return official(came, stored, asked.target_id, told=told)
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)
    text = came.words.say(
        "team/contact_write",
        field="value",
        channel=_channel(asked),
        name=brief(target.name or target.role, IN_ONE_LINE),
        value="",
        remark=told.remark,
    )
    back = ChooseWay(case.id, case.version, target.id)
    return Screen(text, ((Key(came.words.label("back"), back),),))
