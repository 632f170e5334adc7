"""What a member may do is looked at in the transaction that does it, and stays so meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.store.team import Role, role_of, wait_for_team

if TYPE_CHECKING:
    from bot.store.database import Handle

OWNING = frozenset({Role.OWNER})
COORDINATING = OWNING | {Role.COORDINATOR}
SEEING = COORDINATING | {Role.REVIEWER}
COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Member:
    """Whoever decides something in the chat: as a member with one of these roles, or not at all.

    What they were when their tap was routed does not count: they may have been removed since.
    """

    id: int
    roles: frozenset[Role] = COORDINATING

    def __str__(self) -> str:
        """As the audit names them."""
        return str(self.id)


Who = Member | str
"""Who does something. By a name alone the bot does it, or its operator: these are not asked."""


async def may_decide(tx: Handle, by: Who) -> bool:
    """Whether they may at this moment; it stays so until this transaction ends.

    Before that nobody is appointed or removed, and no approval is given or taken back. It comes
    first in a transaction: whoever waits here holds nothing that the others wait for. Only the
    turn of the reminders is waited for before it, since a pause must not wait for those.
    """
    await wait_for_team(tx)
    return isinstance(by, str) or await role_of(tx, by.id) in by.roles
