"""The screens that several conversations show: the list of cases, a card, the settings."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wcwidth import iter_graphemes

from cases.case import Kind
from cases.paging import beginning, length
from cases.tally import FEWEST
from cases.veil import closed, veiled
from handlers.buttons import ListCases, OpenCase, ReadStory, ShareCase, TakeAction
from handlers.changes import changes
from handlers.own_words_buttons import ChangeAbout
from handlers.reminder_buttons import NotThisOne, RemindMe
from handlers.screen import Key, Screen
from handlers.settings_buttons import (
    AskToForget,
    ChangeName,
    ClearName,
    ListLanguages,
    OpenChoice,
    PlanHoliday,
    SetAnswers,
    ShowMyData,
    StopMessages,
    Subscribe,
    Unsubscribe,
)

if TYPE_CHECKING:
    from datetime import date

    from bot.services import Services
    from bot.store.supporters import Supporter
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

SUMMARY, WHO = 900, 300
"""UTF-16 units on a card of the story, and of who it is about; *Full story* has all of it."""
SAID_KINDS = (Kind.FURTHER, Kind.UPDATE)
"""What a card says that its document is; it is a first Urgent Action otherwise."""
LISTED = 20
LABEL = 48
"""A phone shows about so many characters of a button."""
LONGEST_LABEL = 63
"""UTF-16 units, and the sign that something was cut: characters may be made of many."""


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
    """A label that a phone can show: cut between words, or else between whole characters."""
    kept = list(iter_graphemes(label))[:LABEL]
    while length("".join(kept)) > LONGEST_LABEL:
        kept.pop()
    cut = "".join(kept)
    if cut == label:
        return label
    words = cut.rsplit(" ", 1)[0]
    return (words if len(words) > len(cut) // 2 else cut).rstrip(" ,—·") + "…"


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
    following = () if is_open else await follow_up(came, case, services)
    text = card_text(
        words,
        case,
        changes=await _changes(words, case, seen, services),
        is_changed=seen is not None and seen != case.version,
        is_open=is_open,
        has_follow_up=bool(following),
        is_demo=services.is_demo,
        is_welcome=is_welcome,
        days=case.days_left(services.today(came.by.zone)),
        total=await services.appeals.total(case.id),
    )
    keys = case_keys(words, case, is_open=is_open, is_shared=not came.by.is_careful)
    rows = (*following, *keys, (Key(words.label("open_cases"), ListCases()),))
    return Screen(text, rows, walk_of=case.id)


async def follow_up(came: Came, case: Case, services: Services) -> tuple[Row, ...]:
    """The key to the open case that goes on with this one, in a row; no row where none does."""
    following = await services.cases.find(await services.endings.follow_up(case.id) or 0)
    if following is None or not following.is_open(came.now):
        return ()
    label = shorten(came.words.label("follow_up", following.title))
    return ((Key(label, OpenCase(following.id, following.version)),),)


def case_keys(
    words: Words, case: Case, *, is_open: bool = True, is_shared: bool = True
) -> tuple[Row, ...]:
    """What can be done with a case, under its card; who must be careful is not led to share."""
    story = Key(words.label("full_story"), ReadStory(case.id, case.version, 0))
    if not is_open:
        return ((story,),)
    act = Key(words.label("take_action"), TakeAction(case.id, case.version))
    share = Key(words.label("share"), ShareCase(case.id, case.version))
    later = Key(words.label("remind_me"), RemindMe(case.id, case.version, 1))
    never = Key(words.label("not_this_one"), NotThisOne(case.id, case.version, 1))
    return ((act,), (story, share) if is_shared else (story,), (later, never))


async def _changes(
    words: Words, case: Case, seen: int | None, services: Services
) -> tuple[str, ...]:
    if seen is None or seen >= case.version:
        return ()
    stored = await services.cases.version(case.id, seen)
    return changes(words, stored.case, case) if stored else ()


def delivered_card(words: Words, case: Case, *, is_demo: bool, is_shared: bool = True) -> Screen:
    """The card as it is broadcast: the same for everybody of one language, and it stays."""
    stop = Key(words.label("stop_messages"), StopMessages())
    rows = (*case_keys(words, case, is_shared=is_shared), (stop,))
    return Screen(card_text(words, case, is_demo=is_demo), rows)


def card_text(words: Words, case: Case, **values: object) -> str:
    """The text of a card; without `days` and `total` it holds for everybody."""
    said = {
        "changes": (),
        "is_changed": False,
        "is_welcome": False,
        "is_open": True,
        "has_follow_up": False,
        "is_demo": False,
        "days": None,
        "total": None,
        "fewest": FEWEST,
    } | values
    summary = closed(beginning(veiled(case.summary, case.disturbing), SUMMARY))
    who = " ".join(beginning((case.name_and_pronoun or "",), WHO))
    kind = words.label("kind", case.kind) if case.kind in SAID_KINDS else ""
    return words.say("card", case=case, kind=kind, who=who, summary=summary, **said)


def settings(came: Came) -> Screen:
    """Everything that a supporter can set, and how it is set now."""
    words, by = came.words, came.by
    is_away = by.away_until is not None and by.away_until > came.now_ms
    text = words.say(
        "settings",
        supporter=by,
        language=words.language,
        away_until=_date(by.away_until or 0, by.zone) if is_away else None,
        now=came.now.astimezone(ZoneInfo(by.zone)) if by.zone else None,
        at=time(by.hour),
    )
    rows = (
        (Key(words.label("change_language"), ListLanguages()), _set(words, "country")),
        *_signing(words, by),
        *_receiving(words, by),
        (
            Key(words.label("switch_answers", by.is_asked_for_answers), _answers(by)),
            _set(words, "careful"),
        ),
        (
            Key(words.label("show_my_data"), ShowMyData()),
            Key(words.label("forget_me"), AskToForget()),
        ),
        (Key(words.label("open_cases"), ListCases()),),
    )
    return Screen(text, rows)


def _signing(words: Words, by: Supporter) -> tuple[Row, ...]:
    rows: tuple[Row, ...] = (
        (Key(words.label("change_name"), ChangeName()), _set(words, "signs")),
    )
    about = Key(words.label("tell_about"), ChangeAbout())
    if by.name or by.city:
        return (*rows, (about, Key(words.label("clear_name"), ClearName())))
    return (*rows, (about,))


def _receiving(words: Words, by: Supporter) -> tuple[Row, ...]:
    if not by.is_subscribed:
        return ((Key(words.label("subscribe"), Subscribe()),),)
    return (
        (_set(words, "often"), _set(words, "themes")),
        (_set(words, "hour"), Key(words.label("plan_holiday"), PlanHoliday())),
        (Key(words.label("unsubscribe"), Unsubscribe()),),
    )


def _set(words: Words, what: str) -> Key:
    return Key(words.label("change", what), OpenChoice(what, "set"))


def _answers(by: Supporter) -> SetAnswers:
    return SetAnswers(int(not by.is_asked_for_answers))


def _date(moment: int, zone: str | None) -> date:
    """The date of a moment (ms) where they live."""
    return datetime.fromtimestamp(moment / 1000, ZoneInfo(zone or "UTC")).date()
