"""The screen on which own words come together, and what each channel cannot carry of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cases.case import Channel
from cases.channels import x
from cases.channels.social import MOST_BYTES, too_long_by
from cases.own_text import paragraphs_of
from cases.paging import beginning, length
from handlers.appeal_parts import letter_of
from handlers.appeal_phone import spoken_too_long_by
from handlers.buttons import ChooseContact
from handlers.letter_notes import email_too_long_by
from handlers.own_words_buttons import UseOwn, WriteAnew
from handlers.screen import Key, Screen
from handlers.writing_keys import ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.letter import AppealLetter
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came
    from handlers.screen import Row

SHOWN = 2_000
"""UTF-16 units of what is shown of own words, or of the case's letter beside them."""
IN_ONE_MESSAGE = 3_400
"""UTF-16 units of a letter that stand in one message, together with what is said about it."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Own words so far: the messages, and what became of the last one."""

    messages: tuple[str, ...]
    left_out: int = 0
    """Characters by which the last message would make the letter too long; it is not kept."""
    is_text_only: bool = False
    """What came last was no text."""


def writing_screen(came: Came, wanted: Wanted, writing: Writing) -> Screen:
    """What was written, what no channel of this official can carry of it, and the ways on."""
    own = paragraphs_of(writing.messages)
    told = replace(wanted, manner=replace(wanted.manner, own=own))
    letter = letter_of(came, told)
    case_s = letter_of(came, replace(wanted, manner=replace(wanted.manner, own=())))
    text = came.words.say(
        "own_words",
        target=wanted.target,
        count=len(writing.messages),
        characters=len("\n\n".join(own)),
        beginning=_shown(own),
        sample=_shown(case_s.paragraphs),
        limits=tuple(_limits(came, told, letter)) if own else (),
        left_out=writing.left_out,
        is_text_only=writing.is_text_only,
    )
    rows = _keys(came, wanted, has_words=bool(own))
    return Screen(text, rows, walk_of=wanted.case.id, vanishes=True)


def _shown(paragraphs: tuple[str, ...]) -> str:
    return "".join(beginning(("\n\n".join(paragraphs),), SHOWN))


def _keys(came: Came, wanted: Wanted, *, has_words: bool) -> tuple[Row, ...]:
    words, of = came.words, ids(wanted)
    back: Row = (Key(words.label("back_to_appeal"), ChooseContact(*of)),)
    if not has_words:
        return (back,)
    done: Row = (Key(words.label("that_is_all"), UseOwn(*of)),)
    return done, (Key(words.label("write_anew"), WriteAnew(*of)),), back


def _limits(came: Came, wanted: Wanted, letter: AppealLetter) -> Iterator[tuple[str, int]]:
    """The ways to this official that cannot carry all of it, and by how many characters."""
    own, emails = wanted.manner.own, wanted.target.by(Channel.EMAIL)
    if emails and (over := email_too_long_by(emails[0].value, letter)):
        yield "email", over
    if (over := x.weight(x.own_post(wanted.target, own)) - x.LIMIT) > 0:
        yield "x", over
    for channel, most in MOST_BYTES.items():
        if wanted.target.by(channel) and (over := too_long_by(most, letter.text)):
            yield channel.value, over
    if wanted.target.by(Channel.PHONE) and (over := spoken_too_long_by(came, wanted)):
        yield "phone", over
    if (over := length(letter.text) - IN_ONE_MESSAGE) > 0:
        yield "chat", over
