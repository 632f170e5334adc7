"""Letters that a wrong encoding garbled (`JosÃ©`) become readable again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import ftfy

_SHOWN = 3
_ONLY_ENCODING = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with as many lines as before; `examples` shows what was changed, if anything."""

    text: str
    examples: str = ""


def repaired(text: str) -> Repaired:
    """The text, line by line without mojibake; quotes, ligatures and marks stay as printed."""
    before = text.split("\n")
    after = [ftfy.fix_text_segment(line, _ONLY_ENCODING) for line in before]
    if before == after:
        return Repaired(text)
    words = (
        word
        for old, new in zip(before, after, strict=True)
        if old != new
        for word in _changed(old, new)
    )
    return Repaired("\n".join(after), ", ".join(islice(dict.fromkeys(words), _SHOWN)))


def _changed(old: str, new: str) -> list[str]:
    known = frozenset(old.split())
    return [word.strip(" ,.;:") for word in new.split() if word not in known]
