"""Who is in the team: invited by one-time links, removed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.team import Removal, Role
from handlers.coordinator.doers import doers
from handlers.coordinator.team_news import tell_removed
from handlers.coordinator.team_screens import INVITABLE, JOIN, members
from handlers.member_buttons import (
    AskToLeave,
    AskToRemove,
    Invite,
    LeaveTeam,
    RemoveMember,
    ShowMembers,
)
from handlers.screen import Copy, Key, Link, Screen, Toast

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.coming import Came, Tap
    from handlers.member_buttons import EndLink
    from handlers.screen import Shown

SHARE = "https://t.me/share/url?url="


async def show_members(came: Came, services: Services) -> Screen:
    """Everyone in the team; owners find here how to change it."""
    return await members(came, services)


async def invite(tap: Tap[Invite], services: Services) -> Shown:
    """A link to send on; each tap makes another one."""
    words = tap.words
    if tap.button.role not in set(INVITABLE):
        return await members(tap, services)
    role = Role(tap.button.role)
    secret = await services.team.invite(role, tap.now_ms, tap.by.id)
    if secret is None:
        return Toast(words.label("not_here"), is_alert=True)
    link = f"https://t.me/{services.username}?start={JOIN}{secret}"
    rows = (
        (
            Key(
                words.label("send_link"),
                Link(SHARE + link.replace("?", "%3F").replace("=", "%3D")),
            ),
        ),
        (Key(words.label("copy_link"), Copy(link)),),
        (_back(tap),),
    )
    return Screen(words.say("team/invitation", role=role.value, link=link), rows)


async def end_link(tap: Tap[EndLink], services: Services) -> Screen:
    """Nobody can open it any more; written down."""
    is_ended = await services.team.end_link(tap.button.link, tap.now_ms, tap.by.id)
    toast = tap.words.label("audited_ended_link" if is_ended else "refreshed")
    return await members(tap, services, toast)


async def ask_to_remove(tap: Tap[AskToRemove], services: Services) -> Screen:
    """What removing means, before it is done."""
    role = await services.team.role(tap.button.member_id)
    if role is None:
        return await members(tap, services, tap.words.label("no_member"))
    remove = Key(tap.words.label("yes_remove"), RemoveMember(tap.button.member_id))
    id_ = str(tap.button.member_id)
    name = (await doers(tap.words, [id_], services))[id_]
    text = tap.words.say("team/remove", name=name, role=role.value)
    return Screen(text, ((remove,), (_back(tap),)))


async def remove(tap: Tap[RemoveMember], services: Services) -> Shown:
    """At once: their next tap in the team's screens finds nothing."""
    done = await services.team.remove(tap.button.member_id, tap.now_ms, tap.by.id)
    if done is Removal.NO_OWNER:
        return Toast(tap.words.label("not_here"), is_alert=True)
    if done is Removal.DONE:
        await services.menus.show(tap.button.member_id, is_member=False)
        await tell_removed(tap.button.member_id, services)
    return await members(tap, services, _told(tap, done))


async def ask_to_leave(tap: Tap[AskToLeave], services: Services) -> Screen:
    """What leaving means, before it is done; the last owner is told at once why they stay."""
    team = await services.team.members()
    if [id_ for id_, role in team.items() if role is Role.OWNER] == [tap.by.id]:
        return await members(tap, services, _told(tap, Removal.LAST_OWNER))
    leave = Key(tap.words.label("yes_leave"), LeaveTeam())
    return Screen(tap.words.say("team/leave"), ((leave,), (_back(tap),)))


async def leave(tap: Tap[LeaveTeam], services: Services) -> Screen:
    """Be no member any more; the last owner stays."""
    done = await services.team.remove(tap.by.id, tap.now_ms, tap.by.id)
    if done is Removal.LAST_OWNER:
        return await members(tap, services, _told(tap, done))
    await services.menus.show(tap.by.id, is_member=False)
    return Screen(tap.words.say("team/left"))


def _told(came: Came, done: Removal) -> str:
    return came.words.label("removal", done.value)


def _back(came: Came) -> Key:
    return Key(came.words.label("back"), ShowMembers())
