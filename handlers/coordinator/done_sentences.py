"""What was done, as one sentence: each action with what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bot.store.audit import Action
from bot.store.broadcast import Audience
from cases.themes import Theme
from handlers.coordinator.audience import to_whom

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

    from bot.store.audit import Audited, Told
    from bot.texts import Words
    from handlers.coordinator.doers import Doers


@dataclass(frozen=True, slots=True)
class Saying:
    """Sentences for actions, to somebody who knows these people, these cases, in this zone."""

    words: Words
    known: Doers
    numbers: Mapping[int, str]
    zone: ZoneInfo

    def sentence(self, one: Audited) -> str:
        """What was done. What older versions of the bot wrote down stands as they wrote it."""
        if one.action is None:
            return " · ".join((one.what, *(str(told) for told in one.told.values())))
        if one.action is Action.REMOVED and str(one.told["member"]) == one.who:
            return self.words.label("audited_left_team")
        label, *named = _SAID[one.action]
        return self.words.label(label, *(self._value(name, one.told) for name in named))

    def _value(self, name: str, told: Mapping[str, Told]) -> object:
        read = _READ.get(name)
        return told.get(name) if read is None else read(self, told)

    def _member(self, told: Mapping[str, Told]) -> str:
        return self.known[str(told["member"])]

    def _fields(self, told: Mapping[str, Told]) -> str:
        return ", ".join(self.words.label("field", one) for one in str(told["fields"]).split())

    def _deadline(self, told: Mapping[str, Told]) -> str:
        until = told.get("deadline")
        return self.words.date(date.fromisoformat(str(until))) if until else ""

    def _days(self, told: Mapping[str, Told]) -> tuple[str, ...]:
        return tuple(str(told["days"]).split())

    def _case(self, told: Mapping[str, Told]) -> str:
        return self.numbers[int(told["case"] or 0)]

    def _kind(self, told: Mapping[str, Told]) -> str:
        return self.words.label("broadcast_name", told["kind"])

    def _file(self, told: Mapping[str, Told]) -> str:
        return self.words.label("shared_as", told["file"], told.get("official") or "")

    def _whom(self, told: Mapping[str, Told]) -> str:
        chosen = Audience(
            language=_text(told.get("language")),
            country=_text(told.get("country")),
            themes=tuple(Theme(one) for one in str(told.get("themes") or "").split()),
            acted=None if "acted" not in told else bool(told["acted"]),
        )
        return to_whom(self.words, chosen) if chosen != Audience() else ""

    def _start_at(self, told: Mapping[str, Told]) -> str:
        at = datetime.fromtimestamp(int(told.get("start_at") or 0) / 1000, UTC)
        there = at.astimezone(self.zone)
        return f"{self.words.date(there.date())}, {self.words.clock(there)}"


def _text(told: Told) -> str | None:
    return None if told is None else str(told)


_READ: dict[str, Callable[[Saying, Mapping[str, Told]], object]] = {
    "member": Saying._member,
    "fields": Saying._fields,
    "deadline": Saying._deadline,
    "days": Saying._days,
    "case": Saying._case,
    "kind": Saying._kind,
    "file": Saying._file,
    "whom": Saying._whom,
    "start_at": Saying._start_at,
}
_SAID: dict[Action, tuple[str, ...]] = {
    Action.APPOINTED: ("audited_appointed", "role", "member"),
    Action.CAME: ("audited_came", "role", "member"),
    Action.REMOVED: ("audited_removed", "role", "member"),
    Action.INVITED: ("audited_invited", "role"),
    Action.ENDED_LINK: ("audited_ended_link",),
    Action.SWITCHED_APPROVAL: ("audited_approval", "on"),
    Action.LET_GO_ON: ("audited_let_go_on",),
    Action.IMPORTED: ("audited_imported", "version"),
    Action.BEGAN: ("audited_began", "version"),
    Action.CHANGED: ("audited_changed", "version", "fields"),
    Action.CONFIRMED: ("audited_confirmed", "version"),
    Action.COMPARED: ("audited_compared", "version", "taken", "kept"),
    Action.CARRIED: ("audited_carried", "version", "onto"),
    Action.DISCARDED: ("audited_discarded", "version"),
    Action.ASKED_APPROVAL: ("audited_asked_approval", "version"),
    Action.APPROVED: ("audited_approved", "version"),
    Action.TOOK_BACK: ("audited_took_back", "version"),
    Action.REMARKED: ("audited_remarked", "version", "text"),
    Action.PUBLISHED: ("audited_published", "version", "doubts"),
    Action.CORRECTED: ("audited_corrected", "version", "doubts"),
    Action.EXTENDED: ("audited_extended", "deadline"),
    Action.REMINDERS: ("audited_reminders", "days"),
    Action.KEPT_OPEN: ("audited_kept_open",),
    Action.CLOSED: ("audited_closed",),
    Action.FOLLOWED: ("audited_followed", "case"),
    Action.WITHDREW: ("audited_withdrew",),
    Action.SENT: ("audited_sent", "kind", "whom"),
    Action.SCHEDULED: ("audited_scheduled", "kind", "whom", "start_at"),
    Action.PAUSED: ("audited_paused", "kind"),
    Action.RESUMED: ("audited_resumed", "kind"),
    Action.CANCELLED: ("audited_cancelled", "kind"),
    Action.REMOVED_ANSWER: ("audited_answer",),
    Action.CONTACTS_WORK: ("audited_contacts",),
    Action.SHARED: ("audited_shared", "file"),
    Action.DOWNLOADED: ("audited_downloaded",),
}
