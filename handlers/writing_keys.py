"""The keys below a letter that change how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.wording import languages_of, wordings
from handlers.own_words_buttons import (
    ChooseLetterLanguage,
    ChooseWording,
    TellAbout,
    UseOwn,
    UseSample,
    WriteOwn,
)
from handlers.screen import Key, Row
from handlers.screens import shorten

if TYPE_CHECKING:
    from cases.letter import AppealLetter
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came

IN_A_ROW = 2
LANGUAGES = 6


def writing_keys(came: Came, wanted: Wanted, letter: AppealLetter) -> tuple[Row, ...]:
    """Own words or the case's, other wordings, other languages, a line about oneself."""
    keys = [
        *own_keys(came, wanted),
        *_wording(came, wanted, letter),
        *_languages(came, wanted, letter),
    ]
    if came.by.about is None:
        keys.append(Key(came.words.label("tell_about"), TellAbout(*ids(wanted))))
    rows = (tuple(keys[at : at + IN_A_ROW]) for at in range(0, len(keys), IN_A_ROW))
    return tuple(rows)


def ids(wanted: Wanted) -> tuple[int, int, int, int]:
    """What every button of this contact carries."""
    case = wanted.case
    return case.id, case.version, wanted.target.id, wanted.contact.id


def own_keys(came: Came, wanted: Wanted) -> Row:
    """To own words; from these, to change them or to have the case's again."""
    if wanted.manner.own:
        change = Key(came.words.label("change_own_words"), WriteOwn(*ids(wanted)))
        return change, Key(came.words.label("use_sample"), UseSample(*ids(wanted)))
    kind = UseOwn if wanted.has_own else WriteOwn
    return (Key(came.words.label("own_words"), kind(*ids(wanted))),)


def _wording(came: Came, wanted: Wanted, letter: AppealLetter) -> list[Key]:
    """The one that is shown, of how many; a tap leads to the next, and from the last to the first.

    Own words have a subject of the case's all the same.
    """
    count = wordings(wanted.case, letter.language)
    if count == 1 or (wanted.manner.own and not wanted.case.subjects):
        return []
    variant = wanted.manner.variant
    label = came.words.label("other_wording", variant + 1, count)
    return [Key(label, ChooseWording(*ids(wanted), (variant + 1) % count))]


def _languages(came: Came, wanted: Wanted, letter: AppealLetter) -> list[Key]:
    """Of the whole letter; of own words only greeting and closing are the case's."""
    words, label = came.words, "greet_in" if wanted.manner.own else "in_language"
    others = [one for one in languages_of(wanted.case) if one != letter.language]
    return [
        Key(
            shorten(words.label(label, words.language_name(one))),
            ChooseLetterLanguage(*ids(wanted), one),
        )
        for one in others[:LANGUAGES]
    ]
