"""Coordinators tap and write in turn, as the routes would hand it to the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.coming import Answer
from handlers.coordinator.letter_routes import LETTER_QUESTIONS
from handlers.screen import Screen
from tests.handlers.parts import BELA, keys, said, seen, tap

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.button import Button
    from handlers.screen import Shown


async def taps(services: Services, step: Any, button: Button, by: int = BELA) -> Screen:
    """What this person is shown after a tap, which Telegram would take."""
    shown: Shown = await step(await tap(services, by, button), services)
    assert isinstance(shown, Screen)
    seen(shown)
    return shown


async def writes(
    services: Services, text: str, by: int = BELA, message_id: int | None = None
) -> Screen | None:
    """What they are shown after writing this; None where it answers no question of letters."""
    came = await said(services, by, text)
    packed = await services.questions.open(by)
    for kind, step in LETTER_QUESTIONS.items():
        button = kind.unpack(packed or "")
        if button is not None:
            answer = Answer(
                by=came.by,
                first_name=came.first_name,
                role=came.role,
                words=came.words,
                now=came.now,
                message_id=message_id or came.message_id,
                text=text,
                asked=button,
            )
            shown = await step(answer, services)
            if shown is not None:
                seen(shown)
            return shown
    return None


async def draft_now(services: Services, case: Case) -> Case:
    """The draft as it stands."""
    stored = await services.cases.version(case.id, case.version)
    assert stored is not None
    return stored.case


def does(shown: Screen, label: str) -> Any:
    """What the key with these words does; there is one."""
    (found,) = (one.does for one in keys(shown) if label in one.label)
    return found
