"""Own words as people send them, message by message, become the paragraphs of a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.paging import length

if TYPE_CHECKING:
    from collections.abc import Iterable

CUT_FROM = 3_500
"""Apps cut a text of more than 4,096 characters into messages: not far before that."""

_BLANK_LINE = re.compile(r"\n\s*\n")
_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？؟।]['\"»”’)\]]*$")


def cleaned(text: str) -> str:
    """The text without what no letter can hold: control characters, half surrogate pairs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or _is_letters(char)).strip()


def paragraphs_of(messages: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs: a blank line ends one, and so does a message.

    But not where an app cut a long text in the middle of a sentence: that goes on.
    """
    whole, before = "", ""
    for message in messages:
        whole += _between(before) + message if before else message
        before = message
    return tuple(one.strip() for one in _BLANK_LINE.split(whole) if one.strip())


def _between(before: str) -> str:
    was_cut = length(before) >= CUT_FROM and not _ENDS_SENTENCE.search(before.rstrip())
    return " " if was_cut else "\n\n"


def _is_letters(char: str) -> bool:
    """Marks that join letters or turn their direction belong to a text; controls do not."""
    return char.isprintable() or char.isspace() or char in "\u200b\u200c\u200d\u200e\u200f\u00ad"
