from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.case import Channel, Contact
from cases.channels import facebook, instagram, web_form
from cases.channels.email import Email, mailto
from cases.contact_values import ADDRESS_LINES, Mistake, contact_value, seen_lines
from cases.fitness import IN_A_CONTACT
from cases.paging import length

KEPT = [
    (Channel.EMAIL, "governor@example.org", "governor@example.org"),
    (Channel.EMAIL, " mailto:governor@example.org ", "governor@example.org"),
    (Channel.EMAIL, "müller@exämple.org", "müller@exämple.org"),
    (Channel.PHONE, "+1 (202) 728-1600 ext. 4", "+1 (202) 728-1600 ext. 4"),
    (Channel.PHONE, "tel:+12027281600", "+12027281600"),
    (Channel.FAX, "٠٢ ٢٧٩٥ ١٠٣٠", "02 2795 1030"),
    (Channel.X, "GovRoe", "@GovRoe"),
    (Channel.X, "https://x.com/GovRoe?s=20", "@GovRoe"),
    (Channel.X, "twitter.com/@GovRoe/status/1", "@GovRoe"),
    (Channel.FACEBOOK, "@Gov.Roe", "@Gov.Roe"),
    (Channel.FACEBOOK, "m.facebook.com/pages/Gov/1", "https://m.facebook.com/pages/Gov/1"),
    (Channel.INSTAGRAM, "gov_roe", "@gov_roe"),
    (Channel.INSTAGRAM, "https://instagram.com/gov_roe/", "https://instagram.com/gov_roe/"),
    (Channel.WEB_FORM, "www.example.org/form?x=1#y", "https://www.example.org/form?x=1#y"),
    (Channel.WEB_FORM, "http://example.org:8080/", "http://example.org:8080/"),
    (Channel.POST, "12 Main Street \n\n Capital  City", "12 Main Street\nCapital City"),
]
HOSTILE = [
    (Channel.EMAIL, "a@example.org?bcc=b@example.org"),
    (Channel.EMAIL, "a?bcc=b@example.org"),
    (Channel.EMAIL, "a@example.org\nBcc: b@example.org"),
    (Channel.EMAIL, "a@example.org\u2028b@example.org"),
    (Channel.EMAIL, "a@example.org, b@example.org"),
    (Channel.EMAIL, "a%0Abcc@example.org"),
    (Channel.EMAIL, "Governor <a@example.org>"),
    (Channel.EMAIL, "a@localhost"),
    (Channel.EMAIL, "javascript:alert(1)"),
    (Channel.PHONE, "javascript:12345678"),
    (Channel.PHONE, "1" * 30),
    (Channel.PHONE, "+1 202 728 1600\n+1 202 728 1601"),
    (Channel.FAX, "none"),
    (Channel.X, "https://x.com@evil.example.org/GovRoe"),
    (Channel.X, "https://evil.example.org/x.com/GovRoe"),
    (Channel.X, "https://x.com/intent/tweet?text=a"),
    (Channel.X, "@" + "a" * 16),
    (Channel.X, "@a @b"),
    (Channel.FACEBOOK, "https://facebook.com.evil.example.org/a"),
    (Channel.FACEBOOK, "https://www.facebook.com/"),
    (Channel.FACEBOOK, "javascript:alert(1)"),
    (Channel.INSTAGRAM, "//evil.example.org/instagram.com"),
    (Channel.WEB_FORM, "javascript:alert(1)"),
    (Channel.WEB_FORM, "javascript://example.org/%0aalert(1)"),
    (Channel.WEB_FORM, "data:text/html,example.org"),
    (Channel.WEB_FORM, "https://governor@evil.example.org/"),
    (Channel.WEB_FORM, "https:\\\\evil.example.org"),
    (Channel.WEB_FORM, "https://localhost/"),
    (Channel.WEB_FORM, "https://[::1"),
    (Channel.WEB_FORM, "https://example.org:99999/"),
    (Channel.WEB_FORM, 'https://example.org/"onclick="x'),
    (Channel.WEB_FORM, "There is none."),
]


@pytest.mark.parametrize(("channel", "written", "kept"), KEPT)
def test_what_works_is_kept_as_it_is_used(channel: Channel, written: str, kept: str) -> None:
    assert contact_value(channel, written) == kept
    assert contact_value(channel, kept) == kept


@pytest.mark.parametrize(("channel", "written"), HOSTILE)
def test_what_does_not_work_or_leads_elsewhere_is_not_kept(channel: Channel, written: str) -> None:
    assert isinstance(contact_value(channel, written), Mistake)


def test_marks_that_turn_the_direction_are_left_out() -> None:
    assert contact_value(Channel.EMAIL, "gro.\u202eelpmaxe@roe.example.org") == (
        "gro.elpmaxe@roe.example.org"
    )
    assert contact_value(Channel.POST, "\u202e12 Main Street\u2066") == "12 Main Street"
    assert contact_value(Channel.POST, "\u202e \u200b\n\u2066") is Mistake.EMPTY


@pytest.mark.parametrize("channel", Channel)
def test_ten_thousand_characters_are_too_many(channel: Channel) -> None:
    assert contact_value(channel, "7" * 10_000) is Mistake.LONG


def test_an_address_has_as_many_lines_as_an_envelope() -> None:
    lines = [f"Line {number}" for number in range(ADDRESS_LINES)]
    assert contact_value(Channel.POST, "\n".join(lines)) == "\n".join(lines)
    assert contact_value(Channel.POST, "\n".join([*lines, "One"])) is Mistake.MANY_LINES


@given(st.sampled_from(Channel), st.text(max_size=60))
def test_whatever_is_written_is_a_contact_that_works_or_a_mistake(
    channel: Channel, written: str
) -> None:
    value = contact_value(channel, written)
    if isinstance(value, Mistake):
        return
    assert 0 < length(value) <= IN_A_CONTACT
    assert value.split("\n") == list(seen_lines(value))
    one = Contact(1, channel, value)
    match channel:
        case Channel.EMAIL:
            assert (mailto(Email(value, "", "")) or "").count("?") == 0
        case Channel.WEB_FORM:
            assert web_form.opens(web_form.page(one))
        case Channel.FACEBOOK:
            assert facebook.page(one).startswith("https://")
        case Channel.INSTAGRAM:
            assert instagram.page(one).startswith("https://")
        case _:
            pass
