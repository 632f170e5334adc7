"""How documents of other sections, languages and programs look, in small ones of our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cases.case import Kind
from cases.document import Draft, read_text

FIXTURES = Path(__file__).parent / "fixtures"


def read(name: str) -> Draft:
    return read_text((FIXTURES / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "deadline", "languages", "closing"),
    [
        ("modello_it", date(2023, 7, 7), ("fa", "en"), "Cordiali saluti,"),
        ("modelo_pt", date(2023, 7, 7), ("pt", "en"), "Atenciosamente,"),
        ("voorbeeld_nl", date(2023, 7, 7), ("fa", "en"), "Hoogachtend,"),
    ],
)
def test_a_model_letter_in_italian_portuguese_and_dutch(
    name: str, deadline: date, languages: tuple[str, ...], closing: str
) -> None:
    draft = read(name)
    assert (draft.deadline, draft.languages) == (deadline, languages)
    assert draft.letter is not None
    assert draft.letter.closing == closing
    assert len(draft.letter.paragraphs) == 2
    [target] = draft.targets
    assert target.name in {"Jane Roe", "Juan Roe"}
    assert len(target.address_lines) == 3


def test_german_appeals_say_languages_and_deadline_in_a_sentence() -> None:
    draft = read("appelle_de")
    assert draft.ua_number == "123/2015"
    assert draft.title == "DROHENDE HINRICHTUNG"
    assert draft.deadline == date(2015, 6, 14)
    assert draft.languages == ("ar", "en", "de")
    assert len(draft.asks) == 2
    king, minister, embassy = draft.targets
    assert (king.name, king.role) == ("King Juan Roe", "KÖNIG")
    assert minister.salutation == "Your Excellency / Exzellenz"
    assert (embassy.name, embassy.copy) == ("Jim Roe", True)


def test_french_appeals_before_a_date() -> None:
    draft = read("appels_fr")
    assert draft.deadline == date(2012, 6, 14)
    assert draft.languages == ("en",)
    assert [target.role for target in draft.targets[:2]] == [
        "Inspecteur général de la police",
        "Ministre de l'Intérieur",
    ]
    assert draft.targets[2].copy


def test_spanish_appeals_before_a_date() -> None:
    draft = read("llamamientos_es")
    assert draft.deadline == date(2012, 6, 14)
    assert len(draft.asks) == 3
    assert [target.name for target in draft.targets[:2]] == ["Juan Roe", "Juana Roe"]
    assert draft.targets[0].emails == ("juan@example.hn",)
    assert len(draft.targets) == 3


def test_officials_printed_side_by_side_stay_two() -> None:
    draft = read("columns_2013")
    first, second, union = draft.targets
    assert (first.name, first.faxes) == ("Jane Roe", ("+595 21 111 111",))
    assert (second.role, second.address_lines[0]) == ("Minister of Agriculture", "Calle Dos 34")
    assert union.copy


def test_asks_without_any_bullet_sign_are_asks() -> None:
    assert len(read("columns_2013").asks) == 2


def test_a_forwarded_mail_is_read_without_its_head_and_its_signs_of_quoting() -> None:
    draft = read("forwarded_mail")
    assert draft.title == "NURSES JAILED FOR A MARCH"
    assert draft.deadline == date(2023, 6, 30)
    [target] = draft.targets
    assert target.phones[0] == "+263 242 798 537"
    assert "amina" not in str(draft.contract()["targets"])


def test_an_official_named_inside_a_sentence_is_an_official() -> None:
    draft = read("in_a_sentence_2008")
    [target] = draft.targets
    assert (target.name, target.role) == ("Jack Roe", "Governor")
    assert target.faxes == ("+1 512 463 1849",)
    assert target.salutation == "Dear Governor"
    assert draft.deadline == date(2008, 3, 5)


def test_a_document_that_ends_an_action_invents_nobody_to_write_to() -> None:
    draft = read("stop_2012")
    assert draft.kind is Kind.ENDED
    assert draft.targets == ()
    assert draft.published == date(2012, 7, 3)
    assert not {"deadline", "targets", "asks"} & {doubt.field for doubt in draft.needs_review}


def test_officials_below_write_to_and_copy() -> None:
    first, second = read("no_signs_canada").targets
    assert (first.name, first.copy) == ("Jane Roe", False)
    assert (second.role, second.copy) == ("Ambassador for the Republic of Zimbabwe", True)


def test_a_whole_document_in_one_paragraph_comes_apart() -> None:
    draft = read("one_paragraph_2021")
    minister, ambassador = draft.targets
    assert (minister.name, minister.role) == ("John Roe", "Minister of Justice")
    assert minister.twitter == ("@moj_example",)
    assert ambassador.address_lines[0] == "Embassy of Jamaica"
    assert draft.letter is not None
    assert draft.letter.salutation == "Dear Minister,"
    assert draft.letter.closing == "Sincerely,"


def test_another_organisation_prints_name_role_and_address_in_one_line() -> None:
    draft = read("partner_es")
    assert [(one.name, one.role) for one in draft.targets] == [
        ("Juan Roe", "Presidente de la República"),
        ("Dr. Pedro Roe", "Fiscal General de la Nación"),
        ("Doctora Ana Roe", "Defensora del Pueblo"),
    ]
    assert draft.targets[0].faxes == ("(+57 1) 566.20.71",)
    assert len(draft.asks) == 2


TARGET = "Minister of Justice Jane Roe\n1 High Street\nKingston, Jamaica\nEmail: roe@example.org\n"
STORY = "A writer was taken from her home on 1 May 2019 and has not been seen ever since then.\n"


@pytest.mark.parametrize(
    "line",
    [
        "PLEASE SEND APPEALS BEFORE 30 JULY 2019",
        "Please take action by July 30, 2019.",
        "Deadline extended from May 1, 2019 to July 30, 2019",
        "Valid until: 30 July, 2019",
        "1. Please take action as soon as possible. This Urgent Action expires on July 30, 2019.",
        "Check with the AIUSA office if sending appeals after July 30, 2019.",
        "ACTÚEN LO ANTES POSIBLE Y NO MÁS TARDE DEL: 30 de julio de 2019",
        "Fecha límite: 30 de julio de 2019",
        "MERCI D’AGIR DANS LES PLUS BREFS DÉLAIS, AVANT LE : 30 juillet 2019",
        "Bitte schreiben Sie Ihre Appelle bis zum 30. Juli 2019.",
        "Aktion gültig bis: 30. Juli 2019",
        "AGISCI IL PRIMA POSSIBILE, ENTRO IL: 30 luglio 2019",
        "AJA O MAIS RÁPIDO POSSÍVEL ATÉ: 30 de julho de 2019",
        "ACTIE GELDIG TOT: 30 juli 2019",
    ],
)
def test_the_deadline_in_every_form(line: str) -> None:
    draft = read_text(f"URGENT ACTION\nWRITER HELD\n{STORY}TAKE ACTION\n{line}\n{TARGET}")
    assert draft.deadline == date(2019, 7, 30)


def test_the_date_of_an_execution_is_no_deadline() -> None:
    story = "The state plans to put John Doe to death before 3 June 2019, after an unfair trial.\n"
    assert read_text(f"URGENT ACTION\nDEATH PENALTY\n{story}{TARGET}").deadline is None


def test_garbled_letters_are_repaired_and_reported() -> None:
    draft = read_text(f"URGENT ACTION\nJOSÃ‰ DOE HELD IN BOGOTÃ\x81\n{STORY}{TARGET}")
    assert draft.title is not None
    assert draft.title.startswith("JOSÉ DOE")
    assert "text" in {doubt.field for doubt in draft.needs_review}


def test_a_letter_to_somebody_else_makes_the_officials_doubtful() -> None:
    letter = "Dear Governor,\nI ask you to let the writer go home to her family without delay.\n"
    draft = read_text(f"URGENT ACTION\nWRITER HELD\n{STORY}TAKE ACTION\n{TARGET}\n{letter}")
    assert "targets" in {doubt.field for doubt in draft.needs_review}


def test_columns_that_were_woven_together_come_apart() -> None:
    draft = read_text(
        "URGENT ACTION\nFARMERS EVICTED\nPLEASE SEND APPEALS BEFORE 14 JUNE 2013 TO:\n"
        "Minister of the Interior\nMinister of Agriculture\nJane Roe\nJack Roe\nCalle Uno 12\n"
        "Calle Dos 34\nAsunción, Paraguay\nAsunción, Paraguay\nFax: +595 21 111 111\n"
        "Fax: +595 21 222 222\nSalutation: Dear Minister\nSalutation: Dear Minister\n"
    )
    first, second = draft.targets
    assert (first.name, first.role) == ("Jane Roe", "Minister of the Interior")
    assert (second.name, second.faxes) == ("Jack Roe", ("+595 21 222 222",))
    assert second.address_lines == ("Calle Dos 34", "Asunción, Paraguay")


def test_a_role_above_a_line_with_name_role_and_address_is_one_official() -> None:
    draft = read_text(
        "UA 12/05 Fear for safety\n" + STORY + "APPEALS TO:\nAttorney General\n"
        "Sr. Juan Roe, Fiscal General, Ministerio Público, Lomas del Guijarro, Tegucigalpa\n"
        "Fax: +504 221 5667\n\nMisión Permanente ante la ONU\nFax: + 41 22 791 07 87\n"
    )
    general, mission = draft.targets
    assert (general.name, general.role) == ("Juan Roe", "Attorney General")
    assert general.address_lines[-1].endswith("Tegucigalpa")
    assert mission.faxes == ("+ 41 22 791 07 87",)
