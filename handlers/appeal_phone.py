"""The appeal by phone: the number, what time it is there, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.channels import phone
from cases.paging import beginning
from handlers.appeal_parts import copies, ends, signatory
from handlers.screen import Phone, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.channels.phone import There
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came

SPOKEN = 1500
"""UTF-16 units of what is said in a call: about two minutes."""


async def by_phone(came: Came, wanted: Wanted, services: Services) -> Screen:
    """The number as a contact that a tap calls, whether anybody is there, and a short script."""
    case, target, contact = wanted.case, wanted.target, wanted.contact
    number = phone.international(contact, target, case)
    text = came.words.say(
        "appeal_phone",
        case=case,
        target=target,
        number=number,
        script=_script(came, wanted),
        **_there(came.words, phone.there(contact, target, case, came.now)),
    )
    rows = copies(("copy_number", number, came)) + ends(came, wanted)
    call = (Phone(number, target.name or target.role),)
    return Screen(text, rows, before=call, walk_of=case.id)


def _script(came: Came, wanted: Wanted) -> str:
    """In the supporter's own words, if they wrote some; nobody reads out a long letter."""
    own = wanted.manner.own
    script = phone.script(wanted.case, signatory(came), came.words.language, own)
    return "\n".join(beginning(script.split("\n"), SPOKEN))


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
