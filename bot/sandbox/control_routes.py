"""The tester's side over HTTP: groups, calls, faults, limits, the clock, files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox.bot_api import download
from bot.sandbox.exchange import answer, asked, said, text_of
from bot.sandbox.groups import move_bot
from bot.sandbox.refusal import Unfit, unknown, wrong

if TYPE_CHECKING:
    from bot.sandbox.chat import Chat
    from bot.sandbox.world import World

Json = dict[str, Any]
MOST_CALLS = 100_000


class ControlRoutes:
    """Everything under `/sandbox` but people."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """One table."""
        group = r"/sandbox/groups/{id:-?\d+}"
        return [
            web.get("/sandbox/groups", self.groups),
            web.post("/sandbox/groups", self.put_group),
            web.put(f"{group}/bot", self.add_bot),
            web.delete(f"{group}/bot", self.remove_bot),
            web.get("/sandbox/calls", self.calls),
            web.get("/sandbox/faults", self.faults),
            web.post("/sandbox/faults", self.add_fault),
            web.delete("/sandbox/faults", self.remove_faults),
            web.delete(r"/sandbox/faults/{id:\d+}", self.remove_faults),
            web.get("/sandbox/limits", self.limits),
            web.put("/sandbox/limits", self.put_limits),
            web.get("/sandbox/clock", self.clock),
            web.put("/sandbox/clock", self.move_clock),
            web.delete("/sandbox/clock", self.reset_clock),
            web.get("/sandbox/clock/reminder", self.reminder),
            web.post("/sandbox/clock/reminder", self.jump_to_reminder),
            web.get("/sandbox/notice", self.notice),
            web.get("/sandbox/files/{path:.+}", self.file),
        ]

    # -- groups and channels ---------------------------------------------------------------

    async def groups(self, request: web.Request) -> web.Response:
        """All groups and channels."""
        chats = self._world.chats.values()
        return answer([_group(chat) for chat in chats if chat.kind != "private"])

    async def put_group(self, request: web.Request) -> web.Response:
        """A new group without the bot; `kind` may be `channel`."""
        about = await said(request)
        members, kind = about.get("members", []), about.get("kind", "supergroup")
        if not isinstance(members, list) or not all(isinstance(who, int) for who in members):
            raise wrong("members must be a list of ids")
        if kind not in ("supergroup", "channel"):
            raise wrong("kind must be supergroup or channel")
        for member in members:
            self._world.person(member)
        chat = self._world.put_group(text_of(about, "title"), members, kind)
        return answer(_group(chat))

    async def add_bot(self, request: web.Request) -> web.Response:
        """A member adds the bot."""
        return self._move_bot(request, is_there=True)

    async def remove_bot(self, request: web.Request) -> web.Response:
        """A member removes the bot."""
        return self._move_bot(request, is_there=False)

    def _move_bot(self, request: web.Request, *, is_there: bool) -> web.Response:
        chat = self._world.chats.get(int(request.match_info["id"]))
        if chat is None or chat.kind == "private":
            raise unknown("there is no such group")
        if not chat.members:
            raise wrong("a group without members cannot move the bot")
        by = self._world.person(chat.members[0]).as_user()
        move_bot(self._world, chat, by, is_there=is_there)
        return answer(_group(chat))

    # -- calls, faults, limits -------------------------------------------------------------

    async def calls(self, request: web.Request) -> web.Response:
        """The recorded calls with a number above `after`, at most `limit`."""
        after, limit = asked(request, "after", 0), asked(request, "limit", MOST_CALLS)
        return answer(self._world.calls.after(max(after, 0), max(limit, 0)))

    async def faults(self, request: web.Request) -> web.Response:
        """Those that are on."""
        return answer([fault.as_json() for fault in self._world.faults.all()])

    async def add_fault(self, request: web.Request) -> web.Response:
        """Switch one on."""
        return answer({"id": self._world.faults.add(await said(request)).id})

    async def remove_faults(self, request: web.Request) -> web.Response:
        """Switch one off (`?id=` or in the path), or all."""
        given = request.match_info.get("id") or request.query.get("id")
        if given is not None and not given.isdecimal():
            raise wrong("id must be a whole number")
        if not self._world.faults.remove(int(given) if given else None):
            raise unknown(f"there is no fault {given}")
        return answer({"ok": True})

    async def limits(self, request: web.Request) -> web.Response:
        """What may be sent in a second."""
        return answer(self._world.limits.as_json())

    async def put_limits(self, request: web.Request) -> web.Response:
        """Other limits; one that is not named stays, null lifts it."""
        values = self._world.limits.as_json() | await said(request)
        for name, value in values.items():
            is_rate = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
            if name not in self._world.limits.as_json() or not (value is None or is_rate):
                raise wrong(f"{name} must be per_second or per_chat_per_second, above 0 or null")
        self._world.limits.put(**values)
        return answer(self._world.limits.as_json())

    # -- the clock -------------------------------------------------------------------------

    async def clock(self, request: web.Request) -> web.Response:
        """The bot's now."""
        return self._now(self._world.clock.now())

    async def move_clock(self, request: web.Request) -> web.Response:
        """Move it ahead."""
        given = text_of(await said(request), "now")
        try:
            now = self._world.clock.move_to(datetime.fromisoformat(given))
        except ValueError as error:
            raise wrong(str(error)) from error
        self._world.revision.grow()
        return self._now(now)

    async def reset_clock(self, request: web.Request) -> web.Response:
        """The machine's time again."""
        self._world.revision.grow()
        return self._now(self._world.clock.reset())

    async def reminder(self, _request: web.Request) -> web.Response:
        """When the bot reminds somebody next; null where it will not, or nobody knows."""
        ask = self._world.next_reminder
        moment = await ask() if ask is not None else None
        return answer({"at": moment.isoformat() if moment is not None else None})

    async def jump_to_reminder(self, _request: web.Request) -> web.Response:
        """Move the clock there."""
        ask = self._world.next_reminder
        moment = await ask() if ask is not None else None
        if moment is None:
            raise unknown("nobody is to be reminded of anything")
        now = self._world.clock.move_to(max(moment, self._world.clock.now()))
        self._world.revision.grow()
        return self._now(now)

    def _now(self, now: datetime) -> web.Response:
        return answer({"now": now.isoformat()})

    # -- for the chat page -----------------------------------------------------------------

    async def notice(self, request: web.Request) -> web.Response:
        """What a demo says about itself; null where there is nothing to say."""
        return answer(self._world.notice)

    async def file(self, request: web.Request) -> web.Response:
        """A file that somebody sent."""
        stored = self._world.files.by_path(request.match_info["path"])
        if stored is None:
            raise Unfit(404, "there is no such file (any more)")
        return download(stored.name, stored.data, stored.mime_type)


def _group(chat: Chat) -> Json:
    return {
        "id": chat.id,
        "title": chat.title,
        "kind": chat.kind,
        "members": list(chat.members),
        "has_bot": chat.has_bot,
    }
