"""A letter arrives whole, whatever is in it, or is given to copy."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.channels.email import (
    LINK_LIMIT,
    MAILTO_LIMIT,
    Email,
    compose_link,
    mailto,
    mailto_short,
    pack,
    too_long_by,
    unpack,
    webmail,
)

PUBLIC = "https://appeals.example.org"
GOVERNOR = "governor@example.org"
ENGLISH = ("I urge you to drop all charges, and to let her go home to her family.\n" * 20)[:1_300]
ARABIC = ("أطالبكم بالإفراج الفوري عنها وإسقاط جميع التهم الموجهة إليها. " * 30)[:1_300]

texts = st.text() | st.text(alphabet="a +%&#=?\r\n\"'<>{}\\é中ك👩‍🚀\u202e\0")
hostile = (
    "a+b & c=d #e %20 %0D%0A?cc=x@y.z\r\nsecond\rthird\n\n"
    "שלום مرحبا 👩‍👧‍👦 \u202e <b>{name}</b> \\ \" '"
)


def _mailto_parts(url: str) -> dict[str, str]:
    """A mailto read strictly as RFC 6068 says: percent-decoding only, `+` is a plus sign."""
    address, _, query = url.removeprefix("mailto:").partition("?")
    fields = dict(part.split("=") for part in query.split("&")) if query else {}
    return {"to": unquote(address)} | {name: unquote(value) for name, value in fields.items()}


def _asked(subject: str, body: str) -> dict[str, str]:
    email = Email(GOVERNOR, subject, body)
    parts = {"to": email.to, "subject": email.subject, "body": email.body.replace("\n", "\r\n")}
    return {name: value for name, value in parts.items() if value}


@given(texts, texts)
@example(hostile, hostile)
def test_a_finished_mailto_decodes_to_exactly_the_letter(subject: str, body: str) -> None:
    url = mailto(Email(GOVERNOR, subject, body))
    if url is None:
        return
    assert len(url) <= MAILTO_LIMIT
    assert url.isascii()
    assert "+" not in url
    assert _mailto_parts(url) == _asked(subject, body)


@given(texts, texts, st.sampled_from(["en", "es", "ar"]))
@example(hostile, hostile, "fr")
def test_a_finished_compose_link_decodes_to_exactly_the_letter(
    subject: str, body: str, language: str
) -> None:
    email = Email(GOVERNOR, subject, body)
    url = compose_link(PUBLIC, email, language)
    if url is None:
        return
    assert len(url) <= LINK_LIMIT
    start, _, packed = url.partition("#p.")
    assert start == f"{PUBLIC}/compose.html"
    assert unpack(packed) == (email, language)


@given(texts, texts)
@example(hostile, hostile)
def test_every_webmail_is_given_exactly_the_letter(subject: str, body: str) -> None:
    for offered in webmail(Email(GOVERNOR, subject, body)):
        assert len(offered.url) <= LINK_LIMIT
        parts = urlsplit(offered.url)
        if offered.name == "Proton":
            read = _mailto_parts(unquote(parts.fragment.removeprefix("mailto=")))
        else:
            read = dict(parse_qsl(parts.query, strict_parsing=True))
            read["subject"] = read.pop("su", read.pop("subject", ""))
            read = {k: v for k, v in read.items() if k in ("to", "subject", "body") and v}
        assert read == _asked(subject, body)


def test_an_address_with_a_plus_sign_stays_one_address() -> None:
    email = Email("office+ua@example.org", "Amina", "")
    assert mailto(email) == "mailto:office%2Bua@example.org?subject=Amina"


def test_an_empty_subject_is_left_out() -> None:
    assert mailto(Email(GOVERNOR, "", "Sir")) == f"mailto:{GOVERNOR}?body=Sir"
    assert mailto(Email(GOVERNOR, "", "")) == f"mailto:{GOVERNOR}"


@pytest.mark.parametrize(
    "to",
    ["", "nobody", "a@example.org,b@example.org", "a@example.org;b@example.org", "<a@example.org>",
     "a@example.org\r\nBcc: b@example.org", "a b@example.org", "a@b@example.org",
     "x" * 250 + "@example.org"],
)  # fmt: skip
def test_only_one_plain_address_is_a_recipient(to: str) -> None:
    with pytest.raises(ValueError, match=r"recipient|octets"):
        Email(to, "Subject", "Letter")


def test_a_subject_cannot_smuggle_a_header() -> None:
    assert Email(GOVERNOR, "Freedom\r\nBcc: b@example.org", "").subject == (
        "Freedom Bcc: b@example.org"
    )


def test_a_letter_that_is_too_long_is_left_out_whole() -> None:
    short = Email(GOVERNOR, "Drop the charges", ENGLISH[:1_050])
    long = Email(GOVERNOR, "Drop the charges", ENGLISH * 2)
    assert mailto(short) is not None
    assert mailto(long) is None
    assert mailto_short(long) == f"mailto:{GOVERNOR}?subject=Drop%20the%20charges"
    assert mailto_short(Email(GOVERNOR, ARABIC, "")) == f"mailto:{GOVERNOR}"
    assert webmail(long) == ()


@given(texts, texts)
@example(ENGLISH * 3, ENGLISH * 3)
@example("", ARABIC)
def test_how_much_is_too_long_is_exactly_what_would_have_to_go(subject: str, body: str) -> None:
    email = Email(GOVERNOR, subject, body)
    over = too_long_by(email)
    assert (over == 0) == (mailto(email) is not None or not email.body)
    kept = email.body[: len(email.body) - over]
    if kept:
        assert mailto(Email(GOVERNOR, email.subject, kept)) is not None
    if over:
        one_more = email.body[: len(email.body) - over + 1]
        assert mailto(Email(GOVERNOR, email.subject, one_more)) is None


def test_the_compose_link_carries_what_a_mailto_cannot() -> None:
    for letter in (ENGLISH * 2, ARABIC):
        email = Email(GOVERNOR, "Drop the charges", letter)
        assert mailto(email) is None
        assert compose_link(PUBLIC, email, "en") is not None


def test_a_random_letter_of_6000_characters_has_no_compose_link() -> None:
    noise = "".join(chr(0x4E00 + (n * n * 7919) % 20_000) for n in range(6_000))
    assert compose_link(PUBLIC, Email(GOVERNOR, "x", noise), "en") is None


def test_half_a_surrogate_pair_does_not_stop_a_letter() -> None:
    email = Email(GOVERNOR, "\ud83d", "a\udc00b")
    assert email.body == "a\ufffdb"
    assert unpack(pack(email, "en"))[0] == email


def test_five_webmails_are_offered_for_a_short_letter() -> None:
    offered = {one.name: one.url for one in webmail(Email(GOVERNOR, "Let go", "Sir,\nlet go"))}
    assert offered == {
        "Gmail": "https://mail.google.com/mail/?view=cm&fs=1&to=governor%40example.org"
        "&su=Let%20go&body=Sir%2C%0D%0Alet%20go",
        "Outlook": "https://outlook.live.com/mail/0/deeplink/compose?to=governor%40example.org"
        "&subject=Let%20go&body=Sir%2C%0D%0Alet%20go",
        "Microsoft 365": "https://outlook.office.com/mail/deeplink/compose"
        "?to=governor%40example.org&subject=Let%20go&body=Sir%2C%0D%0Alet%20go",
        "Yahoo": "https://compose.mail.yahoo.com/?to=governor%40example.org"
        "&subject=Let%20go&body=Sir%2C%0D%0Alet%20go",
        "Proton": "https://mail.proton.me/inbox/#mailto=mailto%3Agovernor%40example.org"
        "%3Fsubject%3DLet%2520go%26body%3DSir%252C%250D%250Alet%2520go",
    }
