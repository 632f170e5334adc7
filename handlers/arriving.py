"""Who came: found or met once, at the edge, before any step is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, User

    from bot.services import Services
    from bot.texts import Words

DAY_MS = 86_400_000


async def arrive(
    user: User, message_id: int, services: Services, *, team: bool = True
) -> dict[str, Any]:
    """The fields of `Came`: who they are to us, and in which words to answer."""
    now = services.now()
    known = await services.supporters.find(user.id)
    if known is None or now.timestamp() * 1000 - known.seen_at > DAY_MS:
        known = await services.supporters.meet(user.id, int(now.timestamp() * 1000))
    return {
        "by": known,
        "first_name": user.first_name,
        "role": await services.team.role(user.id) if team else None,
        "words": services.texts.in_(known.language or user.language_code, known.country),
        "now": now,
        "message_id": message_id,
        "app_language": user.language_code,
    }


async def arrive_by_tap(query: CallbackQuery, services: Services, *, team: bool) -> dict[str, Any]:
    """The same, of who tapped under a message."""
    message: Message | Any = query.message
    return await arrive(
        query.from_user, int(message.message_id) if message else 0, services, team=team
    )


async def words_for(user: User | None, services: Services) -> Words:
    """The words for somebody outside their private chat, where nobody is kept."""
    if user is None:
        return services.texts.in_(None)
    known = await services.supporters.find(user.id)
    return services.texts.in_((known and known.language) or user.language_code)
