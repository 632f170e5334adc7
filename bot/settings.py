"""What an operator can set: read once, typed, and refused with one line when wrong."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.listening import host_and_port
from bot.locale import spoken

TELEGRAM = "https://api.telegram.org"
FREE_RATE = 30  # messages a second that Telegram allows without payment
PAID_RATE = 1000  # and with: core.telegram.org/bots/faq
ROTATING = 2  # secrets that hold at once: the new one, and the old one for what is on its way
_NUMBER = re.compile(r"[0-9]{1,16}")
_TOKEN = re.compile(r"[0-9]{1,16}:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # core.telegram.org/bots/api#setwebhook
_WEB = re.compile(r"https?://[!-~]+")


class SettingsWrong(Exception):
    """A setting is missing or wrong; the message is one line that names it."""


class Settings(BaseSettings):
    """The environment, or a `.env` file; each value is `BOT_` and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    token: str = Field("", repr=False)
    database: str = Field("data/bot.db", repr=False)
    api: str = TELEGRAM
    public_url: str = ""
    listen: str = "127.0.0.1:8080"
    webhook_secret: Annotated[tuple[str, ...], NoDecode] = Field((), repr=False)
    owners: Annotated[tuple[int, ...], NoDecode] = ()
    rate: int = FREE_RATE
    paid: bool = False
    contact: str = ""
    timezone: str = "UTC"
    locale: str = "en"
    clock: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The zone of supporters whose own is unknown."""
        return ZoneInfo(self.timezone)

    @property
    def bot_id(self) -> int:
        """The bot's Telegram id, which its token begins with."""
        return int(self.token.partition(":")[0])

    @property
    def address(self) -> tuple[str, int]:
        """Host and port to listen on."""
        return host_and_port(self.listen)

    @field_validator("token")
    @classmethod
    def _is_token(cls, token: str) -> str:
        return checked_token(token)

    @field_validator("database")
    @classmethod
    def _is_database(cls, database: str) -> str:
        scheme, is_address, _ = database.partition("://")
        if is_address and scheme not in {"postgresql", "postgres"}:
            raise ValueError("must be the path of a file, or postgresql://user@host/name")
        return database

    @field_validator("api", "public_url", "clock")
    @classmethod
    def _is_web_address(cls, address: str) -> str:
        if address and not (_WEB.fullmatch(address) and _host(address)):
            raise ValueError("must be an http or https address")
        return address.rstrip("/")

    @field_validator("listen")
    @classmethod
    def _is_host_and_port(cls, listen: str) -> str:
        host_and_port(listen)
        return listen

    @field_validator("webhook_secret", mode="before")
    @classmethod
    def _are_secrets(cls, secrets: object) -> object:
        listed = _listed(secrets)
        if len(listed) > ROTATING or not all(_SECRET.fullmatch(secret) for secret in listed):
            raise ValueError("must be 1–256 letters, digits, _ and -; or two of them, by a comma")
        return listed

    @field_validator("owners", mode="before")
    @classmethod
    def _are_owners(cls, owners: object) -> object:
        listed = _listed(owners)
        if not all(_NUMBER.fullmatch(owner) and int(owner) for owner in listed):
            raise ValueError("must be Telegram ids separated by commas; /id shows one's own")
        return listed

    @field_validator("rate", mode="before")
    @classmethod
    def _is_rate(cls, rate: object) -> object:
        if not (_NUMBER.fullmatch(str(rate)) and 1 <= int(str(rate)) <= PAID_RATE):
            raise ValueError(f"must be a whole number of messages a second, 1–{PAID_RATE}")
        return rate

    @field_validator("paid", mode="before")
    @classmethod
    def _is_paid(cls, paid: object) -> object:
        if str(paid).lower() not in {"yes", "no", "true", "false"}:
            raise ValueError("must be yes or no")
        return paid

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("must be a time zone such as Europe/Madrid")
        return zone

    @field_validator("locale")
    @classmethod
    def _is_spoken(cls, locale: str) -> str:
        if locale not in spoken():
            raise ValueError(f"must be one of {', '.join(spoken())}")
        return locale

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.rate > FREE_RATE and not self.paid:
            raise ValueError(f"BOT_RATE above {FREE_RATE} costs Stars: set BOT_PAID=yes as well")
        if self.webhook_secret and not self.public_url:
            raise ValueError("BOT_PUBLIC_URL is missing: a webhook needs the bot's https address")
        if self.public_url.startswith("http:") and not _is_loopback(self.api):
            raise ValueError("BOT_PUBLIC_URL must begin with https:// outside the sandbox")
        if self.clock and not _is_loopback(self.api):
            raise ValueError("BOT_CLOCK moves time in the sandbox only: BOT_API is not local")
        return self


def read_settings(**given: object) -> Settings:
    """The settings of this environment; `given` ones win. Raises `SettingsWrong`."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks each value
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"][:1]).upper()
        why = first["msg"].removeprefix("Value error, ")
        raise SettingsWrong(f"BOT_{name} {why}" if name else why) from None


def checked_token(token: str) -> str:
    """The token, or the empty string of none. Raises `ValueError`, which does not quote it."""
    if token and not _TOKEN.fullmatch(token):
        raise ValueError("must be what @BotFather gave: digits, a colon, letters and digits")
    return token


def _listed(given: object) -> tuple[str, ...]:
    """What an environment lists with commas or spaces; a sequence as it is."""
    if isinstance(given, list | tuple):
        return tuple(map(str, given))
    return tuple(str(given).replace(",", " ").split())


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # half an IPv6 address
        return ""


def _is_loopback(address: str) -> bool:
    host = _host(address)
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
