"""Appeals that were begun and not reported when their case ended: a key for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.buttons import Report
from handlers.ending_buttons import TellWhetherSent
from handlers.screen import Key
from handlers.screens import shorten

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.endings import Begun
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

LISTED = 8
"""The others come when some of these are reported."""


async def begun_rows(came: Came, case: Case, services: Services) -> tuple[Row, ...]:
    """One tap reports an appeal; the last key says that none was sent. No rows for no appeals."""
    begun = await services.endings.begun(came.by.id, case.id)
    keys = [key for one in begun if (key := _key(came.words, case, one))][:LISTED]
    if not keys:
        return ()
    none = Key(came.words.label("was_sent", 0), TellWhetherSent(case.id, case.version, 0))
    return *((key,) for key in keys), (none,)


def only_one(rows: tuple[Row, ...]) -> Report | None:
    """The report that these rows offer, where it is the only one."""
    offered = [key.does for row in rows for key in row if isinstance(key.does, Report)]
    return offered[0] if len(offered) == 1 else None


def _key(words: Words, case: Case, begun: Begun) -> Key | None:
    """None for an official, or a way to reach them, that the case no longer has."""
    target = case.target(begun.target_id)
    contacts = target.contacts if target else ()
    contact = next((one for one in contacts if one.id == begun.contact_id), None)
    if target is None or contact is None:
        return None
    way = words.label("channel", contact.channel, "", None)
    label = words.label("sent_to", target.name or target.role, way)
    return Key(shorten(label), Report(case.id, case.version, target.id, contact.id))
