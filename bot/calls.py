"""Single calls of the Bot API outside of conversations: polling, the webhook, the start."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import orjson
from telegram.error import NetworkError

from bot.intake.calling import CallFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.delivery.transport import AiohttpRequest


class Calls:
    """The `Call` of intake, over our transport."""

    def __init__(self, request: AiohttpRequest) -> None:
        self._request = request

    async def __call__(self, method: str, params: Mapping[str, Any], timeout: float) -> Any:  # noqa: ASYNC109 - handed to the HTTP client
        """The JSON of the result. Raises `CallFailed`."""
        try:
            status, body = await self._request.call(
                method, orjson.dumps(dict(params)), read_timeout=timeout
            )
        except NetworkError as error:
            raise CallFailed(0, type(error).__name__) from None
        answer = _json(body)
        if status == HTTPStatus.OK and answer.get("ok"):
            return answer["result"]
        parameters = answer.get("parameters") or {}
        raise CallFailed(
            status, str(answer.get("description", "no answer")), parameters.get("retry_after")
        )


def _json(body: bytes) -> dict[str, Any]:
    # Not orjson: it refuses half an emoji, which one person's name would stop all updates with.
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
