"""Lines of the audit as a story compares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.audit import Audited

LEFT_OUT = ("kind", "deadline", "days", "start_at")
"""What a story that asks for one thing need not know."""


def plain(one: Audited) -> str:
    """Such as `published version 1`: the action, and what is told of it."""
    told = [f"{name} {value}" for name, value in one.told.items() if name not in LEFT_OUT]
    return " ".join((one.what, *told))
