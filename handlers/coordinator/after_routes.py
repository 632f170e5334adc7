"""Every way into the correction and the withdrawal of a case that is out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers import after_buttons as b
from handlers.coordinator import correct_case, withdraw_case
from handlers.routing import COORDINATING, on_button

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services import Services
    from handlers.button import Button
    from handlers.coming import Answer
    from handlers.routing import Handler
    from handlers.screen import Screen

AFTER_QUESTIONS: dict[
    type[Button], Callable[[Answer[Any], Services], Awaitable[Screen | None]]
] = {b.TellOfCorrection: correct_case.take_correction}
"""What is written is the answer to this; the step asks for the role again."""


def after_routes(services: Services) -> list[Handler]:
    """In the order in which they are tried."""
    ask = correct_case.ask_what_to_tell
    return [
        on_button(b.PublishCorrection, correct_case.ask_to_correct, services, only=COORDINATING),
        on_button(b.TellOfCorrection, ask, services, only=COORDINATING, ends_question=False),
        on_button(b.SendCorrection, correct_case.send_correction, services, only=COORDINATING),
        on_button(b.CorrectQuietly, correct_case.correct_quietly, services, only=COORDINATING),
        on_button(b.AskToWithdraw, withdraw_case.ask_to_withdraw, services, only=COORDINATING),
        on_button(b.WithdrawCase, withdraw_case.withdraw, services, only=COORDINATING),
    ]
