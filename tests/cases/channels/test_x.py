"""Posts that X takes, that name the official, and that claim nothing of their own."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import Channel
from cases.channels import x
from tests.cases.people import AMBASSADOR, GOVERNOR, WITH_ASKS, WITH_LETTER, contact


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("العربية", 7),
        ("中文", 4),
        ("“quoted” – and…", 16),
        ("👩‍👩‍👧‍👦", 2),
        ("👍🏽", 2),
        ("🇲🇽", 2),
        ("1️⃣", 2),
        ("a https://example.org/very/long/address/indeed b", 27),
        ("https://a.b", 23),
    ],
)
def test_the_weight_is_what_x_counts(text: str, weight: int) -> None:
    assert x.weight(text) == weight


def test_a_post_begins_so_that_it_is_no_reply_and_names_all_handles() -> None:
    for post in x.variants(WITH_LETTER, GOVERNOR):
        assert post.startswith(".@GovRoe @GovRoeOffice ")


def test_posts_are_made_of_the_documents_own_words() -> None:
    assert x.variants(WITH_ASKS, GOVERNOR) == (
        ".@GovRoe @GovRoeOffice Writers {name} held · UA 1.26",
        ".@GovRoe @GovRoeOffice Urging you to free the writers · UA 1.26",
        ".@GovRoe @GovRoeOffice Asking for a doctor. · UA 1.26",
    )
    assert x.variants(WITH_LETTER, GOVERNOR)[1] == (
        ".@GovRoe @GovRoeOffice I urge you to let the writer go home. · UA 84.19"
    )


def test_an_official_without_a_handle_gets_no_post() -> None:
    assert x.variants(WITH_LETTER, AMBASSADOR) == ()


def test_what_is_too_long_ends_at_a_word() -> None:
    case = replace(WITH_ASKS, title="Réponse " * 60)
    post = x.variants(case, GOVERNOR)[0]
    assert post.endswith("Réponse…")
    assert x.weight(post) <= x.LIMIT


@given(st.text(max_size=600), st.text(max_size=400), st.lists(st.text(max_size=60), max_size=9))
def test_no_post_is_ever_too_long(title: str, ask: str, handles: list[str]) -> None:
    contacts = tuple(contact(Channel.X, handle) for handle in ["@first", *handles])
    case = replace(WITH_ASKS, title=title, asks=(ask,))
    posts = x.variants(case, replace(GOVERNOR, contacts=contacts))
    assert len(posts) <= 3
    assert all(x.weight(post) <= x.LIMIT and post.startswith(".@first") for post in posts)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_link_carries_the_post_whole(post: str) -> None:
    link = x.intent(post)
    assert link.startswith("https://twitter.com/intent/tweet?text=")
    assert parse_qs(urlsplit(link).query, keep_blank_values=True)["text"] == [post]
