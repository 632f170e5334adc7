"""Which of a draft's asks go to which official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import officials as edits
from cases.fitness import IN_ONE_LINE
from handlers.coordinator.editing import draft_of
from handlers.coordinator.editing_officials import Wanted, make
from handlers.coordinator.official_list import NOTHING, Told, undoing
from handlers.coordinator.official_screens import official
from handlers.coordinator.reading import brief
from handlers.official_buttons import ChooseAsks, SetAsk, ShowOfficial
from handlers.screen import Key, Screen
from handlers.screens import shorten

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from handlers.coming import Came, Tap
    from handlers.screen import Row

ON_A_PAGE = 10
IN_AN_ASK = 200


async def choose_asks(tap: Tap[ChooseAsks], services: Services) -> Screen:
    """A page of the asks, each with whether it goes to this official."""
    stored = await draft_of(tap, tap.button, services)
    if isinstance(stored, Screen):
        return stored
    return _asks(tap, stored, tap.button.target_id, tap.button.page)


async def set_ask(tap: Tap[SetAsk], services: Services) -> Screen:
    """This ask goes to this official, or does not: as the key said, however often it is tapped."""
    button = tap.button
    wanted = Wanted(
        lambda case: edits.set_ask(case, button.target_id, button.at, is_asked=button.on == 1),
        button.revision,
        lambda case: (case.asks, (one := case.target(button.target_id)) and one.asks),
        holds=tap.words.label("ask_is_set", button.at + 1, button.on == 1),
    )
    made = await make(tap, button, wanted, services)
    if isinstance(made, Screen):
        return made
    return _asks(tap, made.stored, button.target_id, button.at // ON_A_PAGE, made.told)


def _asks(
    came: Came, stored: StoredVersion, target_id: int, page: int, told: Told = NOTHING
) -> Screen:
    words, case = came.words, stored.case
    target = case.target(target_id)
    if target is None or not case.asks:
        return official(came, stored, target_id, told=told)
    last = (len(case.asks) - 1) // ON_A_PAGE
    page = min(max(page, 0), last)
    first = page * ON_A_PAGE
    theirs = set(range(len(case.asks)))
    theirs = (theirs & set(target.asks)) or theirs
    ids = (case.id, case.version)
    shown = [
        (place, brief(ask, IN_AN_ASK), place in theirs)
        for place, ask in enumerate(case.asks[first : first + ON_A_PAGE], start=first)
    ]
    rows: list[Row] = []
    for place, ask, is_theirs in shown:
        label = f"{place + 1}. {ask}"
        does = SetAsk(*ids, stored.revision, target_id, place, int(not is_theirs))
        rows.append((Key(shorten(words.label("chosen", label) if is_theirs else label), does),))
    turn = tuple(
        Key(words.label(label), ChooseAsks(*ids, target_id, to))
        for label, to in (("previous_page", page - 1), ("next_page", page + 1))
        if 0 <= to <= last
    )
    rows += [turn] if turn else []
    rows += undoing(words, stored, told)  # below, or the keys would move under the finger
    rows.append((Key(words.label("back"), ShowOfficial(*ids, target_id, 0)),))
    text = words.say(
        "team/official_asks",
        name=brief(target.name or target.role, IN_ONE_LINE),
        has_letter=case.letter is not None,
        asks=[(place + 1, ask, is_theirs) for place, ask, is_theirs in shown],
        remark=told.remark,
    )
    return Screen(text, tuple(rows), toast=told.toast)
