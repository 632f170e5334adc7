"""Messages about the supporter and what they set."""

from __future__ import annotations

from bot.store.supporters import Supporter
from tests.samples.values import HOSTILE, MANY, NOTHING, SUPPORTER, Messages, text

MESSAGES: Messages = {
    "ask_city": ({"name": HOSTILE[:60]}, {"name": None}),
    "ask_name": (NOTHING,),
    "forget": (NOTHING,),
    "forgotten": (NOTHING,),
    "help": ({"is_coordinator": True}, {"is_coordinator": False}),
    "id": ({"id": 10**12},),
    "language": (NOTHING,),
    "my_data": (
        {
            "deliveries": MANY,
            "language": "es",
            "reported": 1,
            "started": MANY,
            "supporter": SUPPORTER,
        },
        {
            "deliveries": 0,
            "language": "en",
            "reported": 0,
            "started": 0,
            "supporter": Supporter(1),
        },
    ),
    "not_a_name": (NOTHING,),
    "privacy": ({"contact": text(300)}, {"contact": ""}),
    "settings": (
        {"language": "es", "supporter": SUPPORTER},
        {"language": "en", "supporter": Supporter(1)},
    ),
    "stopped": (NOTHING,),
    "welcome": (NOTHING,),
}
