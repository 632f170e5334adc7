"""A draft takes the place of the version that is out: what was delivered is edited.

Nobody gets a new message but those who acted, and they only what a coordinator writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.corrections import Correction
from bot.store.superseding import occasion
from cases.case import is_only_later
from handlers.after_buttons import (
    CorrectQuietly,
    PublishCorrection,
    SendCorrection,
    TellOfCorrection,
)
from handlers.changes import changes
from handlers.coordinator.audience import audience
from handlers.coordinator.changes import unseen_changes
from handlers.coordinator.faults import faults
from handlers.coordinator.finding import member, refused
from handlers.coordinator.outcome import LONGEST
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination, desk, of_version
from handlers.ending_messages import news
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from handlers.coming import Answer, Came, Tap
    from handlers.screen import Shown


async def ask_to_correct(tap: Tap[PublishCorrection], services: Services) -> Screen:
    """What supporters will be told has changed, and how many messages are edited."""
    found = await _correctable(tap, tap.button.case_id, tap.button.version, services)
    if isinstance(found, Screen):
        return found
    stored, known = found
    case, words = stored.case, tap.words
    is_later = is_only_later(known, case)
    acted = 0 if is_later else await services.endings.acted(case.id)
    seen = case.id, case.version, stored.revision
    rows = [
        (Key(words.label("correct_quietly"), CorrectQuietly(*seen)),),
        (Key(words.label("back"), ReviewDraft(case.id, case.version, 1)),),
    ]
    if acted:
        people = audience(words, acted)
        rows.insert(0, (Key(words.label("tell_of_correction", people), TellOfCorrection(*seen)),))
    text = words.say(
        "team/correct",
        case=known,
        changes=changes(words, known, case),
        cards=audience(words, await services.corrections.delivered(case.id)),
        acted=acted,
        is_later=is_later,
    )
    return Screen(text, tuple(rows))


async def ask_what_to_tell(tap: Tap[TellOfCorrection], services: Services) -> Screen:
    """Ask for the sentence; nothing is corrected or sent yet."""
    found = await _seen(tap, tap.button, services)
    if isinstance(found, Screen):
        return found
    await services.questions.ask(tap.by.id, tap.button.pack(), tap.now_ms)
    back = Key(tap.words.label("back"), PublishCorrection(tap.button.case_id, tap.button.version))
    text = tap.words.say("team/write_correction", case=found.case, longest=LONGEST, is_long=False)
    return Screen(text, ((back,),))


async def take_correction(answer: Answer[TellOfCorrection], services: Services) -> Screen | None:
    """The message as those who acted will see it, and to how many it goes."""
    if answer.role not in COORDINATING:
        return None
    found = await _seen(answer, answer.asked, services)
    if isinstance(found, Screen):
        return found
    words, case, told = answer.words, found.case, answer.text.strip()
    again = Key(words.label("news_anew"), answer.asked)
    if not 0 < len(told) <= LONGEST:
        text = words.say("team/write_correction", case=case, longest=LONGEST, is_long=True)
        return Screen(text, ((again,),))
    await services.questions.end(answer.by.id)
    about = _correction(found, await services.cases.find(case.id) or case)
    id_ = await services.corrections.draft_notice(about, told, str(answer.by.id), answer.now_ms)
    shown = news(words, case, {"news": "corrected", "told": told}, 0)
    people = audience(words, await services.endings.acted(case.id))
    send = Key(words.label("send_correction", people), SendCorrection(id_))
    back = Key(words.label("back"), PublishCorrection(case.id, case.version))
    return Screen(shown.text, ((send,), (again,), (back,)))


async def send_correction(tap: Tap[SendCorrection], services: Services) -> Shown:
    """Correct it and tell those who acted; the second tap shows how far that is."""
    notice = await services.broadcasts.find(tap.button.broadcast_id)
    if notice is None or notice.case_id is None or "corrected" not in notice.content:
        return await coordination(tap, services, tap.words.label("broadcast_missing"))
    if notice.state != "draft":
        return await watched(tap, notice, services)
    said = notice.content
    seen = TellOfCorrection(notice.case_id, said["version"], said["revision"])
    found = await _seen(tap, seen, services)
    if isinstance(found, Screen):
        return found
    return await _correct(tap, found, services, notice.id)


async def correct_quietly(tap: Tap[CorrectQuietly], services: Services) -> Shown:
    """Correct it, and write to nobody."""
    found = await _seen(tap, tap.button, services)
    return found if isinstance(found, Screen) else await _correct(tap, found, services)


async def _correct(
    came: Came, stored: StoredVersion, services: Services, notice: int | None = None
) -> Shown:
    case = stored.case
    about = _correction(stored, await services.cases.find(case.id) or case)
    id_ = await services.corrections.publish(about, member(came), came.now_ms, notice)
    done = await services.broadcasts.find(id_) if id_ is not None else None
    if done is None:  # somebody else was quicker, or has changed it at this moment
        if (alert := await refused(came, services)) is not None:
            return alert
        found = await _correctable(came, case.id, case.version, services)
        if isinstance(found, Screen):
            return found
        return await of_version(came, found[0], services, toast=came.words.label("has_changed"))
    services.announced()
    return await watched(came, done, services, came.words.label("corrected_toast"))


def _correction(stored: StoredVersion, known: Case) -> Correction:
    case = stored.case
    return Correction(case.id, case.version, stored.revision, (occasion(known), occasion(case)))


async def _seen(
    came: Came, button: TellOfCorrection | CorrectQuietly, services: Services
) -> StoredVersion | Screen:
    """The draft at the revision that was seen, where it may be published."""
    found = await _correctable(came, button.case_id, button.version, services)
    if isinstance(found, Screen):
        return found
    stored, _ = found
    if stored.revision != button.revision:
        return await of_version(came, stored, services, toast=came.words.label("has_changed"))
    return stored


async def _correctable(
    came: Came, case_id: int, version: int, services: Services
) -> tuple[StoredVersion, Case] | Screen:
    """The draft and the open case that it corrects; else a screen that says why it does not."""
    stored = await services.cases.version(case_id, version)
    known = await services.cases.find(case_id)
    if stored is None or known is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    if not stored.is_draft or stored.is_unchanged or not known.is_open(came.now):
        return await desk(came, known, services, _why_not(came, stored, known))
    if wrong := faults(came.words, stored.case):
        return await of_version(came, stored, services, toast=wrong[0][:200])
    # Who edits a draft by hand has seen what they changed; who sends a document has not.
    if stored.found and (unseen := await unseen_changes(came, stored, services)):
        return unseen
    if not (await services.approvals.of(case_id, version)).allows(str(came.by.id)):
        return await of_version(came, stored, services, toast=came.words.label("approval_missing"))
    return stored, known


def _why_not(came: Came, stored: StoredVersion, known: Case) -> str:
    if not stored.is_draft:
        return came.words.label("published_before", known.version == stored.case.version)
    return came.words.label("nothing_changed" if known.is_open(came.now) else "is_closed")
