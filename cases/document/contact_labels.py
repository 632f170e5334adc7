"""The labels of contacts: one line for each field, in all languages."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What a piece of an official's lines is; the values are the keys of the contract."""

    TEXT = "text"
    EMAILS = "emails"
    PHONES = "phones"
    FAXES = "faxes"
    TWITTER = "twitter"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    CONTACT_FORMS = "contact_forms"
    SALUTATION = "salutation"
    ADDRESS = "address"
    REST = "rest"


CONTACT_LABELS: dict[Field, str] = {
    Field.EMAILS: r"E-?mails?(?: via| address(?:es)?)?|Correos?-e"
    r"|Correos?(?: electr[oó]nicos?)?|Courriels?",
    Field.PHONES: r"Tel(?:e?(?:ph|f)ones?|éfonos?|éphones?|s)?\.?|Phones?|Teléfonos?|T[ée]l\.?|T",
    Field.FAXES: r"Fax(?:es)?(?: number)?|Télécopie|F",
    Field.TWITTER: r"Twitter ?/ ?X|X ?[/(] ?(?:formerly )?Twitter\)?|Twitter|X\.com|X",
    Field.FACEBOOK: r"Facebook|FB",
    Field.INSTAGRAM: r"Instagram|IG",
    Field.CONTACT_FORMS: r"(?:Online|Web|Contact) ?forms?(?: in \w+)?|Web ?sites?|Formularios?"
    r"(?: de contacto| web| en l[ií]nea)?|Formulaires?(?: de contact| en ligne)?",
    Field.SALUTATION: r"Salutations?|Greeting|(?:korrekte )?Anrede|Aanhef|Sauda[cç][aã]o"
    r"|Tratamiento|F[oó]rmula de tratamiento|Encabezamiento"
    r"|Formule d[’']appel|Titre",
    Field.ADDRESS: r"(?:Postal |Mailing )?Address|Direcci[oó]n(?: postal)?|Adresse",
}
"""The labels of contacts, by field; to know another label, add it to the line of its field."""

_ALONE = r"[TF]|Tel[ée]?(?:phone|fono)?\.?|Phone|Fax\.?"
# These need no colon before a number. A label of five letters or more is believed when glued
# to what stands before it.
_LABEL = re.compile(
    "|".join(
        rf"(?P<{field}>(?:(?<![^\W\d_])|(?<=[^\W_])(?=(?-i:[A-ZÉ])[\w-]{{4}}"
        rf"|(?-i:Tel|Fax)\s?:))(?:{words})(?:\s?:|(?<=\w{{3}})\s[-–](?=\s[@(+\w])))"
        for field, words in CONTACT_LABELS.items()
    )
    + rf"|(?<!\S)(?P<lone>{_ALONE})(?=[\s:-]+[+(]{{0,2}}\d)",
    re.IGNORECASE,
)
_LONE_LABEL = re.compile(rf"(?<!\S)(?:{_ALONE})[\s:-]+[+(]{{0,2}}\d|\s[-–]\s", re.IGNORECASE)
_LONE = {"t": Field.PHONES, "f": Field.FAXES, "fax": Field.FAXES}


def field_of(label: re.Match[str]) -> Field:
    """The field that a label is for."""
    name = label.lastgroup or "text"
    if name != "lone":
        return Field(name)
    return _LONE.get(label[0].lower().strip("."), Field.PHONES)


def count_labels(text: str) -> int:
    """How many contact labels stand in a line."""
    return len(labels_in(text))


@lru_cache(maxsize=512)
def labels_in(text: str) -> tuple[re.Match[str], ...]:
    """The contact labels of a line, in their order."""
    # Nearly all have a colon: looking for it first makes a long paragraph cost nothing.
    found = ":" in text or _LONE_LABEL.search(text)
    return tuple(_LABEL.finditer(text)) if found else ()
