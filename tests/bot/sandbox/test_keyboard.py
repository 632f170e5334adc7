"""Buttons, as strict as Telegram takes them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.keyboard import read_markup
from bot.sandbox.refusal import Refused


def keyboard(*buttons: object) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def test_labels_links_data_and_copies_are_kept_in_their_rows() -> None:
    read = read_markup(
        {
            "inline_keyboard": [
                [{"text": " Act ", "callback_data": "é" * 32}, {"text": "X", "url": "x.org"}],
                [{"text": "Copy", "copy_text": {"text": "c" * 256}}],
            ]
        }
    )
    assert read is not None
    assert read.shown() == [
        [{"text": "Act", "callback_data": "é" * 32}, {"text": "X", "url": "http://x.org/"}],
        [{"text": "Copy", "copy_text": "c" * 256}],
    ]


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": 7}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "copy_text": {"text": "🕊" * 129}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "  ", "callback_data": "a"}, "must be non-empty"),
        ({"callback_data": "a"}, 'Can\'t find field "text"'),
        ("x", "expected an Object"),
        (
            {"text": "Call", "url": "tel:+15550100"},
            "inline keyboard button URL 'tel:+15550100' is invalid: Wrong port number",
        ),
        (
            {"text": "x", "url": "http://localhost:8080/"},
            "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
        ),
    ],
)
def test_a_button_that_telegram_would_refuse_is_refused(button: object, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_markup(keyboard(button))
    assert refused.value.status == 400
    assert said in refused.value.description


def test_a_hundred_buttons_are_enough() -> None:
    buttons = [{"text": str(number), "callback_data": "x"} for number in range(101)]
    assert read_markup(keyboard(*buttons[:100])) is not None
    with pytest.raises(Refused):
        read_markup(keyboard(*buttons))


def test_a_markup_of_more_than_ten_kilobytes_is_too_long() -> None:
    with pytest.raises(Refused, match="reply markup is too long"):
        read_markup(keyboard(*[{"text": "x" * 200, "callback_data": "x"}] * 60))


@pytest.mark.parametrize("markup", [None, {}, {"force_reply": True}, {"remove_keyboard": True}])
def test_what_is_no_inline_keyboard_puts_no_buttons_under_the_message(markup: object) -> None:
    assert read_markup(markup) is None


@pytest.mark.parametrize(
    "markup", ["x", [1], {"inline_keyboard": "x"}, {"inline_keyboard": ["x"]}, {"foo": 1}]
)
def test_a_markup_of_a_wrong_shape_is_refused(markup: object) -> None:
    with pytest.raises(Refused):
        read_markup(markup)
