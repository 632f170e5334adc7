"""The appeal letter: for a case, a target, a supporter and a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.document.body import language_of
from cases.document.people import role_length
from cases.document.words import (
    CONNECTORS,
    HEADS,
    HONORIFICS,
    PARTICLES,
    is_head_in,
    word,
)

if TYPE_CHECKING:
    from cases.case import Case, SampleLetter, Target


@dataclass(frozen=True, slots=True)
class Phrases:
    """The few words of our own that a letter may need in one language.

    `<title>`, `<number>`, `<name>` and `<city>` are filled in here; the rest is printed as it
    stands. `dear` is None where a language has no greeting that suits every role.
    """

    dear: str | None
    neutral: str
    writing: str
    writing_numbered: str
    calling: str
    calling_from: str
    closing: str

    def opening(self, case: Case) -> str:
        """The one sentence before the asks; it names the case and claims nothing."""
        sentence = self.writing_numbered if case.ua_number else self.writing
        return _said(sentence, {"number": case.ua_number, "title": case.title})

    def caller(self, name: str | None, city: str | None) -> str:
        """Who calls; empty for one who does not give a name."""
        if not name:
            return ""
        sentence = self.calling_from if city else self.calling
        return _said(sentence, {"name": name, "city": city})


def _said(sentence: str, values: dict[str, str | None]) -> str:
    return re.sub(r"<(\w+)>", lambda found: values.get(found[1]) or "", sentence)


PHRASES: dict[str, Phrases] = {
    "en": Phrases(
        dear="Dear",
        neutral="Your Excellency",
        writing="I am writing to you about “<title>”. I ask for the following:",
        writing_numbered="I am writing to you about “<title>” (Urgent Action <number>). "
        "I ask for the following:",
        calling="My name is <name>.",
        calling_from="My name is <name>, from <city>.",
        closing="Yours sincerely,",
    ),
    "es": Phrases(
        dear="Estimado/a",
        neutral="Su Excelencia",
        writing="Le escribo acerca de «<title>». Pido lo siguiente:",
        writing_numbered="Le escribo acerca de «<title>» (Acción Urgente <number>). "
        "Pido lo siguiente:",
        calling="Me llamo <name>.",
        calling_from="Me llamo <name>, de <city>.",
        closing="Atentamente,",
    ),
    "fr": Phrases(
        dear=None,
        neutral="Madame, Monsieur",
        writing="Je vous écris au sujet de « <title> ». Je demande ce qui suit :",
        writing_numbered="Je vous écris au sujet de « <title> » (Action urgente <number>). "
        "Je demande ce qui suit :",
        calling="Je m’appelle <name>.",
        calling_from="Je m’appelle <name>, de <city>.",
        closing="Veuillez agréer l’expression de ma haute considération,",
    ),
}
"""Every sentence that this module adds; the keys are the languages a letter can be framed in."""

_PLACEHOLDER = re.compile(r"\{(name|city|country)\}")


@dataclass(frozen=True, slots=True)
class Signatory:
    """What a supporter gives of themselves for a letter; None is what they keep to themselves."""

    name: str | None = None
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class AppealLetter:
    """A letter ready to send; no part of it is markup. `signature` may be empty."""

    language: str
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    signature: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole letter as plain text, an empty line between its parts."""
        ending = "\n".join((self.closing, *self.signature))
        return "\n\n".join(part for part in (self.salutation, *self.paragraphs, ending) if part)


def write_letter(
    case: Case, target: Target, signatory: Signatory, language: str | None = None
) -> AppealLetter:
    """The letter of a case to one target.

    The sample letter stays in its own language, unaltered but for `{name}`, `{city}` and
    `{country}`. Asks stay in theirs, and what frames them follows it, so that no letter speaks
    two languages; `language` counts where the asks are too short to tell.
    """
    sample = case.letter
    spoken = sample.language if sample else language_of_frame(case, language)
    salutation, _ = salutation_of(case, target, spoken)
    paragraphs = sample.paragraphs if sample else _asks(case, PHRASES[spoken])
    printed = sample.closing if sample else None
    return AppealLetter(
        language=spoken,
        subject=_one_line(case.title),
        salutation=_comma(salutation),
        paragraphs=tuple(_filled(paragraph, signatory) for paragraph in paragraphs),
        closing=_filled(printed or _phrases(spoken).closing, signatory),
        signature=_signature(signatory),
    )


def salutation_of(case: Case, target: Target, language: str | None = None) -> tuple[str, bool]:
    """How a letter addresses a target, and whether that was derived and wants a review.

    Never another official's: the salutation printed for this target, the sample letter's where it
    is clearly meant for them, else one from the role, else one that fits everybody.
    """
    if target.salutation:
        return target.salutation, False
    if case.letter and case.letter.salutation and _is_meant_for(case.letter, case, target):
        return case.letter.salutation, False
    spoken = language or (case.letter.language if case.letter else language_of_frame(case, None))
    return _from_role(target, _phrases(spoken), spoken), True


def _phrases(language: str) -> Phrases:
    return PHRASES.get(language, PHRASES["en"])


def language_of_frame(case: Case, language: str | None) -> str:
    """The language of our own phrases: that of the asks, else the wished one, else a preferred."""
    wanted = (language_of(" ".join(case.asks)), language, *case.languages, "en")
    return next(one for one in wanted if one is not None and one in PHRASES)


def _asks(case: Case, phrases: Phrases) -> tuple[str, ...]:
    return phrases.opening(case), "\n".join(f"• {ask}" for ask in case.asks)


def _is_meant_for(letter: SampleLetter, case: Case, target: Target) -> bool:
    """Whether the sample letter's greeting can be for nobody but this target.

    It names them, or their role and nobody else's (`Dear Mr. President`), or they are the only
    one who is written to.
    """
    main = [one for one in case.targets if not one.copy]
    if main == [target]:
        return True
    greeting = _meaning(letter.salutation or "")
    by_name = [one for one in case.targets if _meaning(one.name) & greeting - HEADS]
    by_role = [one for one in case.targets if _heads(one) & greeting]
    return (by_name or by_role) == [target]


def _meaning(text: str) -> frozenset[str]:
    words = (word(token) for token in text.replace("/", " ").split())
    return frozenset(_base(one) for one in words if one and one not in HONORIFICS | PARTICLES)


def _heads(target: Target) -> frozenset[str]:
    return _meaning(target.role) & frozenset(_base(one) for one in HEADS)


def _base(one: str) -> str:
    """`presidente`, `presidenta` and `president` are one role."""
    return one.rstrip("aeo") if one in HEADS else one


def _from_role(target: Target, phrases: Phrases, language: str) -> str:
    """`Dear Ambassador`: the bare title without of what, if it is a word of this language."""
    title = _bare_title(target.role)
    if title is None or phrases.dear is None or not is_head_in(title.split(), language):
        return phrases.neutral
    return f"{phrases.dear} {title}"


def _bare_title(role: str) -> str | None:
    """The words of a role up to `of`: `Prime Minister`; None where there is no role."""
    tokens = role.split(",")[0].split()
    length = role_length(tokens)
    end = next((at for at in range(length) if word(tokens[at]) in CONNECTORS), length)
    return " ".join(tokens[:end]) or None


def _comma(salutation: str) -> str:
    return salutation if salutation.endswith((",", ":", "!")) else f"{salutation},"


def _filled(text: str, signatory: Signatory) -> str:
    """The text with the three placeholders replaced, and nothing else in it understood.

    What a supporter skipped leaves its place empty.
    """
    given = {"name": signatory.name, "city": signatory.city, "country": signatory.country}
    return _PLACEHOLDER.sub(lambda found: given[found[1]] or "", text)


def _signature(signatory: Signatory) -> tuple[str, ...]:
    given = (signatory.name, signatory.city)
    return tuple(_one_line(part) for part in given if part and part.strip())


def _one_line(text: str) -> str:
    return " ".join(text.split())
