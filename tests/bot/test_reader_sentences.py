"""Whatever the reader can say of a document is listed for translators."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot
import cases
from bot.reader_sentences import sentences, translated
from bot.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = Texts()
_CASES, _BOT = Path(cases.__path__[0]), Path(bot.__path__[0])
READER = (
    *_CASES.glob("document/*.py"),
    *_CASES.glob("files/*.py"),
    _CASES / "standing.py",
    _CASES / "pasted_official.py",
    _BOT / "reading.py",
)
_SAYS = re.compile(r"\bDoubt\(|\bdoubts\b|\bUnreadable\(|\bremarks\b")
_SENTENCE = re.compile(
    r"(?:[A-Za-z][\w'-]*|“?%s”?|\d+|\(\.docx\))(?:[,:]? (?:[\w'-]+|%s|\(\.docx\))){2,}\.?"
)
_NAMED = re.compile(r"%\(\w+\)s")


def said() -> set[str]:
    """Each sentence in the code of the reader, a value in it written as `%s`."""
    return {
        text
        for path in READER
        if _SAYS.search(source := path.read_text("utf-8"))
        for text in _texts(ast.parse(source))
        if _SENTENCE.fullmatch(text) and re.search(r"[a-z]{2} [a-z]", text)
    }


def _texts(tree: ast.AST) -> Iterator[str]:
    """What is no docstring, no part of a greater text, and no fault of ours."""
    if isinstance(tree, ast.JoinedStr):
        yield "".join(_piece(one) for one in tree.values)
    elif isinstance(tree, ast.Constant):
        yield str(tree.value)
    elif not (_is_documentation(tree) or _is_ours(tree)):
        for child in ast.iter_child_nodes(tree):
            yield from _texts(child)


def _piece(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "%s"


def _is_documentation(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_ours(node: ast.AST) -> bool:
    """An error that is no `Unreadable` is not for coordinators."""
    return isinstance(node, ast.Raise) and "Unreadable" not in ast.dump(node)


def test_translators_are_given_what_the_reader_says_and_nothing_else() -> None:
    listed = {_NAMED.sub("%s", one) for one in sentences()}
    found = said()
    assert found - listed == set(), "to be listed in reader_sentences.txt"
    assert listed - found == set(), "nobody says this any more"


@pytest.mark.parametrize("language", [one for one in TEXTS.languages if one != "en"])
def test_every_sentence_is_said_in_every_language_with_its_values(language: str) -> None:
    words = TEXTS.in_(language)
    for one in sentences():
        english = _NAMED.sub("<7> & 100%", one)
        told = translated(words, english)
        assert told != english
        assert ("<7> & 100%" in told) == ("<7> & 100%" in english)


@pytest.mark.parametrize(
    "sentence", ["", "%s", "%(x)s", "a sentence of nobody", "no name was found ", "x" * 99_999]
)
def test_what_is_unknown_is_left_as_it_is(sentence: str) -> None:
    assert translated(TEXTS.in_("fr"), sentence) == sentence
