"""A draft beside the published version: what is different, and what was decided of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.difference import OF_LETTER, OF_TARGET, differences
from cases.merging import kept, taken
from handlers.coordinator.doubts import doubts_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from cases.difference import Difference


@dataclass(frozen=True, slots=True)
class Weighed:
    """A difference, whether the new of it is taken (None: nobody looked), and what is doubtful."""

    difference: Difference
    is_taken: bool | None
    doubts: tuple[tuple[str, str], ...] = ()  # path, why

    @property
    def is_to_be_taken(self) -> bool:
        """Where nobody looks: nothing that was there is lost."""
        return not self.difference.is_loss


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, the doubtful first, then what would be lost.

    `proposal` is what the draft would be if all the new were taken.
    """

    before: Case
    stored: StoredVersion
    proposal: Case
    weighed: tuple[Weighed, ...]

    @property
    def open(self) -> tuple[Weighed, ...]:
        """Those that nobody looked at."""
        return tuple(one for one in self.weighed if one.is_taken is None)

    def find(self, mark: str) -> Weighed | None:
        """The difference with this mark; None where the draft reads otherwise by now."""
        return next((one for one in self.weighed if one.difference.mark == mark), None)

    def with_(self, decided: Iterable[tuple[Weighed, bool]]) -> tuple[Case, Case]:
        """The draft as it is to be, and the proposal in which nothing that is new is lost."""
        case, proposal = self.stored.case, self.proposal
        known = {one.mark for one in differences(self.before, proposal)}
        for one, is_taken in decided:
            if one.is_taken is False and is_taken:
                case = taken(case, one.difference, proposal)
            elif one.is_taken is not False and not is_taken:
                if one.difference.mark not in known:  # it was edited since
                    proposal = taken(proposal, one.difference, case)
                case = kept(case, one.difference, self.before)
        return case, proposal

    def settled_by(self, decided: Iterable[Weighed]) -> set[str]:
        """The doubts on which everything is decided with these."""
        marks = {one.difference.mark for one in decided}
        left = {
            path for one in self.open if one.difference.mark not in marks for path, _ in one.doubts
        }
        return {path for one in decided for path, _ in one.doubts} - left


async def compared(stored: StoredVersion, services: Services) -> Comparison | None:
    """A draft beside what is published; None where nothing is, or where it is no draft."""
    before = await services.cases.find(stored.case.id)
    if before is None or not stored.is_draft:
        return None
    proposed = await services.proposals.of(stored.case.id, stored.case.version)
    proposal = proposed.content or stored.case
    now = differences(before, stored.case)
    there = {one.place for one in now}  # what was kept and then edited is told as it reads now
    # What the draft says decides: a decision may have been written down and then cut off.
    seen: dict[Difference, bool | None] = {}
    seen |= {one: proposed.taken.get(one.mark) or None for one in now}
    seen |= {
        one: False
        for one in differences(before, proposal)
        if one.mark in proposed.taken and one.place not in there
    }
    found = [Weighed(one, is_taken, _doubts(stored, one)) for one, is_taken in seen.items()]
    return Comparison(before, stored, proposal, tuple(sorted(found, key=_place)))


def _doubts(stored: StoredVersion, difference: Difference) -> tuple[tuple[str, str], ...]:
    return doubts_about(stored, _edited_as(difference))


def _edited_as(difference: Difference) -> str:
    """The field under which a coordinator edits this: `deadline`, `letter`, `t17`."""
    if difference.field.startswith(OF_TARGET):
        return f"t{difference.of}"
    if difference.field == "targets":
        return f"t{difference.after.id}" if difference.after else "targets"
    return "letter" if difference.field.startswith(OF_LETTER) else difference.field


def _place(one: Weighed) -> tuple[bool, bool]:
    return not one.doubts, not one.difference.is_loss
