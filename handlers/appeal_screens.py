"""The appeal as each channel gives it: one function a channel, in one table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.appeals import Appeal
from cases.case import Channel
from cases.paging import beginning
from handlers import paper
from handlers.appeal_email import by_email
from handlers.appeal_parts import HINT
from handlers.appeal_phone import by_phone
from handlers.appeal_social import by_page, by_x
from handlers.screen import Screen
from handlers.wanting import find_wanted

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from handlers.appeal_parts import Wanted
    from handlers.button import OfContact
    from handlers.coming import Came


async def give_appeal(came: Came, button: OfContact, services: Services) -> Screen:
    """The appeal to send; that it was given is kept, for the reminder."""
    wanted = await find_wanted(came, button, services)
    if isinstance(wanted, Screen):
        return wanted
    case, target, contact = wanted.case, wanted.target, wanted.contact
    appeal = Appeal(came.by.id, case.id, target.id, contact.channel, contact.id)
    await services.appeals.start(appeal, came.now_ms)
    return await show_appeal(came, wanted, services)


async def show_appeal(came: Came, wanted: Wanted, services: Services) -> Screen:
    """Everything that the supporter needs to send this appeal, and the button to report it."""
    screen = await _CHANNELS[wanted.contact.channel](came, wanted, services)
    hint = " ".join(beginning((wanted.contact.hint or "",), HINT))
    text = f"{screen.text}\n\n{came.words.say('hint', hint=hint)}" if hint else screen.text
    return replace(screen, text=text, vanishes=True)


_CHANNELS: dict[Channel, Callable[[Came, Wanted, Services], Awaitable[Screen]]] = {
    Channel.EMAIL: by_email,
    Channel.POST: paper.by_post,
    Channel.FAX: paper.by_fax,
    Channel.PHONE: by_phone,
    Channel.X: by_x,
    Channel.FACEBOOK: by_page,
    Channel.INSTAGRAM: by_page,
    Channel.WEB_FORM: by_page,
}
