"""Supporters: what is known of a person in Telegram, and how they are forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.store.facts import take_id
from bot.store.retention import count_deliveries_of
from cases.themes import Region, Theme, bits, chosen

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.store.database import Database, Row

_FORGET = (
    "broken_contacts",
    "answer_drafts",
    "questions",
    "appeals",
    "walks",
    "watches",
    "edits",
    "own_words",
    "pastes",
    "paste_parts",
    "draft_words",
    "choices",
    "vanishing",
    "reminded",
    "wishes",
    "snoozes",
    "updates",
    "supporter",
)
_KNOWN = {
    "supporter": "known_of_supporter",
    "appeals": "appeals_of_supporter",
    "broken_contacts": "broken_contacts_of_supporter",
    "answer_drafts": "answer_drafts_of_supporter",
    "deliveries": "deliveries_of_supporter",
    "reminders": "reminders_of_supporter",
    "wishes": "wishes_of_supporter",
    "snoozes": "snoozes_of_supporter",
    "question": "question_of_supporter",
    "walks": "walks_of_supporter",
    "watches": "watches_of_supporter",
    "edits": "edits_of_supporter",
    "own_words": "own_words_of_supporter",
    "pastes": "pastes_of_supporter",
    "paste_parts": "paste_parts_of_supporter",
    "draft_words": "draft_words_of_supporter",
    "choices": "choices_of_supporter",
    "vanishing": "vanishing_of_supporter",
    "updates": "updates_of_supporter",
    "role": "role_of_supporter",
}


@dataclass(frozen=True, slots=True)
class Supporter:
    """A person in Telegram, as far as they told us. `id` is their private chat too."""

    id: int
    language: str | None = None
    name: str | None = None
    city: str | None = None
    country: str | None = None  # its ISO 3166 code
    zone: str | None = None
    about: str | None = None  # a line on who they are; empty: none is wanted; None: not asked
    signs: str = "name"  # or "initials", or "nothing"
    is_careful: bool = False
    most: int | None = None  # new cases a month; 0: the digest only; None: every case
    hour: int = 18  # of their own day, for reminders and digests
    themes: tuple[Theme, ...] = ()  # none: all
    regions: tuple[Region, ...] = ()
    away_until: int | None = None  # on holiday until this moment (ms)
    is_asked_for_answers: bool = True
    is_introduced: bool = False
    is_subscribed: bool = False
    is_asked: bool = False  # a question is open, which what they write next may answer
    seen_at: int = 0


class Supporters:
    """One row for each person who ever wrote and has not been forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, id_: int) -> Supporter | None:
        """The supporter with this Telegram id, or None."""
        async with self._database.reading() as rows:
            row = await rows.one("supporter", id=id_)
        return _supporter(row) if row else None

    async def meet(self, id_: int, now: int) -> Supporter:
        """The supporter with this Telegram id, new ones kept; they can be reached again."""
        async with self._database.transaction() as tx:
            await tx.run("meet_supporter", id=id_, now=now)
            await tx.run("see_supporter", id=id_, now=now)
            row = await tx.one("supporter", id=id_)
        return _supporter(row) if row else Supporter(id_)

    async def choose_language(self, id_: int, language: str) -> None:
        """From now on this language."""
        await self._run("set_language", id=id_, language=language)

    async def introduce(self, id_: int, name: str | None, city: str | None, now: int) -> None:
        """Keep name and city, or that they were not given; they are not asked again."""
        await self._run("set_introduction", id=id_, name=name, city=city, now=now)

    async def subscribe(self, id_: int, now: int) -> bool:
        """Send new cases from now on; False if that was so."""
        return await self._run("subscribe", id=id_, now=now) == 1

    async def unsubscribe(self, id_: int) -> bool:
        """Send no new cases from now on; False if that was so."""
        return await self._run("unsubscribe", id=id_) == 1

    async def lose(self, id_: int, now: int) -> None:
        """They blocked the bot. Unblocking it does not subscribe them again."""
        await self._run("lose_supporter", id=id_, now=now)

    async def regain(self, id_: int) -> None:
        """They unblocked the bot."""
        await self._run("regain_supporter", id=id_)

    async def live_in(self, id_: int, country: str | None, zone: str | None) -> None:
        """They live in this country (its ISO code) and this time zone."""
        await self._run("set_home", id=id_, country=country, zone=zone)

    async def receive_at_most(self, id_: int, most: int | None) -> None:
        """So many new cases a month; 0: the Sunday digest only; None: every case."""
        await self._run("set_most", id=id_, most=most)

    async def be_written_to_at(self, id_: int, hour: int) -> None:
        """Reminders and digests from this hour (0 to 23) of their own day on."""
        await self._run("set_hour", id=id_, hour=hour)

    async def choose_themes(self, id_: int, themes: Collection[Theme]) -> None:
        """New cases on these themes only; none: on all of them."""
        await self._run("set_themes", id=id_, themes=bits(themes))

    async def choose_regions(self, id_: int, regions: Collection[Region]) -> None:
        """New cases from these regions only; none: from all of them."""
        await self._run("set_regions", id=id_, regions=bits(regions))

    async def go_away(self, id_: int, until: int | None) -> None:
        """No new cases, digests and reminders before this moment (ms); None: they are back."""
        await self._run("set_away", id=id_, until=until)

    async def be_careful(self, id_: int, *, careful: bool) -> None:
        """Letters leave the chat after a while, and nothing offers to share."""
        await self._run("set_careful", id=id_, careful=int(careful))

    async def be_asked_for_answers(self, id_: int, *, asked: bool) -> None:
        """Whether to ask, weeks after a report, if an answer came."""
        await self._run("set_asked_for_answers", id=id_, asked=int(asked))

    async def sign_with(self, id_: int, signs: str) -> None:
        """Sign with their `name`, its `initials` or `nothing`."""
        await self._run("set_signs", id=id_, signs=signs)

    async def tell_about(self, id_: int, about: str) -> None:
        """A line on who they are, for their letters; empty: none, and they are asked no more."""
        await self._run("set_about", id=id_, about=about)

    async def all_known(self, id_: int) -> dict[str, list[dict[str, Any]]]:
        """Everything that is stored of this person, as plain values, by noun."""
        async with self._database.reading() as rows:
            return {
                noun: [_plain(row) for row in await rows.all(query, id=id_)]
                for noun, query in _KNOWN.items()
            }

    async def forget(self, id_: int) -> None:
        """Erase the supporter; counted reports and ledgers keep their sums, without them.

        A place in the team, and what they did there, is not theirs to erase. Letters that were to
        leave their chat are due at once; where those are is known until they have left it.
        """
        async with self._database.transaction() as tx:
            # Or a replica that is just queueing gives a delivery to the forgotten.
            await take_id(tx, "reminding")
            await tx.run("wait_for_queueing")
            await count_deliveries_of(tx, id_)
            for noun in _FORGET:
                await tx.run(f"forget_{noun}", id=id_)

    async def _run(self, query: str, **values: object) -> int:
        async with self._database.transaction() as tx:
            return await tx.run(query, **values)


def _plain(row: Row) -> dict[str, Any]:
    """The row for people to read: what is kept as bits is named."""
    known = {column: row[column] for column in row.keys()}  # noqa: SIM118 - a Row is no mapping
    for column, kind in (("themes", Theme), ("regions", Region)):
        if column in known:
            known[column] = chosen(kind, known[column])
    return known


def _supporter(row: Row) -> Supporter:
    return Supporter(
        id=row["id"],
        language=row["language"],
        name=row["name"],
        city=row["city"],
        country=row["country"],
        zone=row["zone"],
        about=row["about"],
        signs=row["signs"],
        is_careful=row["careful"] == 1,
        most=row["most"],
        hour=row["hour"],
        themes=chosen(Theme, row["themes"]),
        regions=chosen(Region, row["regions"]),
        away_until=row["away_until"],
        is_asked_for_answers=row["asked_for_answers"] == 1,
        is_introduced=row["introduced_at"] is not None,
        is_subscribed=row["subscribed_at"] is not None,
        is_asked=row["asked_at"] is not None,
        seen_at=row["seen_at"],
    )
