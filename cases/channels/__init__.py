"""One module a channel: what the supporter is given to act through it. Pure, values in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel

if TYPE_CHECKING:
    from cases.case import Contact, Target

DAYS_FOR_POST = 7
"""A letter on paper is offered first only if at least so many days remain (design.md §6)."""

_AT_ONCE = (
    Channel.FAX,
    Channel.EMAIL,
    Channel.PHONE,
    Channel.X,
    Channel.WEB_FORM,
    Channel.FACEBOOK,
    Channel.INSTAGRAM,
)


def offered(target: Target, days_left: int | None) -> tuple[Contact, ...]:
    """Every contact of a target, best first; `days_left` is None for a case without deadline.

    Post comes first while it can still arrive, and last when it cannot; contacts of one channel
    stay in the order of the document.
    """
    in_time = days_left is None or days_left >= DAYS_FOR_POST
    order = (Channel.POST, *_AT_ONCE) if in_time else (*_AT_ONCE, Channel.POST)
    return tuple(sorted(target.contacts, key=lambda contact: order.index(contact.channel)))
