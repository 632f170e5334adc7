"""Messages about reports, dead contacts and answers."""

from __future__ import annotations

from tests.samples.values import CASE, MANY, NOTHING, TARGET, Messages, text

THANKS = {
    "fewest": 5,
    "has_begun": False,
    "has_next": True,
    "is_few": False,
    "is_open": True,
    "milestone": None,
    "next_milestone": 2_500_000,
    "own": 12,
    "total": MANY,
}
REPORT = {
    "answer": None,
    "is_counted": True,
    "outcome": "🗣 I spoke to someone",
    "target": TARGET,
    "way": "📞 Phone call",
    "when": "30 September 2027",
}
PREVIEW = {"is_full": True, "is_whole": False, "target": TARGET, "text": text(3000)}

MESSAGES: Messages = {
    "answer_asked": ({"title": CASE.title}, {"title": ""}),
    "answer_noted": (
        {"answer": "yes", "can_pass_on": True},
        {"answer": "yes", "can_pass_on": False},
        {"answer": "acknowledged", "can_pass_on": False},
        {"answer": "no", "can_pass_on": False},
    ),
    "answer_passed": (NOTHING,),
    "answer_preview": (PREVIEW, PREVIEW | {"is_full": False, "is_whole": True}),
    "answer_text": ({"target": TARGET},),
    "answer_unneeded": (NOTHING,),
    "answer_whose": ({"case": CASE},),
    "answers_off": (NOTHING,),
    "broken_contact": ({"target": TARGET},),
    "my_report": (
        REPORT,
        *(REPORT | {"answer": answer} for answer in ("yes", "acknowledged", "no")),
        REPORT | {"is_counted": False},
        REPORT | {"is_counted": False, "outcome": ""},
    ),
    "not_counted": (
        {"can_try": True, "is_call": True, "target": TARGET},
        {"can_try": True, "is_call": False, "target": TARGET},
        {"can_try": False, "is_call": False, "target": TARGET},
    ),
    "taken_back": ({"can_send": True}, {"can_send": False}),
    "team/answers": (
        {
            "case": CASE,
            "day": "2027-09-30",
            "page": 12,
            "pages": 120,
            "target": TARGET,
            "text": text(3000),
            "way": "📞 Phone call",
        },
        {
            "case": CASE,
            "day": "2027-09-30",
            "page": 1,
            "pages": 1,
            "target": None,
            "text": text(30),
            "way": "📞 Phone call",
        },
    ),
    "thanks": (
        THANKS,
        THANKS | {"has_next": False, "milestone": 1_000_000},
        THANKS | {"has_next": False, "is_open": False, "own": 1, "has_begun": True},
        THANKS | {"is_few": True, "own": 2, "total": 2},
    ),
}
