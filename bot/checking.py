"""`check`: what an operator has set up, tried before anybody depends on it."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.coordinating import NotDone
from bot.press import Press
from bot.store import is_server
from cases.letter import AppealLetter
from cases.sheet import Sheet
from cases.sheets.pdf import CannotTypeset

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.settings import Settings

PATIENCE = aiohttp.ClientTimeout(total=15)
ENOUGH_DISK = 1_000_000_000
CLOCK_TOLERATED = 30.0
"""Seconds: reminders may come that much too early or too late."""
PAGE = "compose.html"
SCRIPTS = {
    "Latin": "Āčķő",
    "Greek": "Αθήνα",
    "Cyrillic": "Київ",
    "Arabic": "السلام",
    "Hebrew": "שלום",
    "Chinese": "你好",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was tried, and how it is. What `is_wrong` keeps the bot from its work."""

    name: str
    said: str
    is_wrong: bool = False


async def check(settings: Settings, now: datetime, tell: Callable[[str], None]) -> None:
    """Try everything, and tell a line for each. Raises `NotDone` that names what is wrong."""
    wrong = []
    async for one in _all(settings, now):
        tell(f"{'✗' if one.is_wrong else '✓'} {one.name}: {one.said}")
        if one.is_wrong:
            wrong.append(one.name)
    if wrong:
        raise NotDone(f"wrong: {', '.join(wrong)}")


async def _all(settings: Settings, now: datetime) -> AsyncIterator[Checked]:
    async with aiohttp.ClientSession(timeout=PATIENCE, trust_env=True) as session:
        async for one in _telegram(session, settings, now):
            yield one
        yield await _page(session, settings)
    yield await _fonts()
    yield _disk(settings)


async def _telegram(
    session: aiohttp.ClientSession, settings: Settings, now: datetime
) -> AsyncIterator[Checked]:
    me, clock = await _asked(session, settings, "getMe")
    if not isinstance(me, dict):
        yield Checked("token", str(me), is_wrong=True)
        return
    yield Checked("token", f"@{me['username']}, {me['id']}")
    yield _clock(clock, now)
    if me.get("supports_inline_queries"):
        yield Checked("inline mode", "on")
    else:
        yield Checked("inline mode", "off: cards cannot be shared; /setinline at @BotFather")
    hook, _ = await _asked(session, settings, "getWebhookInfo")
    yield _webhook(hook, settings)


async def _asked(
    session: aiohttp.ClientSession, settings: Settings, method: str
) -> tuple[dict[str, Any] | str, str | None]:
    """The result, or in one line why there is none; and the server's clock. Never the address."""
    try:
        async with _answer(session, f"{settings.api}/bot{settings.token}/{method}") as answer:
            said = await answer.json(content_type=None)
            if answer.ok and isinstance(said, dict) and said.get("ok"):
                return said["result"], answer.headers.get("Date")
            told = said.get("description") if isinstance(said, dict) else None
            return f"Telegram says: {told or answer.status}", None
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return f"Telegram does not answer ({type(error).__name__})", None


@asynccontextmanager
async def _answer(
    session: aiohttp.ClientSession, url: str
) -> AsyncIterator[aiohttp.ClientResponse]:
    async with session.get(url) as answer:
        yield answer


def _clock(said: str | None, now: datetime) -> Checked:
    if said is None:
        return Checked("clock", "Telegram's is not known")
    off = abs((parsedate_to_datetime(said) - now).total_seconds())
    if off <= CLOCK_TOLERATED:
        return Checked("clock", "right")
    return Checked("clock", f"{off:.0f} seconds from Telegram's: set it", is_wrong=True)


def _webhook(hook: dict[str, Any] | str, settings: Settings) -> Checked:
    if isinstance(hook, str):
        return Checked("webhook", hook, is_wrong=True)
    waiting = f"{hook.get('pending_update_count', 0)} updates wait"
    if not settings.webhook_secret:
        if hook.get("url"):
            return Checked("webhook", f"another one is set; the next start removes it, {waiting}")
        return Checked("webhook", f"none, as it polls; {waiting}")
    wanted = f"{settings.public_url}/telegram"
    if hook.get("url") != wanted:
        return Checked("webhook", f"not set yet: the next start sets it, {waiting}")
    if fault := hook.get("last_error_message"):
        return Checked("webhook", f"Telegram cannot reach it: {fault}; {waiting}", is_wrong=True)
    return Checked("webhook", f"set; {waiting}")


async def _page(session: aiohttp.ClientSession, settings: Settings) -> Checked:
    if not settings.public_url:
        return Checked(
            "public page",
            "none: BOT_PUBLIC_URL is not set. Long e-mails come as text to copy, and *Open the "
            "e-mail* is missing; any static host will do",
        )
    try:
        async with _answer(session, f"{settings.public_url}/{PAGE}") as answer:
            if answer.ok and "compose" in await answer.text():
                return Checked("public page", "reached")
            said = f"BOT_PUBLIC_URL answers {answer.status}, and no compose page"
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        said = f"BOT_PUBLIC_URL is not reached ({type(error).__name__})"
    return Checked("public page", said, is_wrong=True)


async def _fonts() -> Checked:
    """Letters in the scripts of the world, typeset; a letter without its font comes as text."""
    press, missing = Press(1), []
    try:
        for script, text in SCRIPTS.items():
            letter = AppealLetter("en", text, text, (text,), text, (text,))
            try:
                await press.letter(Sheet(letter, (text,), date(2000, 1, 1)))
            except CannotTypeset:
                missing.append(script)
    finally:
        press.close()
    if missing:
        return Checked("fonts", f"none for {', '.join(missing)}: see bot/README.md", is_wrong=True)
    return Checked("fonts", "there for every script")


def _disk(settings: Settings) -> Checked:
    if is_server(settings.database):
        return Checked("disk", "the database is on a server")
    folder = next(one for one in Path(settings.database).absolute().parents if one.exists())
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB free"
    return Checked("disk", said, is_wrong=free < ENOUGH_DISK)
