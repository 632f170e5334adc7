"""Contacts that supporters found dead: a bounced e-mail, a number that is not in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.audit import Action, audit
from bot.store.deciding import may_decide

if TYPE_CHECKING:
    from bot.store.database import Database
    from bot.store.deciding import Who

ENOUGH = 3
"""So many different supporters have to say so."""


class BrokenContacts:
    """Who said of which contact that it does not work; nobody counts twice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tell(self, case_id: int, contact_id: int, supporter_id: int, now: int) -> bool:
        """The supporter found it dead; False if they had said so."""
        async with self._database.transaction() as tx:
            told = {"case_id": case_id, "contact_id": contact_id, "supporter_id": supporter_id}
            return await tx.run("keep_broken_contact", **told, now=now) == 1

    async def take_back(self, case_id: int, contact_id: int, supporter_id: int) -> bool:
        """It works after all; False if they had not said otherwise."""
        async with self._database.transaction() as tx:
            told = {"case_id": case_id, "contact_id": contact_id, "supporter_id": supporter_id}
            return await tx.run("drop_broken_contact", **told) == 1

    async def clear(self, case_id: int, by: Who, now: int) -> bool:
        """All contacts of this case work after all; False if none was doubted. Audited."""
        async with self._database.transaction() as tx:
            if not await may_decide(tx, by):
                return False
            if not await tx.run("drop_broken_contacts_of_case", case_id=case_id):
                return False
            await audit(tx, now, str(by), Action.CONTACTS_WORK, case_id)
        return True

    async def dead(self, case_id: int) -> frozenset[int]:
        """The contacts of this case that at least three supporters found dead."""
        async with self._database.reading() as rows:
            found = await rows.all("dead_contacts", case_id=case_id, enough=ENOUGH)
        return frozenset(row["contact_id"] for row in found)
