"""Totals of reports, which tell nothing about one person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cases.tally_links import WITHOUT_LETTER, Links

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date

    from cases.case import Channel
    from cases.tally_links import Way

FEWEST = 5
"""Groups smaller than this are hidden (design.md §7)."""
_LINKED = ("target", "channel", "language", "words")


@dataclass(frozen=True, slots=True)
class Counted:
    """Reports that count, as they are tallied: nobody's name is in it."""

    target_id: int
    channel: Channel
    day: date
    country: str | None = None
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Parts:
    """The same reports by what is counted of each by itself; of the rest it is not known."""

    languages: Mapping[str, int] = field(default_factory=dict)  # of letters, ISO 639 codes
    words: Mapping[str, int] = field(default_factory=dict)  # own, printed
    reminded: Mapping[str, int] = field(default_factory=dict)  # 1, 0
    answers: Mapping[str, int] = field(default_factory=dict)  # yes, acknowledged, no


@dataclass(frozen=True, slots=True)
class Groups:
    """Counts by one property, the largest first, as far as they may be shown.

    The key is None for those of whom it is not known. Where it `is_whole`, none is hidden. How
    many are is not told either: of five reports in five hidden groups, each would be known.
    """

    shown: tuple[tuple[Hashable, int], ...] = ()
    is_whole: bool = True

    def count(self, key: Hashable) -> int | None:
        """The count of this group; None where it is not shown."""
        return dict(self.shown).get(key)


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals of a case; `total` is None where there are fewer than 5 reports in all.

    No shown numbers, of whichever properties, can be added and subtracted to find a group
    under 5. Whatever is shown or shared of a case is made from this and nothing else.
    """

    total: int | None
    by_target: Groups
    by_channel: Groups
    by_country: Groups
    by_day: Groups
    by_language: Groups
    by_words: Groups
    by_reminder: Groups
    by_answer: Groups

    @property
    def is_whole(self) -> bool:
        """Whether no group is hidden."""
        return all(
            groups.is_whole
            for groups in (
                *(self.by_target, self.by_channel, self.by_country, self.by_day),
                *(self.by_language, self.by_words, self.by_reminder, self.by_answer),
            )
        )


_UNKNOWN = Parts()


def tally(counted: Iterable[Counted], parts: Parts = _UNKNOWN, ways: Iterable[Way] = ()) -> Tally:
    """The totals of these reports, small groups hidden.

    `ways` are the targets and channels that can be reported, which everybody can read in the
    document: who knows that only the embassy has a fax number knows what its faxes are.
    """
    found = list(counted)
    total = sum(one.reports for one in found)
    linked: dict[str, Counter[Hashable]] = {
        "target": _by(found, "target_id"),
        "channel": _by(found, "channel"),
        "language": _of(parts.languages, total),
        "words": _of(parts.words, total),
    }
    may_be = {*ways, *((one.target_id, one.channel) for one in found)}
    shown = _unlinked(linked, Links(may_be, _letters(linked)))
    return Tally(
        total=total if total >= FEWEST else None,
        by_target=shown["target"],
        by_channel=shown["channel"],
        by_country=safe(_by(found, "country")),
        by_day=safe(_by(found, "day")),
        by_language=shown["language"],
        by_words=shown["words"],
        by_reminder=safe(_of(parts.reminded, total)),
        by_answer=safe(_of(parts.answers, total)),
    )


def _letters(linked: Mapping[str, Counter[Hashable]]) -> dict[str, set[Hashable]]:
    """What a letter's language and words can be; None unless that is known of all."""
    calls = sum(linked["channel"][channel] for channel in WITHOUT_LETTER)
    found = {}
    for part in ("language", "words"):
        known = set(linked[part]) - {None}
        found[part] = known if known and linked[part][None] == calls else {*known, None}
    return found


def safe(counts: Mapping[Hashable, int]) -> Groups:
    """The groups that may be shown: none under 5, nor the next smallest where one is hidden."""
    ordered = sorted(
        ((key, count) for key, count in counts.items() if count > 0),
        key=lambda one: (-one[1], str(one[0])),
    )
    shown = [one for one in ordered if one[1] >= FEWEST]
    if len(shown) < len(ordered) and shown:
        shown.pop()
    return Groups(tuple(shown), is_whole=len(shown) == len(ordered))


def _unlinked(linked: Mapping[str, Counter[Hashable]], links: Links) -> dict[str, Groups]:
    """Each property's groups, and so many fewer that none under 5 follows from the others."""
    shown = {name: safe(counts) for name, counts in linked.items()}
    small = [
        (name, key)
        for name, counts in linked.items()
        for key, count in counts.items()
        if 0 < count < FEWEST
    ]
    while any(groups.shown for groups in shown.values()) and links.tell(_keys(shown), small):
        name = min(
            (name for name in _LINKED if shown[name].shown),
            key=lambda name: shown[name].shown[-1][1],
        )
        shown[name] = Groups(shown[name].shown[:-1], is_whole=False)
    return shown


def _keys(shown: Mapping[str, Groups]) -> list[tuple[str, Hashable]]:
    return [(name, key) for name, groups in shown.items() for key, _ in groups.shown]


def _by(counted: Iterable[Counted], name: str) -> Counter[Hashable]:
    found: Counter[Hashable] = Counter()
    for one in counted:
        found[getattr(one, name) or None] += one.reports
    return found


def _of(part: Mapping[str, int], total: int) -> Counter[Hashable]:
    """The part's groups, and as None those of whom it is not known."""
    known: Counter[Hashable] = Counter({key: count for key, count in part.items() if key})
    rest = total - sum(known.values())
    return known + Counter({None: rest}) if rest > 0 else known
