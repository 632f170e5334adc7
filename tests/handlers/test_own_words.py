"""A supporter writes in their own words, message by message, and may change their mind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cases.case import Channel
from handlers import own_words
from handlers.buttons import ChooseContact
from handlers.coming import Answer, Said
from handlers.own_words_buttons import (
    ChooseLetterLanguage,
    UseOwn,
    UseSample,
    WriteAnew,
    WriteOwn,
)
from handlers.screen import File, Screen
from handlers.write_appeal import choose_contact
from tests.handlers.parts import AMINA, CHIDI, key, keys, said, seen, services_on, tap
from tests.handlers.varied import TRANSLATED, ids, published

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case

HOSTILE = "<b>{name}</b> & {{ 7 * 7 }} %(name)s {city} 🏳️‍🌈"
FIRST, SECOND = "I am worried about her.", "Please let her go."


class Writer:
    """Amina at the librarian's case, with a name and no city."""

    def __init__(self, services: Services, case: Case) -> None:
        self.services, self.case = services, case
        self.asked = WriteOwn(*ids(case, Channel.EMAIL))

    async def writes(self, text: str, message_id: int | None = None) -> Screen:
        """One message of the letter, with an id of its own or this one."""
        came = await self.says(text, message_id)
        answer = Answer(
            by=came.by, first_name="", role=None, words=came.words, now=came.now,
            message_id=came.message_id, text=text, asked=self.asked,
        )  # fmt: skip
        shown = await own_words.take(answer, self.services)
        assert isinstance(shown, Screen)
        return shown

    async def says(self, text: str, message_id: int | None = None) -> Said:
        came = await said(self.services, AMINA, text)
        return came if message_id is None else replace(came, message_id=message_id)

    async def asks(self) -> Screen:
        return await own_words.write_own(
            await tap(self.services, AMINA, self.asked), self.services
        )

    async def is_done(self) -> Screen:
        button = UseOwn(*ids(self.case, Channel.EMAIL))
        return await own_words.use_own(await tap(self.services, AMINA, button), self.services)

    async def reads(self, channel: Channel = Channel.EMAIL, target: int = 0) -> str:
        """The appeal as it stands now."""
        button = ChooseContact(*ids(self.case, channel, target))
        return seen(await choose_contact(await tap(self.services, AMINA, button), self.services))


@pytest.fixture
async def amina(database: Database, database_address: str) -> Writer:
    services = await services_on(database)
    case = await published(services, database_address)
    await services.supporters.meet(AMINA, 1)
    await services.supporters.introduce(AMINA, "Amina Example", None, 1)
    await services.supporters.tell_about(AMINA, "")
    return Writer(services, case)


async def test_own_words_go_to_every_official_with_their_own_greeting(amina: Writer) -> None:
    shown = await amina.asks()
    assert "Write your letter here" in seen(shown)
    assert "Please tell her family" in seen(shown), "the case's letter, to look things up"
    await amina.writes(FIRST)
    assert "So far 43 characters" in seen(await amina.writes(SECOND))
    letter = f"{FIRST}\n\n{SECOND}\n\nSincerely,\nAmina Example"
    assert f"Dear Minister,\n\n{letter}" in seen(await amina.is_done())
    assert f"Dear Minister,\n\n{letter}" in await amina.reads(Channel.WEB_FORM)
    assert "Please tell her family" not in await amina.reads()


async def test_a_repeated_message_is_there_once_and_an_edited_one_says_what_it_says_now(
    amina: Writer,
) -> None:
    await amina.asks()
    for message_id, text in ((71, FIRST), (72, SECOND), (71, FIRST)):
        await amina.writes(text, message_id)
    shown = await amina.writes(SECOND, 72)
    assert seen(shown).count(FIRST) == seen(shown).count(SECOND) == 1
    changed = await own_words.changed(await amina.says("Free her.", 72), amina.services)
    assert changed is not None
    assert f"{FIRST}\n\nFree her." in seen(changed)
    await amina.is_done()
    later = await own_words.changed(await amina.says("Free her now.", 72), amina.services)
    assert later is not None
    assert f"{FIRST}\n\nFree her now." in await amina.reads()
    assert await own_words.changed(await amina.says("Elsewhere.", 99), amina.services) is None


async def test_a_restart_amid_own_words_loses_none_of_them(
    amina: Writer, database: Database
) -> None:
    await amina.asks()
    await amina.writes(FIRST)
    amina.services = await services_on(database)
    assert await amina.services.questions.open(AMINA) == amina.asked.pack()
    await amina.writes(SECOND)
    amina.services = await services_on(database)
    assert f"{FIRST}\n\n{SECOND}" in seen(await amina.is_done())


async def test_the_cases_letter_and_own_words_can_be_had_back_at_any_time(amina: Writer) -> None:
    await amina.asks()
    await amina.writes(FIRST)
    own = await amina.is_done()
    for _ in range(2):
        sample = await own_words.use_sample(
            await tap(amina.services, AMINA, key(own, UseSample)), amina.services
        )
        assert FIRST not in seen(sample)
        assert "Please tell her family" in seen(sample)
        own = await own_words.use_own(
            await tap(amina.services, AMINA, key(sample, UseOwn)), amina.services
        )
        assert FIRST in seen(own)


async def test_what_was_erased_is_gone_and_writing_begins_anew(amina: Writer) -> None:
    await amina.asks()
    await amina.writes(FIRST)
    await amina.is_done()
    button = WriteAnew(*ids(amina.case, Channel.EMAIL))
    shown = await own_words.write_anew(await tap(amina.services, AMINA, button), amina.services)
    assert "Write your letter here" in seen(shown)
    assert FIRST not in await amina.reads()
    assert SECOND in seen(await amina.writes(SECOND))
    assert SECOND not in await amina.reads(), "not before they say that it is all"


async def test_nothing_in_own_words_is_understood(amina: Writer) -> None:
    await amina.asks()
    assert HOSTILE in seen(await amina.writes(HOSTILE))
    assert HOSTILE in seen(await amina.is_done())


async def test_nothing_written_is_no_letter(amina: Writer) -> None:
    assert "Write your letter here" in seen(await amina.is_done())
    for nothing in ("\u2066\u2069", "\x00\x07", " \n "):
        assert "Write your letter here" in seen(await amina.writes(nothing))
    assert "Please tell her family" in await amina.reads()


async def test_fifty_messages_are_one_letter_and_none_of_it_is_cut(amina: Writer) -> None:
    await amina.asks()
    written = [f"This is the reason number {number}. " * 10 for number in range(50)]
    for text in written:
        seen(await amina.writes(text))
    shown = await amina.is_done()
    seen(shown)
    (file,) = (one for one in shown.before if isinstance(one, File))
    assert [text.strip() for text in written] == file.data.decode().split("\n\n")[1:-1]
    told = "".join(one for one in shown.before if isinstance(one, str))
    assert told.count("reason number 49.") == 10


async def test_a_letter_too_long_for_messages_is_whole_in_a_file(amina: Writer) -> None:
    await amina.asks()
    for number in range(6):
        await amina.writes(f"{number} " * 1_900)
    shown = await amina.is_done()
    assert "it is whole in the file above" in seen(shown)
    (file,) = shown.before
    assert isinstance(file, File)
    assert all(f"{number} " * 1_899 in file.data.decode() for number in range(6))


async def test_what_would_make_a_letter_too_long_to_keep_is_told_and_the_rest_stays(
    amina: Writer,
) -> None:
    await amina.asks()
    for number in range(10):
        shown = await amina.writes("x" * 4_000, 100 + number)
        assert "not kept" not in seen(shown)
    assert "Your last message is not kept" in seen(await amina.writes(FIRST, 200))
    assert "not kept" not in seen(await amina.writes("x" * 4_000, 109)), "handled once more"
    assert FIRST not in seen(await amina.is_done())


async def test_what_a_channel_cannot_carry_is_told_before_with_how_much_it_is(
    amina: Writer,
) -> None:
    await amina.asks()
    assert "too long" not in seen(await amina.writes(FIRST))
    told = seen(await amina.writes("Let her go. " * 120))
    assert "E-mail:" in told
    assert "characters too long for mail programs" in told
    assert "Telegram:" not in told
    told = seen(await amina.writes("Let her go. " * 250))
    assert "characters too long for one message" in told
    assert "Instagram: " in told
    assert "Facebook: " not in told
    told = seen(await amina.writes("Let her go. " * 330))
    assert "Facebook: " in told
    amina.asked = WriteOwn(*ids(amina.case, Channel.X, target=1))
    told = seen(await amina.writes("Thank you."))
    assert "X: 8," in told
    assert "Phone call: " in told


async def test_own_words_that_fit_are_the_first_post_on_x(amina: Writer) -> None:
    amina.asked = WriteOwn(*ids(amina.case, Channel.X, target=1))
    await amina.asks()
    assert "X:" not in seen(await amina.writes(FIRST))
    await amina.is_done()
    assert f"1. .@AlexPlaceholder {FIRST}" in await amina.reads(Channel.X, target=1)
    await amina.writes("Let her go. " * 30)
    posts = await amina.reads(Channel.X, target=1)
    assert FIRST not in posts
    assert "1. .@AlexPlaceholder LIBRARIAN" in posts


async def test_a_photo_amid_own_words_is_no_part_of_them(amina: Writer) -> None:
    photo = await amina.says("")
    assert await own_words.only_text(photo, amina.services) is None
    await amina.asks()
    await amina.writes(FIRST)
    shown = await own_words.only_text(photo, amina.services)
    assert shown is not None
    assert "Only written text" in seen(shown)
    assert FIRST in seen(shown)


async def test_nobody_writes_into_anybody_elses_letter(amina: Writer) -> None:
    await amina.asks()
    await amina.writes(FIRST)
    await amina.is_done()
    chidi = await tap(amina.services, CHIDI, UseOwn(*ids(amina.case, Channel.EMAIL)))
    assert FIRST not in seen(await own_words.use_own(chidi, amina.services))


async def test_own_words_lead_on_from_every_screen(amina: Writer) -> None:
    screens = [await amina.asks(), await amina.writes(FIRST), await amina.is_done()]
    assert all(keys(shown) for shown in screens)
    assert all(shown.vanishes for shown in screens)


async def test_own_words_are_greeted_in_the_language_that_somebody_speaks_or_chooses(
    amina: Writer, database_address: str
) -> None:
    amina.case = await published(amina.services, database_address, "902.26", **TRANSLATED)
    amina.asked = WriteOwn(*ids(amina.case, Channel.EMAIL))
    assert "Su Excelencia," in await amina.reads()
    await amina.asks()
    await amina.writes(FIRST)
    told = seen(await amina.is_done())
    assert f"Dear Minister,\n\n{FIRST}\n\nSincerely," in told
    assert "The letter is in" not in told
    for language, greeting in (("es", "Su Excelencia,"), ("ar", "تحية طيبة وبعد،")):
        button = ChooseLetterLanguage(*ids(amina.case, Channel.EMAIL), language)
        shown = await own_words.choose_language(
            await tap(amina.services, AMINA, button), amina.services
        )
        assert f"{greeting}\n\n{FIRST}" in seen(shown)
        assert "🌐 Greet in English" in {one.label for one in keys(shown)}
