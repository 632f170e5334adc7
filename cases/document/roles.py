"""Roles: how many words of a line are one (`Secretary of the Interior`)."""

from __future__ import annotations

from cases.document.places import country_words
from cases.document.words import (
    CONNECTORS,
    HEADS,
    MODIFIERS,
    PARTICLES,
    PORTFOLIOS,
    is_demonym,
    is_office,
    word,
)


def role_length(tokens: list[str]) -> int:
    """How many of the first tokens are a role (`Secretary of the Interior` in 6 tokens is 4).

    Behind `of` one unknown word belongs to the role (`Governor of Chiapas`); 0 where the tokens
    do not begin with a role.
    """
    start = _lead_in(tokens)
    if start == len(tokens) or word(tokens[start]) not in HEADS:
        return 0
    at = start + 1
    while at < len(tokens) and not tokens[at - 1].endswith((",", ";")):
        step = _next_step(tokens, at)
        if not step:
            break
        at += step
    return at


def _lead_in(tokens: list[str]) -> int:
    """The words allowed before the head: `the`, `Prime`, `Mexican`, `Interior`."""
    allowed = MODIFIERS | PORTFOLIOS | {"the", "el", "la", "le"}
    for at, token in enumerate(tokens[:4]):
        if word(token) in HEADS:
            return at
        if word(token) not in allowed and not is_demonym(token):
            break
    return len(tokens)


def _next_step(tokens: list[str], at: int) -> int:
    """How many tokens more belong to the role, seen from the token at `at`."""
    seen = word(tokens[at])
    if seen in HEADS | MODIFIERS:
        return 1
    if seen in CONNECTORS:
        return _behind_connector(tokens, at)
    continues = word(tokens[at - 1]) in PORTFOLIOS | CONNECTORS | country_words()
    return int(continues and not is_office(tokens[at]) and _names_a_portfolio(tokens, at))


def _behind_connector(tokens: list[str], at: int) -> int:
    end = at + 1
    while end < len(tokens) and word(tokens[end]) in CONNECTORS:
        end += 1
    if end == len(tokens):
        return 0
    lower = word(tokens[at])
    known = _names_a_portfolio(tokens, end) or word(tokens[end]) in HEADS | MODIFIERS
    return end + 1 - at if known or lower not in PARTICLES or lower in {"de", "of"} else 0


def _names_a_portfolio(tokens: list[str], at: int) -> bool:
    seen = word(tokens[at])
    if seen in PORTFOLIOS or seen in country_words():
        return True
    # `Julián` ends like `Italian`: an adjective needs its noun behind it.
    noun_behind = at + 1 < len(tokens) and word(tokens[at + 1]) in PORTFOLIOS
    return noun_behind and is_demonym(tokens[at])
