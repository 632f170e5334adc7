"""What was read from a document: a case that a coordinator has not yet published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.case import Case, Channel, Contact, Kind, SampleLetter, Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that a coordinator should look at: a path as `targets[0].emails`, and the reason.

    `lines` are the first and the last line of the text that it is about; none where it is about
    what is missing, or about the whole.
    """

    field: str
    why: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A field, by its path, and the first and last line of the text that it was read from."""

    field: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTarget:
    """An official as printed; name or role is None where the document gives none.

    `doubts` are pairs of a field of this target and the reason.
    """

    name: str | None = None
    role: str | None = None
    salutation: str | None = None
    address_lines: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    twitter: tuple[str, ...] = ()
    facebook: tuple[str, ...] = ()
    instagram: tuple[str, ...] = ()
    contact_forms: tuple[str, ...] = ()
    copy: bool = False
    doubts: tuple[tuple[str, str], ...] = ()

    def contract(self) -> dict[str, object]:
        """The target with the keys of the contract; lists and `copy` are always there."""
        return {
            "name": self.name,
            "role": self.role,
            "emails": list(self.emails),
            "phones": list(self.phones),
            "faxes": list(self.faxes),
            "twitter": list(self.twitter),
            "facebook": list(self.facebook),
            "instagram": list(self.instagram),
            "contact_forms": list(self.contact_forms),
            "salutation": self.salutation,
            "address_lines": list(self.address_lines),
            "copy": self.copy,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything read from one document; what is not printed there is None or empty.

    `deadline_month` (`2021-12`) is given only where the deadline has no day. `unplaced` holds the
    lines that found no place, `needs_review` every field that the reader is not sure of, `found`
    where each field stands in the text, by line numbers from 1, and `lines` what stands in those,
    cut where it is long; of many lines only the first and the last.
    """

    title: str | None = None
    ua_number: str | None = None
    kind: Kind = Kind.FIRST
    deadline: date | None = None
    deadline_month: str | None = None
    languages: tuple[str, ...] = ()
    targets: tuple[DraftTarget, ...] = ()
    letter: SampleLetter | None = None
    letter_is_cut: bool = False
    asks: tuple[str, ...] = ()
    name_and_pronoun: str | None = None
    previous_ua_link: str | None = None
    ai_index: str | None = None
    country: str | None = None
    published: date | None = None
    summary: tuple[str, ...] = ()
    additional_information: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    needs_review: tuple[Doubt, ...] = ()
    found: tuple[Found, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()

    def contract(self) -> dict[str, object]:
        """The draft as `read` prints it: values that JSON knows, dates as `2019-07-30`."""
        letter = self.letter
        whole = "\n".join(letter.paragraphs) if letter else None
        return {
            "ua_number": self.ua_number,
            "title": self.title,
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "languages": list(self.languages),
            "targets": [target.contract() for target in self.targets],
            "has_sample_letter": letter is not None,
            "asks": list(self.asks),
            "letter_starts": whole[:_SHOWN].strip() if whole else None,
            "letter_ends": whole[-_SHOWN:].strip() if whole and not self.letter_is_cut else None,
            "name_and_pronoun": self.name_and_pronoun,
            "previous_ua_link": self.previous_ua_link,
            "extra": self._extra(),
            "summary": list(self.summary),
            "letter": list(letter.paragraphs) if letter else [],
            "additional_information": list(self.additional_information),
            "unplaced": list(self.unplaced),
            "found": {one.field: list(one.lines) for one in self.found},
            "needs_review": [{"field": one.field, "why": one.why} for one in self.needs_review],
        }

    def _extra(self) -> dict[str, object]:
        return {
            "ai_index": self.ai_index,
            "country": self.country,
            "kind": self.kind.value,
            "published": self.published.isoformat() if self.published else None,
            "letter_salutation": self.letter.salutation if self.letter else None,
            "letter_closing": self.letter.closing if self.letter else None,
            "deadline_month": self.deadline_month,
        }


def case_of(draft: Draft, case_id: int, version: int, ids: Iterator[int]) -> Case:
    """The draft as a version of a case; every target and contact takes the next of `ids`.

    A target without a name goes by its role; a case without a title has an empty one, which must
    not be published.
    """
    return Case(
        id=case_id,
        version=version,
        title=draft.title or "",
        ua_number=draft.ua_number,
        kind=draft.kind,
        country=draft.country,
        summary=draft.summary,
        additional_information=draft.additional_information,
        letter=draft.letter,
        asks=draft.asks,
        targets=tuple(_numbered(target, ids) for target in draft.targets),
        languages=draft.languages,
        deadline=draft.deadline,
        published=draft.published,
        name_and_pronoun=draft.name_and_pronoun,
        previous_ua_link=draft.previous_ua_link,
    )


def _numbered(target: DraftTarget, ids: Iterator[int]) -> Target:
    return Target(
        id=next(ids),
        name=target.name or target.role or "",
        role=target.role or "" if target.name else "",
        salutation=target.salutation,
        contacts=tuple(
            Contact(next(ids), channel, value) for channel, value in contacts_of(target)
        ),
        copy=target.copy,
    )


def contacts_of(target: DraftTarget) -> Iterator[tuple[Channel, str]]:
    """Every way to reach an official, in the order of channels; no address without a number."""
    if target.address_lines and any(char.isdigit() for char in "".join(target.address_lines)):
        yield Channel.POST, "\n".join(target.address_lines)
    by_channel = {
        Channel.FAX: target.faxes,
        Channel.EMAIL: target.emails,
        Channel.X: target.twitter,
        Channel.PHONE: target.phones,
        Channel.FACEBOOK: target.facebook,
        Channel.INSTAGRAM: target.instagram,
        Channel.WEB_FORM: target.contact_forms,
    }
    for channel, values in by_channel.items():
        yield from ((channel, value) for value in values)
