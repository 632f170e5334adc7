"""A catalogue is whole: whoever chose its language never meets a sentence in another one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.locale import LOCALE, PLACE, SOURCE, catalogues, spoken, translated
from bot.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = translated()
LEFTWARD = [one for one in LANGUAGES if Locale.parse(one).character_order == "right-to-left"]
IN_ANY_SCRIPT = {
    "about", "button", "city", "contact", "country", "examples", "kind", "letters", "name",
    "names", "program", "text", "title", "way", "ways", "zone",
}  # fmt: skip
"""The values that people and documents write: a name may be Latin, and end in a bracket."""
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


@cache
def of_templates() -> Catalog:
    """What the templates say: to look through all of them takes seconds."""
    return catalogues.sentences()


def said() -> set[tuple[str, ...]]:
    """Every sentence of the templates."""
    return {_forms(message.id) for message in of_templates() if message.id}


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALE / language / PLACE).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def sentences(language: str) -> list[Sentence]:
    return [
        Sentence(_forms(message.id), _forms(message.string), message.fuzzy)
        for message in catalogue(language)
        if message.id
    ]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text),)


def test_four_languages_are_spoken_and_every_catalogue_can_be_chosen() -> None:
    assert spoken()[0] == SOURCE
    assert {"en", "es", "fr", "ar"} <= set(spoken())
    assert set(Texts().languages) == set(spoken())


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


@pytest.mark.parametrize("language", LEFTWARD)
def test_words_in_another_direction_keep_to_their_place(language: str) -> None:
    """Without isolates (U+2068, U+2069) their brackets and full stops jump to the other side."""
    loose = [
        form
        for one in sentences(language)
        for form in one.here
        for value in IN_ANY_SCRIPT & set(re.findall(r"[({](\w+)[)}]", form))
        if not re.search(rf"\u2068(?:%\({value}\)s|\{{{value}\}})\u2069", form)
    ]
    assert loose == []


@pytest.mark.parametrize("language", LEFTWARD)
def test_a_line_that_begins_with_a_latin_sign_runs_as_its_language(language: str) -> None:
    words = Texts().in_(language)
    told = words.say("help", is_coordinator=True).splitlines()
    commands = [line for line in told if _COMMAND.search(line)]
    assert commands
    assert all(line.startswith("\u200f") for line in commands)
    assert words.label("channel", "x", "", "").startswith("\u200f𝕏 ")
    assert words.label("channel", "x", "", "done").startswith("\u200f✓ 𝕏 ")
    assert "\u200f" not in Texts().in_("en").say("help", is_coordinator=True)


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


@each_language
def test_what_is_kept_is_what_make_catalogues_writes(language: str, tmp_path: Path) -> None:
    kept = tmp_path / language / PLACE
    kept.parent.mkdir(parents=True)
    kept.write_bytes((LOCALE / language / PLACE).read_bytes())
    catalogues.carry(of_templates(), language, tmp_path)
    assert kept.read_text() == (LOCALE / language / PLACE).read_text()


def test_a_changed_sentence_comes_as_a_guess_a_new_one_empty_and_an_old_one_goes(
    tmp_path: Path,
) -> None:
    catalogues.carry(_saying("It takes two minutes.", "Goodbye."), "fr", tmp_path)
    path = tmp_path / "fr" / PLACE
    path.write_text(path.read_text().replace('msgstr ""', 'msgstr "Deux minutes."', 2))
    path.write_text(path.read_text().replace('msgstr "Deux minutes."', 'msgstr ""', 1))
    catalogues.carry(_saying("It takes three minutes.", "Something else"), "fr", tmp_path)
    told = path.read_text()
    assert '#, fuzzy\nmsgid "It takes three minutes."\nmsgstr "Deux minutes."' in told
    assert 'msgid "Something else"\nmsgstr ""' in told
    assert "Goodbye" not in told


def test_a_corrected_header_stays_as_it_was_corrected(tmp_path: Path) -> None:
    catalogues.carry(_saying("Hello"), "ar", tmp_path)
    path = tmp_path / "ar" / PLACE
    path.write_text(
        re.sub(r"Plural-Forms: .*?;\\n", f"Plural-Forms: {_arabic()}\\\\n", path.read_text())
    )
    catalogues.carry(_saying("Hello", "Goodbye"), "ar", tmp_path)
    assert _arabic() in path.read_text()


def test_the_arabic_plurals_of_the_guide_are_those_of_the_cldr() -> None:
    """The ones that Babel proposes have the last two forms the wrong way round."""
    form, arabic = c2py(_arabic().partition("plural=")[2].rstrip(";")), Locale.parse("ar")
    assert [n for n in COUNTED if CATEGORIES[form(n)] != arabic.plural_form(n)] == []


def _arabic() -> str:
    (header,) = re.findall(r"nplurals=6; plural=.+;", (LOCALE / "README.md").read_text())
    return str(header)


def _saying(*sentences: str) -> Catalog:
    template = Catalog()
    for sentence in sentences:
        template.add(sentence)
    return template
