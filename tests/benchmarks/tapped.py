"""One bot in a process of its own: `python -m tests.benchmarks.tapped SIDE SINK COUNT`.

It prints the data of the key that people will tap, begins at the first line of its input, ends at
the second, and prints how many reports it kept. A stock bot keeps none and prints what was asked.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvloop

from bot.main import machine_ms, machine_now, running
from bot.settings import read_settings
from bot.store import open_database
from bot.store.appeals import Appeals
from bot.store.cases import Cases
from cases.document import read_text
from cases.examples import examples
from handlers.buttons import Report
from tests.benchmarks.tap_sink import FIRST_PERSON

if TYPE_CHECKING:
    from cases.case import Case

TOKEN = "4711:abcdefghijklmnopqrstuvwxyzabcdefghi"  # noqa: S105 - of the sink
NO_LIMIT = 1_000_000  # Telegram's pace is lifted on both sides
THANKS = "<b>Thank you.</b> " + "Your appeal is counted. " * 20


async def ours(url: str, count: int) -> None:
    """The whole bot, with everything that it does by itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bot.db")
        case = await _prepare(path, count)
        print(key(case), flush=True)
        await line()
        settings = read_settings(token=TOKEN, database=path, api=url, listen="127.0.0.1:0")
        async with running(settings.model_copy(update={"rate": NO_LIMIT})):
            await line()
        async with open_database(path) as database:
            print(await Appeals(database).total(case.id), flush=True)


async def stock(url: str, count: int, *, at_once: bool = False) -> None:
    """python-telegram-bot as it comes, with a handler that only answers and edits."""
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup
    from telegram.ext import Application, CallbackQueryHandler

    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="next")]])

    async def thank(update: Any, _context: Any) -> None:
        query = update.callback_query
        await query.answer("Counted. Thank you!")
        await query.edit_message_text(THANKS, parse_mode="HTML", reply_markup=keys)

    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot")
    application = builder.concurrent_updates(at_once).build()
    application.add_handler(CallbackQueryHandler(thank))
    print("sent", flush=True)
    await line()
    async with application:
        assert application.updater is not None
        await application.updater.start_polling()
        await application.start()
        await line()
        print(count, flush=True)


async def _prepare(path: str, count: int) -> Case:
    async with open_database(path) as database:
        case = await publish(Cases(database))
        async with database.transaction() as tx:
            await tx.define(
                "WITH RECURSIVE n (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n"  # noqa: S608 - numbers
                f" WHERE id < {count}) INSERT INTO supporters (id, language, joined_at, seen_at,"
                f" introduced_at) SELECT {FIRST_PERSON} + id, 'en', 0, {machine_ms()}, 0 FROM n"
            )
    return case


def key(case: Case) -> str:
    """The data of *I have sent it*."""
    target = case.offered[0]
    return Report(case.id, case.version, target.id, target.contacts[0].id).pack()


async def publish(cases: Cases) -> Case:
    """An example case, open without end."""
    example = next(one for one in examples() if one.days is None and not one.closed)
    draft = await cases.keep_draft(read_text(example.text), "benchmark", machine_ms())
    await cases.publish(draft.id, draft.version, "benchmark", machine_ms())
    return (await cases.open(machine_now()))[0]


async def line() -> None:
    """Wait for a line of input."""
    await asyncio.to_thread(sys.stdin.readline)


if __name__ == "__main__":
    name, sink, taps = sys.argv[1:]
    if name == "ours":
        uvloop.run(ours(sink, int(taps)))
    else:
        asyncio.run(stock(sink, int(taps), at_once=name == "stock_at_once"))
