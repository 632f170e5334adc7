"""Telegram's HTML: as strict as the Bot API, with its words and byte offsets."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

from bot.sandbox.entities import Entity, clean, units
from bot.sandbox.links import WrongLinkError, checked_link
from bot.sandbox.refusal import Refused, bad

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<dec>[0-9]+)|(?P<name>[A-Za-z]+));?")
_MAX_REFERENCE = 10
_SURROGATES = range(0xD800, 0xE000)
_PLAIN = re.compile(r"[^<&]+")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_MENTION = re.compile(r"tg://user\?id=([0-9]{1,15})/?$")
_UNIX = re.compile(r"[0-9]{1,11}")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int
    piece: int


@dataclass(slots=True)
class _Reading:
    source: str
    at: int = 0
    offset: int = 0
    pieces: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += units(text)

    def peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken

    def skip_space(self) -> None:
        while self.peek().isspace():
            self.at += 1

    def error(self, text: str, begin: int) -> Refused:
        offset = len(self.source[:begin].encode("utf-8", "surrogatepass"))
        return bad(f"can't parse entities: {text}".replace("{at}", f"at byte offset {offset}"))


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text without tags, and its entities in the order in which they end."""
    reading = _Reading(source)
    while reading.at < len(source):
        if plain := reading.take(_PLAIN):
            reading.add(plain)
        elif reading.peek() == "&":
            reading.add(_character(reading))
        elif source.startswith("</", reading.at):
            _end_tag(reading)
        else:
            _start_tag(reading)
    if reading.open:
        tag = reading.open[-1].tag
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\"")
    return "".join(reading.pieces), reading.entities


def _character(reading: _Reading) -> str:
    """What a reference stands for; an unknown one is text, as it is written."""
    match = _REFERENCE.match(reading.source, reading.at)
    character = _referred(match) if match else None
    if match is None or character is None:
        reading.at += 1
        return "&"
    reading.at = match.end()
    return character


def _referred(match: re.Match[str]) -> str | None:
    if match["name"]:
        return _NAMED.get(match["name"])
    if len(match.group().rstrip(";")) >= _MAX_REFERENCE:
        return None
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    is_character = 0 < code < sys.maxunicode and code not in _SURROGATES
    return clean(chr(code)) if is_character else None


def _start_tag(reading: _Reading) -> None:
    begin = reading.at
    reading.at += 1
    tag = reading.take(_TAG_NAME).lower()
    if not reading.peek():
        raise reading.error("Unclosed start tag {at}", begin)
    if tag not in _KINDS:
        raise reading.error(f'Unsupported start tag "{tag}" {{at}}', begin)
    attributes = _attributes(reading, tag, begin)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise reading.error('Tag "span" must have class "tg-spoiler" {at}', begin)
    if tag == "tg-time":
        _check_time(reading, attributes, begin)
    reading.open.append(_Open(tag, attributes, reading.offset, len(reading.pieces)))


def _check_time(reading: _Reading, attributes: dict[str, str], begin: int) -> None:
    if not _UNIX.fullmatch(attributes.get("unix", "")):
        raise reading.error('Tag "tg-time" must have attribute "unix" {at}', begin)
    if not _TIME_FORMAT.fullmatch(attributes.get("format", "")):
        raise reading.error('Tag "tg-time" has wrong attribute "format" {at}', begin)


def _attributes(reading: _Reading, tag: str, begin: int) -> dict[str, str]:
    """Everything up to the `>` of a start tag."""
    found: dict[str, str] = {}
    reading.skip_space()
    while reading.peek() != ">":
        name = reading.take(_ATTRIBUTE)
        if not reading.peek():
            raise reading.error(f'Unclosed start tag "{tag}" {{at}}', begin)
        if not name:
            raise reading.error(f'Empty attribute name in the tag "{tag}" {{at}}', begin)
        reading.skip_space()
        found[name.lower()] = _value(reading, tag, begin) if reading.peek() == "=" else ""
        reading.skip_space()
    reading.at += 1
    return found


def _value(reading: _Reading, tag: str, begin: int) -> str:
    reading.at += 1
    reading.skip_space()
    quote = reading.peek()
    if quote and quote in "'\"":
        return _quoted(reading, quote, begin)
    token_begin = reading.at
    token = reading.take(_TOKEN).lower()
    if not reading.peek():
        raise reading.error(f'Unclosed start tag "{tag}" {{at}}', begin)
    if not (reading.peek().isspace() or reading.peek() == ">"):
        raise reading.error("Unexpected end of name token {at}", token_begin)
    return token


def _quoted(reading: _Reading, quote: str, begin: int) -> str:
    reading.at += 1
    pieces = []
    while reading.peek() and reading.peek() != quote:
        if reading.peek() == "&":
            pieces.append(_character(reading))
        else:
            pieces.append(reading.peek())
            reading.at += 1
    reading.at += 1
    if reading.at >= len(reading.source):
        raise reading.error("Unclosed start tag {at}", begin)
    return "".join(pieces)


def _end_tag(reading: _Reading) -> None:
    begin = reading.at
    if not reading.open:
        raise reading.error("Unexpected end tag {at}", begin)
    reading.at += 2
    tag = reading.take(_TAG_NAME).lower()
    reading.skip_space()
    if reading.peek() != ">":
        raise reading.error("Unclosed end tag {at}", begin)
    reading.at += 1
    opened = reading.open.pop()
    if tag not in ("", opened.tag):
        wrong = f'expected "</{opened.tag}>", found "</{tag}>"'
        raise reading.error(f"Unmatched end tag {{at}}, {wrong}", begin)
    if reading.offset > opened.offset:
        _close(reading, opened)


def _close(reading: _Reading, opened: _Open) -> None:
    """The entity of a tag that has ended, where it makes one."""
    length = reading.offset - opened.offset
    kind, detail = _KINDS[opened.tag], tuple(_detail(opened, reading).items())
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        kind = "expandable_blockquote"
    if opened.tag == "a":
        if not detail:
            return
        kind = "text_mention" if detail[0][0] == "user" else kind
    inner = reading.entities[-1] if reading.entities else None
    spans = (opened.offset, length)
    if opened.tag == "pre" and inner and inner.kind == "code" and inner.detail:
        # <pre><code class="language-…"> is one mark, if the code fills the block.
        reading.entities.pop()
        detail = inner.detail if (inner.offset, inner.length) == spans else ()
    is_language_alone = opened.tag == "code" and detail and not _stands_in_pre(reading)
    reading.entities.append(Entity(kind, *spans, () if is_language_alone else detail))


def _stands_in_pre(reading: _Reading) -> bool:
    return bool(reading.open) and reading.open[-1].tag == "pre"


def _detail(opened: _Open, reading: _Reading) -> dict[str, object]:
    attributes = opened.attributes
    match opened.tag:
        case "a":
            return _link(attributes.get("href") or "".join(reading.pieces[opened.piece :]))
        case "code" if attributes.get("class", "").startswith("language-"):
            return {"language": attributes["class"].removeprefix("language-")}
        case "tg-emoji":
            return {"custom_emoji_id": attributes.get("emoji-id", "")}
        case "tg-time":
            moment: dict[str, object] = {"unix_time": int(attributes["unix"])}
            shown = attributes.get("format", "")
            return moment | ({"date_time_format": shown} if shown else {})
    return {}


def _link(address: str) -> dict[str, object]:
    """A mention, a link, or nothing: an address that is none leaves its text unmarked."""
    if mention := _MENTION.match(address):
        return {"user": int(mention[1])}
    try:
        return {"url": checked_link(address)}
    except WrongLinkError:
        return {}
