"""What the Bot API answers instead of a result, in Telegram's own words."""

from __future__ import annotations

from http import HTTPStatus

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Refused(Exception):
    """A call that Telegram answers with `ok: false`; `status` is the HTTP status as well."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status, self.description, self.retry_after = status, description, retry_after

    def as_json(self) -> dict[str, object]:
        """The answer's body."""
        body: dict[str, object] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad(text: str) -> Refused:
    """400 `Bad Request: …`."""
    return Refused(HTTPStatus.BAD_REQUEST, f"Bad Request: {text}")


def forbidden(text: str) -> Refused:
    """403 `Forbidden: …`."""
    return Refused(HTTPStatus.FORBIDDEN, f"Forbidden: {text}")


def conflict(text: str) -> Refused:
    """409 `Conflict: …`."""
    return Refused(HTTPStatus.CONFLICT, f"Conflict: {text}")


def too_many(seconds: int) -> Refused:
    """429 with the seconds to wait, in words and in `parameters`."""
    text = f"Too Many Requests: retry after {seconds}"
    return Refused(HTTPStatus.TOO_MANY_REQUESTS, text, seconds)


class Unfit(Exception):
    """What the people's side answers as `{"error"}`, with 400, 404 or 409."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(error)
        self.status, self.error = status, error


def wrong(error: str) -> Unfit:
    """400: the request itself is wrong."""
    return Unfit(HTTPStatus.BAD_REQUEST, error)


def unknown(error: str) -> Unfit:
    """404: no such person, message, button."""
    return Unfit(HTTPStatus.NOT_FOUND, error)


def blocked(error: str) -> Unfit:
    """409: this person cannot do that now."""
    return Unfit(HTTPStatus.CONFLICT, error)
