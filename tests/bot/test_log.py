from __future__ import annotations

import json
import logging
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
import structlog

from bot.log import mask, place, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "123456789:" + "AbC-_" * 7


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_program_reads_one_object_a_line_from_both_kinds_of_loggers() -> None:
    stream = StringIO()
    set_up(stream)
    structlog.get_logger("bot.one").info("update set aside", update_id=7)
    logging.getLogger("bot.two").info("delivery settled", extra={"case": 3})
    one, two = lines(stream)
    assert (one["event"], one["update_id"], one["level"]) == ("update set aside", 7, "info")
    assert (two["event"], two["case"], two["logger"]) == ("delivery settled", 3, "bot.two")
    assert one["timestamp"].endswith("Z")


def test_a_person_at_a_terminal_reads_words() -> None:
    stream = Terminal()
    set_up(stream)
    structlog.get_logger("bot").info("polling started")
    assert "polling started" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


@pytest.mark.parametrize(
    "leak",
    [
        TOKEN,
        f"https://api.example.org/bot{TOKEN}/getUpdates",
        f"https://api.example.org/file/bot{TOKEN}/documents/1.pdf",
        f"https://api.example.org/bot{TOKEN.replace(':', '%3A')}/getMe",
        "https://api.example.org/bot1:short/getMe",
    ],
)
def test_a_token_is_in_no_line_wherever_it_came_from(leak: str) -> None:
    for stream in (StringIO(), Terminal()):
        set_up(stream)
        ours = structlog.get_logger("bot")
        ours.warning("called", url=leak, nested={"a": [leak]})
        ours.warning(leak)
        logging.getLogger("aiohttp.client").warning("GET %s", leak)
        written = stream.getvalue()
        secret = leak.rpartition("/bot")[2].partition("/")[0]
        assert written
        assert secret not in written
        assert "[token]" in written


def test_an_exception_is_named_and_placed_but_its_words_are_kept_out() -> None:
    stream = StringIO()
    set_up(stream)
    try:
        int("a letter of Amina")
    except ValueError:
        structlog.get_logger("bot").exception("step failed")
        logging.getLogger("telegram").exception("update failed")
    for line in lines(stream):
        assert line["error"] == "ValueError"
        assert line["where"][-1].startswith("tests.bot.test_log:")
    assert "Amina" not in stream.getvalue()


def test_what_libraries_chatter_about_is_not_logged() -> None:
    stream = StringIO()
    set_up(stream)
    logging.getLogger("apscheduler.executors.default").info("Running job")
    logging.getLogger("telegram.ext").info("Application started")
    assert not stream.getvalue()


def test_a_clock_time_and_a_ua_number_are_not_tokens() -> None:
    kept = "84.19 at 12:30:45, delivery 12:ok, see /bot/ and https://t.me/urgent_bot?start=x/y"
    assert mask(kept) == kept


def test_an_error_that_was_never_raised_has_a_name_and_no_place() -> None:
    assert place(ValueError("Amina")) == "ValueError"
