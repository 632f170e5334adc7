"""Own words and choices: kept by message, used or not, and gone after a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store.own_words import Choice, OwnMessage, OwnWords

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, CHIDI = 1001, 1003
NOW, DAY = 1_700_000_000_000, 86_400_000
HOSTILE = "<b>{name}</b> {{ 7 * 7 }} %s :id $1 '; DROP TABLE own_words; -- 🏳️‍🌈 \u202e"


@pytest.fixture
def words(database: Database) -> OwnWords:
    return OwnWords(database)


async def test_who_chose_nothing_writes_as_the_case_does(words: OwnWords) -> None:
    assert await words.choice(AMINA, 7) == Choice()
    assert await words.written(AMINA, 7) == {}


async def test_messages_stand_in_their_order_however_often_and_late_each_is_handled(
    words: OwnWords,
) -> None:
    for message_id, body in ((12, "Second."), (11, "First."), (12, "Second."), (13, HOSTILE)):
        await words.keep(OwnMessage(AMINA, 7, message_id, body), NOW)
    await words.keep(OwnMessage(AMINA, 8, 14, "Of another case."), NOW)
    await words.keep(OwnMessage(CHIDI, 7, 11, "Of somebody else."), NOW)
    assert await words.written(AMINA, 7) == {11: "First.", 12: "Second.", 13: HOSTILE}
    assert [*await words.written(AMINA, 7)] == [11, 12, 13]


async def test_own_words_are_sent_only_while_they_are_wanted_and_stay_for_later(
    words: OwnWords,
) -> None:
    await words.keep(OwnMessage(AMINA, 7, 1, "Let her go."), NOW)
    assert await words.choice(AMINA, 7) == Choice(has_own=True)
    for own in (True, True, False, True):
        await words.use(AMINA, 7, NOW, own=own)
        assert (await words.choice(AMINA, 7)).own == (("Let her go.",) if own else ())
    assert (await words.choice(AMINA, 8)).own == ()


async def test_an_edited_message_replaces_what_it_said(words: OwnWords) -> None:
    await words.keep(OwnMessage(AMINA, 7, 1, "Let him go."), NOW)
    assert await words.change(AMINA, 1, "Let her go.") == 7
    assert await words.change(AMINA, 2, "Never written.") is None
    assert await words.change(CHIDI, 1, "Not theirs.") is None
    assert await words.written(AMINA, 7) == {1: "Let her go."}


async def test_what_was_thrown_away_is_not_sent_when_something_new_is_begun(
    words: OwnWords,
) -> None:
    await words.keep(OwnMessage(AMINA, 7, 1, "Let her go."), NOW)
    await words.use(AMINA, 7, NOW, own=True)
    await words.drop(AMINA, 7)
    await words.keep(OwnMessage(AMINA, 7, 2, "Let her"), NOW)
    assert (await words.choice(AMINA, 7)).own == ()
    assert await words.written(AMINA, 7) == {2: "Let her"}


async def test_own_words_are_gone_after_their_time_and_the_case_speaks_again(
    words: OwnWords,
) -> None:
    await words.keep(OwnMessage(AMINA, 7, 1, "Let her go."), NOW)
    await words.keep(OwnMessage(AMINA, 8, 2, "Let him go."), NOW + DAY)
    for case_id in (7, 8):
        await words.use(AMINA, case_id, NOW, own=True)
    await words.keep(OwnMessage(AMINA, 7, 1, "Let her go now."), NOW + DAY)  # does not renew it
    assert await words.drop_older(NOW + 1) == 1
    assert await words.choice(AMINA, 7) == Choice()
    assert (await words.choice(AMINA, 8)).own == ("Let him go.",)
    await words.keep(OwnMessage(AMINA, 7, 3, "Again."), NOW + DAY)
    assert (await words.choice(AMINA, 7)).own == ()


async def test_a_language_counts_for_later_cases_until_another_is_chosen(words: OwnWords) -> None:
    await words.choose_language(AMINA, 7, "es", NOW)
    assert (await words.choice(AMINA, 8)).language == "es"
    await words.choose_language(AMINA, 8, "en", NOW + 1)
    assert (await words.choice(AMINA, 7)).language == "es"
    assert (await words.choice(AMINA, 9)).language == "en"
    await words.choose_language(AMINA, 8, None, NOW + 2)
    assert (await words.choice(AMINA, 9)).language is None
    assert (await words.choice(CHIDI, 7)).language is None


async def test_a_wording_is_remembered_and_changes_nothing_else(words: OwnWords) -> None:
    await words.choose_language(AMINA, 7, "es", NOW)
    for variant in (1, 0):
        await words.choose_wording(AMINA, 7, variant, NOW + 1)
        assert await words.choice(AMINA, 7) == Choice("es", variant)
    assert (await words.choice(AMINA, 8)).variant is None


async def test_choices_go_with_their_case(words: OwnWords) -> None:
    await words.choose_language(AMINA, 7, "es", NOW)
    await words.choose_language(AMINA, 8, "en", NOW - 1)
    await words.drop_choices(7)
    assert (await words.choice(AMINA, 7)).language == "en"
