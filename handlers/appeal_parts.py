"""What every channel's appeal is made of: who is written to, the letter, the last keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.letter import Signatory, write_letter
from cases.paging import length, pages
from handlers.buttons import ChooseTarget, Report
from handlers.screen import Copy, File, Key, Row, Screen

if TYPE_CHECKING:
    from cases.case import Case, Contact, Target
    from cases.letter import AppealLetter
    from handlers.coming import Came

COPYABLE = 256
"""Telegram's limit of a copy button's text."""
IN_ONE_MESSAGE = 3200
"""UTF-16 units of a letter that stand in the message with its keys; longer ones go before it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The appeal that was chosen."""

    case: Case
    target: Target
    contact: Contact


def with_letter(
    came: Came,
    wanted: Wanted,
    letter: AppealLetter,
    template: str,
    rows: tuple[Row, ...],
    **said: object,
) -> Screen:
    """The letter to copy: in the message, or, a long one, in messages and a file before it."""
    is_long = length(letter.text) > IN_ONE_MESSAGE
    before: tuple[str | File, ...] = ()
    if is_long:
        parts = pages(letter.text.split("\n\n"))
        before = tuple(came.words.say("letter_part", text="\n\n".join(part)) for part in parts)
        before += (File(came.words.label("letter_file") + ".txt", letter.text.encode()),)
    text = came.words.say(
        template,
        case=wanted.case,
        target=wanted.target,
        subject=letter.subject,
        letter="" if is_long else letter.text,
        **said,
    )
    return Screen(text, rows + ends(came, wanted), before=before, walk_of=wanted.case.id)


def ends(came: Came, wanted: Wanted, done: str = "i_have_sent_it") -> tuple[Row, ...]:
    """The keys under every appeal: to report it, and back to the ways of this official."""
    case, target = wanted.case, wanted.target
    sent = Report(case.id, case.version, target.id, wanted.contact.id)
    back = ChooseTarget(case.id, case.version, target.id)
    return (Key(came.words.label(done), sent),), (Key(came.words.label("back"), back),)


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
    return write_letter(wanted.case, wanted.target, signatory(came))


def signatory(came: Came) -> Signatory:
    """What they gave of themselves."""
    return Signatory(came.by.name, came.by.city, came.by.country)
