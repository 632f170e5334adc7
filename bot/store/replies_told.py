"""How many replies each of several bots sends, as they tell each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.database import Database

_PREFIX = "replies of "


class RepliesTold:
    """One fact for each bot that replies: a number that grows with each time, and how many."""

    def __init__(self, database: Database, replica: str) -> None:
        """`replica` is this bot's name among the others."""
        self._database, self._name = database, _PREFIX + replica
        self._times = 0
        self._stands = False

    async def tell(self, replies: int) -> None:
        """This bot sends so many a second. One that sends none has no fact."""
        if not replies and not self._stands:
            return
        self._times += 1
        async with self._database.transaction() as tx:
            if replies:
                await tx.run("set_fact", name=self._name, value=f"{self._times} {replies}")
            else:
                await tx.run("forget_fact", name=self._name)
        self._stands = replies > 0

    async def others(self) -> dict[str, str]:
        """What the others told last; see `replies_in`."""
        async with self._database.reading() as rows:
            found = await rows.all("replies_told")
        told = {str(row["name"]): str(row["value"]) for row in found}
        told.pop(self._name, None)
        return told

    async def forget(self, name: str, value: str) -> None:
        """That bot is dead, unless it has told something else meanwhile."""
        async with self._database.transaction() as tx:
            await tx.run("drop_fact", name=name, value=value)


def replies_in(value: str) -> int:
    """Of what was told: how many replies a second. 0 where it is not ours."""
    count = value.partition(" ")[2]
    return int(count) if count.isascii() and count.isdigit() and len(count) < len("1000000") else 0
