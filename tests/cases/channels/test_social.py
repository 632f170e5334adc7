"""Posts for networks that know no handles of X, and short words for pages that take no letter."""

from __future__ import annotations

import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from cases.channels import social, x
from cases.channels.social import Network
from tests.cases.people import AMBASSADOR, GOVERNOR, WITH_ASKS, WITH_LETTER

LIMITS = {Network.BLUESKY: 300, Network.THREADS: 500, Network.MASTODON: 500}
each_network = pytest.mark.parametrize("network", Network)


@each_network
def test_elsewhere_the_official_is_named_and_no_stranger_of_the_same_handle(
    network: Network,
) -> None:
    for post in social.posts(WITH_ASKS, GOVERNOR, network):
        assert post.startswith("Jane Roe, Governor of Exampleland: ")
        assert "@" not in post


@each_network
def test_a_post_fits_whatever_the_case_says(network: Network) -> None:
    for text in ("Réponse " * 90, "👩‍👩‍👧‍👦" * 400, "自由" * 300, "x" * 900, "a\u0301" * 500):
        case = replace(WITH_ASKS, title=text, posts=(text + "!",))
        for post in social.posts(case, GOVERNOR, network):
            assert sum(1 for _ in iter_graphemes(post)) <= LIMITS[network]
            assert len(social.share(network, post)) <= 900


@each_network
def test_a_sentence_as_long_as_a_letter_keeps_nobody_waiting(network: Network) -> None:
    case = replace(WITH_ASKS, title="Réponse, wir bitten " * 2_000)
    began = time.monotonic()
    (first, *_) = social.posts(case, GOVERNOR, network)
    assert time.monotonic() - began < 0.5
    assert first.endswith("…")
    longer = first[:-1] + " Réponse, wir bitten…"
    assert len(longer) > LIMITS[network] or len(social.share(network, longer)) > social.LINK_LIMIT


def test_what_a_coordinator_worded_for_posts_stands_first_everywhere() -> None:
    case = replace(WITH_ASKS, posts=("Free the writers now!",))
    assert x.variants(case, GOVERNOR)[0] == (
        ".@GovRoe @GovRoeOffice Free the writers now! · UA 1.26"
    )
    assert social.posts(case, GOVERNOR, Network.BLUESKY)[0] == (
        "Jane Roe, Governor of Exampleland: Free the writers now! · UA 1.26"
    )


def test_there_are_three_posts_at_most_and_no_two_alike() -> None:
    case = replace(WITH_ASKS, posts=("One.", "One.", "Two.", "Three.", "Four."))
    posts = social.posts(case, GOVERNOR, Network.THREADS)
    assert [post.split(": ")[1] for post in posts] == [
        "One. · UA 1.26",
        "Two. · UA 1.26",
        "Three. · UA 1.26",
    ]


@each_network
def test_the_link_opens_a_post_with_just_this_text(network: Network) -> None:
    text = "To Jane & Jack: #free +1 %20 “now”\n<b>"
    link = urlsplit(social.share(network, text))
    assert link.scheme == "https"
    assert parse_qs(link.query) == {"text": [text]}


def test_an_official_with_a_very_long_title_leaves_room_for_what_is_asked() -> None:
    target = replace(GOVERNOR, name="Minister " * 30, role="of everything")
    for post in social.posts(WITH_ASKS, target, Network.BLUESKY):
        assert "UA 1.26" in post


def test_a_name_is_cut_between_characters_as_a_reader_sees_them() -> None:
    assert social.shortened("👩‍👩‍👧‍👦" * 9, 4) == "👩‍👩‍👧‍👦" * 3 + "…"
    assert social.shortened("Zoë", 3) == "Zoë"
    assert social.shortened("नि" * 5, 3) == "नि" * 2 + "…"


def test_a_short_appeal_says_as_many_asks_as_fit_and_each_of_them_whole() -> None:
    said = social.brief(WITH_ASKS, AMBASSADOR, 400)
    assert said.split("\n\n") == [
        "Jack Doe, Ambassador: Writers {name} held · UA 1.26",
        "Urging you to free the writers",
        "Asking for a doctor.",
    ]
    short = social.brief(replace(WITH_ASKS, title="自由" * 90), AMBASSADOR, 600)
    assert "Urging" not in short
    assert "Asking for a doctor." in short


@given(st.text(min_size=1, max_size=300), st.integers(420, 1_000))
def test_a_short_appeal_is_as_short_as_it_must_be(text: str, most: int) -> None:
    case = replace(WITH_LETTER, title=text, posts=(text,))
    assert len(social.brief(case, GOVERNOR, most).encode()) <= most
