"""Messages about how a supporter writes."""

from __future__ import annotations

from tests.samples.values import CASE, HOSTILE, MANY, TARGET, Messages, text

NOTES = {
    "apart": "",
    "is_other": False,
    "is_own": False,
    "is_preferred": False,
    "language": "es",
    "meaning": "",
    "missing": None,
    "too_long_by": 0,
}
OWN = {
    "beginning": text(2000) + HOSTILE,
    "characters": MANY,
    "count": 50,
    "is_text_only": True,
    "left_out": 1,
    "limits": (
        *((way, MANY) for way in ("email", "x", "phone", "facebook", "chat")),
        ("instagram", 1),
    ),
    "sample": "",
    "target": TARGET,
}

MESSAGES: Messages = {
    "ask_about": (
        {"about": text(140), "is_again": True, "most": 140},
        {"about": None, "is_again": False, "most": 140},
    ),
    "hint": ({"hint": text(300)},),
    "letter_meaning": ({"is_first": True, "text": text(3500)},),
    "letter_notes": (
        NOTES | {"apart": "messages", "is_own": True, "missing": "fa", "too_long_by": MANY},
        NOTES | {"is_preferred": True, "meaning": text(3000)},
        NOTES | {"apart": "file", "is_preferred": True},
        NOTES | {"is_other": True, "too_long_by": 1},
    ),
    "own_words": (
        OWN,
        OWN | {"count": 0, "sample": text(2500)},
        OWN | {"count": 1, "left_out": MANY, "limits": ()},
    ),
    "own_words_changed": ({"case": CASE},),
}
