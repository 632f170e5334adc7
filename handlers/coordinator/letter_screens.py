"""The screens on which a coordinator sees and writes the letters of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from cases import letters
from cases.own_text import paragraphs_of
from cases.paging import length, pages
from cases.salutation import salutation_of
from cases.wording import languages_of
from handlers.coordinator import placeholder_notices
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.draft_buttons import EditDraft, UndoChange
from handlers.letter_buttons import (
    AddLetter,
    LetterLine,
    LetterText,
    OpenLetter,
    OpenLetters,
    OpenThemes,
    OpenWordings,
    PutLetter,
    RemoveLetter,
    ShowLengths,
    WriteLetter,
)
from handlers.screen import Key, Screen
from handlers.screens import shorten
from handlers.team_buttons import PreviewDraft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services import Services
    from bot.store.draft_words import Place
    from bot.texts import Words
    from cases.case import Case, SampleLetter
    from handlers.coming import Came
    from handlers.screen import Row

LINES = ("salutation", "closing", "subject")
"""The single lines of a letter; the printed one has the case's subjects."""
WORDINGS = ("subjects", "openings", "posts", "disturbing")
OF_LETTER = "letter:"
"""So begin the places where the words of a letter lie until they are its text."""
ROOM = 2800
BRIEF = 500
IN_A_ROW = 3
GREETED = 3
"""So many officials are named who are greeted otherwise."""


@dataclass(frozen=True, slots=True)
class After:
    """What is said of the last change, and its revision if it can be taken back; 0: it cannot."""

    note: str = ""
    undo: int = 0


NOTHING = After()


def letters_screen(came: Came, case: Case, after: After = NOTHING) -> Screen:
    """What there is for supporters to send, and the keys to each part of it."""
    words, of = came.words, (case.id, case.version)
    held = letters.letters_of(case)
    rows: list[Row] = [
        (Key(shorten(words.label("letter_in", words.language_name(one))), OpenLetter(*of, one)),)
        for one in held
    ]
    rows.append((Key(words.label("add_letter"), AddLetter(*of)),))
    keys = [
        Key(words.label("wordings", what, len(getattr(case, what))), OpenWordings(*of, what))
        for what in WORDINGS
    ]
    keys.append(Key(words.label("case_themes", len(case.themes)), OpenThemes(*of)))
    keys.append(Key(words.label("lengths"), ShowLengths(*of)))
    rows += [tuple(keys[at : at + 2]) for at in range(0, len(keys), 2)]
    rows.append((Key(words.label("preview"), PreviewDraft(*of, 0)),))
    rows += [*undo_row(words, case, after.undo), (Key(words.label("back"), EditDraft(*of)),)]
    text = words.say(
        "team/letters",
        case=case,
        note=after.note,
        is_kept=after.undo > 0,
        languages=tuple(held),
        printed=case.letter.language if case.letter else "",
        asks=len(case.asks),
        asked_in=languages_of(case)[0],
    )
    return Screen(text, tuple(rows))


def languages_screen(came: Came, case: Case, spoken: Iterable[str]) -> Screen:
    """The languages without a letter, first those that officials and supporters know."""
    words, held = came.words, letters.letters_of(case)
    likely = dict.fromkeys((*case.languages, *spoken, *letters.LANGUAGES))
    keys = [
        Key(shorten(words.language_name(one)), WriteLetter(case.id, case.version, one))
        for one in likely
        if one not in held
    ]
    rows: list[Row] = [tuple(keys[at : at + IN_A_ROW]) for at in range(0, len(keys), IN_A_ROW)]
    rows.append((_to_letters(came, case),))
    return Screen(words.say("team/letter_languages", case=case), tuple(rows))


def letter_screen(
    came: Came, case: Case, language: str, after: After = NOTHING, *, page: int = 1
) -> Screen:
    """One page of the letter in this language; all letters where there is none."""
    held = letters.letters_of(case).get(language)
    if held is None:
        return letters_screen(came, case, after)
    words, of = came.words, (case.id, case.version)
    parts = [held.salutation or "", *held.paragraphs, held.closing or ""]
    told = pages([part for part in parts if part], ROOM) or [("—",)]
    page = min(max(page, 1), len(told))
    odd = placeholder_notices.of_letter(words, held)
    text = words.say(
        "team/case_letter",
        language=language,
        letter=held,
        text="\n\n".join(told[page - 1]),
        is_printed=held is case.letter,
        others=_greeted_otherwise(case, held),
        **placeholder_notices.with_notices(after.note, odd, is_kept=after.undo > 0),
        page=page,
        pages=len(told),
    )
    turn = [
        Key(words.label(label), OpenLetter(*of, language, to))
        for label, to in (("previous_page", page - 1), ("next_page", page + 1))
        if 1 <= to <= len(told)
    ]
    lines = [
        Key(words.label("letter_line", what), LetterLine(*of, language, what))
        for what in LINES
        if what != "subject" or held is not case.letter
    ]
    replaces = Key(words.label("replace_letter"), WriteLetter(*of, language))
    removes = Key(words.label("remove_letter"), RemoveLetter(*of, language, letters.mark(held)))
    rows: list[Row] = [tuple(turn)] if turn else []
    rows += [tuple(lines), (replaces, removes)]
    return Screen(text, (*rows, *undo_row(words, case, after.undo), (_to_letters(came, case),)))


def undo_row(words: Words, case: Case, revision: int) -> tuple[Row, ...]:
    """The key that takes back the change which made this revision; none for 0."""
    if not revision:
        return ()
    return ((Key(words.label("undo_change"), UndoChange(case.id, case.version, revision)),),)


def _greeted_otherwise(case: Case, letter: SampleLetter) -> list[tuple[str, str]]:
    """Officials for whom the letter's greeting is not used, and how they are greeted."""
    if letter.salutation is None:
        return []
    greeted = (
        (target, salutation_of(case, target, letter.language)[0]) for target in case.offered
    )
    others = (
        (brief(target.name or target.role, IN_A_LABEL), brief(greeting, IN_A_LABEL))
        for target, greeting in greeted
        if greeting != letter.salutation
    )
    return list(islice(others, GREETED))


def ask_for_letter(came: Came, case: Case, language: str, *, why: str = "") -> Screen:
    """The question for a letter, in as many messages as it takes."""
    is_known = language in letters.letters_of(case)
    text = came.words.say(
        "team/write_letter", language=language, is_known=is_known, why=why, case=case
    )
    return Screen(text, ((_to_letters(came, case),),))


def so_far(came: Came, asked: LetterText, letter: SampleLetter, *, why: str = "") -> Screen:
    """The letter as it was written so far: more may come."""
    of = (asked.case_id, asked.version, asked.language)
    done = Key(came.words.label("that_is_all"), PutLetter(*of, asked.seen))
    anew = Key(came.words.label("write_anew"), WriteLetter(*of))
    text = came.words.say("team/letter_so_far", why=why, **_beginning_and_end(letter))
    back = Key(came.words.label("to_letters"), OpenLetters(asked.case_id, asked.version))
    return Screen(text, ((done,), (anew,), (back,)))


async def letter_progress(came: Came, place: Place, services: Services) -> Screen:
    """The letter so far, of which a message was edited."""
    stored = await services.cases.version(place.case_id, place.version)
    told = await services.draft_words.written(place)
    language = place.field.removeprefix(OF_LETTER)
    letter = letters.written(language, paragraphs_of(told[one] for one in sorted(told)))
    asked = LetterText.unpack(await services.questions.open(came.by.id) or "")
    about = (place.case_id, place.version, language)
    if asked is None or (asked.case_id, asked.version, asked.language) != about:
        held = letters.letters_of(stored.case).get(language) if stored else None
        asked = LetterText(*about, letters.mark(held))
    return so_far(came, asked, letter)


def compared(came: Came, case: Case, letter: SampleLetter) -> Screen:
    """The letter that somebody else wrote meanwhile, and the ways on."""
    held = letters.letters_of(case).get(letter.language)
    words, of = came.words, (case.id, case.version, letter.language)
    now = brief("\n\n".join(held.paragraphs), BRIEF) if held else ""
    text = words.say("team/letter_meanwhile", now=now, **_beginning_and_end(letter))
    put = Key(words.label("put_letter"), PutLetter(*of, letters.mark(held)))
    back = Key(words.label("leave_letter"), OpenLetter(*of))
    return Screen(text, ((put,), (back,)))


def _beginning_and_end(letter: SampleLetter) -> dict[str, object]:
    whole = "\n\n".join(letter.paragraphs)
    is_short = length(whole) <= 2 * BRIEF  # else its end would be told twice
    return {
        "language": letter.language,
        "letter": letter,
        "count": len(letter.paragraphs),
        "characters": length(whole),
        "begins": whole if is_short else brief(whole, BRIEF),
        "ends": "" if is_short else "…" + brief(whole[-BRIEF:], BRIEF),
    }


def ask_for_line(
    came: Came, case: Case, letter: SampleLetter, what: str, *, why: str = ""
) -> Screen:
    """The question for one line of a letter."""
    now = getattr(letter, what) or ""
    text = came.words.say(
        "team/letter_line", language=letter.language, what=what, now=now, why=why
    )
    back = OpenLetter(case.id, case.version, letter.language)
    return Screen(text, ((Key(came.words.label("back"), back),),))


def _to_letters(came: Came, case: Case) -> Key:
    return Key(came.words.label("to_letters"), OpenLetters(case.id, case.version))
