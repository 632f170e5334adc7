"""Letters on paper: how long one takes, cold and warm, in each format, and in several threads."""

from __future__ import annotations

import asyncio
import resource
import statistics
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.press import Press
from tests.cases.printed import PARAGRAPHS, letter, sheet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from cases.sheet import Sheet

ROUNDS = 100
WANTED_MS = 60
ARABIC = "أكتب إليكم بشأن أمينة المكتبة التي أُخذت من قاعة القراءة في 3 مارس. لم يرها أحد. " * 4
CHINESE = (
    "我就3月3日从阅览室被带走的图书管理员一事致信给您。此后再没有人见过她，也没有人告诉她的家人她在哪里。"
    * 4
)


def letters() -> dict[str, Callable[[int], Sheet]]:
    """What is set; each has its number in it, or the second would come from typst's memory."""
    usual, long = PARAGRAPHS * 3, PARAGRAPHS * 40

    def numbered(*paragraphs: str, language: str = "en") -> Callable[[int], Sheet]:
        return lambda number: replace(
            sheet(), letter=letter(*(f"{number}. {one}" for one in paragraphs), language=language)
        )

    return {
        "a page in English": numbered(*usual),
        "a page in Arabic": numbered(ARABIC, ARABIC, language="ar"),
        "a page in Chinese": numbered(CHINESE, CHINESE, language="zh"),
        "20,000 characters": numbered(*long),
    }


async def main() -> None:
    """Print the figures."""
    press = Press()
    began = time.perf_counter()
    await press.letter(sheet())
    print(f"  the first letter, with finding the fonts: {_ms(began):.0f} ms")
    for name, made in letters().items():
        await _measure(f"{name}, PDF", made, press.letter)
    usual = letters()["a page in English"]
    await _measure("a page in English, Word", usual, press.word)
    await _measure("an envelope", usual, press.envelope)
    await _at_once(press, usual)
    press.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if _IS_MAC else 2**10)
    print(f"  at most {peak:.0f} MB in the process")


_IS_MAC = sys.platform == "darwin"


async def _measure(
    name: str, made: Callable[[int], Sheet], make: Callable[[Sheet], Awaitable[bytes]]
) -> None:
    taken = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        await make(made(number))
        taken.append(_ms(began))
    slow = statistics.quantiles(taken, n=20)[-1]
    print(f"  {name}: {statistics.median(taken):.1f} ms, 95 of 100 within {slow:.1f} ms", end="")
    print("" if slow <= WANTED_MS else f" — more than the {WANTED_MS} ms that are wanted")


async def _at_once(press: Press, made: Callable[[int], Sheet]) -> None:
    """Many supporters ask in the same second: the loop must go on meanwhile."""
    longest, going = 0.0, True

    async def watch() -> None:
        nonlocal longest
        while going:
            began = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, _ms(began))

    watching = asyncio.create_task(watch())
    began = time.perf_counter()
    await asyncio.gather(*(press.letter(made(1_000 + number)) for number in range(200)))
    each = _ms(began) / 200
    going = False
    await watching
    print(f"  200 at once: {each:.1f} ms each; the event loop waited {longest:.0f} ms at most")


def _ms(began: float) -> float:
    return (time.perf_counter() - began) * 1000
