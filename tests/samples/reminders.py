"""Messages of reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from handlers.reminder_messages import Reminded
from tests.samples.values import CASE, HOSTILE, MANY, Messages, text

AT = datetime(2027, 9, 30, 20, 30, tzinfo=UTC)
_ONE = Reminded(CASE, 0, ("fax", "e-mail", "a post on X", HOSTILE), has_post=True)
_LATER = Reminded(CASE, 1, (), has_post=False)

MESSAGES: Messages = {
    "digest": ({"cases": [CASE] * 20, "count": 31},),
    "careful/digest": ({"count": 1}, {"count": 31}),
    "careful/outcome": ({},),
    "careful/reminder": (
        {"cases": [_ONE] * 10},
        {"cases": [_LATER]},
        {"cases": [Reminded(CASE, None, (), has_post=True)]},
    ),
    "careful/was_it_sent": ({},),
    "reminder": (
        {"cases": [_ONE] * 10},
        {"cases": [_LATER]},
        {"cases": [Reminded(CASE, 0, (), has_post=True)]},
        {"cases": [Reminded(CASE, None, (), has_post=True)]},
    ),
    "reminder_when": ({"case": CASE, "moments": [AT] * 5}, {"case": CASE, "moments": []}),
    "reminder_set": ({"case": CASE, "at": AT, "is_moved": True},),
    "reminder_too_late": ({"case": CASE},),
    "reminder_none": tuple({"case": CASE, "wish": one} for one in ("no_more", "not_this_one")),
    "reminder_undone": ({"case": CASE},),
    "was_it_sent": ({"case": CASE},),
    "told_whether": tuple({"case": CASE, "is_sent": one} for one in (True, False)),
    "outcome": tuple(
        {"case": CASE, "news": one, "told": text(1500), "total": total, "fewest": 5}
        for one in ("good", "sad", "thanks", "corrected")
        for total in (4, MANY)
    ),
    "team/ended": tuple(
        {"case": CASE, "total": total, "is_endless": one, "fewest": 5}
        for one in (True, False)
        for total in (0, 4, MANY)
    ),
    **{
        template: (
            {"zone": "America/Argentina/Buenos_Aires", "has_zone": True},
            {"zone": "UTC", "has_zone": False},
        )
        for template in ("team/when", "team/when_not_possible", "team/when_not_read")
    },
    "team/write_news": tuple(
        {"case": CASE, "news": one, "longest": 1500} for one in ("good", "sad", "thanks", "long")
    ),
    "team/follow_up": ({"case": CASE},),
    "team/extend": ({"case": CASE}, {"case": replace(CASE, deadline=None)}),
    "team/reminders": ({"case": CASE},),
}
