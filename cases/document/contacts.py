"""The contacts printed in a line: labelled, glued together, or standing there without a label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from email_validator import EmailNotValidError, validate_email

from cases.document.contact_labels import (
    CONTACT_LABELS,
    Field,
    count_labels,
    field_of,
    labels_in,
)
from cases.document.words import is_office

if TYPE_CHECKING:
    from collections.abc import Iterator


_URL = re.compile(
    r"(?:https?://|www\.|\b(?:facebook|instagram|twitter|x)\.com/)[^\s<>\"|]+", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_AT = re.compile(r"\s?[(\[](?:a|at|arroba|@)[)\]]\s?", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])@\w{1,50}(?:\.\w+)*")
_JOINED = re.compile(
    r"\s*(?:\||;|-?\bOR\b-?|-?\bor\b-?|(?<=\d)\s*I(?=\s|$)|(?<=\d)\s*[/,]\s*(?=[+(\d]))\s*"
)
_NUMBER = re.compile(r"\(?\+?\s?\(?\d[\d\s().+-]{4,24}\d")
_WHOLE_NUMBER = re.compile(r"(?=.{8,})\(?\+?\s?\(?\d[\d\s().-]{6,24}\d")
_LAST_NUMBER = re.compile(r"(?:^|\s)(\+\d[\d ().-]{7,}\d|0\d{2,4} \d{3,4}[\d ]{3,}\d)$")
_GLUED_OFFICE = re.compile(r"(?<=[a-záéíóúñç])(?=[A-ZÉ][a-zéè]+)")
_NOTE = re.compile(r"\([^()\d]{2,60}\)$")
# `…, at` or `…, en l’envoyant à l’adresse` before an e-mail address
_LINK_WORDS = re.compile(r"(?:,\s*|\s+(?=at$|an$|à$|a$))(?:[a-zà-ÿ’']+\s*){1,6}[:.]?\s*$")
# `Complaint form online`, of which only the words were copied; what a stamp costs.
_ASIDE = re.compile(
    r"(?:^|\s)(?:online )?(?:complaints?|contact|feedback|e-?mail|web) forms?(?: online)?\s*$"
    r"|^\W*(?:\w+ ){0,3}(?:postage|franqueo|affranchissement|briefporto)\b.*$",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(rf"(?:{'|'.join(CONTACT_LABELS.values())})\W*", re.IGNORECASE)
_NO_COLON = re.compile(
    r"^(Salutation(?= Dear| Your| Excel)|Tratamiento(?= Se[ñn]or| Excel| Estimad)|Anrede(?= Sehr)"
    r"|(?:Twitter|Facebook|Instagram)(?= @)) ",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\d \([^)]*$")
_EDGES = " .,;:|/()-–[]"
_BARE_HANDLE = re.compile(r"/?\w[\w.]{2,49}")
_IN_BRACKETS = re.compile(r"\(([^()]{3,120})\)")
_BETWEEN = re.compile(r"\b(?:or|and|y|e|o|et|ou)\b|[|;,/\s()-]+", re.IGNORECASE)
HIDDEN_EMAIL = re.compile(r"\[email\s?protected\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: a text (name, role, address) or one contact value.

    A contact label without a readable value leaves a piece with an empty value, so that a review
    can name it. A number without a label is taken for a phone's, not `labelled`.
    """

    field: Field
    value: str
    labelled: bool = True


def split_contacts(text: str) -> Iterator[Piece]:
    """The pieces of one line, in their order."""
    text = _AT.sub("@", _NO_COLON.sub(r"\1: ", text))
    bracketed = _IN_BRACKETS.fullmatch(text)
    text = bracketed[1] if bracketed and count_labels(bracketed[1]) else text
    labels = labels_in(text)
    yield from _unlabelled(text[: labels[0].start() if labels else len(text)])
    ends = [*(label.start() for label in labels), len(text)][1:]
    for label, end in zip(labels, ends, strict=False):
        value, behind = _inside_brackets(text[label.end() : end])
        yield from _labelled(field_of(label), value.strip(" |;,\t"))
        if any(len(one) > len("and") for one in behind.split()):
            yield Piece(Field.REST, behind)


def _inside_brackets(value: str) -> tuple[str, str]:
    """A value up to the bracket that closes around it, and what stands behind that."""
    depth = 0
    for at, char in enumerate(value):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return value[:at], value[at + 1 :].strip(" .,;")
    return value, ""


def has_contact(text: str) -> bool:
    """Whether an e-mail address or a labelled contact stands in a line."""
    return _EMAIL.search(_AT.sub("@", text)) is not None or count_labels(text) > 0


def _labelled(field: Field, value: str) -> Iterator[Piece]:
    match field:
        case Field.SALUTATION:
            whole = value.rstrip(" ,;")
            stop = whole.endswith(".") and len(whole.rpartition(" ")[2]) > len("Mrs..")
            yield Piece(field, whole[:-1] if stop else whole)
        case Field.REST:
            yield Piece(field, value)
        case Field.PHONES_AND_FAXES:
            yield from _numbers(Field.PHONES, value)
            yield from (one for one in _numbers(Field.FAXES, value) if one.field is Field.FAXES)
        case Field.ADDRESS:
            yield from _unlabelled(value)
        case Field.PHONES | Field.FAXES:
            yield from _numbers(field, value)
        case _:
            yield from _addresses(field, value)


def _numbers(field: Field, value: str) -> Iterator[Piece]:
    numbers = [found for part in _JOINED.split(value) if (found := _NUMBER.search(part))]
    if not numbers:
        yield Piece(field, "")
    for part in _JOINED.split(value):
        found = _NUMBER.search(part)
        before = part[: found.start()] if found else part
        if before.strip(_EDGES):
            yield Piece(Field.REST, before.strip())
        if found:
            number, _, note = (
                found[0].partition(" (") if _OPEN.search(found[0]) else (found[0], "", "")
            )
            yield Piece(field, number.strip())
            behind = ("(" + note if note else "") + part[found.end() :]
            yield from _behind_a_number(behind.strip(" .,;|/"))


def _behind_a_number(text: str) -> Iterator[Piece]:
    if text.startswith("("):
        note, _, text = text.partition(")")
        yield Piece(Field.REST, note + ")")
    yield from _unlabelled(text)


_OWN: dict[Field, re.Pattern[str]] = {
    Field.EMAILS: _EMAIL,
    Field.TWITTER: _HANDLE,
    Field.FACEBOOK: _HANDLE,
    Field.INSTAGRAM: _HANDLE,
}


def _addresses(field: Field, value: str) -> Iterator[Piece]:
    """Web addresses, e-mails and handles; an address of a page under E-mail is a web form."""
    under_url = Field.CONTACT_FORMS if field is Field.EMAILS else field
    found = [Piece(under_url, url[0].rstrip(".,;)")) for url in _URL.finditer(value)]
    rest = _URL.sub(" ", value)
    own = _OWN.get(field)
    if own is not None:
        found += [Piece(field, one[0].rstrip(".")) for one in own.finditer(rest)]
        rest = own.sub(" ", rest)
    if not found and own is _HANDLE and _BARE_HANDLE.fullmatch(rest.strip()):
        handle = rest.strip()
        found, rest = [Piece(field, handle if handle[0] == "/" else "@" + handle)], ""
    yield from found or [Piece(field, "")]
    rest = _BETWEEN.sub(" ", HIDDEN_EMAIL.sub(" ", rest)).strip()
    if len(rest) > 1:
        yield Piece(Field.REST, rest)


def _unlabelled(text: str) -> Iterator[Piece]:
    """A text without a label: e-mails and a number at its end are contacts all the same."""
    text = text.strip(" |;/\t")
    aside = _ASIDE.search(text)
    if aside:
        yield from _unlabelled(text[: aside.start()])
        yield Piece(Field.REST, aside[0].strip())
        return
    emails = [Piece(Field.EMAILS, one[0]) for one in _EMAIL.finditer(text)]
    text = HIDDEN_EMAIL.sub(" ", _EMAIL.sub(" ", text)).strip(" |;,(")
    if emails:
        text = _LINK_WORDS.sub("", text).strip(" ,:;(")
    note = _NOTE.search(text)
    if note and _WHOLE_NUMBER.fullmatch(text[: note.start()].strip()):
        yield Piece(Field.REST, note[0])
        text = text[: note.start()].strip()
    if _WHOLE_NUMBER.fullmatch(text):
        yield Piece(Field.PHONES, text, labelled=False)
        text = ""
    number = _LAST_NUMBER.search(text)
    if number:
        text = text[: number.start()].strip(" ,;")
    if not (emails and _BARE_LABEL.fullmatch(text)):
        yield from (Piece(Field.TEXT, part) for part in _unglued(text))
    if number:
        yield Piece(Field.PHONES, number[1], labelled=False)
    yield from emails


def _unglued(text: str) -> Iterator[str]:
    """The text, parted where the name of an office is glued to the word before it."""
    start = 0
    for joint in _GLUED_OFFICE.finditer(text):
        if is_office(text[joint.start() :].split(" ", 1)[0]):
            yield text[start : joint.start()].strip()
            start = joint.start()
    if text[start:].strip(" ,;|"):
        yield text[start:].strip()


def is_email(value: str) -> bool:
    """Whether a mail program would take this as an address (no look-up in the network)."""
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
