"""From a button to the appeal that a supporter tells of, also of an older version of the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.appeals import Appeal
from handlers.buttons import ChooseContact, ChooseTarget, ListTargets
from handlers.finding import contact_of
from handlers.screen import Key
from handlers.screens import card, list_cases

if TYPE_CHECKING:
    from bot.services import Services
    from bot.texts import Words
    from cases.case import Case, Contact, Target
    from handlers.button import OfContact
    from handlers.coming import Came
    from handlers.screen import Screen


@dataclass(frozen=True, slots=True)
class SentAppeal:
    """An appeal that was given to a supporter, and the case as it is now.

    `target` and `contact` are those of the version that it was written in.
    """

    case: Case
    target: Target
    contact: Contact
    version: int
    supporter_id: int
    is_open: bool

    @property
    def appeal(self) -> Appeal:
        """What is told of it is kept under this."""
        return Appeal(
            self.supporter_id, self.case.id, self.target.id, self.contact.channel, self.contact.id
        )

    @property
    def ids(self) -> tuple[int, int, int, int]:
        """What every button of it begins with; it means the same when the case has changed."""
        return self.case.id, self.version, self.target.id, self.contact.id

    def again(self) -> ChooseContact | None:
        """To the appeal; None where the case is closed, or has no such contact any more."""
        target = self.case.target(self.target.id)
        ids = {one.id for one in target.contacts} if target else set()
        if not self.is_open or self.contact.id not in ids:
            return None
        return ChooseContact(self.case.id, self.case.version, self.target.id, self.contact.id)

    def other_ways(self, words: Words) -> Key:
        """To the other ways to reach the same official, or another."""
        case = self.case
        if case.target(self.target.id) is None:
            return Key(words.label("another_way"), ListTargets(case.id, case.version))
        to = ChooseTarget(case.id, case.version, self.target.id)
        return Key(words.label("another_way"), to)


async def find_sent(came: Came, button: OfContact, services: Services) -> SentAppeal | Screen:
    """The appeal that the button speaks of: to an official of the case, or of an older version.

    What was sent before an official was taken out of the case counts all the same.
    """
    case = await services.cases.find(button.case_id)
    if case is None:
        return await list_cases(came, services, template="case_missing")
    if button.version > case.version:  # a draft: no supporter was given an appeal of it
        return await card(came, case, services)
    meant: Case | None = case
    if contact_of(case, button) is None and button.version < case.version:
        stored = await services.cases.version(case.id, button.version)
        meant = stored.case if stored else None
    target = meant.target(button.target_id) if meant else None
    contact = contact_of(meant, button) if meant else None
    if target is None or contact is None:
        return await card(came, case, services, seen=button.version)
    is_open = case.is_open(came.now)
    return SentAppeal(case, target, contact, button.version, came.by.id, is_open)
