"""What everybody is called who did something: members by their names, others by what is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.services import Services
    from bot.texts import Words


@dataclass(frozen=True, slots=True)
class Doers:
    """What everybody is called whom the team sees: by a name, who left by the id."""

    words: Words
    names: Mapping[str, str]

    def __getitem__(self, who: str) -> str:
        """Of a Telegram id, or of such as `command line`."""
        if not who.isdecimal():
            return self.words.label("audited_by", who)
        return self.names.get(who) or self.words.label("audited_left", who)


async def doers(words: Words, who: Iterable[str], services: Services) -> Doers:
    """Those among them who are in the team, by their names; two of one name with their ids."""
    known = list(who)
    members = await services.team.members() if known else {}
    asked = {int(one) for one in known if one.isdecimal()} & set(members)
    told = await services.names.of(asked)
    often = Counter(name.casefold() for name in told.values())
    names = {
        str(id_): f"{told[id_]} ({id_})" if often[told[id_].casefold()] > 1 else told[id_]
        for id_ in told
    }
    return Doers(words, {str(id_): str(id_) for id_ in asked} | names)


async def by_name(words: Words, ids: Iterable[int], services: Services) -> list[tuple[int, str]]:
    """These members in their order, each with what the team calls them."""
    asked = list(ids)
    known = await doers(words, map(str, asked), services)
    return [(id_, known[str(id_)]) for id_ in asked]
