"""Faults that are switched on: refusals, delays, cut connections."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from itertools import count
from typing import Any

from bot.sandbox.refusal import Refused, wrong

_ERRORS = range(400, 600)
_KEYS = ("method", "chat_id", "times", "status", "retry_after", "description", "delay", "drop")


@dataclass(slots=True)
class Fault:
    """Meets calls of `method` (`*`: each) and, where given, of one chat; `times` 0 = always."""

    id: int
    method: str
    chat_id: int | None
    times: int
    status: int | None
    retry_after: int | None
    description: str | None
    delay: float
    drop: str | None

    def meets(self, method: str, chat_id: object) -> bool:
        """Whether it is for this call; `method` in small letters."""
        is_method = self.method.lower() in ("*", method)
        return is_method and (self.chat_id is None or str(self.chat_id) == str(chat_id))

    def refusal(self) -> Refused | None:
        """What the call is answered with, without being done; None where it is done."""
        if self.status is None:
            return None
        return Refused(self.status, self.description or self._words(), self.retry_after)

    def _words(self) -> str:
        if self.status == HTTPStatus.TOO_MANY_REQUESTS:
            return f"Too Many Requests: retry after {self.retry_after}"
        if self.status == HTTPStatus.FORBIDDEN:
            return "Forbidden: bot was blocked by the user"
        known = {status.value: status.phrase for status in HTTPStatus}
        return known.get(self.status or 0, "Error")

    def as_json(self) -> dict[str, Any]:
        """As the people's side lists it."""
        return {"id": self.id} | {key: getattr(self, key) for key in _KEYS}


class Faults:
    """The faults in the order in which they were switched on: the first that meets counts."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._faults: dict[int, Fault] = {}

    def add(self, about: dict[str, Any]) -> Fault:
        """Switch one on; `Unfit` where it makes no sense."""
        surplus = set(about) - set(_KEYS)
        if surplus:
            raise wrong(f"a fault has no {min(surplus)}")
        fault = Fault(
            id=next(self._ids),
            method=_method(about),
            chat_id=_whole(about, "chat_id", None),
            times=_whole(about, "times", 1) or 0,
            status=_status(about),
            retry_after=_retry_after(about),
            description=_description(about),
            delay=_delay(about),
            drop=_drop(about),
        )
        self._faults[fault.id] = fault
        return fault

    def all(self) -> list[Fault]:
        """Those that are still on."""
        return list(self._faults.values())

    def remove(self, fault_id: int | None) -> bool:
        """Switch one off, or all; False where there was none."""
        if fault_id is None:
            self._faults.clear()
            return True
        return self._faults.pop(fault_id, None) is not None

    def meet(self, method: str, chat_id: object) -> Fault | None:
        """The fault of this call, counted down."""
        for fault in self._faults.values():
            if fault.meets(method, chat_id):
                if fault.times == 1:
                    del self._faults[fault.id]
                fault.times -= bool(fault.times)
                return fault
        return None


def _method(about: dict[str, Any]) -> str:
    method = about.get("method")
    if not isinstance(method, str) or not method:
        raise wrong("a fault needs the method that it meets, or *")
    return method


def _whole(about: dict[str, Any], name: str, default: int | None) -> int | None:
    value = about.get(name, default)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise wrong(f"{name} must be a whole number")
    return value


def _status(about: dict[str, Any]) -> int | None:
    status = _whole(about, "status", None)
    if status is None and about.get("retry_after") is not None:
        return HTTPStatus.TOO_MANY_REQUESTS
    if status is not None and status not in _ERRORS:
        raise wrong("status must be 400–599")
    return status


def _description(about: dict[str, Any]) -> str | None:
    description = about.get("description")
    if description is not None and not isinstance(description, str):
        raise wrong("description must be a text")
    return description


def _retry_after(about: dict[str, Any]) -> int | None:
    seconds = _whole(about, "retry_after", None)
    is_missing = seconds is None and about.get("status") == HTTPStatus.TOO_MANY_REQUESTS
    return 1 if is_missing else seconds


def _delay(about: dict[str, Any]) -> float:
    delay = about.get("delay") or 0
    if not isinstance(delay, int | float) or delay < 0:
        raise wrong("delay must be seconds")
    return float(delay)


def _drop(about: dict[str, Any]) -> str | None:
    drop: str | None = about.get("drop")
    if drop not in (None, "before", "after"):
        raise wrong("drop must be before or after")
    return drop
