"""A Telegram on this machine: the Bot API over HTTP, people, faults, a clock, a chat page."""

from __future__ import annotations

from bot.sandbox.client import SandboxClient
from bot.sandbox.clock import MovedClock
from bot.sandbox.person import Person
from bot.sandbox.server import Sandbox, open_next_port, open_sandbox

__all__ = ["MovedClock", "Person", "Sandbox", "SandboxClient", "open_next_port", "open_sandbox"]
