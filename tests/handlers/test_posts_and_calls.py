"""What is given for a post, a page and a call, whatever the case says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.store.own_words import OwnMessage
from cases.case import Channel, SampleLetter
from cases.channels.x import weight
from handlers.appeal_social import other_networks
from handlers.buttons import ChooseContact
from handlers.own_words_buttons import UseSample, WriteOwn
from handlers.report_buttons import OtherNetworks
from handlers.screen import Link, Phone, Screen
from handlers.write_appeal import choose_contact
from tests.handlers.parts import AMINA, key, keys, seen, services_on, tap
from tests.handlers.varied import HINT, hinted, ids, published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

LONG = SampleLetter("en", ("Dear Minister,", *("I ask you to let her go home. " * 10,) * 6))
FOREIGN = "自由" * 200

pytestmark = pytest.mark.usefixtures("amina_is_known")


async def is_given(services: Services, case: Case, channel: Channel, target: int = 0) -> Screen:
    button = ChooseContact(*ids(case, channel, target))
    shown = await choose_contact(await tap(services, AMINA, button), services)
    seen(shown)
    return shown


def opened(screen: Screen) -> list[str]:
    """The texts that the links of a screen open."""
    links = [one.does.url for one in keys(screen) if isinstance(one.does, Link)]
    return [parse_qs(urlsplit(url).query)["text"][0] for url in links]


async def test_instagram_gets_a_short_text_where_the_letter_is_too_long_for_it(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, letter=LONG)
    for channel, is_brief in ((Channel.INSTAGRAM, True), (Channel.FACEBOOK, False)):
        text = seen(await is_given(services, case, channel))
        assert ("this is short enough" in text) == is_brief
        assert ("Dear Minister" in text) != is_brief
        assert "I ask you to let her go home." in text
    form = seen(await is_given(services, case, Channel.WEB_FORM))
    assert "It may ask for your name" in form


async def test_what_is_printed_for_a_page_and_is_no_address_is_shown_and_opened_by_no_key(
    services: Services, database_address: str
) -> None:
    minister = (await published(services, database_address)).targets[0]
    for number, printed in enumerate(("see the <b>website</b>", "localhost", "javascript:x()")):
        form = replace(minister.by(Channel.WEB_FORM)[0], value=printed)
        case = await published(
            services,
            database_address,
            number=f"90{number + 2}.26",
            targets=(replace(minister, contacts=(form,)),),
        )
        shown = await is_given(services, case, Channel.WEB_FORM)
        assert printed in seen(shown)
        assert not [one for one in keys(shown) if isinstance(one.does, Link)]


async def test_posts_that_a_coordinator_worded_stand_first_here_and_elsewhere(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, posts=("Let the librarian go!",))
    shown = await is_given(services, case, Channel.X, target=1)
    assert opened(shown)[0] == ".@AlexPlaceholder Let the librarian go! · UA 901.26"
    button = OtherNetworks(*ids(case, Channel.X, target=1))
    elsewhere = await other_networks(await tap(services, AMINA, button), services)
    assert set(opened(elsewhere)[:3]) == {
        "Alex Placeholder, Ambassador: Let the librarian go! · UA 901.26"
    }


async def test_the_longest_posts_in_any_script_stay_within_what_a_message_carries(
    services: Services, database_address: str
) -> None:
    texts = (FOREIGN, "a" + FOREIGN, "b" + FOREIGN)
    case = await published(services, database_address, title=FOREIGN, posts=texts)
    shown = await is_given(services, case, Channel.X, target=1)
    assert len(opened(shown)) == 3
    assert all(weight(post) <= 280 for post in opened(shown))
    button = OtherNetworks(*ids(case, Channel.X, target=1))
    elsewhere = await other_networks(await tap(services, AMINA, button), services)
    seen(elsewhere)
    assert len(opened(elsewhere)) == 6


async def test_other_networks_of_a_contact_that_is_gone_lead_to_the_case(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    for button in (OtherNetworks(case.id, 1, 0, 0), OtherNetworks(0, 1, 1, 1)):
        shown = await other_networks(await tap(services, AMINA, button), services)
        assert seen(shown)
        assert not [one for one in keys(shown) if isinstance(one.does, Link)]


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (12, "Offices are probably open"),
        (6, "probably closed until Wednesday 09:00 there: that is Wednesday 09:00 UTC for you."),
    ],
)
async def test_a_call_tells_the_hour_there_and_whether_somebody_may_pick_up(
    database: Database, database_address: str, hour: int, said: str
) -> None:
    now = datetime(2026, 3, 11, hour, tzinfo=UTC)  # a Wednesday
    services = await services_on(database, now)
    await services.supporters.meet(AMINA, 1)
    await services.supporters.introduce(AMINA, "Amina Example", "Toledo", 1)
    case = await published(services, database_address)
    shown = await is_given(services, case, Channel.PHONE, target=1)
    assert shown.before == (Phone("+44 20 7946 0002", "Alex Placeholder"),)
    assert f"It is {hour:02}:00 there, Wednesday." in seen(shown)
    assert said in seen(shown)


async def writes(services: Services, case: Case, text: str) -> None:
    """Amina's own words about this case."""
    await services.own_words.keep(OwnMessage(AMINA, case.id, 5, text), 1)
    await services.own_words.use(AMINA, case.id, 1, own=True)


async def test_a_caller_says_their_own_words_if_they_wrote_some(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    await writes(services, case, "I am a librarian <too>.")
    text = seen(await is_given(services, case, Channel.PHONE, target=1))
    assert "My name is Amina Example, from Toledo." in text
    assert "I am a librarian <too>." in text
    assert "Please tell her family" not in text


async def test_a_call_is_closed_until_an_hour_of_the_callers_own_clock(
    database: Database, database_address: str
) -> None:
    services = await services_on(database, datetime(2026, 3, 11, 6, tzinfo=UTC))
    await services.supporters.meet(AMINA, 1)
    await services.supporters.introduce(AMINA, "Amina Example", "Toledo", 1)
    await services.supporters.live_in(AMINA, "ES", "Europe/Madrid")
    case = await published(services, database_address)
    shown = await is_given(services, case, Channel.PHONE, target=1)
    assert "until Wednesday 09:00 there: that is Wednesday 10:00 for you." in seen(shown)


async def test_own_words_are_one_tap_away_from_a_post_and_a_call_too(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    for channel in (Channel.X, Channel.PHONE):
        button = ids(case, channel, target=1)
        shown = await is_given(services, case, channel, target=1)
        assert key(shown, WriteOwn) == WriteOwn(*button)
    await writes(services, case, "I am a librarian <too>.")
    for channel in (Channel.X, Channel.PHONE):
        shown = await is_given(services, case, channel, target=1)
        assert key(shown, UseSample) == UseSample(*ids(case, channel, target=1))


@pytest.mark.parametrize(
    ("channel", "target", "said"),
    [
        (Channel.X, 1, "1,736 characters too long for one post"),
        (Channel.INSTAGRAM, 0, "characters too long for a message there"),
        (Channel.PHONE, 1, "characters longer than a call should take"),
    ],
)
async def test_own_words_that_do_not_fit_are_said_not_to_be_there(
    services: Services, database_address: str, channel: Channel, target: int, said: str
) -> None:
    case = await published(services, database_address)
    await writes(services, case, "I am a librarian <too>. " + "Let her go home at last. " * 79)
    text = seen(await is_given(services, case, channel, target))
    assert said in text
    assert "In your own words" not in text


async def test_own_words_go_elsewhere_too_if_they_fit_whole(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    await writes(services, case, "I am a librarian <too>.")
    button = OtherNetworks(*ids(case, Channel.X, target=1))
    shown = await other_networks(await tap(services, AMINA, button), services)
    assert opened(shown)[0] == "Alex Placeholder, Ambassador: I am a librarian <too>."
    await services.own_words.keep(OwnMessage(AMINA, case.id, 6, "Too long. " * 60), 1)
    shown = await other_networks(await tap(services, AMINA, button), services)
    assert not [post for post in opened(shown) if "<too>" in post]


async def test_a_hint_stands_below_what_is_given(
    services: Services, database_address: str
) -> None:
    first = await published(services, database_address)
    case = await published(
        services, database_address, number="902.26", targets=hinted(first).targets
    )
    for channel in (Channel.INSTAGRAM, Channel.WEB_FORM):
        assert HINT in seen(await is_given(services, case, channel))
