"""The people's side over HTTP: people, their chats, what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox import acts, asking
from bot.sandbox.exchange import (
    answer,
    asked,
    file_and_texts,
    said,
    text_of,
    wait_for_change,
    whole_of,
    whole_text,
)
from bot.sandbox.refusal import wrong
from bot.sandbox.seen import seen

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.chat import Chat
    from bot.sandbox.world import World

Json = dict[str, Any]
MOST_ID = 2**52
MOST_PEOPLE = 1_000_000


class PeopleRoutes:
    """`/sandbox/people` and what lies below it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """One table."""
        one = r"/sandbox/people/{id:\d+}"
        return [
            web.get("/sandbox/people", self.people),
            web.post("/sandbox/people", self.put_people),
            web.post(f"{one}/block", self.block),
            web.post(f"{one}/unblock", self.unblock),
            web.post(f"{one}/delete_account", self.delete_account),
            web.get(f"{one}/commands", self.commands),
            web.get(f"{one}/messages", self.messages),
            web.post(f"{one}/messages", self.write),
            web.put(one + r"/messages/{message_id:\d+}", self.edit),
            web.post(f"{one}/documents", self.send_file),
            web.post(f"{one}/taps", self.tap),
            web.post(f"{one}/inline", self.ask_inline),
            web.post(one + r"/inline/{result_id}", self.send_inline),
        ]

    def _person(self, request: web.Request) -> Account:
        return self._world.person(int(request.match_info["id"]))

    def _place(self, person: Account, about: Json) -> Chat:
        return self._world.place(person, whole_of(about, "chat_id"))

    async def people(self, request: web.Request) -> web.Response:
        """Everybody; with `after` and `wait`, once anything changed anywhere."""
        revision = self._world.revision
        await wait_for_change(request, revision)
        people = [person.as_json() for person in self._world.people.values()]
        return answer(people, revision.number)

    async def put_people(self, request: web.Request) -> web.Response:
        """One person, new or changed; `count` makes a crowd with ids that follow.

        `started` says that they have written to the bot before, so that it may write to them.
        """
        about = await said(request)
        id_, count = whole_of(about, "id"), whole_of(about, "count") or 1
        if (id_ is not None and not 0 < id_ < MOST_ID) or not 1 <= count <= MOST_PEOPLE:
            raise wrong("id and count must be positive")
        known = self._world.people.get(id_ or 0)
        if known:
            about = {"first_name": known.first_name, "language_code": known.language_code} | about
        name, language = text_of(about, "first_name"), about.get("language_code")
        if language is not None and not isinstance(language, str):
            raise wrong("language_code must be a text")
        first = self._world.put_person(id_, name, language)
        for number in range(count):
            person = self._world.put_person(first.id + number, name, language)
            person.started = person.started or about.get("started") is True
        return answer(first.as_json())

    async def block(self, request: web.Request) -> web.Response:
        """This person blocks the bot."""
        acts.block(self._world, person := self._person(request), is_blocked=True)
        return answer(person.as_json())

    async def unblock(self, request: web.Request) -> web.Response:
        """This person lets the bot back."""
        acts.block(self._world, person := self._person(request), is_blocked=False)
        return answer(person.as_json())

    async def delete_account(self, request: web.Request) -> web.Response:
        """This person leaves Telegram."""
        acts.delete_account(self._world, person := self._person(request))
        return answer(person.as_json())

    async def commands(self, request: web.Request) -> web.Response:
        """The command menu as this person sees it."""
        person = self._person(request)
        return answer(self._world.menus.seen_by(person.id, person.language_code))

    async def messages(self, request: web.Request) -> web.Response:
        """A chat as this person sees it; with `after` and `wait`, once it has changed."""
        person = self._person(request)
        chat = self._world.place(person, asked(request, "chat_id", person.id))
        await wait_for_change(request, chat.revision)
        root = f"{request.scheme}://{request.host}"
        return answer(seen(self._world, chat, person.id, root), chat.revision.number)

    async def write(self, request: web.Request) -> web.Response:
        """A text, at once; the bot's answer comes into the chat."""
        person, about = self._person(request), await said(request)
        chat, reply_to = self._place(person, about), whole_of(about, "reply_to")
        text = text_of(about, "text")
        return answer({"message_ids": acts.write(self._world, person, chat, text, reply_to)})

    async def edit(self, request: web.Request) -> web.Response:
        """Another text for an own message."""
        person, about = self._person(request), await said(request)
        message_id, text = int(request.match_info["message_id"]), text_of(about, "text")
        acts.edit(self._world, person, self._place(person, about), message_id, text)
        return answer({"message_id": message_id})

    async def send_file(self, request: web.Request) -> web.Response:
        """A file with a caption; `kind` (document, photo, voice, …) and `album` as asked."""
        person = self._person(request)
        upload, fields = await file_and_texts(request)
        given = fields.get("chat_id")
        chat = self._world.place(person, whole_text("chat_id", given) if given else None)
        message_id = acts.send_file(self._world, person, chat, upload, fields)
        return answer({"message_ids": [message_id]})

    async def tap(self, request: web.Request) -> web.Response:
        """A button, pressed; waits up to 5 seconds for the bot's answer."""
        person, about = self._person(request), await said(request)
        for name in ("message_id", "row", "column"):
            whole_of(about, name)
        return answer(await asking.tap(self._world, person, self._place(person, about), about))

    async def ask_inline(self, request: web.Request) -> web.Response:
        """The results of an inline query."""
        person, about = self._person(request), await said(request)
        return answer(await asking.ask_inline(self._world, person, str(about.get("query", ""))))

    async def send_inline(self, request: web.Request) -> web.Response:
        """One of those results, sent into a chat."""
        person, about = self._person(request), await said(request)
        chat, result_id = self._place(person, about), request.match_info["result_id"]
        message_id = asking.send_inline(self._world, person, chat, result_id)
        return answer({"message_ids": [message_id]})
