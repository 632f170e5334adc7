"""How somebody signs: the question for a name offers less of one, and none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

from cases.case import Channel
from handlers import write_appeal
from handlers.buttons import AskName, ChooseContact, SkipCity, SkipName, UseTelegramName
from handlers.coming import Answer
from handlers.own_words_buttons import UseInitials, UseNoName
from handlers.settings_buttons import ChangeName
from tests.handlers.parts import AMINA, key, keys, kinds, said, seen, services_on, tap
from tests.handlers.varied import ids, published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from bot.store.supporters import Supporter
    from cases.case import Case
    from handlers.button import OfContact
    from handlers.screen import Screen

C = TypeVar("C", bound="OfContact")


class Signer:
    """Amina, whom Telegram calls Person, at her first appeal."""

    def __init__(self, services: Services, case: Case) -> None:
        self.services, self.case = services, case

    async def is_asked(self) -> Screen:
        return await write_appeal.choose_contact(
            await tap(self.services, AMINA, self.of(ChooseContact)), self.services
        )

    async def writes_name(self, name: str) -> Screen:
        came = await said(self.services, AMINA, name)
        answer = Answer(
            by=came.by, first_name="Person", role=None, words=came.words, now=came.now,
            message_id=came.message_id, text=name, asked=self.of(AskName),
        )  # fmt: skip
        return await write_appeal.take_name(answer, self.services)

    async def signs_with(self, shown: Screen) -> Screen:
        button = await tap(self.services, AMINA, key(shown, UseInitials))
        return await write_appeal.use_initials(button, self.services)

    async def skips_city(self, shown: Screen) -> Screen:
        button = await tap(self.services, AMINA, key(shown, SkipCity))
        return await write_appeal.skip_city(button, self.services)

    async def is_known(self) -> Supporter:
        known = await self.services.supporters.find(AMINA)
        assert known is not None
        return known

    def of(self, kind: type[C]) -> C:
        return kind(*ids(self.case, Channel.EMAIL))


@pytest.fixture
async def amina(database: Database, database_address: str) -> Signer:
    services = await services_on(database)
    return Signer(services, await published(services, database_address))


async def test_initials_of_the_telegram_name_are_one_tap(amina: Signer) -> None:
    asked = await amina.is_asked()
    assert [one.label for one in keys(asked)] == ["Sign as Person", "Only initials: P.", "Skip"]
    city = await amina.signs_with(asked)
    assert "which city" in seen(city)
    assert UseInitials not in kinds(city)
    told = seen(await amina.skips_city(city))
    assert "Sincerely,\nP.\n" in told
    assert "Person" not in told


async def test_of_a_name_that_was_written_the_initials_can_be_chosen_next(amina: Signer) -> None:
    await amina.is_asked()
    city = await amina.writes_name("Amina Example")
    assert "Only initials: A. E." in [one.label for one in keys(city)]
    told = seen(await amina.skips_city(await amina.signs_with(city)))
    assert "Sincerely,\nA. E.\n" in told
    assert (await amina.is_known()).name == "Amina Example"


async def test_who_writes_a_name_again_signs_with_it_again(amina: Signer) -> None:
    await amina.skips_city(await amina.signs_with(await amina.is_asked()))
    told = seen(await amina.skips_city(await amina.writes_name("Amina Example")))
    assert "Sincerely,\nAmina Example\n" in told


async def test_a_name_without_a_letter_has_no_initials_to_offer(amina: Signer) -> None:
    assert UseInitials not in kinds(await amina.writes_name("🕊 🏳️‍🌈"))


async def test_who_has_given_a_name_may_sign_without_it(amina: Signer) -> None:
    await amina.skips_city(await amina.writes_name("Amina Example"))
    asked = await write_appeal.change_name(
        await tap(amina.services, AMINA, ChangeName()),
        amina.services,
    )
    assert kinds(asked) == [UseTelegramName, UseInitials, UseNoName, SkipName]
    nameless = await tap(amina.services, AMINA, amina.of(UseNoName))
    told = seen(await write_appeal.use_no_name(nameless, amina.services))
    assert "Amina" not in told
    known = await amina.is_known()
    assert (known.name, known.signs) == ("Amina Example", "nothing")


async def test_a_button_for_initials_tapped_twice_asks_for_the_city_twice(amina: Signer) -> None:
    asked = await amina.is_asked()
    for _ in range(2):
        assert "which city" in seen(await amina.signs_with(asked))
