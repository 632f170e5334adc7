"""Language, wording, hint, signature: how a letter is chosen, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cases.case import Channel
from cases.wording import usual_wording
from handlers import about_me, own_words
from handlers.buttons import ChooseContact
from handlers.coming import Answer
from handlers.own_words_buttons import (
    ChangeAbout,
    ChooseLetterLanguage,
    ChooseWording,
    TellAbout,
    TellNothing,
)
from handlers.screen import File, Screen
from handlers.write_appeal import choose_contact
from tests.handlers.parts import AMINA, key, keys, kinds, said, seen, tap
from tests.handlers.varied import HINT, TRANSLATED, VARIED, hinted, ids, published

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case

ENGLISH = "I have learned that a librarian was taken"
SPANISH = "Me preocupa la bibliotecaria."

pytestmark = pytest.mark.usefixtures("amina_is_known")


async def appeal(services: Services, case: Case, channel: Channel = Channel.EMAIL) -> Screen:
    """The appeal that Amina is given."""
    button = ChooseContact(*ids(case, channel))
    return await choose_contact(await tap(services, AMINA, button), services)


async def chooses(services: Services, case: Case, language: str) -> Screen:
    button = ChooseLetterLanguage(*ids(case, Channel.EMAIL), language)
    return await own_words.choose_language(await tap(services, AMINA, button), services)


async def test_the_letter_is_in_the_officials_language_with_what_it_says_beside_it(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, **TRANSLATED)
    shown = await appeal(services, case)
    letter, _, meaning = seen(shown).partition("What it says:")
    assert SPANISH in letter
    assert "The letter is in Spanish, which these officials prefer." in letter
    assert ENGLISH not in letter
    assert ENGLISH in meaning
    assert [one.label for one in keys(shown)][-6:-2] != []
    assert {"🌐 In English", "🌐 In Arabic"} <= {one.label for one in keys(shown)}


async def test_another_language_takes_one_tap_and_counts_for_later_cases(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, **TRANSLATED)
    shown = await chooses(services, case, "en")
    assert ENGLISH in seen(shown)
    assert "What it says" not in seen(shown)
    assert ENGLISH in seen(await appeal(services, case, Channel.WEB_FORM))
    later = await published(services, database_address, "902.26", **TRANSLATED)
    assert ENGLISH in seen(await appeal(services, later))
    assert SPANISH in seen(await chooses(services, later, "es"))
    assert ENGLISH in seen(await appeal(services, case)), "each case remembers its own"
    arabic = await published(
        services, database_address, "903.26", **{**TRANSLATED, "languages": ("ar",)}
    )
    assert "أطالبكم" in seen(await appeal(services, arabic)), "what officials prefer, again"


async def test_a_language_that_the_case_lacks_is_named_once(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, languages=("fa",))
    told = seen(await appeal(services, case))
    assert "These officials would rather read Persian." in told
    assert "this one is in English" in told
    for language in ("fa", "xx", ""):
        assert ENGLISH in seen(await chooses(services, case, language))


async def test_a_wording_is_shown_and_changed_with_one_tap_until_it_comes_round(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, **VARIED)
    first = usual_wording(AMINA, case.id, 3)
    shown, read = await appeal(services, case), []
    for turn in range(4):
        (button,) = (one for one in keys(shown) if isinstance(one.does, ChooseWording))
        assert button.label == f"🔀 Wording {(first + turn) % 3 + 1} of 3"
        read.append(seen(shown))
        tapped = await tap(services, AMINA, key(shown, ChooseWording))
        shown = await own_words.choose_wording(tapped, services)
    assert len(set(read)) == 3
    assert read[0] == read[3]
    assert any("Subject: Where is the librarian?" in one for one in read)
    assert any("I read of a librarian who lent books." in one for one in read)
    assert seen(await appeal(services, case)) == seen(shown), "it is remembered"


async def test_a_button_made_by_hand_chooses_a_wording_that_there_is(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, **VARIED)
    for variant in (-7, 10**6):
        button = ChooseWording(*ids(case, Channel.EMAIL), variant)
        shown = await own_words.choose_wording(await tap(services, AMINA, button), services)
        assert "Your e-mail to" in seen(shown)


async def test_a_case_in_one_wording_and_language_has_no_keys_for_others(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    assert not {ChooseWording, ChooseLetterLanguage} & set(kinds(await appeal(services, case)))


async def test_a_hint_stands_where_it_matters_whatever_it_says(
    services: Services, database_address: str
) -> None:
    case = hinted(await published(services, database_address))
    case = await published(services, database_address, targets=case.targets)
    for channel in (Channel.EMAIL, Channel.WEB_FORM, Channel.FACEBOOK, Channel.FAX):
        told = seen(await appeal(services, case, channel))
        assert f"Good to know: {HINT}" in told
    long = replace(case.targets[0].by(Channel.EMAIL)[0], hint="<b>{name}</b> & so on. " * 90)
    targets = (replace(case.targets[0], contacts=(long,)), *case.targets[1:])
    case = await published(services, database_address, targets=targets)
    assert "<b>{name}</b> & so on." in seen(await appeal(services, case))


@pytest.mark.parametrize("paragraph", ["So be it. ", "&<>\"' ", "مرحبا بكم ", "👩‍👩‍👧 "])
@pytest.mark.parametrize("size", [2_700, 3_400, 3_900, 9_000])
async def test_every_letter_fits_into_messages_and_none_is_cut(
    services: Services, database_address: str, paragraph: str, size: int
) -> None:
    letter = (paragraph * size)[:size].strip()
    case = await published(services, database_address, **TRANSLATED)
    spanish = replace(case.translations[0], paragraphs=(letter,))
    assert case.letter
    english = replace(case.letter, paragraphs=(letter,))
    case = await published(
        services, database_address, letter=english, translations=(spanish,), languages=("es",)
    )
    shown = await appeal(services, case)
    parts = [one for one in shown.before if isinstance(one, str)]
    told = "".join(seen(Screen(one)) for one in parts) + seen(shown)
    files = [one for one in shown.before if isinstance(one, File)]
    assert all(letter in one.data.decode() for one in files)
    assert bool(files) == ("stands above" in told)
    # A page may end where a space was; nothing else is lost between two.
    read = "".join(told.replace("What the letter says:", "").split())
    assert "".join(letter.split()) in read


async def test_a_line_about_oneself_is_offered_once_and_stands_in_letters_of_its_language(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address, **TRANSLATED)
    shown = await chooses(services, case, "en")
    asked = await about_me.ask_about(
        await tap(services, AMINA, TellAbout(*ids(case, Channel.EMAIL))), services
    )
    assert TellAbout in kinds(shown)
    assert "Who writes?" in seen(asked)
    for wrong in ("x" * 141, "\u2066", "a" * 4_000):
        assert "at most 140 characters" in seen(await writes(services, case, wrong))
    told = seen(await writes(services, case, "I am a {name} & <b>teacher</b>\n in Toledo."))
    assert "3 March.\n\nI am a {name} & <b>teacher</b> in Toledo.\n\nPlease tell" in told
    assert TellAbout not in kinds(await appeal(services, case))
    assert "teacher" not in seen(await chooses(services, case, "es")).partition("What it")[0]


async def writes(services: Services, case: Case, text: str) -> Screen:
    came = await said(services, AMINA, text)
    asked = TellAbout(*ids(case, Channel.EMAIL))
    answer = Answer(
        by=came.by, first_name="", role=None, words=came.words, now=came.now,
        message_id=came.message_id, text=text, asked=asked,
    )  # fmt: skip
    return await about_me.take_about(answer, services)


async def test_who_wants_no_line_is_not_offered_it_again_and_settings_still_can(
    services: Services, database_address: str
) -> None:
    case = await published(services, database_address)
    no = TellNothing(*ids(case, Channel.EMAIL))
    shown = await about_me.tell_nothing(await tap(services, AMINA, no), services)
    assert "Your e-mail to" in seen(shown)
    assert TellAbout not in kinds(shown)
    asked = await about_me.change_about(await tap(services, AMINA, ChangeAbout()), services)
    assert "Who writes?" in seen(asked)
    assert await services.questions.open(AMINA) == TellAbout(0, 0, 0, 0).pack()


@pytest.mark.parametrize(
    ("signs", "signature"),
    [("name", "Amina Example\nToledo"), ("initials", "A. E.\nToledo"), ("nothing", "Toledo")],
)
async def test_the_signature_is_as_much_of_a_name_as_they_want(
    services: Services, database_address: str, signs: str, signature: str
) -> None:
    case = await published(services, database_address)
    await services.supporters.sign_with(AMINA, signs)
    told = seen(await appeal(services, case))
    assert f"Sincerely,\n{signature}\n" in told
    assert ("Amina Example" in told) == (signs == "name")
