"""Who is meant by a line of an official's block: the name, the role, the office."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cases.document.places import country_words, is_country
from cases.document.roles import role_length
from cases.document.words import (
    CONNECTORS,
    HEADS,
    HONORIFICS,
    JOINERS,
    MODIFIERS,
    NEED_AN_OFFICE,
    PARTICLES,
    PORTFOLIOS,
    RANKS,
    STREETS,
    SURNAMES,
    is_demonym,
    is_office,
    word,
)

_NAME_TOKEN = re.compile(r"[^\W\d_][^\W\d_’'.-]*(?:[’'.-]{1,2}[^\W\d_’'.-]*){0,4}[,;]?")
_EXCELLENCY = re.compile(r"^(?:[HSI]\.?\s?E\.?|S\.\s?E\.\s?M\.|H\.\s?R\.\s?H\.)\s+")
_WITH_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|ul|d|l)[-’'][A-Z]")
_ROLE_IN_BRACKETS = re.compile(r"(?P<name>[^()]{5,80}?) ?\((?P<role>[^()]{4,80})\)")
_MOST_NAME_TOKENS = 7
_LONGEST_ROLE = 5
_MANY_COMMAS = 2
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Person:
    """A name and a role read from one line; either may be missing, `rest` is what follows them.

    `sure` is False where the boundary between role and name is a guess.
    """

    name: str | None = None
    role: str | None = None
    rest: str = ""
    polite: bool = False
    sure: bool = True


def person_of(text: str) -> Person | None:
    """The person named by a line (`Ambassador Ana Ruiz, Embassy of X`), or None."""
    if len(text) > _LONGEST or not text.strip(" :"):
        return None
    plain = without_honorific(text.rstrip(" :"))
    polite = plain != text.rstrip(" :")
    behind = _name_then_role(plain, polite=polite)
    if behind is not None:
        return replace(behind, polite=polite)
    first, _, rest = plain.partition(",")
    if rest and role_length(first.split()) == len(first.split()):
        return (
            _role_comma_name(first, rest.strip())
            or _role_and_institution(first, rest.strip(" ,;"))
            or _whole_role(plain)
        )
    found = _role_then_name(first) if role_length(first.split()) else _bare_name(first)
    if found is None or (found.name is None and rest):
        return _whole_role(plain)
    return _with_rest(found, rest.strip(), polite=polite)


def _name_then_role(text: str, *, polite: bool) -> Person | None:
    """`Ana Roe (Minister of Justice)`, `Ana Roe Minister of Justice`: a name, then its role.

    A role of one word is believed only behind an honorific (`Mr Roe Roe Director`).
    """
    bracketed = _ROLE_IN_BRACKETS.fullmatch(text)
    if bracketed:
        name, role = bracketed["name"].split(), bracketed["role"].split()
        if is_name(name) and role_length(role) == len(role) > 0:
            return Person(" ".join(name), " ".join(role))
    tokens = text.split()
    if "," in text or role_length(tokens):
        return None
    last = len(tokens) - (0 if polite else 1)
    at = next((at for at in range(2, last) if _is_role_from(tokens, at)), 0)
    if not at or not is_name(tokens[:at]) or any(map(_describes_an_office, tokens[:at])):
        return None
    sure = any(word(token) in CONNECTORS for token in tokens[at:])
    return Person(" ".join(tokens[:at]), " ".join(tokens[at:]), sure=sure)


def _is_role_from(tokens: list[str], at: int) -> bool:
    """Whether all the tokens from here are a role; what ends like `Mexican` may be a surname."""
    begins = tokens[at][0].isupper() and not is_demonym(tokens[at])
    return begins and role_length(tokens[at:]) == len(tokens) - at


def _describes_an_office(token: str) -> bool:
    return word(token) in PORTFOLIOS | (MODIFIERS - RANKS)


def _with_rest(found: Person, rest: str, *, polite: bool) -> Person:
    if rest and found.role is None and role_length(rest.split()):
        role, address = _role_and_address(rest.rstrip(" ,;"))
        return Person(found.name, role, address, polite, found.sure)
    after = ", ".join(part for part in (found.rest, rest) if part)
    return Person(found.name, found.role, after, polite, found.sure)


def _role_and_address(text: str) -> tuple[str, str]:
    """A role, and the address that follows it in the same line where there is one."""
    role, _, rest = text.partition(",")
    has_address = any(char.isdigit() for char in rest) or rest.count(",") >= _MANY_COMMAS
    return (role.strip(), rest.strip()) if has_address else (text, "")


def _role_comma_name(role: str, rest: str) -> Person | None:
    """`President of Belarus, Ana Roe` — unless a town and a country stand behind the comma."""
    name, _, after = without_honorific(rest).partition(",")
    tokens = name.split()
    describing = sum(map(_describes_an_office, tokens))
    if not is_name(tokens) or is_country(tokens[-1]) or describing > 1:
        return None
    return Person(" ".join(tokens).rstrip(" ;"), role.removeprefix("the ").strip(), after.strip())


def _role_and_institution(role: str, rest: str) -> Person | None:
    """`Minister, Ministry of X` has the office as an address, `Director, Prison Board` has not."""
    tokens = rest.split()
    if any(char.isdigit() for char in rest) or rest.count(",") >= _MANY_COMMAS or not tokens:
        return None
    if word(role) in NEED_AN_OFFICE:
        is_named = all(token[0].isupper() or word(token) in CONNECTORS for token in tokens)
        return Person(role=f"{role}, {rest}") if is_named and not is_country(rest) else None
    return Person(role=role, rest=rest) if is_office(tokens[0]) else None


def _whole_role(text: str) -> Person | None:
    """A role that has commas in it: `Undersecretary on Rights, Migration, and Population`."""
    tokens = text.split()
    length = role_length(tokens)
    if length and all(_continues_a_role(token) for token in tokens[length:]):
        return Person(role=text.rstrip(" ,;"))
    return None


def _continues_a_role(token: str) -> bool:
    return word(token) in PORTFOLIOS | CONNECTORS | MODIFIERS | HEADS | country_words()


def _role_then_name(text: str) -> Person | None:
    tokens = text.split()
    length = role_length(tokens)
    length = _without_rank(tokens, length)
    left = tokens[length:]
    bare_title = not any(word(token) in CONNECTORS for token in tokens[:length])
    if not left:
        return Person(role=text.strip())
    if any(is_office(token) for token in left) or not is_name(left, at_least=1):
        return None if not bare_title else _role_then_rest(tokens, length)
    if len(left) == 1 and not bare_title:
        return Person(role=text.strip())
    return Person(" ".join(left), " ".join(tokens[:length]), sure=not _guessed(tokens, length))


def _without_rank(tokens: list[str], length: int) -> int:
    """`Minister of Public Security General Jo Roe`: the rank belongs to the name."""
    ends_in_rank = length > 1 and len(tokens) > length and word(tokens[length - 1]) in RANKS
    return length - 1 if ends_in_rank and word(tokens[length - 2]) in PORTFOLIOS else length


def _role_then_rest(tokens: list[str], length: int) -> Person | None:
    """A title and a name in front of an office or a street, as where a block is one line."""
    end = next(
        (i for i in range(length, len(tokens)) if is_office(tokens[i]) or tokens[i][0].isdigit()),
        len(tokens),
    )
    if not is_name(tokens[length:end], at_least=2):
        return None
    return Person(" ".join(tokens[length:end]), " ".join(tokens[:length]), " ".join(tokens[end:]))


def _guessed(tokens: list[str], length: int) -> bool:
    last = word(tokens[length - 1])
    known = last in HEADS or last in MODIFIERS or last in PORTFOLIOS
    return not known and last not in country_words()


def _bare_name(text: str) -> Person | None:
    tokens = text.split()
    if 1 < len(tokens) <= _LONGEST_ROLE and word(tokens[-1]) in HEADS - SURNAMES:
        return Person(role=text.rstrip(" ,;")) if all(one[0].isupper() for one in tokens) else None
    return Person(" ".join(tokens).rstrip(" ,;")) if is_name(tokens) else None


def is_name(tokens: list[str], at_least: int = 2) -> bool:
    """Whether these tokens can be a person's name: capitalised, no office, street or country."""
    if not at_least <= len(tokens) <= _MOST_NAME_TOKENS or is_country(" ".join(tokens)):
        return False
    if not _can_be_in_a_name(tokens[0]):
        return False
    if not all(_can_be_in_a_name(token) or word(token) in SURNAMES for token in tokens[1:]):
        return False
    return word(tokens[0]) not in PARTICLES or tokens[0][0].isupper()


def _can_be_in_a_name(token: str) -> bool:
    seen = word(token)
    if seen in PARTICLES or seen in RANKS:
        return True
    if is_office(token) or seen in HEADS or seen in STREETS:
        return False
    is_capital = token[0].isupper() or _WITH_ARTICLE.match(token) is not None
    return _NAME_TOKEN.fullmatch(token) is not None and is_capital


def without_honorific(text: str) -> str:
    """The line without `H.E.`, `Mr`, `His Excellency` before the name; `Dr`, `General` stay."""
    tokens = _EXCELLENCY.sub("", JOINERS.sub("", text)).split()
    if len(tokens) > 1 and word(tokens[0]) == "the" and word(tokens[1]) in HONORIFICS:
        tokens.pop(0)
    while len(tokens) > 1 and word(tokens[0]) in HONORIFICS:
        tokens.pop(0)
    return " ".join(tokens)
