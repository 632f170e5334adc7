"""Values are never markup and never templates, and each language counts in its own way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import UndefinedError

from bot.sandbox.html import parse_html
from bot.texts import Texts
from cases.document.dates import first_date
from cases.veil import closed, veiled
from handlers.coordinator.reading import Line
from tests.samples import MESSAGES
from tests.samples.values import CARD, CASE, CASES, SUPPORTER, TARGET
from tests.samples.walk import EMAIL

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = Texts()
SAID = {
    "at": time(18),
    "away_until": None,
    "language": "en",
    "now": None,
    "supporter": SUPPORTER,
}
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
    "a post": lambda text: ("appeal_x", {"over": 0, "target": TARGET, "variants": (text,)}),
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


def test_what_was_taken_of_a_new_version_is_counted_in_words() -> None:
    words = TEXTS.in_("en")
    told = words.label("audited_compared", 2, 3, 1)
    assert told == "Differences in version 2: 3 new texts taken · 1 former text kept"


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


@pytest.mark.parametrize(
    ("printed", "language", "shown"),
    [
        ("Mexico", "es", "México"),
        ("Mexico", "ar", "المكسيك"),
        ("Russian Federation", "fr", "Russie"),
        ("Estados Unidos", "en", "United States"),
        ("Burma", "en", "Burma"),
        ("Mexico/USA", "fr", "Mexico/USA"),
        ("<b>Nowhere</b>", "ar", "&lt;b&gt;Nowhere&lt;/b&gt;"),
    ],
)
def test_a_known_country_is_named_in_the_readers_language_and_others_as_printed(
    printed: str, language: str, shown: str
) -> None:
    card = CARD | {"case": replace(CASE, country=printed), "kind": ""}
    assert f" · {shown}</i>" in TEXTS.in_(language).say("card", **card)


@pytest.mark.parametrize("country", [None, "DZ", "MA", "SY", "US"])
@pytest.mark.parametrize("language", TEXTS.languages)
def test_a_date_can_be_written_back_as_it_was_shown(language: str, country: str | None) -> None:
    for month in range(1, 13):
        day = date(2027, month, 23)
        read = first_date(TEXTS.in_(language, country).date(day))
        assert read is not None
        assert read.date == day


@pytest.mark.parametrize(
    ("language", "country", "day", "clock", "number"),
    [
        ("en", None, "9 March 2026", "14:05", "1,234,567"),
        ("en", "GB", "9 March 2026", "14:05", "1,234,567"),
        ("en", "US", "March 9, 2026", "2:05\u202fPM", "1,234,567"),
        ("en", "DE", "9 March 2026", "14:05", "1.234.567"),
        ("es", "ES", "9 de marzo de 2026", "14:05", "1.234.567"),
        ("es", "MX", "9 de marzo de 2026", "2:05\u202fp.m.", "1,234,567"),
        ("en", "XX", "9 March 2026", "14:05", "1,234,567"),
        ("en", "../../etc", "9 March 2026", "14:05", "1,234,567"),
    ],
)
def test_dates_clocks_and_numbers_are_written_as_where_the_reader_lives(
    language: str, country: str | None, day: str, clock: str, number: str
) -> None:
    words = TEXTS.in_(language, country)
    moment = datetime(2026, 3, 9, 14, 5, tzinfo=UTC)
    shown = words.clock(moment).replace("\xa0", " ")
    assert (words.date(moment.date()), shown, words.number(1_234_567)) == (day, clock, number)


def test_countries_that_write_alike_share_their_words() -> None:
    assert TEXTS.in_("en", "GB") is TEXTS.in_("en")
    assert TEXTS.in_("en", "US") is TEXTS.in_("en", "PH")
    assert TEXTS.in_("es", "DE").country_name("DE") == "Alemania"


def test_what_is_hidden_is_a_spoiler_and_nothing_else_becomes_one() -> None:
    story = closed(veiled(("Before <b>. He was beaten & left. After.",), ("beaten & left",)))
    told = TEXTS.in_("en").say("story", case=CASE, paragraphs=story, page=1, pages=1)
    assert "<tg-spoiler>beaten &amp; left</tg-spoiler>" in told
    assert told.count("<tg-spoiler>") == 1
    assert "Before &lt;b&gt;. He was " in told
