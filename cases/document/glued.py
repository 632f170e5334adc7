"""Where steps, officials and the letter were joined into one long line by copying."""

from __future__ import annotations

import re

from cases.document.contact_labels import count_labels
from cases.document.languages import LANGUAGES
from cases.document.roles import role_length
from cases.document.words import HEADS, HONORIFICS, MODIFIERS, is_demonym, word

_LONG = 160
_LONGEST_CLOSING = 100
_FEWEST_LABELS = 2
_STEP_INSIDE = re.compile(
    rf"(?<=[.!:)])\s*(?=[1-6][.)]\s*(?:{'|'.join(one.steps for one in LANGUAGES)}))", re.IGNORECASE
)
_GREETING_INSIDE = re.compile(
    rf"(?<=[\w.)\]”])\s(?=(?:{'|'.join(one.greetings for one in LANGUAGES)})\b"
    r"[^.:,;@]{1,70}[,:](?:\s+(?-i:[A-ZÁÉÍÓÚÀ])|$))",
    re.IGNORECASE,
)
_CLOSING_BEHIND = re.compile(
    rf"(?<=[.!?”])\s+(?=(?:{'|'.join(one.closings for one in LANGUAGES)})\s*[,.]?\s*$)",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:Salutation|Tratamiento|Anrede|appel|Greeting)\s?:\s*$", re.IGNORECASE
)
# What a contact ends with: a handle, an address, a number, a page.
_CLOSES = re.compile(
    r"@\w+|\S+@\S+\.\w+|\S*protected\]|(?:https?://|www\.)\S+|[\d)-]*\d{3,}", re.IGNORECASE
)
_TOKEN = re.compile(r"\S+")


def glued_cuts(text: str) -> list[int]:
    """Where a step, an official or a letter begins inside a line that is too long for one."""
    if len(text) < _LONG:
        return []
    cuts = [found.end() for found in _STEP_INSIDE.finditer(text)]
    cuts += [found.end() for found in _CLOSING_BEHIND.finditer(text, len(text) - _LONGEST_CLOSING)]
    if count_labels(text) >= _FEWEST_LABELS:
        cuts += _officials(text)
        cuts += [
            found.end()
            for found in _GREETING_INSIDE.finditer(text)
            if not _SALUTATION.search(text[: found.end()])
        ]
    return sorted({cut for cut in cuts if 0 < cut < len(text)})


def _officials(text: str) -> list[int]:
    """Where a role and a name follow a contact or the end of a sentence."""
    tokens = list(_TOKEN.finditer(text))
    printed = [token[0] for token in tokens]
    return [
        tokens[at].start()
        for at in range(1, len(tokens))
        if _ends_before(printed, at) and _official_at(printed[at : at + 12])
    ]


def _ends_before(printed: list[str], at: int) -> bool:
    before = printed[at - 1]
    if _CLOSES.fullmatch(before.rstrip(".,;")):
        return True
    if before.endswith((".", "!")) and len(before) > len("Str."):
        return True
    return "alutation:" in "".join(printed[max(0, at - 4) : at]) and word(before) in HEADS


def _official_at(tokens: list[str]) -> bool:
    if not tokens[0][0].isupper() or tokens[0].endswith(":"):
        return False
    if word(tokens[0]) not in HEADS | MODIFIERS | HONORIFICS and not is_demonym(tokens[0]):
        return role_length(tokens) > 1
    start = role_length(tokens)
    while start < len(tokens) and word(tokens[start]) in HONORIFICS:
        start += 1
    names = tokens[start : start + 2]
    return start > 0 and len(names) > 1 and all(one[0].isupper() for one in names)
