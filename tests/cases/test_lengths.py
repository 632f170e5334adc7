"""How long letters and posts are on each channel; nothing is measured that is not sent so."""

from __future__ import annotations

from typing import Any

import pytest

from cases.case import Case, Channel, Contact, SampleLetter, Target
from cases.channels import email, x
from cases.channels.social import Network
from cases.lengths import letters, post, too_long
from cases.letter import Manner, Signatory, write_letter

SIGNED = Signatory("Amina Example", "Sampletown")
MAIL = Contact(1, Channel.EMAIL, "governor@example.org")
HANDLE = Contact(2, Channel.X, "@GovernorOfTheProvince")
JANE = Target(1, "Jane Roe", "Governor", contacts=(MAIL, HANDLE))
SHORT = ("I write about the teacher who was arrested for reading a poem.",)
LONG = ("I write about the teacher who was arrested for reading a poem. " * 40,)
ARABIC = SampleLetter("ar", ("أكتب إليكم بشأن المعلمة التي اعتقلت بسبب قصيدة. " * 8,))
PAGE = "https://appeals.example.org"


def case_of(letter: tuple[str, ...] = SHORT, **more: Any) -> Case:
    given = {"targets": (JANE,), "languages": ("en",), **more}
    return Case(id=1, title="A teacher is held", letter=SampleLetter("en", letter), **given)


def test_a_short_letter_fits_everywhere_and_is_measured_as_it_is_sent() -> None:
    (one,) = letters(case_of(), JANE, SIGNED, PAGE)
    sent = write_letter(case_of(), JANE, SIGNED, Manner("en"))
    mail = email.Email(MAIL.value, sent.subject, sent.text)
    assert one.mailto == len(email.mailto(mail) or "")
    assert one.page == len(email.compose_link(PAGE, mail, "en") or "")
    assert one.webmail == tuple(found.name for found in email.webmail(mail))
    assert one.fits_mail
    assert one.fits_page


def test_a_long_letter_fits_no_mail_program_and_is_not_cut() -> None:
    (one,) = letters(case_of(LONG), JANE, SIGNED, PAGE)
    assert one.mailto is not None
    assert one.mailto > email.MAILTO_LIMIT
    assert not one.fits_mail
    assert one.webmail == ()
    assert one.fits_page, "what repeats itself is packed well"
    found = list(too_long(case_of(LONG), SIGNED))
    assert found == [(JANE, letters(case_of(LONG), JANE, SIGNED)[0])]


def test_arabic_needs_six_times_the_room() -> None:
    case = case_of(translations=(ARABIC,))
    english, arabic = letters(case, JANE, SIGNED, PAGE)
    assert english.fits_mail
    assert arabic.units < 500
    assert not arabic.fits_mail


def test_the_longest_wording_is_the_one_that_is_measured() -> None:
    (plain,) = letters(case_of(), JANE, SIGNED)
    (varied,) = letters(case_of(openings=("x" * 500,), subjects=("y" * 200,)), JANE, SIGNED)
    assert varied.mailto is not None
    assert plain.mailto is not None
    assert varied.mailto > plain.mailto + 500


def test_without_an_address_nothing_is_opened() -> None:
    for contacts in ((HANDLE,), (Contact(1, Channel.EMAIL, "two words@at once"),)):
        target = Target(1, "Jane Roe", "Governor", contacts=contacts)
        (one,) = letters(case_of(targets=(target,)), target, SIGNED, PAGE)
        assert one.mailto is None
        assert one.fits_mail
        assert list(too_long(case_of(LONG, targets=(target,)), SIGNED)) == []


@pytest.mark.parametrize(("characters", "fits"), [(256, True), (257, False)])
def test_a_post_on_x_has_the_room_that_the_handle_leaves(*, characters: int, fits: bool) -> None:
    measured = post(case_of(), "a" * characters)
    assert measured.weight == len(".@GovernorOfTheProvince ") + characters
    assert measured.fits_x is fits
    (given,) = x.variants(Case(id=0, title="a" * characters), JANE)
    assert ("a" * characters in given) is fits


def test_the_longest_handle_counts_and_an_address_weighs_23() -> None:
    other = Target(2, "Mr Doe", "Mayor", contacts=(Contact(3, Channel.X, "@Mayor"),))
    case = case_of(targets=(other, JANE))
    told = "See https://example.org/" + "a" * 100
    assert post(case, told).weight == len(".@GovernorOfTheProvince See ") + 23


def test_each_network_is_named_that_takes_a_post_whole() -> None:
    assert post(case_of(), "Free the teacher.").networks == tuple(Network)
    longer = post(case_of(), "Free the teacher now, please. " * 12)
    assert longer.networks == (Network.THREADS, Network.MASTODON)
    assert post(case_of(), "Free the teacher now, please. " * 30).networks == ()


def test_a_text_is_measured_where_nobody_has_a_handle() -> None:
    mail_only = Target(1, "Jane Roe", "Governor", contacts=(MAIL,))
    assert post(case_of(targets=(mail_only,)), "Free her.").weight == len("Free her.")
    assert post(case_of(targets=()), "Free her.").networks == tuple(Network)
