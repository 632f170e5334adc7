"""Messages for coordinators."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.store.approvals import Approval
from bot.store.broadcast import Ledger
from bot.tallying import Section
from handlers.coordinator import record
from handlers.coordinator.draft_list import DraftLine
from handlers.coordinator.reading import ROOM, Line
from handlers.coordinator.standing import Standing
from handlers.coordinator.waiting_drafts import Waiting
from tests.samples.values import CASE, MANY, NOTHING, RENDERED, TITLE, Messages, text

DAY = date(2027, 9, 30)
MOMENT = datetime(2027, 9, 30, 18, tzinfo=UTC)

LEDGER = Ledger(
    MANY,
    dict.fromkeys(("sent", "gone", "unknown", "refused", "expired", "cancelled", "forgotten"), 1),
    repeated=MANY,
)
BROADCAST = {
    "bar": "▓" * 12,
    "fewest": 5,
    "is_small": False,
    "ledger": LEDGER,
    "percent": 100,
    "rate": 30,
    "seconds": MANY,
    "state": "running",
    "subject": TITLE,
    "to_come": MANY,
    "whom": text(200),
    "when": "30 September 2027, 18:00 (America/Argentina/Buenos_Aires)",
    "why": text(200),
}
STATES = (
    "draft",
    "scheduled",
    "late",
    "queueing",
    "running",
    "paused",
    "stopped",
    "done",
    "cancelling",
    "cancelled",
)
ROLES = ("owner", "coordinator", "reviewer")
TALLY = {
    "case": CASE,
    "fewest": 5,
    "is_whole": False,
    "sections": [
        (Section("target", text(30), ((text(40), MANY),) * 12), MANY),
        (Section("day", text(30), (("30 Sept 2027", MANY),) * 10), MANY),
        (Section("words", "Own words", (("in own words", MANY),) * 3, share=100), 0),
        *[(Section("channel", text(30), ((text(25), MANY),) * 7), 1)] * 4,
        (Section("dead", text(30), ((text(60), None),) * 5), MANY),
    ],
    "shared": [record.Line(MOMENT, text(30), "1", False, "", "letter to " + text(60))] * 3,
    "total": MANY,
    "is_nobody": False,
    "is_announced": True,
    "at": MOMENT,
    "zone": "America/Argentina/Buenos_Aires",
}
DEAD = (text(80), "📞 Phone call", "+1 234 567 890")

STANDING = [Standing(state, text(40), text(200), MANY, MANY) for state in STATES]

MESSAGES: Messages = {
    "team/announce": tuple(
        {"card": RENDERED, "rate": 30, "whom": text(200)} | about
        for about in (
            {"people": "1,234,567", "seconds": MANY, "is_more": True},
            {"people": "5", "seconds": 1, "is_more": False},
            {"people": "5,000", "seconds": 600, "is_more": True},
        )
    ),
    "team/audience": tuple(
        {"case": CASE, "by": by, "is_empty": is_empty, "whom": text(200)}
        for by in ("", "language", "country", "theme")
        for is_empty in (False, True)
        if by in {"country", "theme"} or not is_empty
    ),
    "team/audit": (
        {
            "days": [
                (
                    DAY,
                    [(MOMENT, text(48), str(10**12), False, "9999.99", text(150))] * 11
                    + [(MOMENT, "the command line", "", False, "", "The case was closed.")],
                )
            ],
            "zone": "America/Argentina/Buenos_Aires",
            "case": "",
            "whose": "",
            "unknown": "",
        },
        {
            "days": [(DAY, [(MOMENT, text(48), str(10**12), False, "9999.99", text(150))])] * 12,
            "zone": "America/Argentina/Buenos_Aires",
            "case": "",
            "whose": "",
            "unknown": text(60),
        },
        {
            "days": [(DAY, [(MOMENT, text(48), str(10**12), True, "9999.99", text(150))])] * 12,
            "zone": "UTC",
            "case": "9999.99",
            "whose": text(48),
            "unknown": "",
        },
        {"days": [], "zone": "UTC", "case": "", "whose": "", "unknown": text(60)},
    ),
    "team/audit_whose": ({},),
    "team/publish": tuple(
        {"case": CASE, "cards": cards, "doubts": doubts, "known": known}
        for doubts, known, cards in ((0, 0, ""), (1, 0, ""), (MANY, 11, "1,234,567"))
    ),
    "team/edit": (
        {
            "title": TITLE,
            "said": (text(190), text(120)),
            "doubts": MANY,
            "fields": [(True, text(30), text(90))] * 15,
        },
        {"title": "", "said": (), "doubts": 0, "fields": [(False, text(30), text(90))] * 15},
        {"title": "", "said": (), "doubts": 1, "fields": [(False, text(30), text(90))] * 15},
    ),
    "team/edit_field": tuple(
        {
            "name": text(30),
            "field": field,
            "title": text(100),
            "place": place,
            "count": 12,
            "said": (text(190),) * 3,
            "doubts": [(text(150), "lines 12–123,456: “" + text(90) + "”")] * 4,
            "source": "" if value else "line 12: “" + text(90) + "”",
            "value": value,
            "missing": "—",
            "page": 1,
            "pages": pages,
            "written": written,
            "characters": len(written),
            "is_asked": is_asked,
            "is_conflict": is_conflict,
            "may_choose": not value,
            "may_follow": not is_asked,
            "is_long": field in {"letter", "asks", "summary"},
        }
        for field, value, pages, written, place, is_asked, is_conflict in (
            ("letter", text(1500), MANY, text(500), 12, True, True),
            ("summary", text(1500), 2, text(500), 0, True, False),
            ("asks", text(1500), 1, "W", 0, True, False),
            ("deadline", "", 0, "", 1, True, False),
            ("languages", "English", 1, "", 1, True, False),
            ("title", TITLE, 1, "", 1, True, False),
            ("title", TITLE, 1, "", 1, False, False),
            ("unplaced", "", 0, "", 1, False, False),
        )
    ),
    "team/held": ({"waiting": 1, "why": "restored"}, {"waiting": MANY, "why": "away"}),
    "team/invitation": tuple(
        {"link": "https://t.me/urgent_sandbox_bot?start=join_" + "x" * 32, "role": role}
        for role in ROLES
    ),
    "team/already": tuple({"role": role} for role in ROLES),
    "team/joined": tuple({"role": role} for role in ROLES),
    "team/leave": (NOTHING,),
    "team/left": (NOTHING,),
    "team/link_void": (NOTHING,),
    "team/members": tuple(
        {
            "members": [(10**12, text(30), role, True) for role in ROLES] * 10,
            "is_needed": is_needed,
            "links": [(ROLES[-1], MOMENT, text(48))] * min(count, 10),
            "open_links": count,
            "zone": "America/Argentina/Buenos_Aires",
        }
        for is_needed, count in ((True, MANY), (False, 1), (None, 0))
    ),
    "team/not_begun": (
        *({"state": "late", "why": why} for why in ("long_over", "unapproved", "left")),
        {"state": "cancelled", "why": None},
    ),
    "team/told_of_case": tuple(
        {"id": id_, "name": text(60), "said": (text(400), text(100)), "who": text(48)}
        for id_ in (str(10**12), "")
    ),
    "team/stopped_itself": ({"why": text(200)},),
    "team/removed": (NOTHING,),
    "team/switch_off": (NOTHING,),
    "team/told": (
        {"who": text(48), "id": str(10**12), "said": text(200)},
        {"who": "", "id": "", "said": text(200)},
    ),
    "team/remove": tuple({"name": text(30), "role": role} for role in ROLES),
    "team/week": tuple(
        {
            "fewest": 5,
            "more": more,
            "near": near,
            "stuck": count,
            "since": since,
            "numbers": dict.fromkeys(("subscribers", "actions", "aside"), count),
        }
        for count, more, near, since in (
            (MANY, MANY, (CASE,) * 8, DAY),
            (1, 0, (CASE,), None),
            (0, 0, (), DAY),
        )
    ),
    "team/remarks": tuple(
        {
            "title": TITLE,
            "version": 2,
            "remarks": remarks,
            "earlier": earlier,
            "longest": 500,
            "is_long": is_long,
        }
        for remarks, earlier, is_long in (
            ((), 0, False),
            ((("2026-11-22 10:30", "1003", "Is the second address still theirs?"),), 0, True),
            ((("2026-11-22 10:30", "1003", "W" * 500),) * 6, 3, False),
        )
    ),
    "team/standing": tuple({"state": one, "why": TITLE, "when": TITLE} for one in STATES),
    "team/time_left": tuple(
        {"state": "running", "to_come": MANY, "seconds": seconds, "rate": 30}
        for seconds in (1, 60, MANY)
    ),
    "team/discard": ({"case": CASE, "is_out": True}, {"case": CASE, "is_out": False}),
    "team/every_case": (
        {"count": 1, "page": 1, "pages": 1},
        {"count": MANY, "page": MANY, "pages": MANY},
    ),
    "team/broadcast": tuple(
        BROADCAST | {"state": state, "seconds": seconds, "is_small": is_small}
        for state in STATES
        for seconds, is_small in ((1, False), (600, True), (MANY, False))
    )
    + tuple(
        BROADCAST | {"state": "late", "why": why, "seconds": 1, "is_small": False}
        for why in ("unapproved", "left")
    ),
    "team/close": tuple({"case": CASE, "is_nobody": one} for one in (True, False)),
    "team/desk": tuple(
        {
            "announced": announced,
            "approval": Approval(is_needed=True, by=(10**12,) * 20),
            "approved_by": [(10**12, text(30))] * 20,
            "case": CASE,
            "dead": [DEAD] * 4,
            "waiting": [Waiting(12, by, DAY) for by in ("command line", "", str(10**12))],
            "is_open": is_open,
        }
        for announced in (None, *STANDING)
        for is_open in (True, False)
    ),
    "team/only_you": tuple({"case": CASE, "is_draft": is_draft} for is_draft in (True, False)),
    "team/not_read": ({"why": text(200)},),
    "team/reading": ({"lines": (Line(text(80), text(ROOM - 100)),), "page": 1, "pages": 12},),
    "team/tally": (
        TALLY,
        TALLY | {"total": None, "sections": [], "shared": []},
        *(
            TALLY
            | {"total": None, "sections": [], "is_nobody": True, "is_announced": is_announced}
            for is_announced in (True, False)
        ),
    ),
    "team/tally_hidden": ({"fewest": 5},),
    "team/tally_letter": (
        {"case": CASE, "contact": text(200)},
        {"case": CASE, "contact": ""},
    ),
    "team/team": tuple(
        {
            "cases": MANY,
            "drafts": MANY,
            "imports": True,
            "lines": [DraftLine(text(60), doubts, by, "30 Sept 2027, 18:00", names, text(30))]
            * 10,
            "listed": 10,
            "others": MANY,
        }
        for doubts, by, names in (
            (MANY, str(10**12), text(100)),
            (0, "command line", text(100)),
            (0, "1002", ""),
        )
    ),
}
