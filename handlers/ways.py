"""How an official can be reached, as keys offer it, and the key to the next official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import offered
from handlers.buttons import ChooseContact, ChooseTarget
from handlers.screen import Key
from handlers.screens import shorten

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.texts import Words
    from cases.case import Case, Contact, Target


def ways(target: Target, days: int | None, dead: Collection[int]) -> list[Contact]:
    """The contacts to choose from: of several handles on X one, as a post names them all."""
    on_x = target.by(Channel.X)
    return [one for one in offered(target, days, dead) if one not in on_x[1:]]


def next_key(words: Words, case: Case, target: Target, found: list[Contact]) -> Key:
    """To this official next; where there is one way only, to the appeal at once."""
    label = shorten(words.label("next_target", target.name or target.role))
    if len(found) == 1:
        return Key(label, ChooseContact(case.id, case.version, target.id, found[0].id))
    return Key(label, ChooseTarget(case.id, case.version, target.id))
