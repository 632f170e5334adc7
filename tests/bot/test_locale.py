"""A catalogue is whole: whoever chose its language never meets a sentence in another one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from bot.texts import SOURCE, Texts

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

REPOSITORY = Path(__file__).parents[2]
LOCALE = REPOSITORY / "bot" / "locale"
LANGUAGES = sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/bot.po"))
CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # in the order of the CLDR
COUNTED = range(201)

_PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
_TAG = re.compile(r"</?[a-z][^>]*>")
_COMMAND = re.compile(r"(?<![<\w])/[a-z_]+\b")

each_language = pytest.mark.parametrize("language", LANGUAGES)


@dataclass(frozen=True)
class Sentence:
    """What is said in English, and in another language; a counted one has several forms."""

    english: tuple[str, ...]
    here: tuple[str, ...]
    is_guess: bool


def said() -> set[tuple[str, ...]]:
    """Every sentence of the templates."""
    mapping = "bot/templates/"
    with (LOCALE / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(
        REPOSITORY / mapping,  # nothing else is walked through
        [(pattern.removeprefix(mapping), method) for pattern, method in methods],
        {pattern.removeprefix(mapping): given for pattern, given in options.items()},
    )
    return {_forms(message) for _, _, message, _, _ in found}


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "bot.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def sentences(language: str) -> list[Sentence]:
    return [
        Sentence(_forms(message.id), _forms(message.string), message.fuzzy)
        for message in catalogue(language)
        if message.id
    ]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text),)


def test_english_and_spanish_are_spoken_and_every_catalogue_can_be_chosen() -> None:
    assert {SOURCE, "es"} <= {SOURCE, *LANGUAGES}
    assert set(Texts().languages) == {SOURCE, *LANGUAGES}


@each_language
def test_a_catalogue_holds_every_sentence_and_no_other(language: str) -> None:
    held = {sentence.english for sentence in sentences(language)}
    assert sorted(said() - held) == [], "make catalogues, and translate"
    assert sorted(held - said()) == [], "make catalogues takes these out"


@each_language
def test_every_sentence_is_translated_and_none_is_a_guess(language: str) -> None:
    assert [one.english for one in sentences(language) if not all(one.here)] == []
    assert [one.english for one in sentences(language) if one.is_guess] == []


@each_language
def test_a_translation_keeps_values_markup_commands_and_the_room_around_it(
    language: str,
) -> None:
    assert [one for one in sentences(language) if not _keeps_everything(one)] == []


def _keeps_everything(sentence: Sentence) -> bool:
    english, last = sentence.english[-1], sentence.here[-1]
    # A form for one number may leave the number out: `one day left`.
    others = all(
        set(_PLACEHOLDER.findall(form)) <= set(_PLACEHOLDER.findall(english))
        and _frame(form) == _frame(english)
        for form in sentence.here
    )
    return others and Counter(_PLACEHOLDER.findall(last)) == Counter(_PLACEHOLDER.findall(english))


def _frame(text: str) -> tuple[object, ...]:
    around = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
    return Counter(_TAG.findall(text)), Counter(_COMMAND.findall(text)), around


@each_language
def test_a_language_counts_as_the_cldr_says(language: str) -> None:
    form, locale = c2py(catalogue(language).plural_expr), Locale.parse(language)
    named = {n: locale.plural_form(n) for n in COUNTED}
    order = [category for category in CATEGORIES if category in named.values()]
    assert catalogue(language).num_plurals == len(order)
    assert [n for n in COUNTED if order[form(n)] != named[n]] == []


@each_language
def test_a_counted_sentence_has_as_many_forms_as_its_language(language: str) -> None:
    expected = catalogue(language).num_plurals
    counted = [one for one in sentences(language) if len(one.english) > 1]
    assert [one.english for one in counted if len(one.here) != expected] == []


def test_the_arabic_plurals_of_the_guide_are_those_of_the_cldr() -> None:
    """The ones that Babel proposes have the last two forms the wrong way round."""
    guide = (LOCALE / "README.md").read_text()
    (expression,) = re.findall(r"nplurals=6; plural=(.+);", guide)
    form, arabic = c2py(expression), Locale.parse("ar")
    assert [n for n in COUNTED if CATEGORIES[form(n)] != arabic.plural_form(n)] == []
