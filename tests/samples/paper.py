"""Messages of letters on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.samples.values import Messages

LETTERS = "<b> & ☃ " * 12

MESSAGES: Messages = {
    "ask_home": (
        {"is_again": False, "lines": 6, "most": 60},
        {"is_again": True, "lines": 6, "most": 60},
    ),
    "on_paper": tuple(
        {"what": what, "missing": missing}
        for what in ("word", "envelope", "home")
        for missing in (None, "", LETTERS)
    ),
}
