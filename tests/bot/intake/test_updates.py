from __future__ import annotations

import json
from typing import Any

import pytest

from bot.intake.updates import NotAnUpdate, raw_update, read_update

AMINA, GROUP = 1001, -100500


@pytest.mark.parametrize(
    ("part", "whose"),
    [
        ({"message": {"chat": {"id": AMINA}, "from": {"id": 5}}}, AMINA),
        ({"edited_message": {"chat": {"id": GROUP}}}, GROUP),
        ({"channel_post": {"chat": {"id": GROUP}}}, GROUP),
        ({"my_chat_member": {"chat": {"id": AMINA}, "from": {"id": AMINA}}}, AMINA),
        ({"callback_query": {"from": {"id": AMINA}, "message": {"chat": {"id": GROUP}}}}, GROUP),
        ({"callback_query": {"from": {"id": AMINA}, "inline_message_id": "x"}}, AMINA),
        ({"inline_query": {"from": {"id": AMINA}, "query": ""}}, AMINA),
        ({"poll": {"id": "7"}}, 0),
        ({"something_new": [1, 2]}, 0),
        ({}, 0),
        ({"message": None}, 0),
        ({"message": {"chat": "Amina"}}, 0),
        ({"message": {"chat": {"id": "1001"}}}, 0),
        ({"message": {"chat": {"id": True}}}, 0),
        ({"message": {"chat": {"id": 2**70}}}, 0),
        ({"callback_query": [{"from": 1}]}, 0),
    ],
)
def test_an_update_keeps_the_order_of_its_chat_or_of_its_person(
    part: dict[str, Any], whose: int
) -> None:
    update = raw_update({"update_id": 7, **part})
    assert update is not None
    assert (update.update_id, update.chat_id) == (7, whose)
    assert json.loads(update.body) == {"update_id": 7, **part}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not json",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b"[]",
        b"7",
        b"null",
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b'{"update_id": 1e3}',
        b'{"update_id": 99999999999999999999}',
        b'{"update_id": 1} {"update_id": 2}',
        b'{"update_id": 1, "message": {"text": "\x00"}}',
    ],
)
def test_what_is_no_update_is_refused_without_quoting_it(raw: bytes) -> None:
    with pytest.raises(NotAnUpdate) as refused:
        read_update(raw)
    assert str(refused.value).startswith("the body ")


def test_half_an_emoji_and_a_zero_are_kept_as_they_came() -> None:
    update = read_update(rb'{"update_id": 1, "message": {"text": "\ud83d \u0000 \u202e"}}')
    assert update.body.isascii()
    assert json.loads(update.body)["message"]["text"] == "\ud83d \x00 \u202e"
