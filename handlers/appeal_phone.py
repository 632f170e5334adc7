"""The appeal by phone: the number, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.channels import phone
from handlers.appeal_parts import copies, ends, signatory
from handlers.screen import Phone, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came


async def by_phone(came: Came, wanted: Wanted, services: Services) -> Screen:
    """The number as a contact that a tap calls, and a short script."""
    number = phone.international(wanted.contact, wanted.target, wanted.case)
    text = came.words.say(
        "appeal_phone",
        case=wanted.case,
        target=wanted.target,
        number=number,
        script=phone.script(wanted.case, signatory(came), came.words.language),
    )
    rows = copies(("copy_number", number, came))
    call = (Phone(number, wanted.target.name or wanted.target.role),)
    return Screen(
        text, rows + ends(came, wanted, "i_have_called"), before=call, walk_of=wanted.case.id
    )
