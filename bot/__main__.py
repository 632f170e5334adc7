"""`python -m bot`, and the console script `uabot`."""

from __future__ import annotations

import sys

from bot.cli import app
from bot.intake.calling import StartRefused
from bot.settings import SettingsWrong
from bot.store.database import DatabaseUnusable
from cases.document import Unreadable

EXPECTED = (DatabaseUnusable, OSError, SettingsWrong, StartRefused, Unreadable)


def main() -> None:
    """Run the command line; an expected trouble is one clear line and a status of 1."""
    try:
        app()
    except EXPECTED as error:
        sys.exit(f"uabot: {_line(error)}")
    except BaseExceptionGroup as group:
        expected, other = group.split(EXPECTED)
        if expected is None or other is not None:
            raise
        sys.exit(f"uabot: {_line(_first(expected))}")


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


if __name__ == "__main__":
    main()
