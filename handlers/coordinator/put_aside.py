"""`/cancel`, and what is no answer, amid a coordinator's work: where they are, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import after_buttons as a
from handlers import draft_buttons as d
from handlers import ending_buttons as e
from handlers import letter_buttons as m
from handlers import official_buttons as o
from handlers import team_buttons as t
from handlers.coordinator.doubts import named
from handlers.coordinator.paste_screens import pasted
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.remark_buttons import ShowRemarks
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case
    from handlers.button import Button
    from handlers.coming import Said
    from handlers.screen import Row

CANCEL = "/cancel"
_ASKED: dict[type[Button], tuple[str, Callable[[Any], Button]]] = {
    d.ChangeField: ("field", lambda one: d.EditField(one.case_id, one.version, one.field)),
    o.ChangeOfficial: (
        "official",
        lambda one: o.EditOfficial(one.case_id, one.version, one.target_id, one.part),
    ),
    o.AddOfficial: ("targets", lambda one: one),
    o.AddContact: ("official", lambda one: one),
    o.ChangeContact: (
        "contact",
        lambda one: o.EditContact(one.case_id, one.version, one.contact_id, one.part),
    ),
    m.LetterText: ("letter", lambda one: m.OpenLetter(one.case_id, one.version, one.language)),
    m.LetterLine: ("letter", lambda one: one),
    m.OpenWordings: ("wordings", lambda one: one),
    a.TellOfCorrection: ("news", lambda one: one),
    e.WriteNews: ("news", lambda one: one),
    ShowRemarks: ("remark", lambda one: one),
    t.AskWhen: ("moment", lambda one: one),
}
"""What each question asks for, and the key that asks it again."""


def is_cancel(text: str) -> bool:
    """Whether this is the command, also where it names the bot."""
    return any(word.partition("@")[0] == CANCEL for word in text.split(maxsplit=1)[:1])


async def put_aside(said: Said, services: Services) -> Screen:
    """Nothing is asked any more; what was, and the keys that lead on. A paste stays as it is."""
    asked = await services.questions.open(said.by.id)
    await services.questions.end(said.by.id)
    paste = await services.pastes.going_on(said.by.id) if asked is None else None
    if paste is not None:
        return pasted(said.words, paste, await services.pastes.pieces(said.by.id, paste.id))
    return await _told(said, asked, "cancelled", services)


async def no_answer(said: Said, services: Services) -> Screen | None:
    """An unknown command, or what is no text, answers nothing: what is asked stays asked.

    None where there is no text, and nothing is asked of a coordinator.
    """
    asked = await services.questions.open(said.by.id)
    known = _known(asked)
    if known is None and not said.text:
        return None
    return await _told(said, asked, "unknown" if said.text else "no_text", services)


async def _told(said: Said, asked: str | None, why: str, services: Services) -> Screen:
    words, known = said.words, _known(asked)
    rows: list[Row] = []
    at = of = ""
    if known is not None:
        what, question, again = known
        stored = await _version(question, services)
        at = _called(words, what, question, stored)
        of = _of(stored.case) if stored else ""
        rows.append((Key(words.label("go_on_writing"), again),))
        if stored is not None:
            back = t.ReviewDraft(stored.case.id, stored.case.version, 1)
            label = "back_to_draft" if stored.is_draft else "back_to_case"
            rows.append((Key(words.label(label), back),))
    if not rows:
        rows.append((Key(words.label("to_team"), t.OpenCoordination()),))
    text = words.say("team/put_aside", why=why, at=at, of=of, is_asked=asked is not None)
    return Screen(text, tuple(rows))


def _known(asked: str | None) -> tuple[str, Any, Button] | None:
    """What is asked for, the question, and the key that asks it again; None where none of ours."""
    for kind, (what, again) in _ASKED.items():
        if asked is not None and (question := kind.unpack(asked)) is not None:
            return what, question, again(question)
    return None


async def _version(question: Any, services: Services) -> StoredVersion | None:
    if not isinstance(question, t.AskWhen):
        return await services.cases.version(question.case_id, question.version)
    broadcast = await services.broadcasts.find(question.broadcast_id)
    case = await services.cases.on_desk(broadcast.case_id or 0) if broadcast else None
    return await services.cases.version(case.id, case.version) if case else None


def _called(words: Words, what: str, question: Any, stored: StoredVersion | None) -> str:
    if stored is None:
        return words.label("asked_for", what)
    match what:
        case "field":
            return named(words, question.field, stored.case)
        case "official":
            return named(words, f"t{question.target_id}", stored.case)
        case "wordings":
            return words.label("field", question.what)
        case "letter" | "targets":
            return words.label("field", what)
        case _:
            return words.label("asked_for", what)


def _of(case: Case) -> str:
    return " · ".join(one for one in (case.ua_number, brief(case.title, IN_A_LABEL)) if one)
