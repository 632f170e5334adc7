"""The appeal letter: for a case, a target, a supporter and the manner in which they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.phrases import PHRASES, language_of_frame
from cases.placeholders import filled
from cases.salutation import salutation_of
from cases.signatory import Signatory, country_in
from cases.wording import AS_PRINTED, Manner, letter_in, spoken_in, subject_in, worded

if TYPE_CHECKING:
    from cases.case import Case, SampleLetter, Target

__all__ = (
    "PHRASES",
    "AppealLetter",
    "Manner",
    "Signatory",
    "language_of_frame",
    "salutation_of",
    "write_letter",
)

_ENDS_GREETING = (",", ":", "!", "،")


@dataclass(frozen=True, slots=True)
class AppealLetter:
    """A letter ready to send; no part of it is markup. `closing` and `signature` may be empty."""

    language: str
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    signature: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole letter as plain text, an empty line between its parts."""
        ending = "\n".join(line for line in (self.closing, *self.signature) if line)
        return "\n\n".join(part for part in (self.salutation, *self.paragraphs, ending) if part)


def write_letter(
    case: Case, target: Target, signatory: Signatory, manner: Manner = AS_PRINTED
) -> AppealLetter:
    """The letter of a case to one target.

    The sample letter stays in its own language, unaltered but for `{name}`, `{city}` and
    `{country}`, and for the wording chosen. Asks stay in theirs, and what frames them follows it,
    so that no letter speaks two languages; each target gets those that go to them. A subject or an
    opening with a place that this supporter leaves empty gives way to the next one. Own words take
    the place of all that stands between salutation and closing, and nothing in them is replaced.
    """
    spoken = spoken_in(case, manner.language)
    sample = letter_in(case, spoken)
    salutation, _ = salutation_of(case, target, spoken)
    return AppealLetter(
        language=spoken,
        subject=_one_line(subject_in(case, spoken, manner.variant, _given(signatory, spoken))),
        salutation=_comma(salutation),
        paragraphs=_paragraphs(case, target, signatory, manner),
        closing=filled(_closing(sample, spoken), _given(signatory, spoken)),
        signature=signatory.signature,
    )


def _paragraphs(
    case: Case, target: Target, signatory: Signatory, manner: Manner
) -> tuple[str, ...]:
    spoken = spoken_in(case, manner.language)
    sample = letter_in(case, spoken)
    if manner.own:
        return _introduced(manner.own, signatory, None, after=1)
    given = _given(signatory, spoken)
    if sample is None:
        # Behind "I ask for the following:" nothing else may stand.
        asked = tuple(filled(one, given) for one in _asks(case, target, spoken))
        return _introduced(asked, signatory, spoken, after=0)
    said = worded(case, sample, manner.variant, given)
    return _introduced(tuple(filled(one, given) for one in said), signatory, spoken, after=1)


def _introduced(
    paragraphs: tuple[str, ...], signatory: Signatory, spoken: str | None, after: int
) -> tuple[str, ...]:
    """With the line on who writes, if it is of this letter's language; own words take any."""
    about = _one_line(signatory.about or "")
    if not about or (spoken and signatory.speaks not in (None, spoken)):
        return paragraphs
    return (*paragraphs[:after], about, *paragraphs[after:])


def _asks(case: Case, target: Target, spoken: str) -> tuple[str, ...]:
    asked = "\n".join(f"• {ask}" for ask in case.asks_of(target))
    return PHRASES[spoken].opening(case), asked


def _closing(sample: SampleLetter | None, spoken: str) -> str:
    """As printed; else ours; none in a language that we have no words in."""
    if sample and sample.closing:
        return sample.closing
    return PHRASES[spoken].closing if spoken in PHRASES else ""


def _comma(salutation: str) -> str:
    if not salutation or salutation.endswith(_ENDS_GREETING):
        return salutation
    return f"{salutation},"


def _given(signatory: Signatory, spoken: str) -> dict[str, str]:
    """What there is for each place of the letter; empty for what the supporter skipped."""
    country = country_in(signatory.country, spoken)
    return {"name": signatory.name or "", "city": signatory.city or "", "country": country}


def _one_line(text: str) -> str:
    return " ".join(text.split())
