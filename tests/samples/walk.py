"""Messages of the walk, from the list of cases to the appeal."""

from __future__ import annotations

from cases.paging import PAGE
from tests.samples.values import (
    ADDRESS,
    CARD,
    CASE,
    CASES,
    LETTER,
    NO_CASES,
    NOTHING,
    TARGET,
    TITLE,
    Messages,
    text,
)

WRITTEN = {"letter": LETTER, "target": TARGET}
ON_PAPER = WRITTEN | {"missing": "<b> ☃"}
EMAIL = WRITTEN | {"address": text(80), "has_page": True, "subject": TITLE}

MESSAGES: Messages = {
    "appeal_email": (EMAIL, EMAIL | {"has_page": False}, EMAIL | {"letter": ""}),
    "appeal_fax": (ON_PAPER | {"number": "+1 234 567 890 123"},),
    "appeal_page": (WRITTEN | {"page": "https://appeals.example/" + "p" * 200},),
    "appeal_phone": ({"number": "+1 234 567 890", "script": text(1500), "target": TARGET},),
    "appeal_post": tuple(
        ON_PAPER | {"address": ADDRESS, "missing": missing} for missing in (None, "", "<b> ☃")
    ),
    "appeal_x": ({"target": TARGET, "variants": [text(280)] * 3},),
    "card": (
        CARD,
        CARD | {"days": 0, "total": 0},
        CARD | {"days": None, "total": None, "is_open": False},
    ),
    "case_missing": (CASES, NO_CASES),
    "cases": (CASES, NO_CASES, NO_CASES | {"is_subscribed": True}),
    "closed": ({"case": CASE},),
    "contacts": ({"days": 6, "has_post": True, "target": TARGET},),
    "edited": (NOTHING,),
    "in_group": (NOTHING,),
    "letter_part": ({"text": text(PAGE)},),
    "no_documents": (NOTHING,),
    "no_such_case": (CASES | {"number": "1234.19"}, NO_CASES | {"number": "1234.19"}),
    "not_understood": (NOTHING,),
    "sorry": (NOTHING,),
    "story": ({"case": CASE, "page": 10, "pages": 12, "paragraphs": (text(PAGE),)},),
    "targets": ({"case": CASE, "copies": True, "done": True, "unreachable": (TARGET,) * 8},),
}
