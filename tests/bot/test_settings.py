"""A wrong setting stops the start with one line that names it and says what is right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import TELEGRAM, Settings, SettingsWrong, read_settings

TOKEN = "123456:AA-only_for_tests"  # noqa: S105 - of no bot
SECRET = "webhook-secret-of-tests"  # noqa: S105 - of no webhook
SANDBOX = "http://127.0.0.1:8081"
REPOSITORY = Path(__file__).parents[2]
SHOW = (
    "from bot.settings import SettingsWrong, read_settings\n"
    "try: print(repr(read_settings()))\n"
    "except SettingsWrong as error: print(error)"
)


def read(**given: object) -> Settings:
    """The settings as given, whatever lies in the folder of whoever runs the tests."""
    return read_settings(_env_file=None, **given)


def refusal(**given: object) -> str:
    with pytest.raises(SettingsWrong) as refused:
        read(**given)
    return str(refused.value)


def shown(folder: Path, **environment: str) -> str:
    """What a process with this environment, started in this folder, reads."""
    told = subprocess.run(  # noqa: S603 - this Python, our own words
        [sys.executable, "-c", SHOW],
        cwd=folder,
        env={"PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


def test_with_nothing_set_the_defaults_are_those_of_a_bot_on_this_machine() -> None:
    settings = read()
    assert settings.token == ""
    assert settings.database == "data/bot.db"
    assert settings.api == TELEGRAM
    assert settings.address == ("127.0.0.1", 8080)
    assert (settings.rate, settings.paid) == (30, False)
    assert (settings.owners, settings.webhook_secret) == ((), ())
    assert (settings.zone, settings.locale) == (ZoneInfo("UTC"), "en")


WRONG: list[tuple[str, object, str]] = [
    ("token", "123456", "BOT_TOKEN must be what @BotFather gave"),
    ("token", "bot123456:AAA", "BOT_TOKEN must be what @BotFather gave"),
    ("token", "123456:AA A", "BOT_TOKEN must be what @BotFather gave"),
    ("token", "١٢٣:AAA", "BOT_TOKEN must be what @BotFather gave"),
    ("database", "mysql://root@db/bot", "BOT_DATABASE must be the path of a file, or postgresql"),
    ("api", "api.telegram.org", "BOT_API must be an http or https address"),
    ("api", "https://", "BOT_API must be an http or https address"),
    ("api", "http://[::1", "BOT_API must be an http or https address"),
    ("public_url", "ftp://appeals.example", "BOT_PUBLIC_URL must be an http or https address"),
    ("public_url", "https://appeals example", "BOT_PUBLIC_URL must be an http or https address"),
    ("public_url", "http://appeals.example", "BOT_PUBLIC_URL must begin with https://"),
    ("listen", "8080", "BOT_LISTEN must be HOST:PORT, such as 127.0.0.1:8080"),
    ("listen", ":8080", "BOT_LISTEN must be HOST:PORT"),
    ("listen", "127.0.0.1:http", "BOT_LISTEN must be HOST:PORT"),
    ("listen", "127.0.0.1:65536", "BOT_LISTEN must be HOST:PORT"),
    ("listen", "127.0.0.1:٨٠", "BOT_LISTEN must be HOST:PORT"),
    ("webhook_secret", "no spaces and no !", "BOT_WEBHOOK_SECRET must be 1–256 letters"),
    ("webhook_secret", "s" * 257, "BOT_WEBHOOK_SECRET must be 1–256 letters"),
    ("webhook_secret", "one,two,three", "BOT_WEBHOOK_SECRET must be 1–256 letters"),
    ("owners", "@bela", "BOT_OWNERS must be Telegram ids"),
    ("owners", "1002,-1002", "BOT_OWNERS must be Telegram ids"),
    ("owners", "0", "BOT_OWNERS must be Telegram ids"),
    ("owners", "1" * 40, "BOT_OWNERS must be Telegram ids"),
    ("rate", "fast", "BOT_RATE must be a whole number of messages a second, 1–1000"),
    ("rate", "0", "BOT_RATE must be a whole number"),
    ("rate", "1001", "BOT_RATE must be a whole number"),
    ("rate", "2.5", "BOT_RATE must be a whole number"),
    ("rate", "31", "BOT_RATE above 30 costs Stars: set BOT_PAID=yes as well"),
    ("paid", "perhaps", "BOT_PAID must be yes or no"),
    ("timezone", "Madrid", "BOT_TIMEZONE must be a time zone such as Europe/Madrid"),
    ("timezone", "../../etc/passwd", "BOT_TIMEZONE must be a time zone"),
    ("locale", "xx", "BOT_LOCALE must be one of en, ar, es, fr"),
    ("locale", "../locale/es", "BOT_LOCALE must be one of en, ar, es, fr"),
    ("clock", "tomorrow", "BOT_CLOCK must be an http or https address"),
    ("clock", SANDBOX, "BOT_CLOCK moves time in the sandbox only"),
]


@pytest.mark.parametrize(("name", "value", "line"), WRONG)
def test_a_wrong_value_is_one_line_that_names_the_setting_and_says_what_is_right(
    name: str, value: object, line: str
) -> None:
    told = refusal(**{name: value})
    assert told.startswith(line)
    assert "\n" not in told
    if name in {"token", "database", "webhook_secret"}:
        assert str(value) not in told


def test_every_setting_of_the_contract_has_a_wrong_value_here_or_takes_any_text() -> None:
    checked = {name for name, _, _ in WRONG}
    assert set(Settings.model_fields) - checked == {"contact"}


def test_a_webhook_without_an_address_says_that_the_address_is_missing() -> None:
    told = refusal(webhook_secret=SECRET)
    assert told.startswith("BOT_PUBLIC_URL is missing")
    assert SECRET not in told


def test_two_secrets_hold_while_one_takes_the_place_of_the_other() -> None:
    settings = read(webhook_secret=f"{SECRET}, old_one", public_url="https://appeals.example/")
    assert settings.webhook_secret == (SECRET, "old_one")
    assert settings.public_url == "https://appeals.example"


def test_owners_are_listed_with_commas_or_spaces() -> None:
    assert read(owners="1002, 1003 1004,").owners == (1002, 1003, 1004)


def test_a_higher_rate_is_taken_where_the_payment_is_said() -> None:
    assert read(rate="1000", paid="yes").rate == 1000


def test_beside_the_sandbox_addresses_may_be_plain_and_time_may_be_moved() -> None:
    settings = read(api=SANDBOX, public_url="http://127.0.0.1:8090", clock=SANDBOX)
    assert settings.clock == SANDBOX
    assert read(api="http://localhost:1/", clock=SANDBOX).api == "http://localhost:1"
    assert read(api="http://[::1]:8081", clock=SANDBOX).clock == SANDBOX


def test_an_ipv6_address_to_listen_on_loses_its_brackets() -> None:
    assert read(listen="[::1]:8080").address == ("::1", 8080)


def test_the_token_says_which_bot_it_belongs_to() -> None:
    assert read(token=f" {TOKEN}\n").bot_id == 123456


def test_no_secret_stands_in_what_is_printed_of_the_settings() -> None:
    settings = read(
        token=TOKEN,
        webhook_secret=SECRET,
        public_url="https://appeals.example",
        database="postgresql://bot:hunter2@db/bot",
    )
    for told in (repr(settings), str(settings), f"{settings!r}"):
        assert not any(secret in told for secret in (TOKEN, SECRET, "hunter2"))


def test_no_part_of_a_wrong_secret_stands_in_the_error_nor_in_its_causes() -> None:
    with pytest.raises(SettingsWrong) as refused:
        read(token=TOKEN.replace(":", " "), webhook_secret=SECRET + "!")
    error = refused.value
    assert error.__cause__ is None
    assert error.__suppress_context__
    assert TOKEN.partition(":")[2] not in repr(error)
    assert SECRET not in repr(error)


def test_the_environment_wins_over_the_file_beside_the_bot(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"BOT_TOKEN={TOKEN}\nBOT_RATE=7\nBOT_OWNERS=1002,1003\nOTHER=1\n"
    )
    told = shown(tmp_path, BOT_RATE="9", BOT_LISTEN="", BOT_PAID="yes")
    assert "rate=9" in told
    assert "owners=(1002, 1003)" in told
    assert "listen='127.0.0.1:8080'" in told  # set to nothing is not set
    assert "paid=True" in told
    assert TOKEN not in told


def test_a_wrong_environment_is_one_line(tmp_path: Path) -> None:
    assert shown(tmp_path, BOT_OWNERS="bela") == (
        "BOT_OWNERS must be Telegram ids separated by commas; /id shows one's own"
    )
