"""One module a channel: what the supporter is given to act through it. Pure, values in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel

if TYPE_CHECKING:
    from collections.abc import Collection

    from cases.case import Contact, Target

DAYS_FOR_POST = 7
"""A letter on paper is offered first only if at least so many days remain (design.md §6)."""
DAYS_ON_THE_WAY = 2
"""With fewer days left no letter arrives from anywhere, not even within a town."""

_AT_ONCE = (
    Channel.FAX,
    Channel.EMAIL,
    Channel.PHONE,
    Channel.X,
    Channel.WEB_FORM,
    Channel.FACEBOOK,
    Channel.INSTAGRAM,
)


def offered(
    target: Target, days_left: int | None, dead: Collection[int] = ()
) -> tuple[Contact, ...]:
    """The contacts of a target, best first; `days_left` is None for a case without deadline.

    Post comes first while it can still arrive, last when it hardly can, and on the last days only
    where there is no other way. Contacts in `dead` (ids), which were found not to work, come
    after all others. Contacts of one channel stay in the order of the document.
    """
    in_time = days_left is None or days_left >= DAYS_FOR_POST
    order = (Channel.POST, *_AT_ONCE) if in_time else (*_AT_ONCE, Channel.POST)
    ways = target.contacts
    if days_left is not None and days_left < DAYS_ON_THE_WAY:
        ways = tuple(one for one in ways if one.channel is not Channel.POST) or ways
    return tuple(sorted(ways, key=lambda one: (one.id in dead, order.index(one.channel))))
