"""Markdown: plain text whose signs for headings, bold and links are taken away."""

from __future__ import annotations

import re

from cases.files.links import with_address
from cases.files.opened import Opened
from cases.files.plain import plain_text

_LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\]\(<?([^()\s<>]{1,500})>?(?:\s+\"[^\"\n]{0,200}\")?\)")
_BARE_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500}|[^<>@\s]{1,64}@[^<>@\s]{1,200})>")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)(?:\s#+)?\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s?){3,}|(?:-\s?){3,}|(?:_\s?){3,}|={3,})\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")


def opened(data: bytes) -> Opened:
    """The text as it is shown; what a list, a quotation or a paragraph is stays as written."""
    text = plain_text(data)
    return Opened("\n".join(_line(line) for line in text.splitlines()))


def _line(raw: str) -> str:
    if _RULE.match(raw):
        return ""
    line = _HARD_BREAK.sub("", raw)
    heading = _HEADING.match(line)
    text = heading[1] if heading else line
    text = _BARE_LINK.sub(lambda found: found[1].removeprefix("mailto:"), text)
    text = _LINK.sub(lambda found: with_address(found[1], found[2]), text)
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", text)
