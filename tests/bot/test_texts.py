"""Values are never markup and never templates, and each language counts in its own way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import UndefinedError

from bot.sandbox.html import parse_html
from bot.texts import Texts
from handlers.coordinator.reading import Line
from tests.samples import MESSAGES
from tests.samples.values import CARD, CASE, CASES, SUPPORTER, TARGET
from tests.samples.walk import EMAIL

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = Texts()
SAID = {"language": "en", "supporter": SUPPORTER}
READ = {"page": 1, "pages": 1}
PLAIN = "Amina"
HOSTILE = (
    "<b>bold",
    "</b></i></pre>",
    '<a href="https://elsewhere.example">here</a>',
    "&amp; &lt;b&gt; &#60;",
    "{{ 7 * 7 }} {% for x in y %} {# no #}",
    "%(name)s %(total)d %s 100% %%",
    "{name} {0} {city!r}",
    "'\" ` \\n \\",
    "\u202edrawkcab \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "🏳️‍🌈 👩‍👩‍👧 𝕏",
    "line\u2028separator\u00a0and\u200bnothing",
)
POSITIONS: dict[str, Callable[[str], tuple[str, dict[str, Any]]]] = {
    "a title": lambda text: ("card", CARD | {"case": replace(CASE, title=text)}),
    "a country": lambda text: ("card", CARD | {"case": replace(CASE, country=text)}),
    "a paragraph": lambda text: ("card", CARD | {"summary": (text,)}),
    "a number": lambda text: ("no_such_case", CASES | {"number": text}),
    "a name": lambda text: ("settings", SAID | {"supporter": replace(SUPPORTER, name=text)}),
    "a city": lambda text: ("settings", SAID | {"supporter": replace(SUPPORTER, city=text)}),
    "a thanked name": lambda text: ("ask_city", {"name": text}),
    "an official": lambda text: ("appeal_email", EMAIL | {"target": replace(TARGET, name=text)}),
    "an address": lambda text: ("appeal_email", EMAIL | {"address": text}),
    "a letter": lambda text: ("appeal_email", EMAIL | {"letter": text}),
    "a post": lambda text: ("appeal_x", {"target": TARGET, "variants": (text,)}),
    "what was read": lambda text: ("team/reading", READ | {"lines": (Line(text, text),)}),
    "the contact": lambda text: ("privacy", {"contact": text}),
}


@pytest.mark.parametrize("language", TEXTS.languages)
@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_write_is_shown_as_they_wrote_it(
    hostile: str, position: str, language: str
) -> None:
    words = TEXTS.in_(language)
    template, values = POSITIONS[position](hostile)
    text, entities = parse_html(words.say(template, **values))
    assert hostile in text
    template, values = POSITIONS[position](PLAIN)
    _, expected = parse_html(words.say(template, **values))
    assert [entity.kind for entity in entities] == [entity.kind for entity in expected]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_label_is_plain_text_and_shows_it_as_well(hostile: str) -> None:
    assert TEXTS.in_("en").label("use_name", hostile) == f"Sign as {hostile}"
    assert hostile in TEXTS.in_("es").label("case_in_list", hostile, 3)


def test_a_card_within_another_message_is_escaped_once() -> None:
    words = TEXTS.in_("en")
    card = words.say("card", **(CARD | {"case": replace(CASE, title="<b> & co")}))
    (values, *_) = MESSAGES["team/announce"]
    text, _ = parse_html(words.say("team/announce", **(values | {"card": card})))
    assert "<b> & co" in text


def test_a_forgotten_value_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        TEXTS.in_("en").say("id")


def test_no_message_has_holes() -> None:
    told = TEXTS.in_("en").say("card", **(CARD | {"is_demo": False, "total": None}))
    assert "\n\n\n" not in told
    assert told == told.strip()


@pytest.mark.parametrize(
    ("language", "written"), [("en", "3 September 2027"), ("es", "3 de septiembre de 2027")]
)
def test_a_date_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    words = TEXTS.in_(language)
    assert words.date(date(2027, 9, 3)) == written
    assert written in words.say(
        "card", **(CARD | {"case": replace(CASE, deadline=date(2027, 9, 3))})
    )


def test_numbers_have_the_separators_of_the_language() -> None:
    assert TEXTS.in_("en").number(1_234_567) == "1,234,567"
    assert TEXTS.in_("es").number(1_234_567) == "1.234.567"


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 case needs you now.", "2 cases need you now."),
        ("es", "1 caso te necesita ahora.", "2 casos te necesitan ahora."),
    ],
)
def test_cases_are_counted_in_the_way_of_the_language(language: str, one: str, many: str) -> None:
    words = TEXTS.in_(language)
    for count, expected in ((1, one), (2, many)):
        assert expected in words.say("cases", count=count, is_demo=False, is_welcome=False)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("ES_mx", "es"),
        ("en-US", "en"),
        ("xx", "en"),
        ("", "en"),
        (None, "en"),
        ("../../es", "en"),
        ("es" * 1000, "en"),
    ],
)
def test_who_speaks_another_language_is_answered_in_the_nearest(
    asked: str | None, spoken: str
) -> None:
    assert TEXTS.nearest(asked) == spoken
    assert TEXTS.in_(asked).language == spoken


def test_the_language_where_none_is_known_is_the_operators_choice() -> None:
    assert Texts("es").nearest("xx") == "es"
    assert Texts("es").in_("en").language == "en"


def test_a_default_language_without_a_catalogue_stops_the_start() -> None:
    with pytest.raises(ValueError, match="BOT_LOCALE"):
        Texts("xx")


def test_a_language_is_called_by_its_name() -> None:
    assert TEXTS.in_("es").language_name("es") == "español"
    assert TEXTS.in_("en").language_name("es") == "Spanish"
