"""What a supporter should know of the letter in front of them: its language, its length, whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels.email import Email, too_long_by
from cases.letter import Manner, Signatory, write_letter
from cases.wording import lacks, languages_of

if TYPE_CHECKING:
    from cases.letter import AppealLetter
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came


def notes_on(came: Came, wanted: Wanted, letter: AppealLetter, *, meaning: str, apart: str) -> str:
    """The notes below the letter, as Telegram's HTML; may be empty.

    `apart` is empty where the letter stands in this message, else `messages` or `file`.
    """
    language, own = letter.language, came.words.language
    return came.words.say(
        "letter_notes",
        apart=apart,
        is_own=bool(wanted.manner.own) and wanted.manner.own[0] in letter.paragraphs,
        language=language,
        is_preferred=language != own and language in wanted.case.languages,
        is_other=language != own,
        missing=lacks(wanted.case),
        meaning=meaning,
        too_long_by=_too_long_by(wanted, letter),
    )


def meaning_of(came: Came, wanted: Wanted, letter: AppealLetter) -> str:
    """What the letter says, in the supporter's language, where the case has it; else empty.

    Own words need no such help.
    """
    case, own = wanted.case, came.words.language
    if wanted.manner.own or letter.language == own or own not in languages_of(case):
        return ""
    said = write_letter(case, wanted.target, Signatory(), Manner(own, wanted.manner.variant))
    return "\n\n".join(said.paragraphs)


def _too_long_by(wanted: Wanted, letter: AppealLetter) -> int:
    """For a mail program; on other channels nothing is."""
    if wanted.contact.channel is not Channel.EMAIL:
        return 0
    return email_too_long_by(wanted.contact.value, letter)


def email_too_long_by(address: str, letter: AppealLetter) -> int:
    """How many characters of the letter a mail program does not take over."""
    try:
        return too_long_by(Email(address, letter.subject, letter.text))
    except ValueError:
        return 0  # printed oddly: no mail program opens with it at all
