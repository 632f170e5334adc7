"""What every message and label is tried with: values as long as they come, and hostile ones."""

from __future__ import annotations

from cases.case import Channel
from cases.report import Answer, Outcome
from cases.themes import Region, Theme
from tests.samples import paper, reminders, reports, settings, team, walk, writing
from tests.samples.values import MANY, Messages

MESSAGES: Messages = {
    **walk.MESSAGES,
    **paper.MESSAGES,
    **writing.MESSAGES,
    **reports.MESSAGES,
    **settings.MESSAGES,
    **reminders.MESSAGES,
    **team.MESSAGES,
}
"""Each template below `bot/templates`, but for the web pages, with the values it is tried with."""

LABELS: dict[str, tuple[object, ...]] = {
    "cases": (-1, 0, 1, 4),
    "is_on": (True, False),
    "region": tuple(Region),
    "signs": ("name", "initials", "nothing"),
    "theme": tuple(Theme),
    "what": (
        "country",
        "often",
        "themes",
        "hour",
        "signs",
        "careful",
        "target",
        "channel",
        "country",
        "day",
        "language",
        "words",
        "reminder",
        "answer",
        "dead",
        "by",
        "group",
    ),
    "channel": tuple(Channel),
    "came": ("1", "0"),
    "letters": ("ꜰ 𝕏 …", ""),
    "words": ("own", "printed"),
    "answer": tuple(Answer),
    "clock": ("18:00",),
    "count": (1, MANY),
    "date": ("30 September 2027",),
    "days": (None, 0, 1, 365),
    "detail": ("5 minutes",),
    "done": ("paused", "resumed", "cancelled", "done", "last_owner", "no_member"),
    "fewest": (5,),
    "first": (12,),
    "id": (str(10**12),),
    "is_derived": (True,),
    "is_done": (True,),
    "is_known": (True, False),
    "is_needed": (True, False),
    "kind": (
        "first",
        "further",
        "update",
        "stop",
        "ended",
        "extension",
        "open_letter",
        "picture",
        "csv",
        "xlsx",
    ),
    "label": ("✓ 📞 Phone call · 3 minutes", "South Georgia & South Sandwich Islands"),
    "language": ("English",),
    "last": (12, MANY),
    "most": (4000,),
    "name": ("Minister of Justice & Peace",),
    "names": ("Minister of Justice & Peace, Head of government, Ambassador …",),
    "network": ("bluesky", "threads", "mastodon"),
    "number": ("1234.19",),
    "outcome": tuple(Outcome),
    "people": ("1,234,567",),
    "role": ("Head of government", "owner", "coordinator", "reviewer"),
    "subject": ("84.19 · Someone must not be left alone",),
    "text": ("Dear Ambassador of the Republic,",),
    "title": ("Someone is in danger of torture",),
    "by": ("", "language", "country", "theme", "acted"),
    "of": ("1", "0"),
    "before": ((14, 7, 2, 0), ()),
    "is_sent": (True, False),
    "news": ("good", "sad"),
    "until": ("evening", "tomorrow", "days3", "daybefore"),
    "version": (1, 12),
}
"""What the labels' arguments are tried with, by the argument's name."""
