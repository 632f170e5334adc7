"""The totals leave the bot: as a picture, as a table, and in a letter to an official."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.sharing_tally import Printing, letter_to
from bot.store.tallies import Share
from cases.sheets.pdf import CannotTypeset
from cases.tally import FEWEST
from handlers.coordinator.finding import member
from handlers.coordinator.reading import IN_A_LABEL, brief
from handlers.coordinator.screens import coordination
from handlers.coordinator.tally import FILES, tally_screen, totals_of
from handlers.screen import File, Key, Photo, Screen, Toast
from handlers.tally_buttons import WriteToOfficial
from handlers.team_buttons import ShowTally

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.button import OfCase
    from handlers.coming import Came, Tap
    from handlers.screen import Shown
    from handlers.tally_buttons import ChooseOfficial, ShareTally

LISTED = 50
_SHOWN = 12
_NOT_IN_A_NAME = re.compile(r"[^\w.]+")


async def share_tally(tap: Tap[ShareTally], services: Services) -> Shown:
    """The totals as a picture or a file, and below it how they stand and who was given them."""
    found = await _printing(tap, tap.button, services)
    if not isinstance(found, Printing):
        return found
    if tap.button.file not in FILES:
        return Toast(tap.words.label("not_here"), is_alert=True)
    case = found.totals.case
    name = _file_name(tap, case)
    if tap.button.file == "picture":
        part: Photo | File = Photo(f"{name}.png", await found.picture())
    elif tap.button.file == "csv":
        part = File(f"{name}.csv", await found.csv())
    else:
        part = File(f"{name}.xlsx", await found.xlsx())
    return await _given(tap, case, part, Share(tap.button.file), services)


async def choose_official(tap: Tap[ChooseOfficial], services: Services) -> Shown:
    """Everybody who can be written to."""
    found = await _printing(tap, tap.button, services)
    if not isinstance(found, Printing):
        return found
    case, words = found.totals.case, tap.words
    rows = [
        (
            Key(
                words.label("official_in_list", brief(target.name or target.role, IN_A_LABEL)),
                WriteToOfficial(case.id, case.version, target.id),
            ),
        )
        for target in case.targets[:LISTED]
    ]
    back = Key(words.label("back_to_tally"), ShowTally(case.id, case.version))
    text = words.say("team/tally_letter", case=case, contact=services.contact)
    return Screen(text, (*rows, (back,)))


async def write_to_official(tap: Tap[WriteToOfficial], services: Services) -> Shown:
    """The letter with the totals, to print and to send."""
    found = await _printing(tap, tap.button, services)
    if not isinstance(found, Printing):
        return found
    case = found.totals.case
    target = case.target(tap.button.target_id)
    if target is None:
        return Toast(tap.words.label("has_changed"), is_alert=True)
    try:
        made = await found.letter(target, services.contact)
    except CannotTypeset as error:
        letters = " ".join(error.letters[:_SHOWN])
        return Toast(tap.words.label("tally_not_made", letters), is_alert=True)
    part = File(f"{_file_name(tap, case)}.pdf", made)
    return await _given(tap, case, part, letter_to(target), services)


async def _printing(came: Came, button: OfCase, services: Services) -> Printing | Shown:
    """What can be shared of the case that a button means; else what to show instead."""
    case = await services.cases.find(button.case_id)
    if case is None:
        return await coordination(came, services, came.words.label("draft_missing"))
    totals = await totals_of(case, services)
    if totals.tally.total is None:
        return Toast(came.words.label("tally_few", FEWEST), is_alert=True)
    return Printing(came.words, totals, services.press, services.today(None))


async def _given(
    came: Came, case: Case, part: Photo | File, what: Share, services: Services
) -> Shown:
    if not await services.tallies.share(case.id, what, member(came), came.now_ms):
        return Toast(came.words.label("not_here"), is_alert=True)
    screen = await tally_screen(came, case, services)
    return replace(screen, before=(part,), is_new=True)


def _file_name(came: Came, case: Case) -> str:
    totals = came.words.label("tally_file")
    return _NOT_IN_A_NAME.sub("-", f"{totals} {case.ua_number or case.id}")
