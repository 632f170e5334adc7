"""The command line: everything an operator and a coordinator can do without Telegram."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import orjson
import uvloop
from cyclopts import App, Parameter

from bot import log
from bot.coordinating import Import, announce_case, import_files, read_file
from bot.listening import host_and_port
from bot.progress import progress
from bot.settings import SettingsWrong, checked_token, read_settings
from bot.store.backup import back_up, restore_from

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

T = TypeVar("T")
Flag = Annotated[bool, Parameter(show_default=False)]
app = App(
    name="uabot",
    help=(
        "A Telegram bot for Urgent Actions: from the document to thousands of appeals.\n\n"
        "Without a command: run where BOT_TOKEN is set, else demo."
    ),
    help_epilogue="Settings come from the environment or a .env file: see bot/README.md.",
    default_parameter=Parameter(negative=()),
    version_flags=[],
)
# What only some commands need is imported by these: loading the whole bot takes a second.
MISSING = "BOT_TOKEN is missing: @BotFather gives it; `python -m bot demo` works without one"


@app.default
def begin() -> None:
    """Run the bot where BOT_TOKEN is set; show the demo where it is not."""
    if read_settings().token:
        run()
    else:
        demo()


@app.command
def run(*, adopt: Flag = False) -> None:
    """Run the bot on Telegram.

    :param adopt: It replaces the bot whose database this was.
    """
    settings = read_settings()
    if not settings.token:
        raise SettingsWrong(MISSING)
    from bot import serving

    log.set_up()
    _loop(serving.until_stopped(serving.bot(settings, _tell, adopts=adopt)))


@app.command
def demo() -> None:
    """Show the whole bot on this machine, in a browser; nothing leaves it."""
    from bot import serving
    from bot.demo import refuse_settings

    refuse_settings()
    log.set_up()
    _loop(serving.until_stopped(serving.demo(_tell)))


@app.command
def sandbox(*, listen: str = "127.0.0.1:8081", token: str | None = None) -> None:
    """Run a Telegram for a bot on this machine: the Bot API, people, and a chat page.

    :param listen: HOST:PORT.
    :param token: The bot's token; without it, the first one seen.
    """
    from bot import serving

    host, port = _checked("--listen", host_and_port, listen)
    token = _checked("--token", checked_token, token or "") or None
    _loop(serving.until_stopped(serving.sandbox(host, port, token, _tell)))


@app.command
def read(file: Path, /, *, explain: Flag = False) -> None:
    """Print what is read from a document, as JSON.

    :param file: Word, PDF, web page, mail or text; nothing is kept.
    :param explain: Print line by line what each was taken for instead.
    """
    if explain:
        from bot.explaining import explained_file

        _write(_loop(explained_file(file)).encode())
        return
    found = orjson.dumps(_loop(read_file(file)).contract(), option=orjson.OPT_INDENT_2)
    _write(found + b"\n")


@app.command(name="import")
def import_(
    *files: Annotated[Path, Parameter(required=True)],
    publish: Flag = False,
    accept_doubts: Flag = False,
) -> None:
    """Read documents into drafts for coordinators to look at, or publish them.

    :param files: As for `read`. One in trouble keeps no other from being imported.
    :param publish: Show them to supporters at once, if nothing in them is doubtful and no second
        person has to approve: in a team of several they stay drafts, and the exit status is 1.
    :param accept_doubts: Publish them even so.
    """
    from bot.main import machine_now

    asked = Import(publishes=publish, accepts_doubts=accept_doubts)
    with progress(_tell) as shown:
        _loop(import_files(read_settings(), files, asked, machine_now(), shown))


@app.command
def announce(ua_number: str, /) -> None:
    """Queue a published case for all subscribers; the running bot sends it.

    Where a second person has to approve, somebody in /team has done so before.

    :param ua_number: Such as 84.19; announced twice, nobody is written to twice.
    """
    from bot.main import machine_now

    _tell(_loop(announce_case(read_settings(), ua_number, machine_now())))


@app.command
def tally(
    ua_number: str,
    /,
    *,
    csv: Annotated[Path | None, Parameter(allow_leading_hyphen=True)] = None,
    xlsx: Path | None = None,
    pdf: Path | None = None,
    official: int = 1,
) -> None:
    """Print the totals of a published case, or write them to a new file. Small groups are hidden.

    :param ua_number: Such as 84.19; also of a case that is closed.
    :param csv: As a table; `-` is standard output.
    :param xlsx: As an Excel workbook.
    :param pdf: As a letter to an official, signed by BOT_CONTACT.
    :param official: To which one, in the order of the document.
    """
    from bot.main import machine_now
    from bot.tally_command import Wanted, tally_case

    given = {"csv": csv, "xlsx": xlsx, "pdf": pdf}
    wanted = Wanted({kind: file for kind, file in given.items() if file is not None}, official)
    _write(_loop(tally_case(read_settings(), ua_number, wanted, machine_now())))


@app.command
def backup(file: Path, /) -> None:
    """Write a consistent copy of the database, also while the bot runs.

    :param file: A new file; none is overwritten.
    """
    with progress(_tell, of_bytes=True) as shown:
        _loop(back_up(read_settings().database, file, shown.told))
    _tell(f"written: {file}")


@app.command
def restore(file: Path, /) -> None:
    """Put a backup in the place of the database, which is kept beside it. Stop the bot first.

    :param file: What `backup` wrote.
    """
    with progress(_tell, of_bytes=True) as shown:
        done = _loop(restore_from(read_settings().database, file, shown.told))
    _tell(done)


@app.command
def check() -> None:
    """Try what is set up: token, webhook, inline mode, public page, fonts, disk, clock."""
    from bot.checking import check as try_all
    from bot.main import machine_now

    settings = read_settings()
    if not settings.token:
        raise SettingsWrong(MISSING)
    _loop(try_all(settings, machine_now(), _tell))


@app.command
def move(*, to: str) -> None:
    """Carry a SQLite database over to an empty PostgreSQL. Stop the bot first.

    :param to: postgresql://user:password@host/name, which BOT_DATABASE then says.
    """
    from bot.main import machine_now
    from bot.store.moving import move as carry

    with progress(_tell) as shown:
        today = f"{machine_now():%Y-%m-%d}"
        rows = _loop(carry(read_settings().database, to, shown.told, today))
    _tell(f"moved {rows} rows: now set BOT_DATABASE to the new address")


@app.command
def export(file: Path | None = None, /) -> None:
    """Write everything that is kept as JSON lines, also while the bot runs.

    :param file: A new ZIP; else export-<today>.zip. Supporters are in it: keep it well.
    """
    from bot.main import machine_now
    from bot.store.moving import export as write

    file = file or Path(f"export-{machine_now():%Y-%m-%d}.zip")
    with progress(_tell) as shown:
        rows = _loop(write(read_settings().database, file, shown.told))
    _tell(f"written: {rows} rows in {file}")


def _checked(option: str, check: Callable[[str], T], given: str) -> T:
    try:
        return check(given)
    except ValueError as error:
        raise SettingsWrong(f"{option} {error}") from None


def _loop(work: Coroutine[Any, Any, Any]) -> Any:
    return uvloop.run(work)


def _tell(text: str) -> None:
    _write(f"{text}\n".encode(sys.stdout.encoding, "backslashreplace"))


def _write(output: bytes) -> None:
    try:
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read it has enough; at its end Python would complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
