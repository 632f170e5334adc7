"""A draft before it is published: what was read, how it will look, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.letter import Manner, Signatory, salutation_of, write_letter
from cases.paging import pages
from handlers.coordinator.faults import faults
from handlers.coordinator.reading import ROOM
from handlers.coordinator.screens import coordination, desk, of_version
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen, Toast
from handlers.screens import delivered_card
from handlers.team_buttons import PreviewDraft, Publish, ReviewDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Tap
    from handlers.screen import Row, Shown
    from handlers.team_buttons import Discard


async def review(tap: Tap[ReviewDraft], services: Services) -> Screen:
    """One page of what was read; of a published version, what can be done with the case."""
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    return await of_version(tap, stored, services, tap.button.page)


async def preview(tap: Tap[PreviewDraft], services: Services) -> Screen:
    """The card exactly as it is delivered, then the letter to each official, page by page."""
    stored = await services.cases.version(tap.button.case_id, tap.button.version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if faults(tap.words, stored.case):
        return await of_version(tap, stored, services)
    card = delivered_card(tap.words, stored.case, is_demo=services.is_demo).text
    told = [card, *_letters(tap.words, stored.case)]
    page = min(max(tap.button.page, 0), len(told) - 1)
    return Screen(told[page], _keys(tap, stored, page, len(told)))


async def publish(tap: Tap[Publish], services: Services) -> Shown:
    """Show this version to supporters; the second tap only shows that it was done."""
    case_id, version = tap.button.case_id, tap.button.version
    stored = await services.cases.version(case_id, version)
    if stored is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    if wrong := faults(tap.words, stored.case):
        return Toast(wrong[0], is_alert=True)
    is_new = await services.cases.publish(case_id, version, str(tap.by.id), tap.now_ms)
    case = await services.cases.find(case_id)
    if case is None:
        return await coordination(tap, services, tap.words.label("draft_missing"))
    toast = "published" if is_new else "published_before"
    return await desk(tap, case, services, tap.words.label(toast))


async def discard(tap: Tap[Discard], services: Services) -> Screen:
    """Throw the draft away; what was published stays."""
    is_gone = await services.cases.discard(
        tap.button.case_id, tap.button.version, str(tap.by.id), tap.now_ms
    )
    toast = tap.words.label("discarded" if is_gone else "draft_missing")
    return await coordination(tap, services, toast)


def _letters(words: Words, case: Case) -> Iterator[str]:
    """The pages of the letter to each official who can be written to, as messages."""
    signed = Signatory(words.label("a_name"), words.label("a_city"), words.label("a_country"))
    for target in case.offered:
        manner = Manner(None if case.letter else words.language)
        letter = write_letter(case, target, signed, manner)
        _, is_derived = salutation_of(case, target, letter.language)
        told = pages(letter.text.split("\n\n"), ROOM)
        for page, part in enumerate(told, start=1):
            yield words.say(
                "team/letter",
                target=target,
                subject=letter.subject,
                text="\n\n".join(part),
                is_derived=is_derived,
                page=page,
                pages=len(told),
            )


def _keys(tap: Tap[PreviewDraft], stored: StoredVersion, page: int, count: int) -> tuple[Row, ...]:
    words, case = tap.words, stored.case
    turn = []
    if page > 0:
        back = PreviewDraft(case.id, case.version, page - 1)
        turn.append(Key(words.label("previous_page"), back))
    if page + 1 < count:
        on = PreviewDraft(case.id, case.version, page + 1)
        turn.append(Key(words.label("next_page"), on))
    rows: list[Row] = [tuple(turn)] if turn else []
    if stored.is_draft and tap.role in COORDINATING:
        rows.append((Key(words.label("publish"), Publish(case.id, case.version)),))
    return (*rows, (Key(words.label("back"), ReviewDraft(case.id, case.version, 1)),))
