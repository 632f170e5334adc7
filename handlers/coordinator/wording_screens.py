"""The screens of a draft's other subjects and openings, its posts and its hidden passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import lengths
from cases.channels.social import Network
from cases.letters import mark_of
from handlers.coordinator import placeholder_notices
from handlers.coordinator.letter_screens import NOTHING, After, undo_row
from handlers.coordinator.reading import brief
from handlers.letter_buttons import ListParagraphs, OpenLetters, RemoveWording
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

KINDS = ("subjects", "openings", "posts", "disturbing")
MOST = 10
"""Of each kind."""
ROOM = 3_000
"""UTF-16 units of all that are shown; each is shown in part, where they are many and long."""
IN_A_ROW = 5


def wordings_screen(came: Came, case: Case, what: str, after: After = NOTHING) -> Screen:
    """Those that there are, and the question for one more."""
    words, of = came.words, (case.id, case.version)
    texts: tuple[str, ...] = getattr(case, what)
    room = ROOM // max(len(texts), 1)
    told = [(brief(one, room), _fits(words, case, what, one)) for one in texts]
    odd = placeholder_notices.of_texts(words, what, texts)
    text = words.say(
        "team/wordings",
        what=what,
        told=told,
        **placeholder_notices.with_notices(after.note, odd, is_kept=after.undo > 0),
        most=MOST,
        language=case.letter.language if case.letter else "",
        title=brief(case.title, ROOM // MOST),
    )
    keys = [
        Key(words.label("remove_wording", number), RemoveWording(*of, what, mark_of(one)))
        for number, one in enumerate(texts, start=1)
    ]
    rows: list[Row] = [tuple(keys[at : at + IN_A_ROW]) for at in range(0, len(keys), IN_A_ROW)]
    if what == "disturbing":
        rows.append((Key(words.label("choose_paragraphs"), ListParagraphs(*of)),))
    back = Key(words.label("to_letters"), OpenLetters(*of))
    return Screen(text, (*rows, *undo_row(words, case, after.undo), (back,)))


def _fits(words: Words, case: Case, what: str, text: str) -> str:
    """Which networks take a post whole, and which do not."""
    if what != "posts":
        return ""
    post = lengths.post(case, text)
    takes = [words.label("on_x", post.weight, lengths.X_LIMIT)] if post.fits_x else []
    lacks = [] if post.fits_x else [words.label("on_x", post.weight, lengths.X_LIMIT)]
    for network in Network:
        (takes if network in post.networks else lacks).append(network.value.capitalize())
    return words.label("post_fits", ", ".join(takes), ", ".join(lacks))
