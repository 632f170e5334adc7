"""The formats of twenty years and three languages, in small documents of our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cases.case import Kind
from cases.document import Draft, read_text

FIXTURES = Path(__file__).parent / "fixtures"


def read(name: str) -> Draft:
    return read_text((FIXTURES / f"{name}.txt").read_text("utf-8"))


def test_a_document_with_a_model_letter_of_today() -> None:
    draft = read("model_letter_2023")
    assert draft.title == "TEACHERS AT IMMINENT RISK OF FLOGGING"
    assert draft.ua_number == "45/23"
    assert draft.ai_index == "MDE 13/6789/2023"
    assert draft.published == date(2023, 5, 12)
    assert draft.deadline == date(2023, 7, 7)
    assert draft.languages == ("fa", "en")
    [target] = draft.targets
    assert (target.name, target.role) == ("Jane Roe", "Head of the Judiciary")
    assert target.address_lines[-1] == "Belgium"
    assert draft.letter is not None
    assert draft.letter.salutation == "Dear Ms Jane Roe,"
    assert len(draft.letter.paragraphs) == 2


def test_bullets_printed_as_the_letter_n_by_a_lost_font_are_asks() -> None:
    draft = read("bullets_2012")
    assert len(draft.asks) == 3
    assert draft.asks[1].endswith("and to any medical care he may need;")


def test_a_rank_stays_with_the_name_and_an_honorific_does_not() -> None:
    first, second, _ = read("bullets_2012").targets
    assert (first.name, first.role) == ("Lt. Gen. Jack Roe", "Inspector General of Police")
    assert (second.name, second.role) == ("Jill Roe", "Minister of Internal Affairs")


def test_those_under_copies_get_copies() -> None:
    draft = read("bullets_2012")
    assert [target.copy for target in draft.targets] == [False, False, True]
    assert draft.targets[2].emails == ("uhrc@example.org",)


def test_a_document_of_2005_names_number_concern_country_and_person_in_its_head() -> None:
    draft = read("copies_2005")
    assert draft.title == "Fear for safety/Death threats"
    assert draft.ua_number == "70/05"
    assert draft.country == "MEXICO"
    assert draft.name_and_pronoun == "Jane Doe (f), human rights lawyer"
    assert draft.deadline == date(2005, 5, 3)
    assert len(draft.asks) == 2


def test_officials_without_a_blank_line_between_them_stay_two() -> None:
    first, second = read("copies_2005").targets
    assert first.salutation == "Señor Secretario / Dear Minister"
    assert second.name == "Lic. Rafael Roe"
    assert second.faxes == ("+ 52 55 5346 0908",)


def test_a_spanish_document() -> None:
    draft = read("modelo_es")
    assert draft.kind is Kind.FURTHER
    assert draft.deadline == date(2022, 5, 20)
    assert draft.languages == ("es", "en")
    assert draft.letter is not None
    assert draft.letter.language == "es"
    assert draft.letter.closing == "Atentamente,"
    [target] = draft.targets
    assert (target.name, target.role) == ("Juan Roe", "Fiscal General de la Nación")


def test_a_french_document() -> None:
    draft = read("modele_fr")
    assert draft.deadline == date(2021, 4, 28)
    assert draft.languages == ("fr",)
    assert draft.previous_ua_link is None
    assert draft.letter is not None
    assert draft.letter.language == "fr"
    assert draft.targets[0].emails == ("ministre@example.td",)


def test_lines_without_a_place_are_listed() -> None:
    text = (FIXTURES / "modelo_es.txt").read_text("utf-8")
    draft = read_text(text + "\nEsta línea no dice nada conocido.\n")
    assert "Esta línea no dice nada conocido." in draft.unplaced


def test_a_sections_own_office_behind_the_last_official_is_no_target() -> None:
    draft = read_text(
        "URGENT ACTION\nWRITER HELD\n\nTAKE ACTION\n• Free the writer;\nCONTACT INFORMATION\n"
        "Minister of Justice Jane Roe\n1 High Street\nKingston, Jamaica\nEmail: roe@example.org\n"
        "AIXYZ’s Urgent Action Network | 2 Low Street | T (212) 807- 8400 | office@example.org\n"
        "T (212) 807- 8401\n"
    )
    [target] = draft.targets
    assert target.emails == ("roe@example.org",)
    assert target.phones == ()


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("UNTIL: 30 July 2019", date(2019, 7, 30)),
        ("UNTIL: July 30, 2019", date(2019, 7, 30)),
        ("UNTIL: 30 July, 2019", date(2019, 7, 30)),
        ("UNTIL: [30 July 2019]", date(2019, 7, 30)),
        ("UNTIL: 2019-07-30", date(2019, 7, 30)),
        ("UNTIL: 30th of July 2019", date(2019, 7, 30)),
        ("UNTIL: 31 June 2019", None),
        ("UNTIL:", None),
    ],
)
def test_deadlines_as_people_print_them(printed: str, wanted: date | None) -> None:
    draft = read_text(
        f"URGENT ACTION\nWRITER HELD\nPLEASE TAKE ACTION AS SOON AS POSSIBLE {printed}"
    )
    assert draft.deadline == wanted
    assert (wanted is None) == ("deadline" in {doubt.field for doubt in draft.needs_review})


def test_a_deadline_before_the_date_of_issue_is_flagged() -> None:
    draft = read_text(
        "UA: 1/19 Index: EUR 01/0001/2019 Date: 1 May 2019\nURGENT ACTION\nWRITER HELD\n"
        "PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 1 April 2019"
    )
    assert "deadline" in {doubt.field for doubt in draft.needs_review}


def test_a_letter_that_stops_in_the_middle_has_no_end() -> None:
    draft = read_text(
        "URGENT ACTION\nWRITER HELD\nTAKE ACTION\nSAMPLE LETTER\nDear Minister,\n"
        "I ask you to let the writer go home to her family without any more"
    )
    assert draft.letter_is_cut
    assert draft.contract()["letter_ends"] is None
    assert "letter_ends" in {doubt.field for doubt in draft.needs_review}
