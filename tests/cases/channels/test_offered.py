"""What is offered first, and the pages that open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cases.case import Channel
from cases.channels import facebook, instagram, offered, post, web_form
from tests.cases.people import GOVERNOR, contact

SLOW_LAST = [Channel.FAX, Channel.EMAIL, Channel.X, Channel.X, Channel.POST]


@pytest.mark.parametrize("days", [None, 7, 30])
def test_post_comes_first_while_a_letter_can_arrive(days: int | None) -> None:
    assert offered(GOVERNOR, days)[0].channel is Channel.POST


@pytest.mark.parametrize("days", [6, 3, 2])
def test_post_comes_last_when_it_cannot(days: int) -> None:
    assert [one.channel for one in offered(GOVERNOR, days)] == SLOW_LAST


@pytest.mark.parametrize("days", [1, 0, -1])
def test_on_the_last_days_only_what_still_arrives_is_offered(days: int) -> None:
    assert [one.channel for one in offered(GOVERNOR, days)] == SLOW_LAST[:-1]


def test_who_has_only_a_postal_address_is_written_to_all_the_same() -> None:
    by_post = replace(GOVERNOR, contacts=GOVERNOR.by(Channel.POST))
    assert offered(by_post, 0) == by_post.contacts


def test_nothing_is_left_out() -> None:
    assert set(offered(GOVERNOR, 3)) == set(GOVERNOR.contacts)


def test_what_was_found_dead_stands_behind_everything_that_works() -> None:
    post, email = GOVERNOR.contacts[:2]
    ordered = offered(GOVERNOR, 30, dead={post.id, email.id, 999})
    assert ordered[-2:] == (post, email)
    assert set(ordered) == set(GOVERNOR.contacts)


def test_the_envelope_names_the_official_above_the_address() -> None:
    assert post.address_lines(GOVERNOR.contacts[0], GOVERNOR) == (
        "Jane Roe",
        "Governor of Exampleland",
        "1 High Street",
        "Kingston, Jamaica",
    )


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("@EmbassyOfX", "https://www.facebook.com/EmbassyOfX"),
        ("EmbassyOfX", "https://www.facebook.com/EmbassyOfX"),
        ("https://www.facebook.com/x?a=1", "https://www.facebook.com/x?a=1"),
        ("www.facebook.com/x", "https://www.facebook.com/x"),
        ("javascript:alert(1)", "https://www.facebook.com/javascript%3Aalert%281%29"),
    ],
)
def test_a_handle_or_an_address_opens_the_page(printed: str, page: str) -> None:
    assert facebook.page(contact(Channel.FACEBOOK, printed)) == page


def test_instagram_has_its_own_site() -> None:
    assert instagram.page(contact(Channel.INSTAGRAM, "@x.y")) == "https://www.instagram.com/x.y"


@pytest.mark.parametrize("printed", ["javascript:alert(1)", 'https://a.b/"><script>', " www.a.b "])
def test_a_web_form_opens_a_web_page_and_nothing_else(printed: str) -> None:
    page = web_form.page(contact(Channel.WEB_FORM, printed))
    assert page.startswith("https://")
    assert not set(page) & set('"<> ')


@pytest.mark.parametrize(
    ("printed", "opens"),
    [
        ("www.example.org/a form", True),
        ("https://пример.example:8443/form?x=1#y", True),
        ("see the website of the ministry. Thank you", False),
        ("localhost/form", False),
        ("", False),
    ],
)
def test_prose_in_the_place_of_an_address_opens_nothing(printed: str, opens: bool) -> None:
    assert web_form.opens(web_form.address(printed)) == opens
