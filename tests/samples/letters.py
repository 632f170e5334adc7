"""Messages for coordinators about letters, wordings, posts, themes and lengths."""

from __future__ import annotations

from cases.case import SampleLetter
from cases.channels.social import Network
from cases.lengths import Measured, Post
from handlers.coordinator.wording_screens import MOST, ROOM
from tests.samples.values import CASE, MANY, TARGET, TITLE, Messages, text

LETTER = SampleLetter("es", (text(80),), text(256), text(256), text(256))
BARE = SampleLetter("zh_Hant_TW", (text(80),))
NOTE = text(200)
WIDE = Measured("ar", MANY, MANY, MANY)
NARROW = Measured("en", 900, 900, 900, ("Gmail", "Outlook", "Microsoft 365", "Yahoo", "Proton"))
SO_FAR = {
    "begins": text(500),
    "characters": MANY,
    "ends": text(500),
    "language": "es",
    "letter": LETTER,
}

MESSAGES: Messages = {
    "team/letters": tuple(
        {
            "asked_in": "en",
            "asks": asks,
            "case": CASE,
            "is_kept": asks > 0,
            "languages": languages,
            "note": NOTE,
            "printed": "en",
        }
        for languages in (("en", "es", "fr", "ar") * 8, ())
        for asks in (0, 1, 9)
    ),
    "team/letter_languages": ({"case": CASE},),
    "team/case_letter": tuple(
        {
            "is_kept": not is_printed,
            "is_printed": is_printed,
            "language": "es",
            "letter": letter,
            "note": NOTE,
            "others": [(text(48), text(48))] * 3,
            "page": 1,
            "pages": 9,
            "text": text(2800),
        }
        for letter in (LETTER, BARE)
        for is_printed in (True, False)
    ),
    "team/write_letter": tuple(
        {"case": CASE, "is_known": is_known, "language": "es", "why": NOTE}
        for is_known in (True, False)
    ),
    "team/letter_so_far": tuple(SO_FAR | {"count": count, "why": NOTE} for count in (1, MANY)),
    "team/letter_meanwhile": tuple(
        SO_FAR | {"count": count, "now": now} for count in (1, MANY) for now in (text(500), "")
    ),
    "team/letter_line": tuple(
        {"language": "es", "now": text(256), "what": what, "why": NOTE}
        for what in ("salutation", "closing", "subject")
    ),
    "team/wordings": tuple(
        {
            "is_kept": language == "",
            "language": language,
            "most": MOST,
            "note": NOTE,
            "title": TITLE,
            "told": [(text(ROOM // MOST), "")] * MOST,
            "what": what,
        }
        for what in ("subjects", "openings", "posts", "disturbing")
        for language in ("es", "")
    ),
    "team/paragraphs": (
        {
            "note": NOTE,
            "page": 1,
            "pages": 9,
            "paragraphs": [(MANY, text(300), True)] * 8,
        },
        {"note": "", "page": 1, "pages": 1, "paragraphs": []},
    ),
    "team/case_themes": tuple(
        {
            "country": country,
            "follows": follows,
            "held": [text(30)] * 14 if country else [],
            "likely": [text(30)] * 14 if country else [],
            "note": NOTE if country else "",
            "region": region,
        }
        for country in (text(150), "")
        for follows in (True, False)
        for region in (text(30), "")
    ),
    "team/lengths": tuple(
        {
            "has_page": has_page,
            "letters": [one] * 4 if target else [],
            "link": 2000,
            "mailto": 1800,
            "message": 4096,
            "page": 1,
            "pages": 50,
            "posts": [] if target else [(text(200), Post(TITLE, 281, tuple(Network)))] * MOST,
            "target": target,
            "x": 280,
        }
        for one in (WIDE, NARROW, Measured("en", 900))
        for has_page in (True, False)
        for target in (TARGET, None)
    ),
}
