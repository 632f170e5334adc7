"""The appeal by phone: the number, what time it is there, and what to say."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cases.channels import phone
from cases.paging import beginning, length
from handlers.appeal_parts import copies, ends, signatory
from handlers.screen import Phone, Screen
from handlers.writing_keys import own_keys

if TYPE_CHECKING:
    from datetime import datetime

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
    script = _script(came, wanted)
    text = came.words.say(
        "appeal_phone",
        case=case,
        target=target,
        number=number,
        script="\n".join(beginning(script.split("\n"), SPOKEN)),
        over=spoken_too_long_by(came, wanted) if wanted.manner.own else 0,
        **_there(came, phone.there(contact, target, case, came.now)),
    )
    rows = (*copies(("copy_number", number, came)), own_keys(came, wanted), *ends(came, wanted))
    call = (Phone(number, target.name or target.role),)
    return Screen(text, rows, before=call, walk_of=case.id)


def spoken_too_long_by(came: Came, wanted: Wanted) -> int:
    """How many characters of the script nobody would read out in a call."""
    return max(0, length(_script(came, wanted)) - SPOKEN)


def _script(came: Came, wanted: Wanted) -> str:
    """All that could be said, in the supporter's own words if they wrote some."""
    own = wanted.manner.own
    return phone.script(wanted.case, wanted.target, signatory(came), came.words.language, own)


def _there(came: Came, there: There | None) -> dict[str, object]:
    words, now = came.words, there.now if there else None
    opens = there.opens if there else None
    return {
        "time": words.clock(now) if now else None,
        "day": words.date(now.date(), "EEEE") if now else None,
        "is_open": there.is_open if there else None,
        "opens": int(opens.timestamp()) if opens else None,
        "opens_there": _moment(words, opens) if opens else "",
        "opens_here": _here(came, opens) if opens else "",
    }


def _here(came: Came, moment: datetime) -> str:
    """What apps show that do not know of moments: the supporter's own clock, or UTC."""
    if came.by.zone:
        return _moment(came.words, moment.astimezone(ZoneInfo(came.by.zone)))
    return f"{_moment(came.words, moment.astimezone(UTC))} UTC"


def _moment(words: Words, moment: datetime) -> str:
    return f"{words.date(moment.date(), 'EEEE')} {words.clock(moment)}"
