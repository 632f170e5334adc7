"""The sandbox from outside, for tests and journeys: Telegram's side of the story."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import orjson

from bot.sandbox.person import Person

if TYPE_CHECKING:
    from types import TracebackType

Json = dict[str, Any]


class SandboxError(Exception):
    """The people's side refused: `status` 400, 404 or 409, and why."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(f"{status}: {error}")
        self.status, self.error = status, error


class SandboxClient:
    """One HTTP session to a sandbox; `async with SandboxClient(url) as telegram: …`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        # A crowd of hundreds taps at once, and each tap holds its connection for seconds.
        connector = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(connector=connector)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session:
            await self._session.close()

    async def ask(
        self, method: str, path: str, body: object = None, form: aiohttp.FormData | None = None
    ) -> tuple[Any, int]:
        """One request below `/sandbox`: its JSON answer and `X-Revision` (0 where none)."""
        if self._session is None:
            raise RuntimeError("open the client first: async with SandboxClient(url)")
        sent = form if form is not None else None if body is None else orjson.dumps(body)
        headers = {} if form is not None else {"Content-Type": "application/json"}
        url = f"{self.url}/sandbox{path}"
        async with self._session.request(method, url, data=sent, headers=headers) as answer:
            content = await answer.read()
            if not answer.ok:
                raise SandboxError(answer.status, _error(content))
            return orjson.loads(content), int(answer.headers.get("X-Revision", 0))

    # -- people and groups -----------------------------------------------------------------

    def person(self, id_: int, name: str = "") -> Person:
        """Somebody who is there already."""
        return Person(self, id_, name or str(id_))

    async def adds(self, id_: int, first_name: str, language_code: str | None = None) -> Person:
        """A new person, or a known one changed."""
        about = {"id": id_, "first_name": first_name, "language_code": language_code}
        await self.ask("POST", "/people", about)
        return self.person(id_, first_name)

    async def adds_crowd(self, first_id: int, count: int, language_code: str = "en") -> range:
        """Many people to whom the bot may write at once; their ids."""
        about = {"id": first_id, "first_name": "Supporter", "language_code": language_code}
        await self.ask("POST", "/people", about | {"count": count, "started": True})
        return range(first_id, first_id + count)

    async def people(self) -> list[Json]:
        """Everybody, as the sandbox lists them."""
        found: list[Json] = (await self.ask("GET", "/people"))[0]
        return found

    async def group(self, title: str, *members: Person, kind: str = "supergroup") -> int:
        """A new group, or `channel`, with the bot in it; its id."""
        about = {"title": title, "members": [person.id for person in members], "kind": kind}
        id_ = int((await self.ask("POST", "/groups", about))[0]["id"])
        await self.ask("PUT", f"/groups/{id_}/bot")
        return id_

    async def removes_bot(self, group: int) -> None:
        """The bot is thrown out of a group."""
        await self.ask("DELETE", f"/groups/{group}/bot")

    # -- what the bot called, and what goes wrong --------------------------------------------

    async def calls(self, method: str | None = None, after: int = 0) -> list[Json]:
        """The recorded calls with a number above `after`, of one method or all."""
        found: list[Json] = (await self.ask("GET", f"/calls?after={after}"))[0]
        return [call for call in found if method in (None, call["method"])]

    async def fails(self, method: str, **about: object) -> int:
        """Switch a fault on: `status`, `retry_after`, `delay`, `drop`, `times`, `chat_id`."""
        return int((await self.ask("POST", "/faults", {"method": method, **about}))[0]["id"])

    async def faults(self) -> list[Json]:
        """Those that are on."""
        found: list[Json] = (await self.ask("GET", "/faults"))[0]
        return found

    async def recovers(self) -> None:
        """Switch all faults off."""
        await self.ask("DELETE", "/faults")

    async def limits(
        self, per_second: float | None = None, per_chat_per_second: float | None = None
    ) -> None:
        """Put the rates; None lifts one."""
        about = {"per_second": per_second, "per_chat_per_second": per_chat_per_second}
        await self.ask("PUT", "/limits", about)

    # -- the clock ---------------------------------------------------------------------------

    async def now(self) -> datetime:
        """What the bot takes for now."""
        return datetime.fromisoformat((await self.ask("GET", "/clock"))[0]["now"])

    async def moves_clock(self, moment: datetime) -> None:
        """Jump ahead to `moment`, which is aware."""
        await self.ask("PUT", "/clock", {"now": moment.isoformat()})

    async def jumps_to_reminder(self) -> datetime:
        """Go on to when the bot reminds somebody next."""
        return datetime.fromisoformat((await self.ask("POST", "/clock/reminder"))[0]["now"])

    async def resets_clock(self) -> None:
        """Show the machine's time again."""
        await self.ask("DELETE", "/clock")


def _error(content: bytes) -> str:
    try:
        return str(orjson.loads(content)["error"])
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return content.decode("utf-8", "replace")
