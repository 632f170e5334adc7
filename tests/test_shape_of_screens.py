"""Every button, message and label fits into Telegram, in every language, at its largest."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import fields
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.sandbox.html import parse_html
from bot.texts import Texts
from cases.paging import length
from handlers import routes
from handlers.button import Button
from handlers.buttons import AskCity, AskName, Introduced
from handlers.draft_buttons import ChangeField
from handlers.letter_buttons import LetterText
from handlers.official_buttons import ChangeContact, ChangeOfficial
from handlers.paper_buttons import AskHome
from handlers.report_buttons import AnswerText
from handlers.settings_buttons import AskAway, AskCountry
from handlers.team_menu import TEAM_COMMANDS
from tests.samples import LABELS, MESSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services import Services
    from handlers.routing import Handler

REPOSITORY = Path(__file__).parents[1]
TEMPLATES = REPOSITORY / "bot" / "templates"
TEXTS = Texts()

MESSAGE, DATA, DESCRIPTION, TOAST, KEY = 4096, 64, 256, 200, 64
# Questions: they lie in the database, under no message.
ASKED = {
    AskAway,
    AskCountry,
    AskName,
    AskCity,
    AnswerText,
    AskHome,
    ChangeField,
    ChangeContact,
    ChangeOfficial,
    Introduced,
    LetterText,
}
UNLISTED = {"start"}  # Telegram shows it to newcomers by itself
LARGEST: dict[str, int | str] = {
    "answer": "acknowledged",
    "answer_id": 10**12,
    "at": 10**12,
    "before": 10**12,
    "broadcast_id": 10**12,
    "by": "language",
    "case_id": 10**12,
    "channel": "instagram",
    "city": "South_Georgia_and_such",
    "contact_id": 10**12,
    "country": "GB",
    "days": 366,
    "field": "additional_information",
    "file": "picture",
    "followed_by": 10**12,
    "hour": 23,
    "insists": 1,
    "kind": "open_letter",
    "is_sent": 1,
    "language": "zh_Hant_TW",
    "link": "0123456789abcdef",
    "mark": "0123456789",
    "member_id": 10**12,
    "message_id": 2**31 - 1,
    "minute": 10**8,
    "most": -1,
    "news": "good",
    "number": "9999_99",
    "of": "zh_Hant_TW",
    "on": 1,
    "outcome": "left_message",
    "page": 10**4,
    "part": "contact_forms",
    "part_id": 2**31 - 1,
    "place": "new",
    "region": "asia_pacific",
    "reminders": "14_7_2_0",
    "role": "coordinator",
    "revision": 10**4,
    "signs": "initials",
    "seen": "0123abcd",
    "spoken": "ar",
    "stays": 1,
    "target_id": 10**12,
    "theme": "discrimination",
    "until": "daybefore",
    "variant": 10**2,
    "version": 10**4,
    "was": "asia_pacific",
    "what": "country",
    "who": "command_line",
}
_MACRO = re.compile(r"{% macro (\w+)\(([^)]*)\) %}")
_TAG = re.compile(r"<\s*/?\s*([a-zA-Z-]+)")
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler", "tg-time"}

each_language = pytest.mark.parametrize("language", TEXTS.languages)


def kinds() -> list[type[Button]]:
    """Every button that can stand under a message: those that have a code."""
    return sorted(
        (kind for kind in _below(Button) if "code" in vars(kind)), key=lambda kind: kind.code
    )


def _below(kind: type[Button]) -> Iterator[type[Button]]:
    """Its subclasses; of each, the dataclass with slots that took the place of the class."""
    for one in kind.__subclasses__():
        if vars(sys.modules[one.__module__])[one.__name__] is one:
            yield one
            yield from _below(one)


def largest(kind: type[Button]) -> Button:
    return kind(**{field.name: LARGEST[field.name] for field in fields(kind)})


@cache
def table() -> list[Handler]:
    # The table only hands the services on to the steps, and no step is taken here.
    return routes(cast("Services", None))


def leading(data: str) -> list[str]:
    """The patterns of the routes that would take this button, but for the one that takes any."""
    patterns = [
        cast("re.Pattern[str]", route.pattern)
        for route in table()
        if isinstance(route, CallbackQueryHandler)
    ]
    return [one.pattern for one in patterns if one.pattern and one.match(data)]


@pytest.mark.parametrize("kind", kinds())
def test_a_button_fits_at_its_largest_and_means_the_same_afterwards(
    kind: type[Button],
) -> None:
    packed = largest(kind).pack()
    assert len(packed.encode()) <= DATA
    assert kind.unpack(packed) == largest(kind)
    assert [other for other in kinds() if other.unpack(packed)] == [kind]


@pytest.mark.parametrize("kind", kinds())
def test_a_button_leads_to_one_step(kind: type[Button]) -> None:
    assert len(leading(largest(kind).pack())) == (0 if kind in ASKED else 1)


def test_every_step_behind_a_button_has_its_button() -> None:
    patterns = {pattern for kind in kinds() for pattern in leading(largest(kind).pack())}
    taken = [
        cast("re.Pattern[str]", route.pattern).pattern
        for route in table()
        if isinstance(route, CallbackQueryHandler)
    ]
    assert sorted(patterns) == sorted(filter(None, taken))
    assert taken.count("") == 1, "outdated and foreign buttons are answered too"


def test_every_command_can_be_found_in_the_help_or_in_the_menu() -> None:
    told, _ = parse_html(TEXTS.in_("en").say("help", is_coordinator=True))
    commands = {
        command
        for route in table()
        if isinstance(route, CommandHandler)
        for command in route.commands
    }
    listed = set(TEAM_COMMANDS) | set(re.findall(r"/([a-z_]+)", told))
    assert commands - UNLISTED - listed == set()
    assert listed - commands == set(), "these lead nowhere"


def test_every_message_is_tried_here() -> None:
    there = {
        str(path.relative_to(TEMPLATES).with_suffix(""))
        for path in TEMPLATES.rglob("*.html")
        if "web" not in path.relative_to(TEMPLATES).parts
    }
    assert there == set(MESSAGES)


@each_language
@pytest.mark.parametrize("template", sorted(MESSAGES))
def test_a_message_is_what_telegram_takes(template: str, language: str) -> None:
    for values in MESSAGES[template]:
        told = TEXTS.in_(language).say(template, **values)
        text, _ = parse_html(told)
        assert 0 < length(text) <= MESSAGE
        assert {tag.lower() for tag in _TAG.findall(told)} <= TAGS
        assert "\n\n\n" not in told
        assert "{{" not in told.replace("{{ name }}", "")
        assert "%(" not in told.replace("%(name)s", "")


@cache
def macros() -> dict[str, list[str]]:
    """The labels and their arguments' names."""
    written = "".join(path.read_text() for path in sorted((TEMPLATES / "labels").iterdir()))
    found = _MACRO.findall(written)
    return {
        name: [one.strip() for one in given.split(",") if one.strip()] for name, given in found
    }


@cache
def on_keys() -> set[str]:
    """The labels that stand on keys, by the way the conversations use them."""
    names = {"draft_in_list", "case_of_team"}  # chosen by a variable
    for path in (REPOSITORY / "handlers").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Key":
                names |= {label for part in call.args for label in _labels(part)}
    return names


def _labels(part: ast.expr) -> set[str]:
    return {
        str(argument.value)
        for call in ast.walk(part)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "label"
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant)
    }


@each_language
@pytest.mark.parametrize("label", sorted(macros()))
def test_a_label_is_short_enough_for_where_it_stands(label: str, language: str) -> None:
    most = KEY if label in on_keys() else DESCRIPTION if label.startswith("command_") else TOAST
    for values in product(*(LABELS[argument] for argument in macros()[label])):
        told = TEXTS.in_(language).label(label, *values)
        assert 0 < length(told) <= most
        assert "\n" not in told


def test_every_label_that_is_asked_for_is_there_and_no_other() -> None:
    sources = [
        path.read_text()
        for folder in ("handlers", "bot")
        for path in (REPOSITORY / folder).rglob("*.py")
    ]
    used = {name for name in macros() if any(f'"{name}"' in source for source in sources)}
    used |= {f"command_{command}" for command in TEAM_COMMANDS}
    assert set(macros()) - used == set(), "nobody says these"
    asked = {label for source in sources for label in _labels_of(source)}
    assert asked - set(macros()) == set()


def _labels_of(source: str) -> set[str]:
    return set(re.findall(r'\.label\(\s*"(\w+)"', source))


def test_the_samples_are_hostile_and_long() -> None:
    values: list[Any] = [
        value for tried in MESSAGES.values() for one in tried for value in one.values()
    ]
    assert any("<b>" in str(value) for value in values)
    assert any("&" in str(value) for value in values)
