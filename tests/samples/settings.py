"""Messages about the supporter and what they set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.store.supporters import Supporter
from cases.themes import Region, Theme
from tests.samples.values import HOSTILE, MANY, NOTHING, SUPPORTER, Messages, text

NOON = datetime(2027, 9, 1, 12, tzinfo=UTC)
CHOOSERS = (
    Supporter(1),
    replace(
        SUPPORTER,
        about=text(200),
        country="US",
        most=4,
        regions=tuple(Region),
        signs="initials",
        themes=tuple(Theme),
    ),
    replace(SUPPORTER, is_asked_for_answers=False, is_careful=True, most=0, signs="nothing"),
)
"""People who chose nothing, and everything there is."""

MESSAGES: Messages = {
    "ask_city": ({"name": HOSTILE[:60]}, {"name": None}),
    "ask_name": (NOTHING,),
    "forget": ({"is_of_team": True}, {"is_of_team": False}),
    "forgotten": (NOTHING,),
    "help": ({"is_coordinator": True}, {"is_coordinator": False}),
    "id": ({"id": 10**12},),
    "language": (NOTHING,),
    "away": (NOTHING,),
    "away_when": (NOTHING,),
    "careful": ({"is_on": True}, {"is_on": False}),
    "country": ({"is_new": True}, {"is_new": False}),
    "country_to_write": (NOTHING,),
    "country_unknown": ({"is_close": True}, {"is_close": False}),
    "hour": (NOTHING,),
    "often": ({"hour": "6:00 p.m."},),
    "ready": tuple({"hour": "18:00", "supporter": one} for one in CHOOSERS),
    "signs": (NOTHING,),
    "themes": (
        {"regions": tuple(Region), "themes": tuple(Theme)},
        {"regions": (), "themes": ()},
    ),
    "zone": ({"country": "US"},),
    "my_data": tuple(
        {"count": lambda _noun, many=many: many, "reported": many, "supporter": one}
        for one in CHOOSERS
        for many in (0, 1, MANY)
    ),
    "not_a_name": (NOTHING,),
    "privacy": ({"contact": text(300)}, {"contact": ""}),
    "settings": tuple(
        {"at": time(18), "away_until": away, "language": "es", "now": now, "supporter": one}
        for one in CHOOSERS
        for away, now in ((date(2027, 9, 30), NOON), (None, None))
    ),
    "stopped": (NOTHING,),
    "welcome": (NOTHING,),
}
