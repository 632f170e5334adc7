"""What members are told of approvals: that they are asked for one, were given one, or lost one.

The record says all of it: it is read on from where somebody has read it last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.store.audit import Action, Only
from bot.store.team import Role
from handlers.coordinator.calling_on import call_on
from handlers.coordinator.doers import doers
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.routing import COORDINATING
from handlers.screen import Key, Screen
from handlers.team_buttons import ReviewDraft

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.intake.calling import Call
    from bot.services import Services
    from bot.store.audit import Audited
    from bot.store.cases import StoredVersion
    from bot.texts import Words
    from handlers.coordinator.doers import Doers

TOLD_UP_TO = "told of approvals up to"
"""The fact with the id of the record's last line that was looked at."""
AT_ONCE = 200
"""Lines: what was written before so many is news no longer."""
LOOKED_AT = 500
"""Lines of a case among which approvals of a version are found."""
_VOIDING = (Action.CHANGED, Action.CARRIED)


async def tell_of_approvals(call: Call, services: Services) -> None:
    """Whatever was written down since is told once, by one replica; who is blocked hears nothing.

    Of what was written before the bot first looked, nothing is told.
    """
    newest = await services.audit.newest(1)
    known = await services.facts.get(TOLD_UP_TO)
    if known is None:
        await services.facts.claim(TOLD_UP_TO, str(newest[0].id if newest else 0))
        return
    last = newest[0].id if newest else 0
    if last <= int(known) or not await services.facts.move(TOLD_UP_TO, known, str(last)):
        return
    lines = await services.audit.newest(min(last - int(known), AT_ONCE), last + 1)
    for line in reversed(lines):
        await _tell(line, call, services)


async def _tell(line: Audited, call: Call, services: Services) -> None:
    if line.case_id is None or line.action not in {
        Action.ASKED_APPROVAL,
        Action.APPROVED,
        *_VOIDING,
    }:
        return
    version = int(line.told.get("onto") or line.told["version"] or 0)
    stored = await services.cases.version(line.case_id, version)
    if stored is None:
        return
    members = await services.team.members()
    whom = set(await _whom(line, stored, members, services)) & set(members) - {_id(line.who)}
    if not whom:
        return
    known = await doers(services.texts.in_(None), [line.who], services)
    news = _News(line, stored, known)
    for member_id in sorted(whom):
        await call_on(member_id, news.screen, call, services)


async def _whom(
    line: Audited, stored: StoredVersion, members: Mapping[int, Role], services: Services
) -> Collection[int]:
    """Who is asked; who changed last what is approved; whose approval is void by this."""
    if line.action is Action.ASKED_APPROVAL:
        return members
    if line.action is Action.APPROVED:
        maker = _id(stored.changed_by)
        owners = [id_ for id_, role in members.items() if role is Role.OWNER]
        return [maker] if members.get(maker) in COORDINATING else owners
    before = await services.audit.newest(LOOKED_AT, line.id, Only(stored.case.id))
    return _approved(before, int(line.told["version"] or 0))


def _approved(lines: Iterable[Audited], version: int) -> set[int]:
    """Whose approval of this version holds by these lines, the newest first."""
    decided: dict[int, bool] = {}
    for one in lines:
        if one.told.get("version") != version:
            continue
        if one.action in _VOIDING:
            break
        if one.action in {Action.APPROVED, Action.TOOK_BACK}:
            decided.setdefault(_id(one.who), one.action is Action.APPROVED)
    return {id_ for id_, holds in decided.items() if holds}


def _id(who: str) -> int:
    return int(who) if who.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class _News:
    """A line of the record, told to members each in their language."""

    line: Audited
    stored: StoredVersion
    known: Doers

    async def screen(self, words: Words) -> Screen:
        case, is_draft = self.stored.case, self.stored.is_draft
        text = words.say(
            "team/told_of_case",
            who=replace(self.known, words=words)[self.line.who],
            id=self.line.who if self.line.who.isdecimal() else "",
            name=" · ".join(filter(None, (case.ua_number, brief(case.title, IN_A_LABEL)))),
            said=self._said(words),
        )
        if is_draft:
            label = words.label("open_waiting", case.version)
        else:
            label = words.label("open_known", case.version, True)  # noqa: FBT003 - a label's value
        return Screen(text, ((Key(label, ReviewDraft(case.id, case.version, 1)),),))

    def _said(self, words: Words) -> list[str]:
        told, void = self.line.told, words.label("approvals_void", 1)
        match self.line.action:
            case Action.ASKED_APPROVAL:
                return [words.label("please_approve", told["version"])]
            case Action.APPROVED:
                return [words.label("audited_approved", told["version"])]
            case Action.CARRIED:
                return [words.label("audited_carried", told["version"], told["onto"]), void]
            case _:
                fields = str(told["fields"]).split()
                named = ", ".join(words.label("field", one) for one in fields)
                return [words.label("audited_changed", told["version"], named), void]
