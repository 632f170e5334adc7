"""What the reader said of a document, as its draft is changed: doubts are settled, or move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import orjson

from cases.shifting import shifted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cases.case import Case
    from cases.document.draft import Draft

Doubt = dict[str, Any]  # its `field`, a path, `why`, and the first and last of its `lines`
Doubts = tuple[Doubt, ...]


def reading_of(draft: Draft) -> str:
    """What is kept of a document with its draft: what `read` prints, and the lines of doubts.

    `lines` holds the text of lines by number, as far as a field or a doubt points to them.
    """
    doubts = [
        {"field": one.field, "why": one.why, "lines": list(one.lines)}
        for one in draft.needs_review
    ]
    lines = {str(number): text for number, text in draft.lines}
    return orjson.dumps(draft.contract() | {"needs_review": doubts, "lines": lines}).decode()


@dataclass(frozen=True, slots=True)
class Reading:
    """What `read` prints of a document; `settled` are the doubts that somebody looked at."""

    told: dict[str, Any]
    doubts: Doubts = ()
    settled: Doubts = ()

    @classmethod
    def of(cls, kept: str | None) -> Reading:
        """As the store keeps it; nothing where no document was read."""
        told = orjson.loads(kept or "{}")
        return cls(told, tuple(told.get("needs_review", ())), tuple(told.get("settled", ())))

    @property
    def json(self) -> str:
        """As the store keeps it."""
        told = self.told | {"needs_review": self.doubts, "settled": self.settled}
        return orjson.dumps(told).decode()

    def moved(self, before: Case, after: Case) -> Reading:
        """The same of the case as it is now: what is said of officials moves or goes with them."""
        known = self.told.get("found", {})
        found = {
            field: known[path]
            for path, field in shifted(known, before, after)
            if field is not None
        }
        return Reading(
            self.told | {"found": found},
            _moved(self.doubts, before, after),
            _moved(self.settled, before, after),
        )

    def without(self, settled: Collection[str]) -> Reading:
        """Nothing at or below these paths is doubtful any more."""
        done = tuple(one for one in self.doubts if _is_in(one["field"], settled))
        left = tuple(one for one in self.doubts if not _is_in(one["field"], settled))
        return replace(self, doubts=left, settled=(*self.settled, *done))

    def brought(self, doubts: Iterable[tuple[str, str]]) -> Reading:
        """With these besides, each a path and why; nobody has looked at them yet."""
        new = [{"field": path, "why": why} for path, why in doubts]
        return replace(self, doubts=(*self.doubts, *_missing(new, self.doubts)))

    def lost_in(self, after: Reading) -> dict[str, Any]:
        """What `with_again` needs to bring back what is missing in a later one."""
        found, kept = self.told.get("found", {}), after.told.get("found", {})
        return {
            "needs_review": _missing(self.doubts, after.doubts),
            "settled": _missing(self.settled, after.settled),
            "found": {path: lines for path, lines in found.items() if kept.get(path) != lines},
        }

    def with_again(self, lost: Mapping[str, Any]) -> Reading:
        """With what an earlier one had and this one has not."""
        back, done = lost["needs_review"], lost["settled"]
        doubts = _missing((*self.doubts, *_missing(back, self.doubts)), done)
        settled = _missing((*self.settled, *_missing(done, self.settled)), back)
        told = self.told | {"found": self.told.get("found", {}) | lost["found"]}
        return Reading(told, tuple(doubts), tuple(settled))


def _missing(doubts: Iterable[Doubt], others: Iterable[Doubt]) -> list[Doubt]:
    """Those that are not among the others."""
    known = {(one["field"], one["why"]) for one in others}
    return [one for one in doubts if (one["field"], one["why"]) not in known]


def _moved(doubts: Doubts, before: Case, after: Case) -> Doubts:
    moved = shifted((doubt["field"] for doubt in doubts), before, after)
    return tuple(
        doubt | {"field": field}
        for doubt, (_, field) in zip(doubts, moved, strict=True)
        if field is not None
    )


def _is_in(path: str, settled: Collection[str]) -> bool:
    """That no official is missing (`targets`) says nothing of any of them (`targets[0]`)."""
    return any(path == one or path.startswith(f"{one}.") for one in settled)
