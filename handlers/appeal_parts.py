"""What every channel's appeal is made of: who is written to, the letter, the last keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from cases.letter import Signatory, write_letter
from cases.paging import length, pages
from cases.report import outcomes
from cases.signatory import initials
from cases.wording import AS_PRINTED
from handlers.buttons import ChooseTarget, Report
from handlers.letter_notes import meaning_of, notes_on
from handlers.report_buttons import TellOutcome
from handlers.screen import Copy, File, Key, Row, Screen
from handlers.writing_keys import writing_keys

if TYPE_CHECKING:
    from cases.case import Case, Contact, Target
    from cases.letter import AppealLetter, Manner
    from handlers.coming import Came

COPYABLE = 256
"""Telegram's limit of a copy button's text."""
MESSAGE = 4096
"""Telegram's limit of a message, in UTF-16 units without its markup."""
HINT = 300
"""UTF-16 units of a contact's hint, which stands below all that."""
_ROOM_FOR_HINT = HINT + 50
IN_MESSAGES = 5
"""A letter longer than so many messages is given as a file only."""
_TAG = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The appeal that was chosen, and the manner in which the supporter writes it."""

    case: Case
    target: Target
    contact: Contact
    manner: Manner = AS_PRINTED
    has_own: bool = False
    """Whether there are own words, used or not."""


def with_letter(
    came: Came,
    wanted: Wanted,
    letter: AppealLetter,
    template: str,
    rows: tuple[Row, ...],
    **said: object,
) -> Screen:
    """The letter to copy, what it says, and the keys that change it.

    In the message as far as it takes it; what is too long stands before it, whole: in messages
    and, the letter, as a file.
    """
    meaning = meaning_of(came, wanted, letter)

    def told(shown: str, meant: str) -> str:
        values = {"case": wanted.case, "target": wanted.target, "subject": letter.subject}
        text = came.words.say(template, **values, letter=shown, **said)
        apart = "" if shown else "file" if len(_parts(letter)) > IN_MESSAGES else "messages"
        notes = notes_on(came, wanted, letter, meaning=meant, apart=apart)
        return "\n\n".join(part for part in (text, notes) if part)

    room = MESSAGE - (_ROOM_FOR_HINT if wanted.contact.hint else 0)
    tried = (letter.text, meaning), (letter.text, ""), ("", "")
    text, shown, meant = next(
        (text, *one) for one in tried if _units(text := told(*one)) <= room or not one[0]
    )
    before = () if shown else _apart(came, letter)
    before += () if meant else _meaning_apart(came, meaning)
    keys = rows + writing_keys(came, wanted, letter) + ends(came, wanted)
    return Screen(text, keys, before=before, walk_of=wanted.case.id)


def _units(html: str) -> int:
    return length(unescape(_TAG.sub("", html)))


def _apart(came: Came, letter: AppealLetter) -> tuple[str | File, ...]:
    """The letter in messages and as a file, which bears no name that tells of it."""
    parts = _parts(letter)
    told = [came.words.say("letter_part", text="\n\n".join(part)) for part in parts]
    name = came.words.label("plain_file" if came.by.is_careful else "letter_file")
    file = File(f"{name}.txt", letter.text.encode())
    return (*(told if len(told) <= IN_MESSAGES else ()), file)


def _parts(letter: AppealLetter) -> list[tuple[str, ...]]:
    return pages(letter.text.split("\n\n"))


def _meaning_apart(came: Came, meaning: str) -> tuple[str, ...]:
    parts = pages(meaning.split("\n\n"))[:IN_MESSAGES] if meaning else []
    return tuple(
        came.words.say("letter_meaning", text="\n\n".join(part), is_first=not number)
        for number, part in enumerate(parts)
    )


def ends(came: Came, wanted: Wanted) -> tuple[Row, ...]:
    """The keys under every appeal: what came of it, and back to the ways of this official."""
    case, target, words = wanted.case, wanted.target, came.words
    ids = (case.id, case.version, target.id, wanted.contact.id)
    best, *others = outcomes(wanted.contact.channel)
    told = [Key(words.label("outcome", best), Report(*ids))]
    told += [Key(words.label("outcome", one), TellOutcome(*ids, one)) for one in others]
    back = Key(words.label("back"), ChooseTarget(case.id, case.version, target.id))
    return tuple(told[:2]), *((one,) for one in told[2:]), (back,)


def copies(*texts: tuple[str, str, Came]) -> tuple[Row, ...]:
    """Keys that copy, in one row; a text too long for Telegram's key is copied by hand."""
    row = tuple(
        Key(came.words.label(label), Copy(text))
        for label, text, came in texts
        if text and length(text) <= COPYABLE
    )
    return (row,) if row else ()


def letter_of(came: Came, wanted: Wanted) -> AppealLetter:
    """The letter as this supporter sends it."""
    return write_letter(wanted.case, wanted.target, signatory(came), wanted.manner)


def signatory(came: Came) -> Signatory:
    """What they gave of themselves, as they want to sign."""
    by = came.by
    names = {"name": by.name, "initials": initials(by.name or "")}
    return Signatory(
        names.get(by.signs) or None, by.city, by.country, by.about, speaks=came.words.language
    )
