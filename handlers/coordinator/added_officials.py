"""Several officials were added to a draft at once: who, and what is to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reader_sentences import translated
from cases.contact_values import Mistake
from cases.officials import add_official, path_of
from cases.salutation import salutation_of
from handlers.coordinator.official_list import Told, sentence, undoing
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.official_buttons import AddOfficial, ShowOfficial, ShowOfficials
from handlers.screen import Key, Screen
from handlers.screens import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.texts import Words
    from cases.case import Case, Target
    from handlers.coming import Came
    from handlers.coordinator.editing_officials import Made
    from handlers.screen import Row

TOLD, REFUSED, DOUBTS = 6, 3, 3
IN_A_DOUBT = 90
"""UTF-16 units: one message tells of six of them, the doubtful first."""
KEYS = 20
_Told = tuple[int, "Added", list[str]]


@dataclass(frozen=True, slots=True)
class Added:
    """An official as pasted, and what one should make sure of: a field, or none, and why."""

    target: Target
    doubts: tuple[tuple[str, str], ...]

    def doubts_in(self, case: Case) -> Iterator[tuple[str, str]]:
        """The same by the paths of this case; nothing where they are not in it."""
        if case.target(self.target.id) is not None:
            for field, why in self.doubts:
                yield path_of(case, self.target.id, field), why


def added_officials(came: Came, made: Made, new: list[Added], *, is_cut: bool) -> Screen:
    """Those who are in the draft now, those who could not be added, and the key to undo it all."""
    words, case = came.words, made.stored.case
    there = [one for one in new if case.target(one.target.id) is not None]
    told: list[_Told] = [
        (case.targets.index(one.target) + 1, one, [*_doubts(words, case, one)]) for one in there
    ]
    told.sort(key=lambda one: not one[2])  # where not all can be told of, the doubtful are
    refused = [one for one in new if one not in there]
    text = words.say(
        "team/officials_added",
        count=len(there),
        officials=[
            (number, _name(one), brief(one.target.role, IN_A_LABEL), doubts)
            for number, one, doubts in _in_order(told[:TOLD])
        ],
        more=max(0, len(told) - TOLD),
        refused=[(_name(one), _why(words, case, one)) for one in refused[:REFUSED]],
        more_refused=max(0, len(refused) - REFUSED),
        is_cut=is_cut,
    )
    ids = (case.id, case.version)
    rows: list[Row] = [*undoing(words, made.stored, Told(undo=made.told.undo))]
    for number, one, doubts in _in_order(told[:KEYS]):
        label = words.label("official_of_draft", str(number), _name(one), "⚠️" if doubts else "")
        rows.append((Key(shorten(label), ShowOfficial(*ids, one.target.id, 0)),))
    rows.append((Key(words.label("add_official"), AddOfficial(*ids)),))
    last = "that_is_all" if is_cut else "to_officials"
    rows.append((Key(words.label(last), ShowOfficials(*ids, 0)),))
    return Screen(text, tuple(rows))


def _in_order(told: list[_Told]) -> list[_Told]:
    return sorted(told, key=lambda one: one[0])


def _name(one: Added) -> str:
    return brief(one.target.name or one.target.role, IN_A_LABEL)


def _why(words: Words, case: Case, one: Added) -> str:
    found = add_official(case, one.target)
    return sentence(words, found if isinstance(found, Mistake) else Mistake.GONE)


def _doubts(words: Words, case: Case, one: Added) -> Iterator[str]:
    if not one.target.contacts:
        yield words.label("way_missing")
    elif (greeting := salutation_of(case, one.target))[1]:
        yield words.label("greeting_made", brief(greeting[0], IN_A_LABEL))
    for field, why in one.doubts[:DOUBTS]:
        told = translated(words, why)
        yield brief(f"{words.label('field', field)}: {told}" if field else told, IN_A_DOUBT)
    if len(one.doubts) > DOUBTS:
        yield words.label("and_more", len(one.doubts) - DOUBTS)
