"""What the reader says of a document, in the language of who sent it.

The reader is pure and speaks English; `templates/reader_sentences.txt` repeats each of its
sentences, so that catalogues carry them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

if TYPE_CHECKING:
    from bot.texts import Words

_VALUE = re.compile(r"%\\?\((\w+)\\?\)s")


def translated(words: Words, sentence: str) -> str:
    """The sentence in the language of these words, its values kept; itself if it is unknown."""
    if sentence in sentences():
        return words.gettext(sentence)
    for known, pattern in _with_values():
        if found := pattern.fullmatch(sentence):
            return words.gettext(known) % found.groupdict()
    return sentence


@cache
def sentences() -> frozenset[str]:
    """Every sentence there is, a value in it written as `%(name)s`."""
    source = (files("bot") / "templates" / "reader_sentences.txt").read_text("utf-8")
    environment: Any = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
    return frozenset(message for _, _, message in environment.extract_translations(source))


@cache
def _with_values() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (one, re.compile(_VALUE.sub(r"(?P<\1>.+)", re.escape(one)), re.DOTALL))
        for one in sorted(sentences())
        if _VALUE.search(one)
    )
