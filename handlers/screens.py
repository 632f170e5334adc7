"""The screens that several conversations show: the list of cases, a card, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.paging import beginning
from handlers.buttons import (
    AskToForget,
    ChangeName,
    ClearName,
    ListCases,
    ListLanguages,
    OpenCase,
    ReadStory,
    ShowMyData,
    Subscribe,
    TakeAction,
    Unsubscribe,
)
from handlers.screen import Key, Screen

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came

SUMMARY = 900
"""UTF-16 units of the story on a card; the rest is behind *Full story*."""
LISTED = 20


async def list_cases(
    came: Came, services: Services, template: str = "cases", **values: object
) -> Screen:
    """The open cases, the nearest deadline first."""
    cases = (await services.cases.open(came.now))[:LISTED]
    today = services.today(came.by.zone)
    said = {"count": len(cases), "is_welcome": False, "is_demo": services.is_demo} | values
    return Screen(
        came.words.say(template, **said),
        tuple(
            (
                Key(
                    came.words.label("case_in_list", case.title, case.days_left(today)),
                    OpenCase(case.id, case.version),
                ),
            )
            for case in cases
        ),
    )


async def card(came: Came, case: Case, services: Services, *, is_changed: bool = False) -> Screen:
    """The card of a case as this supporter sees it now."""
    is_open = case.is_open(came.now)
    text = card_text(
        came.words,
        case,
        is_changed=is_changed,
        is_open=is_open,
        is_demo=services.is_demo,
        days=case.days_left(services.today(came.by.zone)),
        total=await services.appeals.total(case.id),
    )
    words = came.words
    act = Key(words.label("take_action"), TakeAction(case.id, case.version))
    story = Key(words.label("full_story"), ReadStory(case.id, case.version, 0))
    rows = ((act,), (story,)) if is_open else ((story,),)
    return Screen(text, (*rows, (Key(words.label("open_cases"), ListCases()),)))


def delivered_card(words: Words, case: Case, *, is_demo: bool) -> Screen:
    """The card as it is broadcast: the same for everybody of one language, and it stays."""
    rows = (
        (Key(words.label("take_action"), TakeAction(case.id, case.version)),),
        (Key(words.label("full_story"), ReadStory(case.id, case.version, 0)),),
        (Key(words.label("stop_messages"), Unsubscribe()),),
    )
    return Screen(card_text(words, case, is_demo=is_demo), rows)


def card_text(words: Words, case: Case, **values: object) -> str:
    """The text of a card; without `days` and `total` it holds for everybody."""
    said = {
        "is_changed": False,
        "is_reminder": False,
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
        rows.append((Key(words.label("stop_messages"), Unsubscribe()),))
    else:
        rows.append((Key(words.label("subscribe"), Subscribe()),))
    rows.append((Key(words.label("show_my_data"), ShowMyData()),))
    rows.append((Key(words.label("forget_me"), AskToForget()),))
    return Screen(text, tuple(rows))
