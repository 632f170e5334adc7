"""A long letter lies encrypted, and only the link can open it."""

from __future__ import annotations

import asyncio
import base64
import random
import re

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.web.envelope import Sealed, seal
from bot.web.links import letter_link, outgoing
from cases.channels.email import LINK_LIMIT, Email, deflated, unpack
from tests.bot.web.conftest import Drawer
from tests.bot.web.letters import ENGLISH, LONG

NOISE = random.Random(1)  # noqa: S311 - noise, the same in each run
PUBLIC = "https://appeals.example.org/ua/"


def opened(id_: str, key: str, body: bytes) -> bytes:
    raw_key = base64.urlsafe_b64decode(key + "=")
    return AESGCM(raw_key).decrypt(body[:12], body[12:], id_.encode())


async def test_a_letter_that_fits_stays_in_its_link_and_is_kept_nowhere() -> None:
    drawer = Drawer()
    link = await letter_link(PUBLIC, ENGLISH, "en", drawer)
    start, _, packed = link.partition("#p.")
    assert start == "https://appeals.example.org/ua/compose.html"
    assert unpack(packed) == (ENGLISH, "en")
    assert not drawer


async def test_a_longer_letter_is_kept_sealed_and_only_the_link_has_the_key() -> None:
    drawer = Drawer()
    link = await letter_link(PUBLIC, LONG, "es", drawer)
    assert len(link) <= LINK_LIMIT
    found = re.fullmatch(r".*/compose\.html#s\.([\w-]{22})\.([\w-]{43})", link)
    assert found is not None
    [(id_, body)] = drawer.items()
    assert id_ == found[1]
    assert found[2] not in repr(drawer)
    assert opened(id_, found[2], body) == deflated(LONG, "es")


@settings(deadline=None)  # it makes an event loop each time
@given(st.text(), st.text(), st.integers(0, 6_000), st.randoms(use_true_random=False))
@example("Free Amina", "Sir,\r\n{name} + & # % \ud83d \u202e\0", 6_000, NOISE)
def test_a_finished_link_opens_exactly_the_letter_however_long_it_is(
    subject: str, body: str, more: int, chance: random.Random
) -> None:
    noise = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(more))
    email, drawer = Email("office@example.org", subject, body + noise), Drawer()
    link = asyncio.run(letter_link(PUBLIC, email, "en", drawer))
    assert len(link) <= LINK_LIMIT
    kind, *parts = link.partition("#")[2].split(".")
    packed = parts[0]
    if kind == "s":
        deflate = opened(parts[0], parts[1], drawer[parts[0]])
        packed = base64.urlsafe_b64encode(deflate).rstrip(b"=").decode()
    assert unpack(packed) == (email, "en")


def test_two_seals_of_one_letter_have_nothing_in_common() -> None:
    one, other = seal(b"letter"), seal(b"letter")
    assert len({one.id, other.id, one.key, other.key, one.body, other.body}) == 6
    with pytest.raises(InvalidTag):
        opened(one.id, other.key, one.body)


def test_a_body_that_was_changed_or_moved_does_not_open() -> None:
    sealed = seal(b"letter")
    changed = sealed.body[:-1] + bytes([sealed.body[-1] ^ 1])
    for id_, body in ((sealed.id, changed), ("another-id", sealed.body)):
        with pytest.raises(InvalidTag):
            opened(id_, sealed.key, body)


def test_a_sealed_letter_does_not_show_its_key_in_a_log() -> None:
    assert "key-in-base64" not in repr(Sealed("id", "key-in-base64", b"body"))


def test_the_demo_page_is_given_the_whole_address() -> None:
    url = "mailto:a@example.org?subject=1%20%26%202&body=#x"
    assert outgoing("http://127.0.0.1:8080", url) == (
        "http://127.0.0.1:8080/outgoing.html"
        "#mailto%3Aa%40example.org%3Fsubject%3D1%2520%2526%25202%26body%3D%23x"
    )
    assert "/outgoing.html?in=es#tel%3A" in outgoing("http://127.0.0.1:8080/", "tel:+34", "es")
