"""Names, roles and contacts as they are printed in real documents, glued and unglued."""

from __future__ import annotations

import pytest

from cases.document.contact_labels import Field
from cases.document.contacts import split_contacts
from cases.document.people import person_of


def pieces(text: str) -> list[tuple[Field, str]]:
    return [(piece.field, piece.value) for piece in split_contacts(text)]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Facebook: @SomeEmbassyInstagram: @someembassySalutation: Dear Ambassador",
            [
                (Field.FACEBOOK, "@SomeEmbassy"),
                (Field.INSTAGRAM, "@someembassy"),
                (Field.SALUTATION, "Dear Ambassador"),
            ],
        ),
        (
            "Ambassador Jane RoeEmbassy of Exampleland",
            [(Field.TEXT, "Ambassador Jane Roe"), (Field.TEXT, "Embassy of Exampleland")],
        ),
        ("T: 202.745.4953 -OR- 202.745.3873",
         [(Field.PHONES, "202.745.4953"), (Field.PHONES, "202.745.3873")]),
        ("Tel: 202 797 8515 I Fax: 202 797 8521",
         [(Field.PHONES, "202 797 8515"), (Field.FAXES, "202 797 8521")]),
        ("Fax: +84 80 44130/ +84 80 44940",
         [(Field.FAXES, "+84 80 44130"), (Field.FAXES, "+84 80 44940")]),
        ("Twitter: @one ; @two", [(Field.TWITTER, "@one"), (Field.TWITTER, "@two")]),
        ("X.com: https://x.com/one", [(Field.TWITTER, "https://x.com/one")]),
        ("Email: roe(a)example.org", [(Field.EMAILS, "roe@example.org")]),
        ("Email via: https://example.org/contact",
         [(Field.CONTACT_FORMS, "https://example.org/contact")]),
        ("Correo electrónico: roe@example.org", [(Field.EMAILS, "roe@example.org")]),
        ("Email:", [(Field.EMAILS, "")]),
        ("Tel/Fax: +1 876 927 7516",
         [(Field.PHONES, "+1 876 927 7516"), (Field.FAXES, "+1 876 927 7516")]),
        ("Fax: +7 495 987 58 41, 692 17 25",
         [(Field.FAXES, "+7 495 987 58 41"), (Field.FAXES, "692 17 25")]),
        ("Facsimile: +1 876 927 7516", [(Field.FAXES, "+1 876 927 7516")]),
        ("Fax. (876) 754-3601", [(Field.FAXES, "(876) 754-3601")]),
        ("Ph: (02) 6273 3031", [(Field.PHONES, "(02) 6273 3031")]),
        ("Fax: (+57 1) 566.20.71", [(Field.FAXES, "(+57 1) 566.20.71")]),
        ("Tel: (613) 447-4576 (24h)",
         [(Field.PHONES, "(613) 447-4576"), (Field.REST, "(24h)")]),
        ("Kingston, JamaicaTel:+1 876 906 4923",
         [(Field.TEXT, "Kingston, Jamaica"), (Field.PHONES, "+1 876 906 4923")]),
        ("Facebook: facebook.com/ministry", [(Field.FACEBOOK, "facebook.com/ministry")]),
        ("Facebook:/Ministry", [(Field.FACEBOOK, "/Ministry")]),
        ("Twitter - @one", [(Field.TWITTER, "@one")]),
        ("(Anrede: Sehr geehrter Herr Minister)",
         [(Field.SALUTATION, "Sehr geehrter Herr Minister")]),
        ("Salutation Dear Minister", [(Field.SALUTATION, "Dear Minister")]),
        ("Correio eletrônico: roe@example.br", [(Field.EMAILS, "roe@example.br")]),
        ("Contact form (in Spanish): https://example.org/f",
         [(Field.CONTACT_FORMS, "https://example.org/f")]),
        ("12 High Street", [(Field.TEXT, "12 High Street")]),
    ],
)  # fmt: skip
def test_the_contacts_of_a_line(line: str, wanted: list[tuple[Field, str]]) -> None:
    assert pieces(line) == wanted


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Minister of Interior", None, "Minister of Interior"),
        ("Ambassador Jane Roe,", "Jane Roe", "Ambassador"),
        ("Secretary of the Interior Jane M. Roe", "Jane M. Roe", "Secretary of the Interior"),
        ("Minister of Security Julián Roe", "Julián Roe", "Minister of Security"),
        ("Governor of Chiapas Jane Roe", "Jane Roe", "Governor of Chiapas"),
        ("His Excellency Dr Jack Roe", "Dr Jack Roe", None),
        ("Ministra Consejera Jane Roe", "Jane Roe", "Ministra Consejera"),
        ("Monsieur Jack Roe", "Jack Roe", None),
        ("Jack Roe, Undersecretary on Human Rights, Migration, and Population,", "Jack Roe",
         "Undersecretary on Human Rights, Migration, and Population"),
        ("Minister Jane Alcalde Roe", "Jane Alcalde Roe", "Minister"),
        ("Head of Judiciary, Mr Jack Roe", "Jack Roe", "Head of Judiciary"),
        ("Minister of Public Security General Jack Roe", "General Jack Roe",
         "Minister of Public Security"),
        ("Public Prosecutor Jack al-Roe", "Jack al-Roe", "Public Prosecutor"),
        ("The Hon. Jane Roe", "Jane Roe", None),
        ("Union Home Minister of India", None, "Union Home Minister of India"),
        ("S. E. Herrn Jack Roe", "Jack Roe", None),
        ("Jack Roe President of Jamaica", "Jack Roe", "President of Jamaica"),
        ("Jane Roe (Minister of Justice)", "Jane Roe", "Minister of Justice"),
        ("Director, Prisons Administration", None, "Director, Prisons Administration"),
        ("Chief, Jamaican National Police", None, "Chief, Jamaican National Police"),
        ("Minister of Interior, Ministry of Interior", None, "Minister of Interior"),
        ("National Assembly President", None, "National Assembly President"),
        ("Prime Minister and Minister of Defence Jan van der Roe", "Jan van der Roe",
         "Prime Minister and Minister of Defence"),
    ],
)  # fmt: skip
def test_name_and_role_of_a_line(line: str, name: str | None, role: str | None) -> None:
    person = person_of(line)
    assert person is not None
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    "line", ["12 High Street", "Ciudad de México", "Viet Nam", "Embassy of Honduras", "C.P. 06600"]
)
def test_addresses_are_nobody(line: str) -> None:
    assert person_of(line) is None
