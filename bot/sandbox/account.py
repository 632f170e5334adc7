"""A person's account, as Telegram knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True, eq=False)
class Account:
    """`started` once they wrote to the bot: before that it may not write to them."""

    id: int
    first_name: str
    language_code: str | None = None
    started: bool = False
    blocked: bool = False
    deleted: bool = False

    def as_user(self) -> dict[str, Any]:
        """The Bot API's User."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def as_json(self) -> dict[str, Any]:
        """As the people's side lists them."""
        return {
            "id": self.id,
            "first_name": self.first_name,
            "language_code": self.language_code,
            "started": self.started,
            "blocked": self.blocked,
            "deleted": self.deleted,
        }
