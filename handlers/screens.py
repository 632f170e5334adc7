"""The screens that several conversations show: the list of cases, a card, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.paging import beginning
from handlers.buttons import ListCases, OpenCase, ReadStory, TakeAction
from handlers.changes import changes
from handlers.screen import Key, Screen
from handlers.settings_buttons import (
    AskToForget,
    ChangeName,
    ClearName,
    ListLanguages,
    ShowMyData,
    StopMessages,
    Subscribe,
    Unsubscribe,
)

if TYPE_CHECKING:
    from datetime import date

    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

SUMMARY = 900
"""UTF-16 units of the story on a card; the rest is behind *Full story*."""
LISTED = 20
LABEL = 48
"""A phone shows about so many characters of a button."""


async def list_cases(
    came: Came, services: Services, template: str = "cases", page: int = 1, **values: object
) -> Screen:
    """The open cases, the nearest deadline first, on pages of 20."""
    cases = await services.cases.open(came.now)
    last = max(1, -(-len(cases) // LISTED))
    page = min(max(page, 1), last)
    said = {
        "count": len(cases),
        "is_welcome": False,
        "is_subscribed": came.by.is_subscribed,
        "is_demo": services.is_demo,
    } | values
    today = services.today(came.by.zone)
    listed = cases[(page - 1) * LISTED : page * LISTED]
    rows = tuple((_case_key(came.words, case, today),) for case in listed)
    return Screen(came.words.say(template, **said), rows + _turns(came.words, page, last))


def _case_key(words: Words, case: Case, today: date) -> Key:
    label = words.label("case_in_list", case.title, case.days_left(today))
    return Key(shorten(label), OpenCase(case.id, case.version))


def _turns(words: Words, page: int, last: int) -> tuple[Row, ...]:
    back = Key(words.label("previous_page"), ListCases(page - 1))
    on = Key(words.label("next_page"), ListCases(page + 1))
    row = ((back,) if page > 1 else ()) + ((on,) if page < last else ())
    return (row,) if row else ()


def shorten(label: str) -> str:
    """A label that a phone can show: cut between words, and only here."""
    if len(label) <= LABEL:
        return label
    return label[:LABEL].rsplit(" ", 1)[0].rstrip(" ,—·") + "…"


async def card(
    came: Came,
    case: Case,
    services: Services,
    *,
    seen: int | None = None,
    is_welcome: bool = False,
) -> Screen:
    """The card of a case as this supporter sees it now.

    `seen` is the version that they know: where it is an older one, the card says what changed.
    """
    is_open = case.is_open(came.now)
    words = came.words
    text = card_text(
        words,
        case,
        changes=await _changes(words, case, seen, services),
        is_changed=seen is not None and seen != case.version,
        is_open=is_open,
        is_demo=services.is_demo,
        is_welcome=is_welcome,
        days=case.days_left(services.today(came.by.zone)),
        total=await services.appeals.total(case.id),
    )
    act = Key(words.label("take_action"), TakeAction(case.id, case.version))
    story = Key(words.label("full_story"), ReadStory(case.id, case.version, 0))
    rows = ((act,), (story,)) if is_open else ((story,),)
    return Screen(text, (*rows, (Key(words.label("open_cases"), ListCases()),)))


async def _changes(
    words: Words, case: Case, seen: int | None, services: Services
) -> tuple[str, ...]:
    if seen is None or seen >= case.version:
        return ()
    stored = await services.cases.version(case.id, seen)
    return changes(words, stored.case, case) if stored else ()


def delivered_card(words: Words, case: Case, *, is_demo: bool) -> Screen:
    """The card as it is broadcast: the same for everybody of one language, and it stays."""
    rows = (
        (Key(words.label("take_action"), TakeAction(case.id, case.version)),),
        (Key(words.label("full_story"), ReadStory(case.id, case.version, 0)),),
        (Key(words.label("stop_messages"), StopMessages()),),
    )
    return Screen(card_text(words, case, is_demo=is_demo), rows)


def card_text(words: Words, case: Case, **values: object) -> str:
    """The text of a card; without `days` and `total` it holds for everybody."""
    said = {
        "changes": (),
        "is_changed": False,
        "is_welcome": False,
        "is_open": True,
        "is_demo": False,
        "days": None,
        "total": None,
    } | values
    return words.say("card", case=case, summary=beginning(case.summary, SUMMARY), **said)


def settings(came: Came) -> Screen:
    """Everything that a supporter can set."""
    words, by = came.words, came.by
    text = words.say("settings", supporter=by, language=words.language)
    rows = [
        (Key(words.label("change_language"), ListLanguages()),),
        (Key(words.label("change_name"), ChangeName()),),
    ]
    if by.name or by.city:
        rows.append((Key(words.label("clear_name"), ClearName()),))
    if by.is_subscribed:
        rows.append((Key(words.label("unsubscribe"), Unsubscribe()),))
    else:
        rows.append((Key(words.label("subscribe"), Subscribe()),))
    rows.append((Key(words.label("show_my_data"), ShowMyData()),))
    rows.append((Key(words.label("forget_me"), AskToForget()),))
    rows.append((Key(words.label("open_cases"), ListCases()),))
    return Screen(text, tuple(rows))
