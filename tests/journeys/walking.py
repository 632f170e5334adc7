"""A walk over every key of every screen, breadth first: where nothing is, nobody was led."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cases.paging import length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

Json = dict[str, Any]
AT_ONCE = 50
KEY = "A key"
COMMAND = re.compile(r"(?<![^\s\u200f])/[a-z_]+\b")
UNSAID = re.compile(r"[{}<>\n]|%\(|None|^\s|\s$|^$")
LEADS_AWAY = {"url", "text_link", "email", "phone_number"}
COMMANDS = (
    "/start",
    "/cases",
    "/help",
    "/settings",
    "/privacy",
    "/my_data",
    "/forget",
    "/stop",
    "/team",
)
MESSAGE, LABEL = 4096, 64


@dataclass(frozen=True, slots=True)
class Way:
    """How a key is reached: the labels from the first screen to it, and what it carries."""

    labels: tuple[str, ...]
    data: str

    def __str__(self) -> str:
        return " > ".join(self.labels)


@dataclass(slots=True)
class Walked:
    """What was seen on the way."""

    screens: list[Json] = field(default_factory=list)
    keys: dict[str, Way] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)  # and the label of each
    wrong: list[str] = field(default_factory=list)


class Walk:
    """One person taps each key once. A key's data is all it is: it works from any message."""

    def __init__(self, demo: Demo, person: Person, language: str) -> None:
        self._demo, self._person, self._language = demo, person, language
        self._last = 0
        self.walked = Walked()

    async def everywhere(self) -> Walked:
        """From what stands in the chat and from every command, but for what erases it all."""
        await self._demo.sandbox.limits(None, None)
        for command in COMMANDS:
            await self._person.writes(command)
        to_tap = list(self._look(("the chat",), await self._settled()))
        while to_tap:
            now, to_tap = to_tap[:AT_ONCE], to_tap[AT_ONCE:]
            to_tap += await self._tap(now)
        return self.walked

    async def _tap(self, ways: list[Way]) -> list[Way]:
        """Tap all of these, each under a message of its own; the ways on from there."""
        carriers = await asyncio.gather(
            *(self._demo.puts_key(self._person, way.data, KEY) for way in ways)
        )
        self._last = max(carriers)
        await asyncio.gather(*map(self._tap_one, carriers, ways))
        new = await self._settled()
        shown = {message["message_id"]: message for message in self._person.messages}
        found: list[Way] = []
        for carrier, way in zip(carriers, ways, strict=True):
            if shown[carrier]["edited"]:
                found += self._look(way.labels, [shown[carrier]])
        return found + list(self._look(("a new message",), new))

    async def _tap_one(self, message_id: int, way: Way) -> None:
        path, about = f"/people/{self._person.id}/taps", {"message_id": message_id, "text": KEY}
        tapped, _ = await self._demo.sandbox.ask("POST", path, about)
        if not tapped["answered"]:
            self.walked.wrong.append(f"no answer: {way}")

    async def _settled(self) -> list[Json]:
        """A chat is answered in order: after the answer to /id, everything before it is there."""
        (asked,) = await self._person.writes("/id")
        await self._person.waits_for(
            lambda one: (
                one["from"] == "bot"
                and one["message_id"] > asked
                and str(self._person.id) in one["text"]
                and "🗂" not in one["text"]
            )
        )
        return await self._new_messages()

    async def _new_messages(self) -> list[Json]:
        await self._person.reads()
        new = [
            message
            for message in self._person.messages
            if message["from"] == "bot" and message["message_id"] > self._last
        ]
        self._last = self._person.messages[-1]["message_id"]
        return new

    # What is looked at -----------------------------------------------------------------------

    def _look(self, labels: tuple[str, ...], messages: list[Json]) -> Iterator[Way]:
        for message in messages:
            self.walked.screens.append(message)
            self.walked.wrong += [f"{fault}: {labels} {message}" for fault in faults(message)]
            for key in (key for row in message["buttons"] for key in row):
                way = Way((*labels, key["text"]), key.get("callback_data", ""))
                if "url" in key:
                    self.walked.links[key["url"]] = str(way)
                if way.data and way.data not in self.walked.keys:
                    self.walked.keys[way.data] = way
                    if not self._is_left_alone(way.data):
                        yield way

    def _is_left_alone(self, data: str) -> bool:
        code, *values = data.split(":")
        is_language = code in ("language", "speak")
        return code == "forgetme" or (is_language and values[0] != self._language)


def faults(message: Json) -> Iterator[str]:
    """What an anxious supporter would stumble over in this message of the bot."""
    text, keys = message["text"], [key for row in message["buttons"] for key in row]
    if length(text) > MESSAGE:
        yield "too long"
    if "\n\n\n" in text or text != text.strip():
        yield "holes"
    if not is_a_part(message) and not goes_on(message):
        yield "a dead end"
    for key in keys:
        if UNSAID.search(key["text"]) or length(key["text"]) > LABEL:
            yield f"an odd label: {key['text']!r}"
    if len({key["text"] for key in keys}) < len(keys):
        yield "two keys of one name"
    if any(entity["type"] in LEADS_AWAY for entity in message["entities"]):
        yield "a link in the text, which the demo cannot hold back"


def goes_on(message: Json) -> bool:
    """Whether there is a key or a command that leads on."""
    has_key = any("callback_data" in key for row in message["buttons"] for key in row)
    return has_key or COMMAND.search(message["text"]) is not None


def is_a_part(message: Json) -> bool:
    """A file, a picture, a contact, a piece of a long letter: one with keys follows it."""
    units = length(message["text"])
    whole = [one for one in message["entities"] if one["type"] == "pre" and one["length"] == units]
    is_file = any(message.get(kind) for kind in ("document", "photo", "contact"))
    return is_file or bool(whole)
