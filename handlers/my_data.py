"""Everything that is stored of a supporter, to see and to erase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from handlers.screen import File, Key, Screen
from handlers.settings_buttons import AskToForget, Forget, OpenSettings

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Tap


async def show(came: Came, services: Services) -> Screen:
    """A readable message, and a file with all of it."""
    known = await services.supporters.all_known(came.by.id)
    text = came.words.say(
        "my_data",
        supporter=came.by,
        reported=sum(appeal["reported_at"] is not None for appeal in known["appeals"]),
        count=lambda noun: len(known[noun]),
    )
    file = File("my_data.json", orjson.dumps(known, option=orjson.OPT_INDENT_2))
    rows = (
        (Key(came.words.label("forget_me"), AskToForget()),),
        (Key(came.words.label("settings"), OpenSettings()),),
    )
    return Screen(text, rows, before=(file,))


async def ask_to_forget(came: Came, services: Services) -> Screen:
    """What goes, and what stays, before anything is erased."""
    rows = (
        (Key(came.words.label("yes_forget_me"), Forget()),),
        (Key(came.words.label("keep_me"), OpenSettings()),),
    )
    known = await services.supporters.all_known(came.by.id)
    return Screen(came.words.say("forget", is_of_team=bool(known["role"])), rows)


async def forget(tap: Tap[Forget], services: Services) -> Screen:
    """Erase the person; the counts stay."""
    await services.supporters.forget(tap.by.id)
    return Screen(tap.words.say("forgotten"))
