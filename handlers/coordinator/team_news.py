"""What members are told when somebody else changes the team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handlers.coordinator.calling_on import call_on
from handlers.coordinator.doers import doers
from handlers.member_buttons import ShowMembers
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.team import Joined
    from bot.texts import Words
    from handlers.coming import Came
    from handlers.coordinator.doers import Doers


async def tell_of_opened(came: Came, joined: Joined, services: Services) -> None:
    """To the owner who made the link: who has opened it, by name and id, and is what now."""
    id_ = str(came.by.id)
    news = _News(await doers(came.words, [id_], services), id_)

    async def screen(words: Words) -> Screen:
        return news.screen(words, "audited_came", joined.role.value, news.with_id(words))

    await call_on(joined.invited_by, screen, services.call, services)


async def tell_of_switch(came: Came, services: Services, *, is_needed: bool) -> None:
    """To the other owners and coordinators: who wants a second person's approval, or none."""
    id_ = str(came.by.id)
    news = _News(await doers(came.words, [id_], services), id_)

    async def screen(words: Words) -> Screen:
        return news.screen(words, "audited_approval", is_needed, by=id_)

    for member_id, role in (await services.team.members()).items():
        if role in COORDINATING and member_id != came.by.id:
            await call_on(member_id, screen, services.call, services)


async def tell_removed(member_id: int, services: Services) -> None:
    """To one who was removed, and would only find buttons that do nothing."""

    async def screen(words: Words) -> Screen:
        return Screen(words.say("team/removed"))

    await call_on(member_id, screen, services.call, services)


@dataclass(frozen=True, slots=True)
class _News:
    """What a member did, told to others each in their language."""

    known: Doers
    id: str

    def with_id(self, words: Words) -> str:
        name = self._name(words)
        return name if self.id in name else f"{name} ({self.id})"

    def screen(self, words: Words, said: str, *values: object, by: str = "") -> Screen:
        who = self._name(words) if by else ""
        text = words.say("team/told", who=who, id=by, said=words.label(said, *values))
        return Screen(text, ((Key(words.label("show_members"), ShowMembers()),),))

    def _name(self, words: Words) -> str:
        return replace(self.known, words=words)[self.id]
