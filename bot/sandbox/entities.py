"""Text with marked parts, as Telegram counts and cleans it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.sandbox.links import WrongLinkError, checked_link
from bot.sandbox.refusal import bad

# Kept by value only: what a bot may mark itself (https://core.telegram.org/bots/api#messageentity).
MARKABLE = frozenset(
    {
        "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
        "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
        "date_time",
    }
)  # fmt: skip
# A bot may send these too; Telegram finds them by itself and ignores what it is told.
FOUND_ANYWAY = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
)
_DETAILS = ("url", "language", "user", "custom_emoji_id", "unix_time", "date_time_format")


@dataclass(frozen=True, slots=True)
class Entity:
    """A marked part; `offset` and `length` in UTF-16 units, `detail` what its kind adds."""

    kind: str
    offset: int
    length: int
    detail: tuple[tuple[str, Any], ...] = ()

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.offset + self.length

    def get(self, name: str) -> Any:
        """One detail, None where it has none of this name."""
        return dict(self.detail).get(name)

    def as_json(self) -> dict[str, Any]:
        """As the Bot API shows it."""
        shown: dict[str, Any] = {"type": self.kind, "offset": self.offset, "length": self.length}
        for name, value in self.detail:
            shown[name] = _nobody_else(value) if name == "user" else value
        return shown


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its entities, cleaned and in order."""

    text: str = ""
    entities: tuple[Entity, ...] = ()


def _nobody_else(id_: int) -> dict[str, Any]:
    return {"id": id_, "is_bot": False, "first_name": str(id_)}


def units(text: str) -> int:
    """The length of `text` in UTF-16 units, which all of Telegram's limits count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The part of `text` that stands at these UTF-16 units."""
    if text.isascii():
        return text[offset : offset + length]
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


_DROPPED = re.compile("[\r\u2028-\u202e]")
_BLANKED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_SPACE = " \n"


def clean(text: str) -> str:
    """`text` without what Telegram never keeps: controls become spaces, bidi overrides vanish.

    Cleaning does not change a text's length except by carriage returns and overrides, so it is
    done before entities are measured.
    """
    if text.isprintable():
        return text
    return _BLANKED.sub(" ", _DROPPED.sub("", text))


def trimmed(text: str, entities: list[Entity]) -> Marked:
    """Without white space around it; entities are clipped, and dropped where nothing is left."""
    text = text.rstrip(_SPACE)
    end = units(text)
    first = min((entity.offset for entity in entities), default=end)
    skipped = min(len(text) - len(text.lstrip(_SPACE)), first)
    kept = [clipped for entity in entities if (clipped := _clip(entity, skipped, end))]
    kept.sort(key=lambda entity: (entity.offset, -entity.length))
    return Marked(text[skipped:], tuple(kept))


def _clip(entity: Entity, skipped: int, end: int) -> Entity | None:
    length = min(entity.end, end) - entity.offset
    if length <= 0:
        return None
    return Entity(entity.kind, entity.offset - skipped, length, entity.detail)


def given_entities(raw: object, length: int) -> list[Entity]:
    """The `entities` parameter, checked; the ones that Telegram finds itself are left out."""
    if not isinstance(raw, list):
        raise bad("can't parse entities: expected an Array of MessageEntity")
    return [entity for item in raw if (entity := _given_entity(item, length))]


def _given_entity(item: object, length: int) -> Entity | None:
    if not isinstance(item, dict):
        raise bad("can't parse MessageEntity: expected an Object")
    kind, offset, size = item.get("type"), item.get("offset"), item.get("length")
    if not isinstance(kind, str) or kind not in MARKABLE | FOUND_ANYWAY:
        raise bad("can't parse MessageEntity: unsupported type specified")
    if not isinstance(offset, int) or not isinstance(size, int):
        raise bad('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if offset < 0 or size < 0 or offset + size > length:
        raise bad(f"entity {kind} at offset {offset} is out of the text")
    if kind in FOUND_ANYWAY or size == 0:
        return None
    detail = tuple((name, _plain(name, item[name])) for name in _DETAILS if name in item)
    entity = Entity(kind, offset, size, detail)
    return _with_link(entity) if kind == "text_link" else entity


def _plain(name: str, value: Any) -> str | int:
    value = value.get("id") if isinstance(value, dict) else value
    if not isinstance(value, str | int):
        raise bad(f'can\'t parse MessageEntity: Field "{name}" is wrong')
    return value


def _with_link(entity: Entity) -> Entity | None:
    """None where the address is no link: its text stays, unmarked."""
    try:
        url = checked_link(str(entity.get("url") or ""))
    except WrongLinkError:
        return None
    return Entity(entity.kind, entity.offset, entity.length, (("url", url),))


_FOUND = re.compile(
    r"(?P<url>\b(?:https?://[^\s<>\"]+|(?:[a-z0-9-]{1,63}\.){1,8}(?:org|com|net|int|info|eu|uk|de|es|fr)\b"
    r"(?:/[^\s<>\"]*)?)(?<![.,;:!?)\]}'»”’])(?!@))"
    r"|(?P<email>\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    r"|(?<![\w/@])(?P<mention>@[A-Za-z]\w{3,31})\b"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<![\w+])(?P<phone_number>\+\d(?:[ ()-]?\d){6,14})(?!\w)",
    re.IGNORECASE,
)
# Nothing is found inside these.
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "date_time"})


@lru_cache(maxsize=2048)
def with_found(marked: Marked) -> Marked:
    """`marked` with the addresses, commands and mentions that Telegram finds by itself."""
    opaque = [entity for entity in marked.entities if entity.kind in _OPAQUE]
    found = []
    for match in _FOUND.finditer(marked.text):
        kind = str(match.lastgroup)
        entity = Entity(kind, units(marked.text[: match.start()]), units(match.group()))
        if not any(other.offset < entity.end and entity.offset < other.end for other in opaque):
            found.append(entity)
    if not found:
        return marked
    ordered = sorted([*marked.entities, *found], key=lambda part: (part.offset, -part.length))
    return Marked(marked.text, tuple(ordered))
