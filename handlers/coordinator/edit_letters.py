"""The letters of a draft, one a language: added, replaced, taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.draft_words import Place
from cases import letters
from cases.fitness import IN_A_LETTER, IN_ONE_LINE
from cases.own_text import cleaned, paragraphs_of
from cases.paging import length
from handlers.coordinator.editing import draft_of, keep
from handlers.coordinator.letter_screens import (
    LINES,
    OF_LETTER,
    After,
    ask_for_letter,
    ask_for_line,
    compared,
    languages_screen,
    letter_screen,
    letters_screen,
    so_far,
)
from handlers.letter_buttons import LetterLine, LetterText
from handlers.screen import Screen

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case, SampleLetter
    from handlers.coming import Answer, Came, Tap
    from handlers.letter_buttons import (
        AddLetter,
        OpenLetter,
        OpenLetters,
        PutLetter,
        RemoveLetter,
        WriteLetter,
    )

SETTLED = ("letter", "letter_starts", "letter_ends", "has_sample_letter", "extra.letter_closing")
"""What the reader may have doubted of a letter that a coordinator has written since."""
NOTHING = frozenset({"-", "–", "—"})
"""What leaves a letter without a greeting, last words, a subject."""


async def open_letters(tap: Tap[OpenLetters], services: Services) -> Screen:
    """Everything of the draft that is written for supporters to send."""
    stored = await draft_of(tap, tap.button, services)
    return stored if isinstance(stored, Screen) else letters_screen(tap, stored.case)


async def add_letter(tap: Tap[AddLetter], services: Services) -> Screen:
    """The languages in which it has no letter yet."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return languages_screen(tap, stored.case, services.texts.languages)


async def open_letter(tap: Tap[OpenLetter], services: Services) -> Screen:
    """One page of a letter as it stands."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return letter_screen(tap, stored.case, tap.button.language, page=tap.button.page)


async def write_letter(tap: Tap[WriteLetter], services: Services) -> Screen:
    """What they write from now on is the letter in this language."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, language = stored.case, tap.button.language
    if not letters.may_be_in(case, language):
        return languages_screen(tap, case, services.texts.languages)
    await services.draft_words.drop(_place(tap, case, language))
    seen = letters.mark(letters.letters_of(case).get(language))
    await _ask(tap, LetterText(case.id, case.version, language, seen), services)
    return ask_for_letter(tap, case, language)


async def take_letter(answer: Answer[LetterText], services: Services) -> Screen | None:
    """One more message of the letter; handled once more, it is the same one."""
    asked = answer.asked
    stored = await draft_of(answer, asked, services)
    if isinstance(stored, Screen):
        return stored
    case, body = stored.case, cleaned(answer.text)
    if not letters.may_be_in(case, asked.language):
        return letters_screen(answer, case)
    place = _place(answer, case, asked.language)
    told = await services.draft_words.written(place) | {answer.message_id: body}
    over = letters.size(_written(asked.language, told)) - IN_A_LETTER
    if body and over <= 0:
        await services.draft_words.keep(place, answer.message_id, body, answer.now_ms)
        return so_far(answer, asked, _written(asked.language, told))
    del told[answer.message_id]
    words = answer.words
    why = words.label("letter_too_long", over, IN_A_LETTER) if body else words.label("no_text")
    if not told:
        return ask_for_letter(answer, case, asked.language, why=why)
    return so_far(answer, asked, _written(asked.language, told), why=why)


async def put_letter(tap: Tap[PutLetter], services: Services) -> Screen:
    """That is all: it is the draft's letter, unless another one stands there than was seen."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, language = stored.case, tap.button.language
    place = _place(tap, case, language)
    told = await services.draft_words.written(place)
    held = letters.letters_of(case).get(language)
    if not told or not letters.may_be_in(case, language):
        return letter_screen(tap, case, language)
    letter = replace(_written(language, told), subject=held.subject if held else None)
    if letters.mark(held) != tap.button.seen:
        return await _beside(tap, case, letter, services)
    changed = letters.with_letter(case, letter)
    why = await keep(tap, changed, stored.revision, services, _settled(changed, letter))
    if why is not None:  # at this very moment: what was written waits for another tap
        asked = LetterText(case.id, case.version, language, tap.button.seen)
        return so_far(tap, asked, letter, why=why)
    await services.draft_words.drop(place)
    shown = letter_screen(tap, changed, language, After(undo=stored.revision + 1))
    return replace(shown, toast=tap.words.label("is_kept"))


async def _beside(came: Came, case: Case, letter: SampleLetter, services: Services) -> Screen:
    """Somebody else wrote this letter meanwhile: theirs, and the key that replaces it by ours."""
    held = letters.letters_of(case).get(letter.language)
    asked = LetterText(case.id, case.version, letter.language, letters.mark(held))
    await _ask(came, asked, services)
    return compared(came, case, letter)


def _place(came: Came, case: Case, language: str) -> Place:
    return Place(came.by.id, case.id, case.version, f"{OF_LETTER}{language}")


def _written(language: str, told: dict[int, str]) -> SampleLetter:
    """The letter that these messages are, in their order."""
    return letters.written(language, paragraphs_of(told[one] for one in sorted(told)))


async def write_line(tap: Tap[LetterLine], services: Services) -> Screen:
    """Ask for the greeting, the last words or the subject of a letter."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    held = letters.letters_of(stored.case).get(tap.button.language)
    if held is None or tap.button.what not in LINES:
        return letters_screen(tap, stored.case)
    await _ask(tap, tap.button, services)
    return ask_for_line(tap, stored.case, held, tap.button.what)


async def take_line(answer: Answer[LetterLine], services: Services) -> Screen | None:
    """The line as it was written; a dash leaves the letter without one."""
    asked = answer.asked
    stored = await draft_of(answer, asked, services)
    if isinstance(stored, Screen):
        return stored
    held = letters.letters_of(stored.case).get(asked.language)
    if held is None or asked.what not in LINES:
        return letters_screen(answer, stored.case)
    line = " ".join(cleaned(answer.text).split())
    if not line or length(line) > IN_ONE_LINE:
        why = answer.words.label("not_one_line", IN_ONE_LINE)
        return ask_for_line(answer, stored.case, held, asked.what, why=why)
    letter = _lined(held, asked.what, None if line in NOTHING else line)
    changed = letters.with_letter(stored.case, letter)
    refused = await keep(answer, changed, stored.revision, services, _settled(changed, letter))
    if refused is not None:
        return await _now(answer, asked, asked.language, services, refused)
    await services.questions.end(answer.by.id)
    kept = answer.words.label("is_kept")
    return letter_screen(answer, changed, asked.language, After(kept, stored.revision + 1))


def _lined(letter: SampleLetter, what: str, line: str | None) -> SampleLetter:
    if what == "salutation":
        return replace(letter, salutation=line)
    return replace(letter, closing=line) if what == "closing" else replace(letter, subject=line)


async def remove_letter(tap: Tap[RemoveLetter], services: Services) -> Screen:
    """Take it out, if it is still the one that was seen, and something is left to send."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, words, language = stored.case, tap.words, tap.button.language
    held = letters.letters_of(case).get(language)
    if held is None:
        return replace(letters_screen(tap, case), toast=words.label("gone_already"))
    if letters.mark(held) != tap.button.seen:
        return await _another(tap, case, language, services)
    changed = letters.without_letter(case, language)
    if changed is None:
        return letter_screen(tap, case, language, After(words.label("only_letter")))
    why = await keep(tap, changed, stored.revision, services)
    if why is not None:
        return await _now(tap, tap.button, language, services, why)
    shown = letters_screen(tap, changed, After(undo=stored.revision + 1))
    return replace(shown, toast=words.label("letter_removed"))


async def _ask(came: Came, asked: LetterText | LetterLine, services: Services) -> None:
    await services.questions.ask(came.by.id, asked.pack(), came.now_ms)


async def _another(came: Came, case: Case, language: str, services: Services) -> Screen:
    """Somebody else changed this letter: how it stands now, and nothing of theirs overwritten."""
    await services.questions.end(came.by.id)
    why = came.words.label("text_changed")
    if language not in letters.letters_of(case):
        return letters_screen(came, case, After(why))
    return letter_screen(came, case, language, After(why))


async def _now(
    came: Came,
    button: LetterLine | RemoveLetter,
    language: str,
    services: Services,
    why: str,
) -> Screen:
    """How the letter stands now, and why nothing was kept."""
    await services.questions.end(came.by.id)
    stored = await draft_of(came, button, services)
    if isinstance(stored, Screen):
        return stored
    if language not in letters.letters_of(stored.case):
        return letters_screen(came, stored.case, After(why))
    return letter_screen(came, stored.case, language, After(why))


def _settled(changed: Case, letter: SampleLetter) -> tuple[str, ...]:
    return SETTLED if changed.letter is letter else ()
