"""What came back from supporters, on the desk of a case: dead contacts and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.report_buttons import ContactsWork, ShowAnswers
from handlers.routing import COORDINATING
from handlers.screen import Key

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case
    from handlers.coming import Came
    from handlers.screen import Row

LISTED = 10


async def dead_contacts(
    words: Words, case: Case, services: Services
) -> list[tuple[str, str, str]]:
    """The contacts that supporters found dead: whose, which way, and what does not work."""
    dead = await services.broken_contacts.dead(case.id)
    return [
        (
            target.name or target.role,
            words.label("channel", one.channel, "", None),
            one.value.partition("\n")[0],
        )
        for target in case.targets
        for one in target.contacts
        if one.id in dead
    ][:LISTED]


async def returned_rows(
    came: Came, case: Case, services: Services, *, has_dead: bool
) -> list[Row]:
    """To the answers that were passed on; and to say that contacts work after all."""
    rows: list[Row] = []
    answers = await services.answers.count(case.id)
    if answers:
        shown = ShowAnswers(case.id, case.version, 1)
        rows.append((Key(came.words.label("answers_for_team", answers), shown),))
    if has_dead and came.role in COORDINATING:
        works = ContactsWork(case.id, case.version)
        rows.append((Key(came.words.label("contacts_work"), works),))
    return rows
