"""A field of a case is changed by a coordinator's own text, or left empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cases import fitness
from cases.edited import Amiss, Edited, Refused, Remark
from cases.fitness import Unfit
from cases.own_text import cleaned
from cases.paging import length
from cases.versions import keep_asks
from cases.written import READ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.case import Case
    from cases.edited import Outcome, Written

LONG_FIELDS = frozenset({"summary", "additional_information", "letter", "asks"})
"""They may need several messages."""
FIELDS = (
    "ua_number",
    "title",
    "kind",
    "country",
    "published",
    "deadline",
    "languages",
    "name_and_pronoun",
    "previous_ua_link",
    "summary",
    "additional_information",
    "letter",
    "asks",
)
"""What of a case itself can be edited, in the order in which it is read."""
MAY_BE_EMPTY = frozenset(FIELDS) - {"title", "kind"}
_EMPTY: dict[str, object] = dict.fromkeys(MAY_BE_EMPTY) | {
    "languages": (),
    "summary": (),
    "additional_information": (),
}


def edited(case: Case, field: str, written: Written) -> Outcome:
    """The case with this text as the value of this field; nothing of it is ever cut."""
    messages = tuple(text for text in map(cleaned, written.messages) if text)
    if field not in READ:
        return Refused(Amiss.NO_FIELD)
    if not messages:
        return Refused(Amiss.EMPTY)
    return _told(case, READ[field](case, replace(written, messages=messages)))


def emptied(case: Case, field: str) -> Outcome:
    """The case without a value in this field."""
    if field not in MAY_BE_EMPTY:
        return Refused(Amiss.EMPTY)
    if field == "asks":
        return _told(case, Edited(keep_asks(case, replace(case, asks=()))))
    return _told(case, Edited(replace(case, **{field: _EMPTY[field]})))  # type: ignore[arg-type]  # each field's own empty value


def _told(before: Case, outcome: Outcome) -> Outcome:
    """Refused where a text is too long to be published; else with what it means for others."""
    if isinstance(outcome, Refused):
        return outcome
    known = fitness.faults(before)
    for fault in fitness.faults(outcome.case):
        if fault.kind is Unfit.LONG and fault not in known:
            return Refused(Amiss.LONG, length(fault.text) - fault.most)
    remarks = (*outcome.remarks, *_consequences(before, outcome.case))
    return replace(outcome, remarks=remarks)


def _consequences(before: Case, after: Case) -> Iterator[Remark]:
    if before.letter != after.letter and (before.translations or before.openings):
        yield Remark.OTHER_WORDINGS
    if _hidden(before) - _hidden(after):
        yield Remark.UNHIDDEN
    pairs = zip(before.targets, after.targets, strict=True)
    if any(old.asks and not new.asks for old, new in pairs):
        yield Remark.ASKS_OF_ALL


def _hidden(case: Case) -> set[str]:
    """The passages that the story has, which are hidden in it."""
    story = " ".join(" ".join((*case.summary, *case.additional_information)).split())
    return {one for one in case.disturbing if " ".join(one.split()) in story}
