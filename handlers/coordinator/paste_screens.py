"""What is shown of a paste: how much has come, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.pasted import REMARK
from handlers.coordinator.reading import brief
from handlers.import_buttons import AddPart, DropPaste, EndPaste, LeaveOut
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.pasted import Paste, Piece
    from bot.texts import Words
    from handlers.coming import Came
    from handlers.screen import Row

BEGINNING = 120


def pasted(
    words: Words, paste: Paste, pieces: Sequence[Piece], toast: str | None = None
) -> Screen:
    """How much has come so far; it is not read before they say that it is all.

    How its first and its last part begin is seen, and a short one of them can be left out: it may
    be a remark that was sent just before or after. A long one is not lost by one tap.
    """
    ends = [pieces[0], pieces[-1]] if len(pieces) > 1 else list(pieces)
    begins = [brief(one.body, BEGINNING) for one in ends]
    text = words.say("team/paste", paste=paste, begins=begins)
    rows = [
        (Key(words.label("leave_out_part", one is pieces[0]), LeaveOut(paste.id, one.message_id)),)
        for one in ends
        if len(ends) > 1 and len(one.body) <= REMARK
    ]
    all_, away = _keys(words, paste)
    return Screen(text, (all_, *rows, away), toast=toast)


def late_part(words: Words, paste_id: int, late: Piece) -> Screen:
    """Asks whether a text that came too late for an open paste belongs to it all the same."""
    text = words.say("team/late_part", begins=brief(late.body, BEGINNING))
    add, leave = AddPart(paste_id, late.message_id), LeaveOut(paste_id, late.message_id)
    return Screen(
        text, ((Key(words.label("add_part"), add),), (Key(words.label("no_part"), leave),))
    )


def unread_paste(came: Came, paste: Paste, why: str) -> Screen:
    """Why it could not be read; a part can be edited, and then it is read again."""
    return Screen(came.words.say("team/not_read", why=why), _keys(came.words, paste))


def _keys(words: Words, paste: Paste) -> tuple[Row, ...]:
    return (
        (Key(words.label("that_is_all"), EndPaste(paste.id)),),
        (Key(words.label("throw_away"), DropPaste(paste.id)),),
    )
