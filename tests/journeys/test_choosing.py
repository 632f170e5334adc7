"""What a newcomer is asked, what anybody can choose later, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.demo import AMINA
from cases.themes import Region, Theme
from tests.journeys.librarian import DOCUMENT, NUMBER
from tests.journeys.steps import goes_on, keys, says

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.store.supporters import Supporter
    from tests.journeys.conftest import Demo


async def supporter(demo: Demo) -> Supporter:
    known = await demo.bot.services.supporters.find(AMINA)
    assert known is not None
    return known


async def question(amina: Person) -> int:
    """The message of the newcomer's questions."""
    return int((await amina.waits_for("Where do you live?"))["message_id"])


async def settings(amina: Person) -> int:
    """The settings, opened anew."""
    return int((await says(amina, "/settings", "⚙️ Settings"))["message_id"])


# A newcomer ----------------------------------------------------------------------------------


async def test_four_taps_say_everything_and_the_cases_are_there_from_the_first_one_on(
    demo: Demo,
) -> None:
    amina = demo.amina
    await amina.writes("/start")
    await amina.taps("English")
    listed = await amina.waits_for("4 cases need you now")
    here = await question(amina)
    assert here > listed["message_id"]
    await goes_on(amina, here, "Ireland", "How often may I write to you")
    await goes_on(amina, here, "At most 4 a month", "What moves you most?")
    told = await goes_on(amina, here, "All of them", "that was all")
    assert "Ireland" in told["text"]
    assert "At most 4 new cases a month" in told["text"]
    known = await supporter(demo)
    assert (known.country, known.zone, known.most) == ("IE", "Europe/Dublin", 4)
    assert (known.themes, known.regions, known.is_subscribed) == ((), (), True)
    await amina.taps("9 days", listed["message_id"])
    await amina.waits_for("Urgent Action 84.19")
    await demo.has_no_trouble()


async def test_every_question_can_be_skipped_and_left_alone(demo: Demo, amina: Person) -> None:
    here = await question(amina)
    await goes_on(amina, here, "Not now", "How often")
    await goes_on(amina, here, "Not now", "What moves you most?")
    told = await goes_on(amina, here, "All of them", "that was all")
    assert "Every new case" in told["text"]
    known = await supporter(demo)
    assert (known.country, known.zone, known.most, known.themes) == (None, None, None, ())


async def test_a_link_leads_to_its_case_first_and_the_questions_come_below(demo: Demo) -> None:
    await demo.amina.follows("https://t.me/urgent_sandbox_bot?start=case_84_19")
    await demo.amina.taps("English")
    card = await demo.amina.waits_for("Urgent Action 84.19")
    here = await question(demo.amina)
    assert here > card["message_id"]
    await goes_on(demo.amina, here, "Not now", "How often")
    await demo.amina.taps("Take action", card["message_id"])
    await demo.amina.waits_for("Whom will you write to?")


async def test_a_case_without_a_number_has_a_link_too(demo: Demo, amina: Person) -> None:
    case = await demo.publishes(DOCUMENT.replace(NUMBER, ""))
    assert case.ua_number is None
    await demo.chidi.follows(demo.bot.services.private_chat(case))
    await demo.chidi.taps("English")
    await demo.chidi.waits_for(case.title)
    await demo.chidi.follows("https://t.me/urgent_sandbox_bot?start=id_999999999999999999")
    await demo.chidi.waits_for("need you now")
    await demo.has_no_trouble()


# A country, and its clock --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "code", "zone"),
    [
        ("Alemania", "DE", "Europe/Berlin"),
        ("  الأردن ", "JO", "Asia/Amman"),
        ("🇸🇳", "SN", "Africa/Dakar"),
        ("Côte d’Ivoire", "CI", "Africa/Abidjan"),
    ],
)
async def test_a_country_may_be_written_in_any_language(
    demo: Demo, amina: Person, typed: str, code: str, zone: str
) -> None:
    await question(amina)
    await says(amina, typed, "How often")
    known = await supporter(demo)
    assert (known.country, known.zone) == (code, zone)


async def test_of_several_time_zones_one_is_chosen_by_its_clock(demo: Demo, amina: Person) -> None:
    here = await question(amina)
    asked = await goes_on(amina, here, "United States", "What time is it where you are?")
    now = (await demo.sandbox.now()).astimezone(UTC)
    labels = keys(asked)
    assert len(labels) == 9
    assert any("New York" in label for label in labels)
    assert (await supporter(demo)).zone == "America/New_York", "until they say otherwise"
    await goes_on(amina, here, "Phoenix", "How often")
    assert (await supporter(demo)).zone == "America/Phoenix"
    phoenix = now - timedelta(hours=7)
    settings_now = await says(amina, "/settings", "⚙️ Settings")
    shown = settings_now["text"].replace("\u202f", " ")
    near = {(phoenix + timedelta(minutes=late)).strftime("%-I:%M %p") for late in (0, 1)}
    assert any(clock in shown for clock in near), shown


async def test_a_slip_is_asked_about_and_a_fantasy_is_no_answer(demo: Demo, amina: Person) -> None:
    here = await question(amina)
    close = await says(amina, "Germny", "Do you mean this one?")
    assert keys(close)[0] == "🇩🇪 Germany"
    await says(amina, "Narnia", "do not understand")
    await goes_on(amina, here, "Another country", "Which country is it?")
    for wrong in ("Narnia", "<b>Spain</b>", "{name}", "x" * 5000):
        await says(amina, wrong, "I know no country of this name")
    await goes_on(amina, close["message_id"], "Germany", "How often")
    assert (await supporter(demo)).country == "DE"
    await demo.has_no_trouble()


async def test_dates_are_written_as_where_one_lives(demo: Demo, amina: Person) -> None:
    here = await question(amina)
    await amina.writes("/start case_84_19")
    british = await amina.waits_for("Urgent Action 84.19")
    deadline = (await demo.bot.services.cases.by_number("84.19")).deadline  # type: ignore[union-attr]
    assert deadline is not None
    assert f"{deadline.day} {deadline:%B %Y}" in british["text"]
    await goes_on(amina, here, "United States", "What time")
    await amina.writes("/start case_84_19")
    american = f"{deadline:%B} {deadline.day}, {deadline.year}"
    await amina.waits_for(american)


# What comes ----------------------------------------------------------------------------------


async def test_themes_and_regions_are_chosen_tap_by_tap_and_all_of_them_are_none(
    demo: Demo, amina: Person
) -> None:
    here = await settings(amina)
    await goes_on(amina, here, "Themes", "What moves you most?")
    await goes_on(amina, here, "Torture", "On: Torture")
    await goes_on(amina, here, "Refugees", "On: Torture · Refugees, migrants")
    await goes_on(amina, here, "Americas", "From: 🌎 Americas")
    told = await goes_on(amina, here, "✓ Torture", "On: Refugees, migrants")
    assert "Torture" not in told["text"]
    assert "✓ 🌎 Americas" in keys(told)
    known = await supporter(demo)
    assert (known.themes, known.regions) == ((Theme.REFUGEES,), (Region.AMERICAS,))
    await goes_on(amina, here, "Settings", "On: Refugees, migrants")
    await goes_on(amina, here, "Themes", "What moves you most?")
    await goes_on(amina, here, "All themes and regions", "What moves you most?")
    known = await supporter(demo)
    assert (known.themes, known.regions) == ((), ())


async def test_who_chose_other_regions_is_not_sent_a_case_and_coordinators_are_told_how_many(
    demo: Demo, amina: Person
) -> None:
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("need you now")
    here = await settings(amina)
    await goes_on(amina, here, "Themes", "What moves you most?")
    await goes_on(amina, here, "Africa", "From: 🌍 Africa")
    await demo.announces("84.19")
    await demo.chidi.waits_for("🔴 MEXICO: HUNDREDS")
    case = await demo.bot.services.cases.by_number("84.19")
    assert case is not None
    (made,) = await demo.bot.services.broadcasts.of_case(case.id)
    assert (await demo.bot.services.broadcasts.ledger(made.id)).audience == 1
    assert not any("84.19" in one["text"] for one in await amina.reads())


async def test_the_digest_comes_on_sunday_and_its_cases_open_below_it(
    demo: Demo, amina: Person
) -> None:
    here = await settings(amina)
    await goes_on(amina, here, "How often", "How often may I write to you")
    await goes_on(amina, here, "A digest on Sundays", "Only in a digest, on Sundays")
    await demo.announces("84.19")
    now = await demo.sandbox.now()
    sunday = now + timedelta(days=7 - (now.weekday() + 1) % 7)
    await demo.sandbox.moves_clock(sunday.replace(hour=19, minute=0))
    digest = await amina.waits_for("1 new case this week")
    assert "MEXICO: HUNDREDS" in digest["text"]
    card = await goes_on(amina, digest["message_id"], "MEXICO: HUNDREDS", "Urgent Action 84.19")
    assert card["message_id"] > digest["message_id"], "the digest stays"
    assert sum("this week" in one["text"] for one in await amina.reads()) == 1
    await demo.has_no_trouble()


async def test_a_holiday_is_so_long_or_until_a_date_and_ends_by_a_tap(
    demo: Demo, amina: Person
) -> None:
    here = await settings(amina)
    await goes_on(amina, here, "Holiday", "Are you going on holiday?")
    await goes_on(amina, here, "Two weeks", "On holiday until")
    today = (await demo.sandbox.now()).date()
    assert until(await supporter(demo)) == today + timedelta(days=14)
    again = await goes_on(amina, here, "Holiday", "Are you going")
    assert "🔔 I am back" in keys(again)
    for wrong in ("1 January 2020", "3 May 2099"):
        await says(amina, wrong, "This date does not fit")
    await says(amina, "in a while", "do not understand")
    last = today + timedelta(days=40)
    await says(amina, f"{last.day} {last:%B}", f"On holiday until {last.day} {last:%B %Y}")
    assert until(await supporter(demo)) == last
    await goes_on(amina, here, "I am back", "⚙️ Settings")
    assert (await supporter(demo)).away_until is None
    await demo.has_no_trouble()


def until(known: Supporter) -> object:
    assert known.away_until is not None
    return datetime.fromtimestamp(known.away_until / 1000, UTC).date()


async def test_hour_signature_answers_and_careful_mode_are_set_and_said(
    demo: Demo, amina: Person
) -> None:
    here = await settings(amina)
    await goes_on(amina, here, "Time of day", "At what time of your day?")
    await goes_on(amina, here, "09:00", "Reminders come at 09:00.")
    await goes_on(amina, here, "Signature", "How shall your letters be signed?")
    await goes_on(amina, here, "With my initials", "letters carry your initials only")
    await goes_on(amina, here, "Ask for no answers", "You are not asked whether")
    await amina.taps("Ask for answers", here)
    await amina.waits_for(lambda one: "💬 Ask for no answers" in keys(one))
    assert "not asked" not in amina.screen
    known = await supporter(demo)
    assert (known.hour, known.signs, known.is_asked_for_answers) == (9, "initials", True)


async def test_old_and_forged_choices_change_nothing_that_they_should_not(
    demo: Demo, amina: Person
) -> None:
    await demo.sandbox.limits(None, None)
    before = await supporter(demo)
    for data in (
        "country:XX:new", "country:--:set", "zone:US:Madrid:set", "zone:XX:Berlin:new",
        "most:1000:set", "most:-7:new", "theme:witchcraft:1:set", "region:atlantis:1:new",
        "hour:3", "hour:99", "away:9999", "away:-1", "signs:blood", "choose:ready:set",
        "choose:nothing:set", "choose:zone:new", "choose::", "everything:set",
    ):  # fmt: skip
        carrier = await demo.puts_key(amina, data)
        tapped = await amina.taps("An old key", carrier)
        assert tapped.answered, data
    await amina.waits_for("⚙️ Settings")
    assert replace(await supporter(demo), is_asked=before.is_asked) == before
    await demo.has_no_trouble()
