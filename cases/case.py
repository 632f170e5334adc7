"""What an Urgent Action asks for, of whom, and until when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

_UA_NUMBER = re.compile(r"0*(\d{1,4})\s*[./]\s*(?:20)?(\d{2})")


class Channel(StrEnum):
    """How a supporter acts on a contact. Every contact is for exactly one channel."""

    POST = "post"
    FAX = "fax"
    EMAIL = "email"
    X = "x"
    PHONE = "phone"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    WEB_FORM = "web_form"


class Kind(StrEnum):
    """What a document is to the case it speaks of."""

    FIRST = "first"
    FURTHER = "further"
    UPDATE = "update"
    STOP = "stop"
    ENDED = "ended"
    EXTENSION = "extension"
    OPEN_LETTER = "open_letter"


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a target.

    `value` is, by channel: address lines joined by newlines, an e-mail address, a number as
    printed, a handle with its `@`, or an http(s) address.
    """

    id: int
    channel: Channel
    value: str
    hint: str | None = None
    """What a supporter should know before using it (`asks for your postal address`)."""


@dataclass(frozen=True, slots=True)
class Target:
    """An official who is written to; a `copy` target (an embassy) gets copies."""

    id: int
    name: str
    role: str
    salutation: str | None = None
    contacts: tuple[Contact, ...] = ()
    copy: bool = False
    asks: tuple[int, ...] = ()
    """The positions of those of the case's asks that go to this target; empty: all of them."""

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels this target can be reached by, in the order of `Channel`."""
        held = {contact.channel for contact in self.contacts}
        return tuple(channel for channel in Channel if channel in held)

    def by(self, channel: Channel) -> tuple[Contact, ...]:
        """The contacts for one channel, as printed in the document."""
        return tuple(contact for contact in self.contacts if contact.channel is channel)


@dataclass(frozen=True, slots=True)
class SampleLetter:
    """The letter printed in a document, without the signature."""

    language: str
    paragraphs: tuple[str, ...]
    salutation: str | None = None
    closing: str | None = None
    subject: str | None = None
    """Of a translation; the printed letter has the case's title, or one of its `subjects`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One version of one Urgent Action. Texts are data: never markup, never templates."""

    id: int
    version: int = 1
    title: str
    ua_number: str | None = None
    kind: Kind = Kind.FIRST
    country: str | None = None
    summary: tuple[str, ...] = ()
    additional_information: tuple[str, ...] = ()
    letter: SampleLetter | None = None
    translations: tuple[SampleLetter, ...] = ()
    """The same letter in other languages, as coordinators gave it."""
    subjects: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    """Other subjects, and other first paragraphs in the letter's language, for variety."""
    posts: tuple[str, ...] = ()
    """Texts for social networks, without handles."""
    themes: tuple[str, ...] = ()
    region: str | None = None
    """As coordinators set it, see `cases.themes`; None: it follows the country."""
    disturbing: tuple[str, ...] = ()
    """Passages of the story, word for word, that are hidden until they are tapped."""
    asks: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    languages: tuple[str, ...] = ()
    deadline: date | None = None
    reminders: tuple[int, ...] = (7, 2, 0)
    """So many days before the deadline those are reminded who have not acted; 0: the last day."""
    published: date | None = None
    name_and_pronoun: str | None = None
    previous_ua_link: str | None = None
    closed_at: datetime | None = None
    withdrawn_at: datetime | None = None
    """Those concerned asked to stop: supporters see nothing of it. It is closed as well."""

    def is_open(self, now: datetime) -> bool:
        """Whether appeals are still wanted at this aware moment."""
        if self.closed_at is not None:
            return False
        return self.ends_at is None or now < self.ends_at

    @property
    def ends_at(self) -> datetime | None:
        """When appeals were, or will be, wanted no more; None while that is open."""
        ends = (self.closed_at, ends_everywhere(self.deadline) if self.deadline else None)
        return min((moment for moment in ends if moment is not None), default=None)

    def days_left(self, today: date) -> int | None:
        """Whole days from the supporter's own date to the deadline; None without deadline."""
        return None if self.deadline is None else (self.deadline - today).days

    def target(self, id_: int) -> Target | None:
        """The target with this id, or None when a later version no longer has it."""
        return next((target for target in self.targets if target.id == id_), None)

    def asks_of(self, target: Target) -> tuple[str, ...]:
        """What this target is asked for; everything, where none of what they were is asked now."""
        own = tuple(ask for place, ask in enumerate(self.asks) if place in target.asks)
        return own or self.asks

    @property
    def offered(self) -> tuple[Target, ...]:
        """Targets that can be written to: copies last, those without any contact left out."""
        reachable = [target for target in self.targets if target.contacts]
        return tuple(sorted(reachable, key=lambda target: target.copy))


def is_only_later(old: Case, new: Case) -> bool:
    """Whether nothing but a later deadline, or none any more, tells this version from the old."""
    if old.deadline is None or (new.deadline is not None and new.deadline <= old.deadline):
        return False
    return replace(new, version=old.version, deadline=old.deadline) == old


def ends_everywhere(day: date) -> datetime:
    """The moment at which a date has ended in every time zone (UTC−12), in UTC."""
    return datetime.combine(day + timedelta(days=1), time(12), tzinfo=UTC)


def ua_key(printed: str) -> str | None:
    """A UA number as it is compared: `034/21`, `34.21` and `34/2021` are all `34.21`."""
    found = _UA_NUMBER.fullmatch(printed.strip())
    return f"{found[1]}.{found[2]}" if found else None
