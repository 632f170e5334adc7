"""How long a case's texts are on each channel, beside what that channel takes.

Each is measured by the module of its channel, as supporters will be given it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.case import Case, Channel
from cases.channels import email, social, x
from cases.channels.social import Network
from cases.letter import Manner, write_letter
from cases.paging import length
from cases.wording import languages_of, wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.case import Target
    from cases.letter import AppealLetter, Signatory

X_LIMIT = x.LIMIT
MESSAGE = 4_096
"""UTF-16 units of one message in Telegram."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The letter to one official in one language, in its longest wording.

    `mailto` and `page` are the characters of the finished addresses, of the mail program and of
    the compose page; None where there is no address, or no page. `webmail` are those that hold
    it whole. `units` are those of the whole text, as Telegram counts.
    """

    language: str
    units: int
    mailto: int | None = None
    page: int | None = None
    webmail: tuple[str, ...] = ()

    @property
    def fits_mail(self) -> bool:
        """Whether a mail program opens with the whole letter."""
        return self.mailto is None or self.mailto <= email.MAILTO_LIMIT

    @property
    def fits_page(self) -> bool:
        """Whether the link of the compose page holds it, which then never expires."""
        return self.page is None or self.page <= email.LINK_LIMIT


@dataclass(frozen=True, slots=True)
class Post:
    """A text for networks, measured with the names that stand before it where it is posted."""

    text: str
    weight: int
    """As X counts it, with the longest handles of an official; at most 280."""
    networks: tuple[Network, ...]
    """Those that take it whole, whoever is written to."""

    @property
    def fits_x(self) -> bool:
        """Whether X takes it whole, whoever is written to."""
        return self.weight <= x.LIMIT


def letters(case: Case, target: Target, signatory: Signatory, page: str = "") -> list[Measured]:
    """The letter to this official in each of its languages; `page` is the web part's address."""
    return [_measured(case, target, signatory, language, page) for language in languages_of(case)]


def post(case: Case, text: str) -> Post:
    """How long this text is as a post to each official."""
    text = text.strip()
    return Post(text, weight(case, text), tuple(one for one in Network if _takes(one, case, text)))


def weight(case: Case, text: str) -> int:
    """What X counts for this text with the longest handles of an official before it."""
    text, on_x = text.strip(), [one for one in case.offered if one.by(Channel.X)]
    if not on_x:
        return x.weight(text)
    longest = max(on_x, key=lambda one: x.weight(x.own_post(one, ("",))))
    return x.weight(x.own_post(longest, (text,)))


def too_long(case: Case, signatory: Signatory) -> Iterator[tuple[Target, Measured]]:
    """The letters that no mail program opens with, each with its official, as they are found."""
    for target in case.offered:
        for language in languages_of(case):
            sent = _emails(target, _longest(case, target, signatory, language))
            if any(email.mailto_length(one) > email.MAILTO_LIMIT for one in sent):
                yield target, _measured(case, target, signatory, language, "")


def _takes(network: Network, case: Case, text: str) -> bool:
    """Whether it takes this post whole, also behind the longest name and role."""
    on_x = [one for one in case.offered if one.by(Channel.X)]
    target = max(on_x or case.offered, key=_named_at_length, default=None)
    if target is None:
        return True
    return text in "".join(social.posts(Case(id=0, title=text), target, network)[:1])


def _named_at_length(target: Target) -> int:
    return len(social.named(target, x.LIMIT))


def _longest(case: Case, target: Target, signatory: Signatory, language: str) -> AppealLetter:
    """The longest of the wordings that supporters are given."""
    told = (
        write_letter(case, target, signatory, Manner(language, variant))
        for variant in range(wordings(case, language))
    )
    return max(told, key=lambda one: len(one.subject) + length(one.text))


def _measured(
    case: Case, target: Target, signatory: Signatory, language: str, page: str
) -> Measured:
    longest = _longest(case, target, signatory, language)
    units = length(longest.text)
    sent = _emails(target, longest)
    if not sent:
        return Measured(language, units)
    return Measured(
        language,
        units,
        max(email.mailto_length(one) for one in sent),
        max(email.compose_length(page, one, language) for one in sent) if page else None,
        tuple(one.name for one in email.webmail(sent[0])),
    )


def _emails(target: Target, letter: AppealLetter) -> list[email.Email]:
    """The letter to each address that is one."""
    found = []
    for contact in target.by(Channel.EMAIL):
        try:
            found.append(email.Email(contact.value, letter.subject, letter.text))
        except ValueError:
            continue  # printed oddly: it stands there to copy, and nothing opens with it
    return found
