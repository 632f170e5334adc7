"""How a letter addresses an official: as printed, or made from the role. Never as another one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cases.document.roles import role_length
from cases.document.words import (
    CONNECTORS,
    HEADS,
    HONORIFICS,
    PARTICLES,
    fold,
    is_head_in,
    word,
)
from cases.phrases import PHRASES, language_of_frame

if TYPE_CHECKING:
    from cases.case import Case, SampleLetter, Target
    from cases.phrases import Phrases


_SUIT_EVERYBODY = (
    "To whom it may concern Dear Your Excellency Excellencies Sir Sirs or and Madam Ladies",
    "Gentlemen Authorities Honourable Honorable A quien corresponda Su Sus Excelencia Excelencias",
    "Estimadas Estimados Distinguidas Distinguidos Respetadas Respetados autoridades señoras y",
    "señores Madame Monsieur Mesdames et Messieurs Excellence Excellences Votre Vos à qui droit",
    "de Sehr geehrte Damen und Herren Exzellenz Exzellenzen Eccellenza Eccellenze Excelência",
    "Excelências Vossa Vossas Prezadas Prezados senhoras e senhores Excellentie Excellenties",
    "Geachte dames en heren السادة المحترمون المحترمين تحية طيبة وبعد",
)
"""Words of greetings that suit each official; a title, a name or `Señora` alone does not."""
_EVERYBODY = frozenset(fold(one) for line in _SUIT_EVERYBODY for one in line.split())
_PAIRS = (("sir", "madam"), ("madame", "monsieur"))
"""Only both together."""
_STOPS = "،:!,"


def salutation_of(case: Case, target: Target, language: str | None = None) -> tuple[str, bool]:
    """How a letter addresses a target, and whether that was derived and wants a review.

    Never another official's: the salutation printed for this target, the sample letter's where it
    is clearly meant for them, else one from the role, else one that fits everybody. A translation
    is greeted in its own language, by its own greeting where that fits everybody; empty where it
    has none such and we have no words in it.
    """
    translated = _translation(case, language)
    if translated is None and target.salutation:
        return target.salutation, False
    letter = translated or case.letter
    if letter and letter.salutation and _is_meant_for(letter, case, target):
        return letter.salutation, False
    if translated and translated.salutation and _suits_everybody(translated.salutation):
        return translated.salutation, False
    if translated is not None and translated.language not in PHRASES:
        return "", True
    spoken = language or (case.letter.language if case.letter else language_of_frame(case, None))
    return _from_role(target, PHRASES.get(spoken, PHRASES["en"]), spoken), True


def _translation(case: Case, language: str | None) -> SampleLetter | None:
    """The letter that coordinators gave in this language, if the document's own is in another."""
    if case.letter and case.letter.language == language:
        return None
    return next((one for one in case.translations if one.language == language), None)


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


def _suits_everybody(greeting: str) -> bool:
    """Whether each of its words is of those that no official alone is greeted by."""
    found = {word(token.strip(_STOPS)) for token in greeting.replace("/", " ").split()}
    is_paired = all((one in found) is (other in found) for one, other in _PAIRS)
    return bool(found) and is_paired and found <= _EVERYBODY


@lru_cache(maxsize=4096)  # each official is compared with each: of 50 that took 230 ms
def _meaning(text: str) -> frozenset[str]:
    words = (word(token) for token in text.replace("/", " ").split())
    return frozenset(_base(one) for one in words if one and one not in HONORIFICS | PARTICLES)


def _heads(target: Target) -> frozenset[str]:
    return _meaning(target.role) & _base_heads()


@cache
def _base_heads() -> frozenset[str]:
    return frozenset(_base(one) for one in HEADS)


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
