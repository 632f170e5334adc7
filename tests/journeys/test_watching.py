"""A broadcast is watched in one message, which follows it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.conftest import BOTH

if TYPE_CHECKING:
    from tests.journeys.conftest import Demo

pytestmark = BOTH


async def test_the_message_shows_the_end_without_a_tap(demo: Demo) -> None:
    amina, bela = demo.amina, demo.bela
    await amina.writes("/start")
    await amina.taps("English")
    await amina.waits_for(
        lambda one: "Which language" not in one["text"] and one["message_id"] > 1
    )
    await demo.sandbox.fails("sendMessage", chat_id=amina.id, times=0, delay=2)
    await bela.writes("/team")
    await bela.taps("84.19")
    await bela.taps("Announce")
    await bela.taps("Yes, send it now")
    shown = await bela.waits_for(
        lambda one: "On its way" in one["text"] or "gathered" in one["text"]
    )
    done = await bela.waits_for(
        lambda one: one["message_id"] == shown["message_id"] and "Done." in one["text"]
    )
    assert not [key for row in done["buttons"] for key in row if "Refresh" in key["text"]]
