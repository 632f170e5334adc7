"""What an operator can set: read once, typed, and refused with one line when wrong."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
HIGHEST_PORT = 65535
FREE_RATE = 30  # messages a second that Telegram allows without payment


class SettingsWrong(Exception):
    """A setting is missing or wrong; the message is one line that names it."""


class Settings(BaseSettings):
    """The environment, or a `.env` file; each value is `BOT_` and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_", env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
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
        host, _, port = self.listen.rpartition(":")
        return host, int(port)

    @field_validator("token")
    @classmethod
    def _is_token(cls, token: str) -> str:
        number, _, secret = token.partition(":")
        if token and not (number.isdigit() and secret):
            raise ValueError("is what @BotFather gave: digits, a colon, letters")
        return token

    @field_validator("api", "public_url", "clock")
    @classmethod
    def _is_web_address(cls, address: str) -> str:
        if address and not (
            address.startswith(("http://", "https://")) and urlsplit(address).netloc
        ):
            raise ValueError("must be an http or https address")
        return address.rstrip("/")

    @field_validator("listen")
    @classmethod
    def _is_host_and_port(cls, listen: str) -> str:
        host, _, port = listen.rpartition(":")
        if not (host and port.isdigit() and int(port) <= HIGHEST_PORT):
            raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080")
        return listen

    @field_validator("webhook_secret", mode="before")
    @classmethod
    def _split_secrets(cls, secrets: object) -> object:
        return tuple(secrets.replace(",", " ").split()) if isinstance(secrets, str) else secrets

    @field_validator("webhook_secret")
    @classmethod
    def _are_secrets(cls, secrets: tuple[str, ...]) -> tuple[str, ...]:
        # Telegram: 1-256 characters of A-Z, a-z, 0-9, _ and -.
        if not all(s.replace("_", "").replace("-", "").isalnum() and s.isascii() for s in secrets):
            raise ValueError("may hold letters, digits, _ and - only")
        return secrets

    @field_validator("owners", mode="before")
    @classmethod
    def _split_owners(cls, owners: object) -> object:
        return tuple(owners.replace(",", " ").split()) if isinstance(owners, str) else owners

    @field_validator("rate")
    @classmethod
    def _is_rate(cls, rate: int) -> int:
        if not 1 <= rate <= 1000:  # noqa: PLR2004 - Telegram's bounds, said in the line below
            raise ValueError("must be 1–1000 messages a second")
        return rate

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("must be a time zone such as Europe/Madrid")
        return zone

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.rate > FREE_RATE and not self.paid:
            raise ValueError(f"BOT_RATE above {FREE_RATE} costs Stars: set BOT_PAID=yes as well")
        if self.webhook_secret and not self.public_url:
            raise ValueError("BOT_PUBLIC_URL is missing: a webhook needs the bot's https address")
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


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
