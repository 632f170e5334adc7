"""What a Word file says about looks elsewhere: its styles and its lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 20  # styles upon styles; Word itself stops earlier
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """A style: the one it builds on, and of its own what changes the text that is seen."""

    based_on: str | None = None
    list_id: str | None = None
    level: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None


def switched(properties: Any, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said about it."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val", "on") not in _OFF


def value(parent: Any, path: str) -> str | None:
    """The `w:val` at this path below an element, or None."""
    found = None if parent is None else parent.find("/".join(W + one for one in path.split("/")))
    return None if found is None else found.get(W + "val")


class Looks:
    """The styles and lists of one Word file; lists count on while it is read."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._styles = {} if styles is None else dict(map(_style, styles.iter(W + "style")))
        self._formats = {} if numbering is None else _formats(numbering)
        self._counts: dict[tuple[str, int], int] = {}

    def sign_of(self, paragraph: Any) -> str:
        """What Word prints before a list's item: `• `, `1. `, or nothing."""
        properties = paragraph.find(W + "pPr")
        chain = self._chain(value(properties, "pStyle"))
        list_id = value(properties, "numPr/numId") or _first(chain, "list_id")
        if list_id is None or list_id == "0":
            return ""
        level = value(properties, "numPr/ilvl") or _first(chain, "level") or "0"
        depth = int(level) if level.isdecimal() and len(level) == 1 else 0
        return self._counted(list_id, depth)

    def is_on(self, name: str, run: Any, paragraph: Any) -> bool:
        """Whether `capitals` or `hidden` is on for a run, by itself or by its styles."""
        properties = run.find(W + "rPr")
        own = switched(properties, {"capitals": "caps", "hidden": "vanish"}[name])
        if own is not None:
            return own
        of_run = _first(self._chain(value(properties, "rStyle")), name)
        if of_run is not None:
            return bool(of_run)
        style = None if paragraph is None else value(paragraph.find(W + "pPr"), "pStyle")
        return bool(_first(self._chain(style), name))

    def _chain(self, style_id: str | None) -> list[Style]:
        chain: list[Style] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style_id])
            style_id = chain[-1].based_on
        return chain

    def _counted(self, list_id: str, depth: int) -> str:
        kind = self._formats.get((list_id, depth), "bullet")
        if kind == "bullet":
            return "• "
        if kind == "none":
            return ""
        number = self._counts.get((list_id, depth), 0) + 1
        self._counts[list_id, depth] = number
        for deeper in range(depth + 1, 10):
            self._counts.pop((list_id, deeper), None)
        return f"{_number(number, kind)}. "


def _style(style: Any) -> tuple[str, Style]:
    looks = style.find(W + "rPr")
    return style.get(W + "styleId", ""), Style(
        value(style, "basedOn"),
        value(style, "pPr/numPr/numId"),
        value(style, "pPr/numPr/ilvl"),
        switched(looks, "caps"),
        switched(looks, "vanish"),
    )


def _first(chain: list[Style], name: str) -> Any:
    return next((found for one in chain if (found := getattr(one, name)) is not None), None)


@dataclass
class _Lists:
    abstract: dict[str, dict[int, str]] = field(default_factory=dict)
    formats: dict[tuple[str, int], str] = field(default_factory=dict)


def _formats(numbering: Any) -> dict[tuple[str, int], str]:
    """The format of each list's levels, such as `bullet`, `none` or `decimal`."""
    lists = _Lists()
    for one in numbering.iter(W + "abstractNum"):
        lists.abstract[one.get(W + "abstractNumId", "")] = _levels(one)
    for one in numbering.iter(W + "num"):
        levels = dict(lists.abstract.get(value(one, "abstractNumId") or "", {}))
        for changed in one.iter(W + "lvlOverride"):
            levels |= _levels(changed)
        for depth, kind in levels.items():
            lists.formats[one.get(W + "numId", ""), depth] = kind
    return lists.formats


def _levels(holder: Any) -> dict[int, str]:
    return {
        int(depth): value(level, "numFmt") or "decimal"
        for level in holder.iter(W + "lvl")
        if (depth := level.get(W + "ilvl", "")).isdecimal() and len(depth) == 1
    }


def _number(number: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"}:
        letter = _LETTERS[(number - 1) % len(_LETTERS)]
        return letter.upper() if kind == "upperLetter" else letter
    return str(number)
