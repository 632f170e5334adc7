"""The appeal by phone: the number, what time it is there, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.channels import phone
from handlers.appeal_parts import copies, ends, signatory
from handlers.screen import Phone, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.channels.phone import There
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came


async def by_phone(came: Came, wanted: Wanted, services: Services) -> Screen:
    """The number as a contact that a tap calls, whether anybody is there, and a short script."""
    case, target, contact = wanted.case, wanted.target, wanted.contact
    number = phone.international(contact, target, case)
    text = came.words.say(
        "appeal_phone",
        case=case,
        target=target,
        number=number,
        hint=contact.hint,
        script=phone.script(case, signatory(came), came.words.language),
        **_there(came.words, phone.there(contact, target, case, came.now)),
    )
    rows = copies(("copy_number", number, came)) + ends(came, wanted)
    call = (Phone(number, target.name or target.role),)
    return Screen(text, rows, before=call, walk_of=case.id)


def _there(words: Words, there: There | None) -> dict[str, object]:
    now = there.now if there else None
    opens = there.opens if there else None
    return {
        "time": words.clock(now) if now else None,
        "day": words.date(now.date(), "EEEE") if now else None,
        "is_open": there.is_open if there else None,
        "opens": int(opens.timestamp()) if opens else None,
        "opens_there": f"{words.date(opens.date(), 'EEEE')} {words.clock(opens)}" if opens else "",
    }
