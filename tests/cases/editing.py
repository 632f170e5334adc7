"""A case to edit, and a coordinator who writes for its fields."""

from __future__ import annotations

from datetime import date

from cases.case import Case, SampleLetter, Target
from cases.edited import Amiss, Edited, Refused, Remark, Written
from cases.editing import MAY_BE_EMPTY, edited

TODAY = date(2026, 11, 22)
LETTER = SampleLetter(
    "en",
    ("I write about the teacher whom no lawyer has seen.", "Please release the teacher."),
    "Dear Governor Roe,",
    "Yours sincerely,",
)
CASE = Case(
    id=1,
    title="Teacher held for a poem",
    ua_number="84.26",
    letter=LETTER,
    asks=("Release the teacher.", "Let a lawyer in.", "Let everybody read."),
    targets=(
        Target(1, "Jane Roe", "Governor", asks=(0, 2)),
        Target(2, "Richard Doe", "Ambassador", asks=(1,)),
        Target(3, "Anna Poe", "Minister"),
    ),
    languages=("en",),
    summary=("A teacher was arrested.", "They were beaten."),
    deadline=date(2026, 12, 24),
)
FIELDS = (*sorted(MAY_BE_EMPTY), "title", "kind")
MARKUP = "<b>{{ x }}</b> & {name} %(x)s"
LEFTWARD = "\u05d0\u05d1\u05d2 \u200f(1)"


def write(field: str, *messages: str, case: Case = CASE) -> Case:
    done = edited(case, field, Written(messages, TODAY, ("en", "es", "fr", "ar")))
    assert isinstance(done, Edited), done
    return done.case


def refused(field: str, *messages: str, case: Case = CASE) -> Amiss:
    done = edited(case, field, Written(messages, TODAY, ("en", "es", "fr", "ar")))
    assert isinstance(done, Refused), done
    return done.why


def remarks(field: str, *messages: str, case: Case = CASE) -> tuple[Remark, ...]:
    done = edited(case, field, Written(messages, TODAY, ("en", "es", "fr", "ar")))
    assert isinstance(done, Edited), done
    return done.remarks
