"""What a step is given, on a real database: the services, and those who come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from bot.intake.calling import CallFailed
from bot.metrics import Metrics
from bot.press import Press
from bot.sandbox.html import parse_html
from bot.sandbox.keyboard import read_markup
from bot.services import Services
from bot.store.team import Role
from bot.stores import Stores
from bot.texts import Texts
from cases.paging import length
from handlers.button import Button
from handlers.coming import Said, Tap
from handlers.screen import Screen
from handlers.showing import markup

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.store.database import Database
    from cases.channels.email import Email
    from handlers.screen import Key, Shown

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
AMINA, BELA, CHIDI, DANA = 1001, 1002, 1003, 1004
B = TypeVar("B", bound=Button)
_messages = count(1)
_texts = Texts()
_press = Press()


class Outside:
    """The web, unchanged; there is no compose page."""

    public_url = ""

    async def compose(self, email: Email, language: str) -> str | None:
        return None

    def link(self, url: str, language: str) -> str:
        return url


@dataclass
class Menus:
    """Remembers whose menu was changed, and how."""

    shown: dict[int, bool] = field(default_factory=dict)

    async def show(self, member_id: int, *, is_member: bool) -> None:
        self.shown[member_id] = is_member


class Names:
    """Who shows which name; Dana shows none."""

    async def of(self, ids: Collection[int]) -> dict[int, str]:
        known = {AMINA: "Amina", BELA: "Bela", CHIDI: "Chidi"}
        return {id_: known[id_] for id_ in ids if id_ in known}


@dataclass
class Calls:
    """Remembers what was said to whom; who is in `blocked` hears nothing."""

    told: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)

    async def __call__(self, method: str, params: Mapping[str, Any], seconds: float, /) -> None:
        assert method == "sendMessage"
        if params["chat_id"] in self.blocked:
            raise CallFailed(403, "Forbidden: bot was blocked by the user")
        self.told.append((params["chat_id"], dict(params)))


@dataclass
class Bell:
    """Counts how often the courier was woken."""

    rung: int = field(default=0)

    def __call__(self) -> None:
        self.rung += 1


async def services_on(database: Database, now: datetime = NOW) -> Services:
    """Every part on this database; Bela is an owner, Chidi a reviewer."""
    services = Services(
        **Stores.on(database, lambda: int(now.timestamp() * 1000), now=lambda: now).by_name(),
        texts=_texts,
        outside=Outside(),
        press=_press,
        menus=Menus(),
        names=Names(),
        call=Calls(),
        metrics=Metrics(),
        now=lambda: now,
        zone=ZoneInfo("UTC"),
        username="urgent_sandbox_bot",
        contact="",
        rate=30,
        is_demo=False,
        announced=Bell(),
    )
    moment = int(now.timestamp() * 1000)
    await services.team.appoint(BELA, Role.OWNER, moment)
    await services.team.appoint(CHIDI, Role.REVIEWER, moment)
    # Stories about a second person's approval switch it on.
    await services.approvals.switch(BELA, moment, is_needed=False)
    return services


async def tap(services: Services, by: int, button: B, message_id: int | None = None) -> Tap[B]:
    """This person tapped this button, under a message of their own or this one."""
    now = services.now()
    supporter = await services.supporters.meet(by, int(now.timestamp() * 1000))
    return Tap(
        by=supporter,
        first_name="Person",
        role=await services.team.role(by),
        words=services.texts.in_(supporter.language),
        now=now,
        message_id=message_id or next(_messages),
        button=button,
    )


async def said(services: Services, by: int, text: str) -> Said:
    """This person wrote this; or a command with this behind it."""
    tapped = await tap(services, by, Button())
    return Said(
        by=tapped.by,
        first_name=tapped.first_name,
        role=tapped.role,
        words=tapped.words,
        now=tapped.now,
        message_id=tapped.message_id,
        text=text,
    )


def told_to(services: Services) -> list[tuple[int, str]]:
    """Whom the bot wrote to by itself, and the plain text of it, in order."""
    assert isinstance(services.call, Calls)
    return [(id_, parse_html(said["text"])[0]) for id_, said in services.call.told]


def screen_of(shown: Shown) -> Screen:
    """What is shown, where that is a screen; it is."""
    assert isinstance(shown, Screen), seen(shown)
    return shown


def seen(shown: Shown) -> str:
    """The plain text of a screen, which Telegram would take as it is, with its keys."""
    if not isinstance(shown, Screen):
        return shown.text
    for part in (*shown.before, shown.text):
        if isinstance(part, str):
            assert 0 < length(parse_html(part)[0]) <= 4096
    assert shown.toast is None or length(shown.toast) <= 200
    keyboard = markup(shown.rows)
    read_markup(keyboard.to_dict() if keyboard else None)
    return parse_html(shown.text)[0]


def keys(shown: Shown) -> list[Key]:
    """Every key under a screen, in order."""
    return [key for row in getattr(shown, "rows", ()) for key in row]


def key(shown: Shown, kind: type[B]) -> B:
    """The button of this kind under a screen; there is one."""
    (found,) = (one.does for one in keys(shown) if isinstance(one.does, kind))
    return found


def kinds(shown: Shown) -> list[type]:
    """What the keys under a screen do, in order."""
    return [type(one.does) for one in keys(shown)]
