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
    PHONES_AND_FAXES = "phones_and_faxes"


CONTACT_LABELS: dict[Field, str] = {
    Field.PHONES_AND_FAXES: r"(?:Tel(?:ephone|éfono|éphone|efon)?|Phone|T)\.? ?(?:/|&|and|y|et) ?"
    r"(?:Fax|F)\.?|Fax ?(?:/|&|and|y|et) ?(?:Tel(?:ephone)?|Phone)\.?",
    Field.EMAILS: r"E(?=\s?:\s*(?:[\w.+-]{1,64}(?:@|[(\[]a)|\[e-?mail))"
    r"|E-?mails?(?: via| address(?:es)?)?|Correos?-e|Correio(?:-e| eletr[oôó]nico)"
    r"|Correos?(?: electr[oó]nicos?)?|Courriels?|Posta elettronica",
    Field.PHONES: r"Tel(?:e?(?:ph|f)ones?|efon[eo]?|efoon|éfonos?|éphones?|s)?\.?"
    r"(?: numbers?| no\.?)?|Phones?(?: numbers?| no\.?)?|Teléfonos?|T[ée]l\.?|Ph|Mobile|Cell"
    r"|Móvil|WhatsApp|T",
    Field.FAXES: r"Fax(?:es)?(?: numbers?| n[oº°]s?\.?)?|Facsimil(?:e|es)?|Telefax"
    r"|Télécopi(?:e|eur)|F",
    Field.TWITTER: r"Twitter ?/ ?X|X ?[/(] ?(?:formerly )?Twitter\)?"
    r"|Twitter(?: handles?| accounts?)?|X\.com|X",
    Field.FACEBOOK: r"Facebook(?: page)?|FB",
    Field.INSTAGRAM: r"Instagram|IG",
    Field.CONTACT_FORMS: r"(?:Online|Web|Contact) ?forms?(?: \(?in \w+\)?)?|Web ?(?:sites?|page)"
    r"|Web|Site (?:web|internet)|P[aá]gina web|Formularios?(?: de contacto| web| en l[ií]nea)?"
    r"|Formulaires?(?: de contact| en ligne)?",
    Field.SALUTATION: r"Salutations?|Greeting|(?:korrekte )?Anrede|Aanhef|Sauda[cç][aã]o"
    r"|Tratamiento|F[oó]rmula de tratamiento|Encabezamiento|Formule d[’']appel|Titre",
    Field.ADDRESS: r"(?:Postal |Mailing )?Address|Direcci[oó]n(?: postal)?|Adresse",
    Field.REST: r"Telegrams?|Telex|Telegramas?|T[ée]l[ée]grammes?|Telegramme?",
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
    + rf"|(?<!\S)(?P<lone>{_ALONE})(?=[\s:-]+[+(]{{0,2}}\s?\d)",
    re.IGNORECASE,
)
_LONE_LABEL = re.compile(rf"(?<!\S)(?:{_ALONE})[\s:-]+[+(]{{0,2}}\s?\d|\s[-–]\s", re.IGNORECASE)
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
