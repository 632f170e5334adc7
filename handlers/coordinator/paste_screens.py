"""What is shown of a paste: how much has come, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.coordinator.reading import brief
from handlers.import_buttons import DropPaste, EndPaste
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.store.pastes import Paste
    from bot.texts import Words
    from handlers.coming import Came
    from handlers.screen import Row

BEGINNING = 120


def pasted(words: Words, paste: Paste, beginning: str) -> Screen:
    """How much has come so far; it is not read before they say that it is all."""
    text = words.say("team/paste", paste=paste, begins=brief(beginning, BEGINNING))
    return Screen(text, _keys(words, paste))


def unread_paste(came: Came, paste: Paste, why: str) -> Screen:
    """Why it could not be read; a part can be edited, and then it is read again."""
    return Screen(came.words.say("team/not_read", why=why), _keys(came.words, paste))


def _keys(words: Words, paste: Paste) -> tuple[Row, ...]:
    return (
        (Key(words.label("that_is_all"), EndPaste(paste.id)),),
        (Key(words.label("throw_away"), DropPaste(paste.id)),),
    )
