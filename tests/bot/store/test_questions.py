from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.questions import Questions

if TYPE_CHECKING:
    from bot.store.database import Database

AMINA, BELA = 1001, 1002
NOW = 1_700_000_000_000


async def test_a_chat_has_one_open_question_the_last_one(database: Database) -> None:
    questions = Questions(database)
    await questions.ask(AMINA, "name:1:1:1:1", NOW)
    await questions.ask(AMINA, "city:1:1:1:1", NOW + 1)
    await questions.ask(BELA, "name:2:1:1:1", NOW)
    assert await questions.open(AMINA) == "city:1:1:1:1"
    assert await questions.open(BELA) == "name:2:1:1:1"


async def test_an_ended_question_is_open_no_more_and_may_be_ended_again(
    database: Database,
) -> None:
    questions = Questions(database)
    await questions.ask(AMINA, "name:1:1:1:1", NOW)
    await questions.end(AMINA)
    await questions.end(AMINA)
    assert await questions.open(AMINA) is None
