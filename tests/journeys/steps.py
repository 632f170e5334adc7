"""A walk step by step: each step names the message it is taken in, and waits for what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json


async def opens_card(person: Person, number: str) -> Json:
    """Follow the link to the case of this number; the card."""
    before = max((one["message_id"] for one in await person.reads()), default=0)
    await person.writes(f"/start case_{number.replace('.', '_')}")
    return await person.waits_for(
        lambda one: one["message_id"] > before and f"Urgent Action {number}" in one["text"]
    )


async def begins(person: Person, number: str) -> int:
    """Take action on a case; the id of the message in which the walk goes on."""
    card = await opens_card(person, number)
    await person.taps("Take action", card["message_id"])
    walk = await person.waits_for(
        lambda one: (
            one["message_id"] > card["message_id"] and "Whom will you write to?" in one["text"]
        )
    )
    return int(walk["message_id"])


async def begins_a_post(person: Person, number: str) -> int:
    """Choose Alex and X, and sign with no name; the message in which the post stands."""
    walk = await begins(person, number)
    await goes_on(person, walk, "Alex", "How will you reach them?")
    await goes_on(person, walk, "Post on X", "With which name")
    await goes_on(person, walk, "Skip", "Your post to")
    return walk


async def goes_on(person: Person, walk: int, label: str, shows: str) -> Json:
    """Tap this key of the walk; the message once it shows this."""
    await person.taps(label, walk)
    return await person.waits_for(
        lambda one: one["message_id"] >= walk and one["from"] == "bot" and shows in one["text"]
    )


async def publishes(person: Person, page: int, label: str = "Publish") -> Json:
    """From the page of a draft in which nothing is doubtful; the desk of the case."""
    await goes_on(person, page, label, "Nobody is sent a message by this")
    return await goes_on(person, page, "Yes, publish it", "Published")


async def says(person: Person, text: str, shows: str) -> Json:
    """Write this; the bot's message after it that shows this."""
    *_, last = await person.writes(text)
    return await person.waits_for(
        lambda one: one["message_id"] > last and one["from"] == "bot" and shows in one["text"]
    )


def keys(message: Json) -> list[str]:
    """The labels under a message."""
    return [key["text"] for row in message["buttons"] for key in row]
