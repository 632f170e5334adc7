"""A member of the team at work: taps keys by their labels, writes, and sees what is shown."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.sandbox.html import parse_html
from bot.sandbox.keyboard import read_markup
from cases.paging import length

if TYPE_CHECKING:
    from handlers.button import Button
    from tests.handlers.coordinator.stage import Stage

MESSAGE, TOAST = 4096, 200


@dataclass
class Member:
    """One person, on a stage with all routes; Telegram would take everything they are shown."""

    stage: Stage
    id: int
    text: str = ""
    toast: str = ""
    keys: dict[str, str] = field(default_factory=dict)

    async def opens(self, button: Button) -> str:
        """Tap this key; what is shown then."""
        return self._sees(await self.stage.tap(self.id, button.pack()))

    async def taps(self, label: str) -> str:
        """Tap the one key whose label has this in it; what is shown then."""
        (data,) = {data for told, data in self.keys.items() if label in told}
        return self._sees(await self.stage.tap(self.id, data))

    async def writes(self, text: str) -> str:
        """Write this; what is shown then."""
        return self._sees(await self.stage.write(self.id, text))

    def _sees(self, calls: list[tuple[str, dict[str, Any]]]) -> str:
        self.toast = ""
        for method, said in calls:
            if method == "answerCallbackQuery":
                self.toast = said.get("text", "")
                assert length(self.toast) <= TOAST
            elif "text" in said:
                self.text, _ = parse_html(said["text"])
                assert 0 < length(self.text) <= MESSAGE
                markup = said.get("reply_markup") or {}
                markup = json.loads(markup) if isinstance(markup, str) else markup
                read_markup(markup or None)
                self.keys = {
                    key["text"]: key.get("callback_data", "")
                    for row in markup.get("inline_keyboard", ())
                    for key in row
                }
        return self.text
