"""Numbers that can be dialled from anywhere, and what to say then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cases.case import Case, Channel, Target
from cases.channels import fax, phone
from cases.letter import Signatory
from tests.cases.people import AMBASSADOR, GOVERNOR, LETTER, WITH_ASKS, WITH_LETTER, contact


def dialled(number: str, address: str, country: str | None, role: str = "Minister") -> str:
    wanted = contact(Channel.PHONE, number)
    contacts = (wanted, contact(Channel.POST, address)) if address else (wanted,)
    target = Target(1, "Jane Roe", role, contacts=contacts)
    return phone.international(wanted, target, Case(id=1, title="x", country=country))


def test_an_embassy_is_called_where_it_stands_not_in_its_country() -> None:
    [number] = AMBASSADOR.by(Channel.PHONE)
    assert phone.international(number, AMBASSADOR, WITH_LETTER) == "+1 202-728-1600"


def test_a_fax_is_sent_to_the_country_of_the_address() -> None:
    [number] = GOVERNOR.by(Channel.FAX)
    assert fax.international(number, GOVERNOR, WITH_LETTER) == "+1 876-922-0000"


@pytest.mark.parametrize(
    ("number", "address", "country", "wanted"),
    [
        ("0207 229 6412", "Embassy of X\n6 Palace Gardens, London, W8 4QP", "Russia",
         "+44 20 7229 6412"),
        ("(202) 728 - 1600", "Embassy of México\n1911 Ave NW, Washington, DC 20006", "Mexico",
         "+1 202-728-1600"),
        ("+256 414 255 630", "", None, "+256 41 4255630"),
        ("55 5093 3414", "Bucareli 99\nMéxico D.F., MÉXICO", None, "+52 55 5093 3414"),
        ("55 5093 3414", "Bucareli 99", "Mexico", "+52 55 5093 3414"),
    ],
)  # fmt: skip
def test_the_country_is_taken_from_the_address_then_from_the_case(
    number: str, address: str, country: str | None, wanted: str
) -> None:
    assert dialled(number, address, country) == wanted


@pytest.mark.parametrize("printed", ["12", "ask the porter", "+999 1", "202 728 1600 ext. ?", ""])
def test_what_is_no_number_stays_as_printed(printed: str) -> None:
    assert dialled(printed, "", None) == printed


def test_an_embassys_number_is_not_taken_for_one_of_its_own_country() -> None:
    assert dialled("55 5093 3414", "Embassy of Mexico\nSomewhere", "Mexico") == "55 5093 3414"


def test_a_caller_says_who_they_are_as_far_as_they_wish_and_what_they_ask() -> None:
    said = phone.script(WITH_ASKS, GOVERNOR, Signatory("Amina", "Lyon"), "en").splitlines()
    assert said[0] == "My name is Amina, from Lyon."
    assert said[2:] == ["• Urging you to free the writers;", "• Asking for a doctor."]
    assert "Amina" not in phone.script(WITH_ASKS, GOVERNOR, Signatory(), "en")


def test_where_a_letter_is_printed_its_last_paragraph_is_what_is_said() -> None:
    said = phone.script(WITH_LETTER, GOVERNOR, Signatory())
    assert said.endswith(LETTER.paragraphs[-1])


def test_hostile_text_is_said_as_it_stands() -> None:
    case = replace(WITH_ASKS, title="<number> {name} \\1")
    assert "<number> {name} \\1" in phone.script(case, GOVERNOR, Signatory(), "en")
