"""To whom a case is announced: everybody who wants such cases, or some of them first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcing import announcement
from bot.store.broadcast import EVERYBODY, Audience
from cases.themes import Theme, bits, chosen
from handlers.audience_buttons import ChooseAudience, SetAudience
from handlers.coordinator.audience import audience, audience_from, name_of, named, to_whom
from handlers.coordinator.finding import announceable
from handlers.coordinator.progress import watched
from handlers.coordinator.screens import coordination
from handlers.coordinator.sending_question import ask_to_send
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services import Services
    from bot.store.broadcast import Broadcast
    from cases.case import Case
    from handlers.coming import Came, Tap
    from handlers.screen import Row

KINDS = ("language", "country", "theme")
ON_A_PAGE = 20


async def choose_audience(tap: Tap[ChooseAudience], services: Services) -> Screen:
    """What there is to choose from, each with how many would get it."""
    found = await _draft(tap, tap.button.broadcast_id, services)
    if isinstance(found, Screen):
        return found
    broadcast, case = found
    by = tap.button.by if tap.button.by in KINDS else ""
    rows = await (_groups if by else _kinds)(tap, case, broadcast, services)
    back = (Key(tap.words.label("back"), _before(tap, broadcast)),)
    text = tap.words.say(
        "team/audience",
        case=case,
        by=by,
        is_empty=not rows,
        whom=to_whom(tap.words, broadcast.audience),
    )
    return Screen(text, (*rows, back))


async def set_audience(tap: Tap[SetAudience], services: Services) -> Screen:
    """The question whether to send it, asked anew for these people."""
    found = await _draft(tap, tap.button.broadcast_id, services)
    if isinstance(found, Screen):
        return found
    chosen_now = audience_from(tap.button.by, tap.button.of)
    if chosen_now is None:
        return await coordination(tap, services, tap.words.label("broadcast_missing"))
    return await ask_to_send(tap, found[1], chosen_now, services)


async def _draft(came: Came, id_: int, services: Services) -> tuple[Broadcast, Case] | Screen:
    """The draft and its case, if it can be announced still; else what is to be seen instead."""
    broadcast = await services.broadcasts.find(id_)
    if broadcast is None or broadcast.case_id is None or "card" not in broadcast.content:
        return await coordination(came, services, came.words.label("broadcast_missing"))
    if broadcast.state != "draft":
        return await watched(came, broadcast, services)
    version = int(broadcast.content["version"])
    case = await announceable(came, broadcast.case_id, version, services)
    return case if isinstance(case, Screen) else (broadcast, case)


async def _kinds(
    came: Tap[ChooseAudience], case: Case, broadcast: Broadcast, services: Services
) -> tuple[Row, ...]:
    """Everybody; by what they can be chosen; those who acted, and those who did not."""
    words, id_ = came.words, broadcast.id
    rows = [_choice(came, broadcast, ("", ""), await _count(came, case, EVERYBODY, services))]
    for by in KINDS:
        rows.append((Key(words.label("audience_kind", by, ""), ChooseAudience(id_, by, 1)),))
    if not await services.endings.acted(case.id):
        return tuple(rows)
    for of in ("1", "0"):
        count = await _count(came, case, Audience(acted=of == "1"), services)
        rows += [_choice(came, broadcast, ("acted", of), count)] if count else []
    return tuple(rows)


async def _groups(
    tap: Tap[ChooseAudience], case: Case, broadcast: Broadcast, services: Services
) -> tuple[Row, ...]:
    """The languages, countries or themes that there are, the largest first."""
    by = tap.button.by
    new = announcement(case, str(tap.by.id))
    counted = await services.broadcasts.groups(new, by, tap.now_ms, services.texts.default)
    if by == "theme":
        rows = list(_themes(tap, counted, broadcast))
    else:
        there = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        rows = [
            _choice(tap, broadcast, (by, of), count)
            for of, count in there
            if of and audience_from(by, of)
        ]
    page = min(max(tap.button.page, 1), 1 + max(0, len(rows) - 1) // ON_A_PAGE)
    shown = rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    turn = []
    if page > 1:
        previous = ChooseAudience(broadcast.id, by, page - 1)
        turn.append(Key(tap.words.label("previous_page"), previous))
    if page * ON_A_PAGE < len(rows):
        turn.append(Key(tap.words.label("next_page"), ChooseAudience(broadcast.id, by, page + 1)))
    return (*shown, tuple(turn)) if turn else tuple(shown)


def _themes(came: Came, counted: dict[str, int], broadcast: Broadcast) -> Iterator[Row]:
    """Each theme that somebody chose; a tap adds it to those of the draft, or takes it away."""
    now = set(broadcast.audience.themes)
    for theme in Theme:
        count = sum(n for of, n in counted.items() if theme in chosen(Theme, int(of)))
        if not count:
            continue
        then = now ^ {theme}
        does = SetAudience(broadcast.id, "theme" if then else "", str(bits(then)) if then else "")
        label = came.words.label(
            "audience_choice", _theme(came, theme), audience(came.words, count)
        )
        yield (Key(came.words.label("chosen", label) if theme in now else label, does),)


def _theme(came: Came, theme: Theme) -> str:
    return came.words.label("theme", theme)


def _choice(came: Came, broadcast: Broadcast, which: tuple[str, str], count: int) -> Row:
    name = name_of(came.words, *which)
    label = came.words.label("audience_choice", name, audience(came.words, count))
    if named(broadcast.audience) == which:
        label = came.words.label("chosen", label)
    return (Key(label, SetAudience(broadcast.id, *which)),)


def _before(tap: Tap[ChooseAudience], broadcast: Broadcast) -> ChooseAudience | SetAudience:
    """One screen back: to the kinds, or to the question as it stood."""
    if tap.button.by in KINDS:
        return ChooseAudience(broadcast.id, "", 1)
    return SetAudience(broadcast.id, *named(broadcast.audience))


async def _count(came: Came, case: Case, audience: Audience, services: Services) -> int:
    """By the rules of this audience: further information goes to more than a new case does."""
    new = announcement(case, str(came.by.id), audience)
    return await services.broadcasts.audience(new, came.now_ms, services.texts.default)
