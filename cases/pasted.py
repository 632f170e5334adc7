"""A document that was pasted in parts becomes one text again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cases.own_text import CUT_FROM
from cases.paging import length

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW_LINES = 8
"""So many lines are no remark, however short they are."""

_ENDS = re.compile(r"[.!?…:;。！？؟।]['\"»”’)\]]*$")


def looks_like_document(text: str) -> bool:
    """Whether nobody writes a text of this form by hand."""
    return sum(bool(line.strip()) for line in text.splitlines()) >= FEW_LINES


def joined(parts: Iterable[str]) -> str:
    """The text of all parts, in their order.

    People end a part where a paragraph ends. Apps cut a long text wherever a line or a word ends:
    there the sentence goes on, or the list.
    """
    whole, before = "", ""
    for part in parts:
        whole += _between(before, part) + part if before else part
        before = part
    return whole


def _between(before: str, after: str) -> str:
    if _ENDS.search(before.rstrip()):
        return "\n\n"
    if after[:1].islower():
        return " "
    return "\n" if length(before) >= CUT_FROM else "\n\n"
