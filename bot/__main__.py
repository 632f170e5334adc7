"""`python -m bot`, and the console script `uabot`."""

from __future__ import annotations

import sys
from difflib import get_close_matches

from cyclopts import CycloptsError, MissingArgumentError, UnusedCliTokensError

from bot.cli import app
from bot.coordinating import NotDone
from bot.intake.calling import StartRefused
from bot.listening import CannotListen
from bot.settings import SettingsWrong
from bot.store.database import DatabaseUnusable
from bot.store.lost import LOST
from cases.document import Unreadable

EXPECTED: tuple[type[Exception], ...] = (
    CannotListen,
    CycloptsError,
    DatabaseUnusable,
    NotDone,
    SettingsWrong,
    StartRefused,
    Unreadable,
    *LOST,
)
MISUSED, FAILED = 2, 1


def main() -> None:
    """Run the command line; an expected trouble is one clear line and a status above 0."""
    try:
        app(print_error=False, exit_on_error=False)
    except EXPECTED as error:
        _end(error)
    except BaseExceptionGroup as group:
        expected, other = group.split(EXPECTED)
        if expected is None or other is not None:
            raise
        _end(_first(expected))


def _end(error: BaseException) -> None:
    sys.stderr.write(f"uabot: {_line(error)}\n")
    sys.exit(MISUSED if isinstance(error, CycloptsError) else FAILED)


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


def _line(error: BaseException) -> str:
    if isinstance(error, CycloptsError):
        return _misused(error)
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split()) or type(error).__name__


def _misused(error: CycloptsError) -> str:
    """What is wrong with the words after `python -m bot`, and where to look."""
    said = " ".join(str(error).split())
    if isinstance(error, MissingArgumentError) and "Did you mean" not in said:
        said = _missing(error)
    if isinstance(error, UnusedCliTokensError):
        words = error.unused_tokens or [""]
        said = f"{' '.join(words)} is too much." if error.command_chain else _unknown(words[0])
    return f"{said} See {' '.join(('python -m bot', *(error.command_chain or ()), '--help'))}"


def _missing(error: MissingArgumentError) -> str:
    if error.keyword is not None:
        return f"{error.keyword} needs a value."
    name = error.argument.name if error.argument is not None else "more"
    return f"{' '.join(error.command_chain or ())} needs {name}."


def _unknown(command: str) -> str:
    alike = get_close_matches(command, list(app), 1)
    return f"There is no command {command}." + (f" Did you mean {alike[0]}?" if alike else "")


if __name__ == "__main__":
    main()
