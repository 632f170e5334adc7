"""The press: letters for several supporters at once, while everybody else is answered."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from bot.press import Press
from cases.sheets.pdf import CannotTypeset
from tests.cases.printed import Pages, sheet, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.sheets.pdf import Typesetter


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


async def test_a_letter_comes_as_pdf_as_word_and_with_its_envelope(press: Press) -> None:
    one = sheet()
    pdf, word, envelope = await asyncio.gather(
        press.letter(one), press.word(one), press.envelope(one)
    )
    assert words(one.letter.text) in words(Pages(pdf).text())
    assert word.startswith(b"PK")
    assert len(Pages(envelope)) == 2


async def test_many_at_once_get_each_their_own_letter(press: Press) -> None:
    made = await asyncio.gather(
        *(press.letter(sheet(f"I am supporter {number} of many.")) for number in range(20))
    )
    for number, pdf in enumerate(made):
        assert f"I am supporter {number} of many." in Pages(pdf).lines()


async def test_the_letter_is_the_same_whichever_thread_set_it(press: Press) -> None:
    assert len(set(await asyncio.gather(*(press.letter(sheet()) for _ in range(8))))) == 1


async def test_no_more_than_so_many_are_in_work_at_once() -> None:
    press, in_work, most = Press(at_once=2), 0, 0
    counting, both = threading.Lock(), threading.Barrier(2, timeout=10)

    def job(_: Typesetter) -> bytes:
        nonlocal in_work, most
        with counting:
            in_work += 1
            most = max(most, in_work)
        both.wait()
        with counting:
            in_work -= 1
        return b""

    await asyncio.gather(*(press.run(job) for _ in range(6)))
    press.close()
    assert most == 2


async def test_the_others_are_answered_meanwhile(press: Press) -> None:
    """The event loop turns while a letter is in work that waits for the loop."""
    turned = threading.Event()

    def job(_: Typesetter) -> bytes:
        assert turned.wait(10)
        return b"done"

    asyncio.get_running_loop().call_soon(turned.set)
    assert await press.run(job) == b"done"


async def test_the_next_letter_is_made_after_one_that_cannot_be(press: Press) -> None:
    for _ in range(3):
        with pytest.raises(CannotTypeset):
            await press.letter(sheet("\ue000"))
    assert await press.letter(sheet())


async def test_what_waits_is_given_up_when_the_bot_ends() -> None:
    press, begun, ends = Press(at_once=1), threading.Event(), threading.Event()

    def job(_: Typesetter) -> bytes:
        begun.set()
        assert ends.wait(10)
        return b"done"

    first, second = asyncio.create_task(press.run(job)), asyncio.create_task(press.run(job))
    assert await asyncio.to_thread(begun.wait, 10)
    closing = asyncio.create_task(asyncio.to_thread(press.close))
    with pytest.raises(asyncio.CancelledError):
        await second
    ends.set()
    assert await first == b"done"
    await closing
