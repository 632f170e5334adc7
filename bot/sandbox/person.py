"""A person with a phone, for tests and journeys: writes, taps, waits, reads."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.client import SandboxClient

Json = dict[str, Any]
PATIENCE = 5.0
_LONG_POLL = 30.0


@dataclass(frozen=True, slots=True)
class Tapped:
    """What came of a tap: the bot's answer, or what the button opened or copied."""

    answered: bool = False
    toast: str = ""
    is_alert: bool = False
    opened: str = ""
    copied: str = ""


class Person:
    """One supporter or coordinator, in their chat with the bot or, by `at`, in another one.

    `messages` and what is drawn from them (`screen`, `labels`) are as last read: after `taps`,
    `waits_for` and `reads`. Everything that waits gives up with a TimeoutError that shows the
    chat.
    """

    def __init__(
        self, client: SandboxClient, id_: int, name: str, chat_id: int | None = None
    ) -> None:
        self.id, self.name, self.chat_id = id_, name, chat_id
        self.messages: list[Json] = []
        self._client, self._revision = client, 0

    def at(self, chat_id: int) -> Person:
        """The same person in a group, or writing to somebody."""
        return Person(self._client, self.id, self.name, chat_id)

    # -- reads -------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """The text of the newest message of the bot; empty where there is none."""
        return str(self._newest()["text"]) if self._newest() else ""

    @property
    def labels(self) -> list[str]:
        """The buttons under that message, row by row."""
        return [button["text"] for row in self._newest().get("buttons", []) for button in row]

    def _newest(self) -> Json:
        own = [message for message in self.messages if message["from"] == "bot"]
        return own[-1] if own else {}

    async def reads(self, *, after: int | None = None, wait: float = 0) -> list[Json]:
        """Look at the chat now, or once its revision exceeds `after`."""
        query = [f"chat_id={self.chat_id}"] if self.chat_id is not None else []
        if after is not None:
            query.append(f"after={after}&wait={wait:.3f}")
        path = self._path("messages") + ("?" + "&".join(query) if query else "")
        self.messages, self._revision = await self._client.ask("GET", path)
        return self.messages

    async def waits_for(
        self, wanted: str | Callable[[Json], bool], seconds: float = PATIENCE
    ) -> Json:
        """The newest message of the bot that has this text in it, or that fits; maybe later."""

        def fits(message: Json) -> bool:
            if isinstance(wanted, str):
                return message["from"] == "bot" and wanted in message["text"]
            return wanted(message)

        def find() -> Json | None:
            return next((message for message in reversed(self.messages) if fits(message)), None)

        return await self._until(find, f"{wanted!r}", seconds)

    async def _until(self, find: Callable[[], Json | None], what: str, seconds: float) -> Json:
        now = asyncio.get_running_loop().time
        deadline = now() + seconds
        await self.reads()
        while (found := find()) is None:
            left = deadline - now()
            if left <= 0:
                raise TimeoutError(f"{self.name} saw no {what} in {seconds} s:\n{self.shows()}")
            await self.reads(after=self._revision, wait=min(left, _LONG_POLL))
        return found

    def shows(self) -> str:
        """The chat in plain text, for people who read a failed test."""
        lines = []
        for message in self.messages:
            rows = [" | ".join(button["text"] for button in row) for row in message["buttons"]]
            lines.append(f"#{message['message_id']} {message['from']}: {message['text']}")
            lines += [f"    [{row}]" for row in rows]
        return "\n".join(lines) or "(an empty chat)"

    # -- acts --------------------------------------------------------------------------------

    def _path(self, *rest: object) -> str:
        return "/".join(["/people", str(self.id), *map(str, rest)])

    def _here(self, about: Json) -> Json:
        return about if self.chat_id is None else about | {"chat_id": self.chat_id}

    async def writes(self, text: str, reply_to: int | None = None) -> list[int]:
        """Send a text, without waiting for the bot; the message ids."""
        about = {"text": text} | ({} if reply_to is None else {"reply_to": reply_to})
        answer, _ = await self._client.ask("POST", self._path("messages"), self._here(about))
        ids: list[int] = answer["message_ids"]
        return ids

    async def edits(self, message_id: int, text: str) -> None:
        """Give an own message another text."""
        path = self._path("messages", message_id)
        await self._client.ask("PUT", path, self._here({"text": text}))

    async def sends_document(self, name: str, data: bytes, caption: str = "") -> int:
        """Send a file; its message id."""
        return await self.sends("document", name, data, caption)

    async def sends(
        self, kind: str, name: str, data: bytes, caption: str = "", album: str = ""
    ) -> int:
        """Send a document, photo, voice, audio, video, video_note or sticker."""
        form = aiohttp.FormData()
        content = BytesIO(data)
        form.add_field("file", content, filename=name, content_type="application/octet-stream")
        for field, value in self._here({"caption": caption, "kind": kind, "album": album}).items():
            form.add_field(field, str(value))
        answer, _ = await self._client.ask("POST", self._path("documents"), form=form)
        return int(answer["message_ids"][0])

    async def taps(
        self, label: str, message_id: int | None = None, seconds: float = PATIENCE
    ) -> Tapped:
        """Press the newest button of this label, or else with this text in its label.

        Waits for the button, then for the bot's answer; an edit may still come after it.
        """

        def find() -> Json | None:
            return self._button(label, message_id)

        button = await self._until(find, f"button {label!r}", seconds)
        answer, _ = await self._client.ask("POST", self._path("taps"), self._here(button))
        await self.reads()
        said = answer.get("answer") or {}
        return Tapped(
            answered=answer.get("answered", False),
            toast=said.get("text", ""),
            is_alert=said.get("show_alert", False),
            opened=answer.get("opened", ""),
            copied=answer.get("copied", ""),
        )

    def _button(self, label: str, message_id: int | None) -> Json | None:
        there = [
            {"message_id": message["message_id"], "text": button["text"], "row": y, "column": x}
            for message in reversed(self.messages)
            if message_id in (None, message["message_id"])
            for y, row in enumerate(message["buttons"])
            for x, button in enumerate(row)
        ]
        exact = [button for button in there if button["text"] == label]
        return next(iter(exact or [button for button in there if label in button["text"]]), None)

    async def asks_inline(self, query: str) -> list[Json]:
        """The bot's results for `@bot query`, typed in any chat."""
        path = self._path("inline")
        results: list[Json] = (await self._client.ask("POST", path, {"query": query}))[0]
        return results

    async def sends_inline(self, result_id: str) -> int:
        """Send one of those results here; its message id."""
        path = self._path("inline", quote(result_id, safe=""))
        answer, _ = await self._client.ask("POST", path, self._here({}))
        return int(answer["message_ids"][0])

    async def follows(self, link: str) -> list[int]:
        """Open a link to the bot, as a button or a text gave it: `https://t.me/…?start=…`.

        `ValueError` where the apps would not carry its payload: 64 of `A-Z a-z 0-9 _ -`.
        """
        payload = parse_qs(urlsplit(link).query).get("start", [""])[0]
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise ValueError(f"no app carries the payload of {link}")
        return await Person(self._client, self.id, self.name).writes(f"/start {payload}".strip())

    async def blocks(self) -> None:
        """Block the bot."""
        await self._client.ask("POST", self._path("block"))

    async def unblocks(self) -> None:
        """Let the bot back."""
        await self._client.ask("POST", self._path("unblock"))

    async def deletes_account(self) -> None:
        """Leave Telegram."""
        await self._client.ask("POST", self._path("delete_account"))

    async def menu(self) -> list[Json]:
        """The bot's command menu as this person sees it."""
        commands: list[Json] = (await self._client.ask("GET", self._path("commands")))[0]
        return commands
