"""What of a version is sent otherwise than it was written, for whoever may publish it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cases import lengths
from cases.channels.email import MAILTO_LIMIT
from cases.letter import Signatory
from handlers.coordinator import placeholder_notices
from handlers.coordinator.reading import IN_A_LABEL, brief

if TYPE_CHECKING:
    from bot.texts import Words
    from cases.case import Case

A_COUNTRY = "GB"
"""With a name as long as most; a letter that names the country is measured with one."""
LISTED = 2
"""So many letters are named: measuring all of a large case takes a second."""


def somebody(words: Words) -> Signatory:
    """Who signs what is measured."""
    return Signatory(words.label("a_name"), words.label("a_city"), A_COUNTRY)


def length_notices(words: Words, case: Case) -> list[str]:
    """The first letters and the posts that fall back to something else; nothing hinders them.

    Before them what stands in braces and is filled in for nobody.
    """
    found = list(islice(lengths.too_long(case, somebody(words)), LISTED + 1))
    told = placeholder_notices.of_case(words, case)
    told += [
        words.label(
            "notice_too_long",
            brief(target.name or target.role, IN_A_LABEL),
            words.language_name(one.language),
            words.number(one.mailto or 0),
            words.number(MAILTO_LIMIT),
        )
        for target, one in found[:LISTED]
    ]
    if len(found) > LISTED:
        told.append(words.label("notice_more_too_long"))
    posts = ((one, lengths.weight(case, one)) for one in case.posts)
    return told + [
        words.label("notice_long_post", brief(text, IN_A_LABEL), weight, lengths.X_LIMIT)
        for text, weight in posts
        if weight > lengths.X_LIMIT
    ]
