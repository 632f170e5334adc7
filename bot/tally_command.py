"""The totals of a case on the command line: printed, or written to a new file."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bot.coordinating import WHO, NotDone, name_of, opened_before, published
from bot.press import Press
from bot.sharing_tally import Printing, as_of, letter_to, why_hidden
from bot.store.appeals import Appeals
from bot.store.broken_contacts import BrokenContacts
from bot.store.cases import Cases
from bot.store.tallies import Share, Tallies
from bot.tallying import Counts, line, sections
from bot.texts import Texts
from cases.sheets.pdf import CannotTypeset
from cases.tally import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from bot.settings import Settings
    from bot.tallying import Totals
    from bot.texts import Words

STANDARD_OUTPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Wanted:
    """New files by what is written to them: csv, xlsx or pdf, a letter to this official."""

    files: Mapping[str, Path]
    official: int = 1


async def tally_case(settings: Settings, ua_number: str, wanted: Wanted, now: datetime) -> bytes:
    """What stands on standard output once it is done. Raises `NotDone`; no file is overwritten."""
    if len(wanted.files) > 1:
        raise NotDone("one of --csv, --xlsx and --pdf at a time")
    async with opened_before(settings) as database:
        case, tallies = await published(Cases(database), ua_number), Tallies(database)
        totals = await Counts(Appeals(database), tallies, BrokenContacts(database)).of(case)
        words = Texts(settings.locale).in_(settings.locale)
        if not wanted.files:
            today = now.astimezone(settings.zone).date()
            return _printed(words, totals, today).encode(sys.stdout.encoding, "backslashreplace")
        ((kind, file),) = wanted.files.items()
        if totals.tally.total is None:
            raise NotDone(f"fewer than {FEWEST} appeals of {name_of(case)} are reported")
        made, what = await _made(kind, Files(words, totals, settings, now), wanted.official)
        now_ms = int(now.timestamp() * 1000)
        if file == STANDARD_OUTPUT and kind == "csv":
            await tallies.share(case.id, what, WHO, now_ms)
            return made
        with _new(file) as opened:
            opened.write(made)
            await tallies.share(case.id, what, WHO, now_ms)
    return f"written: {file}\n".encode(sys.stdout.encoding, "backslashreplace")


@dataclass(frozen=True, slots=True)
class Files:
    """What files are made from."""

    words: Words
    totals: Totals
    settings: Settings
    now: datetime


async def _made(kind: str, files: Files, official: int) -> tuple[bytes, Share]:
    press = Press(1)
    today = files.now.astimezone(files.settings.zone).date()
    printing = Printing(files.words, files.totals, press, today)
    try:
        if kind == "csv":
            return await printing.csv(), Share(kind)
        if kind == "xlsx":
            return await printing.xlsx(), Share(kind)
        return await _letter(printing, files, official)
    finally:
        press.close()


async def _letter(printing: Printing, files: Files, official: int) -> tuple[bytes, Share]:
    targets = files.totals.case.targets
    if not 1 <= official <= len(targets):
        raise NotDone(f"there is no official {official}: the document names {len(targets)}")
    target, settings = targets[official - 1], files.settings
    try:
        made = await printing.letter(target, settings.contact)
    except CannotTypeset as error:
        letters = " ".join(error.letters)
        raise NotDone(f"no font here has {letters}" if letters else "it is too long") from None
    return made, letter_to(target)


@contextmanager
def _new(file: Path) -> Iterator[BinaryIO]:
    """A file that was not there before, and is not there where it was not finished."""
    try:
        opened = file.open("xb")
    except FileExistsError:
        raise NotDone(f"{file} exists already: nothing is overwritten") from None
    except OSError as error:
        raise NotDone(f"{file}: {error.strerror}") from None
    try:
        with opened:
            yield opened
    except BaseException as error:
        file.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NotDone(f"{file}: {error.strerror}") from None
        raise


def _printed(words: Words, totals: Totals, today: date) -> str:
    """Plain lines; no text in them reaches the terminal as a command to it."""
    case, total = totals.case, totals.tally.total
    lines = [line(name_of(case)), line(case.title), as_of(words, today), ""]
    if total is None:
        return "\n".join([*lines, words.label("tally_few", FEWEST), ""])
    lines.append(f"{words.number(total)} · {words.label('tally_total')}")
    for section in sections(words, totals):
        share = f" · {section.share} %" if section.share is not None else ""
        lines += ["", f"{section.name}{share}"]
        lines += [
            f"  {name}" if count is None else f"  {words.number(count)} · {name}"
            for name, count in section.rows
        ]
    if not totals.tally.is_whole:
        lines += ["", why_hidden(words)]
    return "\n".join([*lines, ""])
