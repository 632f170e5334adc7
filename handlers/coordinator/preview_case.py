"""A case exactly as a supporter sees it: walked through in a message, or sent for a test."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.buttons import (
    ChooseContact,
    ChooseTarget,
    ListTargets,
    MakeLinkAgain,
    OpenCase,
    ReadStory,
    TakeAction,
)
from handlers.coordinator.faults import faults
from handlers.coordinator.rehearsal import rehearse
from handlers.coordinator.screens import coordination, of_version
from handlers.letter_buttons import ShowLengths
from handlers.own_words_buttons import ChooseLetterLanguage, ChooseWording
from handlers.preview_buttons import OnlyLooks, SeeStep, SendToMe, TryStep
from handlers.report_buttons import OtherNetworks
from handlers.screen import Copy, Key, Link, Screen, Toast
from handlers.screens import shorten
from handlers.team_buttons import PreviewDraft, ReviewDraft
from handlers.ways import ways

if TYPE_CHECKING:
    from typing import Any

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case
    from handlers.button import Button, OfCase, OfContact
    from handlers.coming import Came, Tap
    from handlers.preview_buttons import Step
    from handlers.screen import Inline, Row

IN_A_ROW = 2
PLAIN: dict[type, str] = {OpenCase: "case", TakeAction: "act", ListTargets: "targets"}
"""The steps that are of the whole case."""


async def preview(tap: Tap[PreviewDraft], services: Services) -> Screen:
    """One page of the preview, in the coordinator's own language: page 0 is the card."""
    stored = await _version(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    pages = _pages(tap, stored.case, services)
    what, at = pages[min(max(tap.button.page, 0), len(pages) - 1)]
    step = SeeStep(stored.case.id, stored.case.version, tap.words.language, what, at)
    return await _see(tap, stored, step, services)


async def see_step(tap: Tap[SeeStep], services: Services) -> Screen:
    """What a supporter would be shown here, with the ways through the preview below it."""
    stored = await _version(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return await _see(tap, stored, tap.button, services)


async def try_step(tap: Tap[TryStep], services: Services) -> Screen:
    """The same below a test that was sent: in a new message where supporters get one."""
    stored = await _version(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    shown = await rehearse(tap, tap.button, stored.case, services)
    if shown is None:
        return await of_version(tap, stored, services)
    return _harmless(shown, tap.button)


async def only_looks(tap: Tap[OnlyLooks], services: Services) -> Toast:
    """Say that this key does nothing here."""
    return Toast(tap.words.label("only_looks"), is_alert=True)


async def send_to_me(tap: Tap[SendToMe], services: Services) -> Screen:
    """The card and the first appeal as new messages, with a word that it is a test."""
    stored = await _version(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    case, spoken = stored.case, services.texts.nearest(tap.button.spoken)
    step = TryStep(case.id, case.version, spoken, "card")
    card = await _tried(tap, step, case, services)
    contact = next((at for what, at in _pages(tap, case, services) if what == "contact"), None)
    appeal = None
    if contact is not None:
        step = replace(step, what="contact", at=contact)
        appeal = await _tried(tap, step, case, services)
    mark = tap.words.say("team/only_you", case=case, is_draft=stored.is_draft)
    return replace(card, before=(mark, *card.before), after=appeal, is_new=True)


async def _tried(came: Came, step: TryStep, case: Case, services: Services) -> Screen:
    shown = await rehearse(came, step, case, services)
    return _harmless(shown, step) if shown else Screen(came.words.label("draft_missing"))


async def _version(came: Came, button: OfCase, services: Services) -> StoredVersion | Screen:
    """The version to look at; else the screen that says why it cannot be shown."""
    stored = await services.cases.version(button.case_id, button.version)
    if stored is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    if faults(came.words, stored.case):
        return await of_version(came, stored, services)
    return stored


async def _see(came: Came, stored: StoredVersion, step: SeeStep, services: Services) -> Screen:
    shown = await rehearse(came, step, stored.case, services)
    if shown is None:
        return await of_version(came, stored, services)
    harmless = _harmless(shown, step)
    rows = (
        *harmless.rows,
        *_turn(came, stored.case, step, services),
        *_languages(came.words, step, services),
        *_ways_out(came.words, step),
    )
    return replace(harmless, rows=rows, is_new=False)


def _pages(came: Came, case: Case, services: Services) -> list[tuple[str, int]]:
    """Every step that the preview leads through, in its order, and what it is of."""
    found = [("card", 0), ("story", 1)]
    if len(case.offered) > 1:
        found.append(("targets", 0))
    days = case.days_left(services.today(came.by.zone))
    for target in case.offered:
        found.append(("target", target.id))
        found += [("contact", one.id) for one in ways(target, days, ())]
    return found


def _turn(came: Came, case: Case, step: SeeStep, services: Services) -> tuple[Row, ...]:
    """To the step before and after this one, as the preview goes through them."""
    words, pages = came.words, _pages(came, case, services)
    place = (step.what, 1 if step.what == "story" else step.at)
    here = pages.index(place) if place in pages else 0
    row = [
        Key(
            words.label(label, at + 1, len(pages)),
            replace(step, what=pages[at][0], at=pages[at][1], variant=0),
        )
        for label, at in (("preview_before", here - 1), ("preview_after", here + 1))
        if 0 <= at < len(pages)
    ]
    return (tuple(row),) if row else ()


def _languages(words: Words, step: SeeStep, services: Services) -> tuple[Row, ...]:
    """The languages that supporters are spoken to in, each by its own name."""
    keys = []
    for one in services.texts.languages:
        name = services.texts.in_(one).language_name(one)
        name = name[:1].upper() + name[1:]
        label = words.label("chosen", name) if one == step.spoken else name
        # What was chosen of the letter was another reader's choice.
        chosen = step if one == step.spoken else replace(step, spoken=one, language="", variant=0)
        keys.append(Key(shorten(label), chosen))
    return tuple(tuple(keys[at : at + IN_A_ROW]) for at in range(0, len(keys), IN_A_ROW))


def _ways_out(words: Words, step: SeeStep) -> tuple[Row, ...]:
    send = Key(words.label("send_to_me"), SendToMe(step.case_id, step.version, step.spoken))
    lengths = Key(words.label("lengths"), ShowLengths(step.case_id, step.version))
    back = Key(words.label("end_preview"), ReviewDraft(step.case_id, step.version, 1))
    return ((send, lengths), (back,))


def _harmless(shown: Screen, step: Step) -> Screen:
    """The same screen, of which no key does anything but show another step."""
    rows = tuple(tuple(Key(key.label, _led(key.does, step)) for key in row) for row in shown.rows)
    return replace(shown, rows=rows, walk_of=None, vanishes=False)


def _led(does: Button | Link | Copy | Inline, step: Step) -> Button | Link | Copy | Inline:
    """Where a supporter's key leads here: links open, and what is copied is copied."""
    if isinstance(does, Link | Copy):
        return does
    to: dict[str, Any] | None = None
    match does:
        case OpenCase() | TakeAction() | ListTargets():
            to = {"what": PLAIN[type(does)], "at": 0}
        case ReadStory():
            to = {"what": "story", "at": does.page}
        case ChooseTarget():
            to = {"what": "target", "at": does.target_id}
        case OtherNetworks():
            to = {"what": "nets", "at": does.contact_id}
        case ChooseContact() | MakeLinkAgain() | ChooseLetterLanguage() | ChooseWording():
            to = {"what": "contact", "at": does.contact_id} | _manner(does)
    return replace(step, **to) if to is not None else OnlyLooks(step.case_id, step.version)


def _manner(does: OfContact) -> dict[str, Any]:
    """What a key changes about the letter."""
    if isinstance(does, ChooseLetterLanguage):
        return {"language": does.language}
    return {"variant": does.variant} if isinstance(does, ChooseWording) else {}
