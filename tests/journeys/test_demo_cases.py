"""Each case of the demo: who is offered, who is only named, and how each is addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.steps import begins, goes_on, keys, opens_card

if TYPE_CHECKING:
    from bot.sandbox import Person
    from tests.journeys.conftest import Demo

OPEN: dict[str, tuple[str, dict[str, str]]] = {
    "150.18": (
        "3 days left",
        {"Luis Vidergaray": "Dear Foreign Minister,", "Gerónimo Gutiérrez": "Dear Ambassador,"},
    ),
    "84.19": (
        "9 days left",
        {
            "Olga Sánchez Cordero": "Dear Minister Sánchez Cordero,",
            "Martha Bárcena Coqui": "Dear Ambassador,",
        },
    ),
    "100.21": (
        "25 days left",
        {
            "Andrés Manuel López Obrador": "Dear President López Obrador,",
            "Esteban Moctezuma": "Dear Ambassador,",
        },
    ),
    "999.18": (
        "Open until it is closed",
        {
            "Andrés Manuel López Obrador": "Dear President,",
            "Olga Sanchez Cordero": "Dear Secretary,",
            "Marcelo Ebrard Causabon": "Dear Secretary,",
        },
    ),
}


@pytest.mark.parametrize("number", OPEN)
async def test_every_official_of_a_case_is_addressed_as_is_right(
    demo: Demo, amina: Person, number: str
) -> None:
    ends, greetings = OPEN[number]
    assert ends in (await opens_card(amina, number))["text"]
    await demo.bot.services.supporters.introduce(amina.id, None, None, 1)
    walk = await begins(amina, number)
    officials = next(one for one in amina.messages if one["message_id"] == walk)
    offered = [label.partition(" — ")[0] for label in keys(officials)]
    assert offered == [*greetings, "◀ Back to the case"]
    for official, greeting in greetings.items():
        await goes_on(amina, walk, official, "How will you reach them?")
        letter = await goes_on(amina, walk, "Letter by post", f"Your letter to {official}")
        assert f"\n{greeting}\n" in letter["text"]
        assert not any(
            f"\n{other}\n" in letter["text"] for other in {*greetings.values()} - {greeting}
        )
        walk = letter["message_id"]  # after a file the walk goes on below it
        await goes_on(amina, walk, "Back", "How will you reach them?")
        await goes_on(amina, walk, "Other officials", "Whom will you write to?")
    await demo.has_no_trouble()


async def test_who_gets_copies_but_cannot_be_reached_is_named_and_not_offered(
    amina: Person,
) -> None:
    walk = await begins(amina, "999.18")
    officials = next(one for one in amina.messages if one["message_id"] == walk)
    named = officials["text"].partition("without an address to write to:")[2]
    for name in ("Alejandro Encinas", "Tonatiah Guillen", "Andrés Ramirez Silva", "Martha"):
        assert name in named
        assert not any(name in label for label in keys(officials))


async def test_the_asks_of_an_open_letter_stand_in_it_word_for_word(
    demo: Demo, amina: Person
) -> None:
    await demo.bot.services.supporters.introduce(amina.id, None, None, 1)
    walk = await begins(amina, "999.18")
    await goes_on(amina, walk, "Andrés", "How will you reach them?")
    letter = await goes_on(amina, walk, "Letter by post", "Your letter to")
    case = await demo.bot.services.cases.by_number("999.18")
    assert case is not None
    assert len(case.asks) == 3
    assert "\n".join(f"• {ask}" for ask in case.asks) in letter["text"]


async def test_the_closed_case_says_so_and_asks_for_nothing(demo: Demo, amina: Person) -> None:
    card = await opens_card(amina, "93.19")
    assert "This case is closed." in card["text"]
    assert keys(card) == ["📖 Full story", "📋 Open cases"]
    await amina.taps("Full story", card["message_id"])
    story = await amina.waits_for("📖")
    assert keys(story) == ["◀ Back to the case"]
    assert not any("SHELTER" in label for label in await list_of_cases(amina))
    await demo.has_no_trouble()


async def test_post_stands_first_only_while_a_letter_can_arrive(amina: Person) -> None:
    late = await goes_on(amina, await begins(amina, "150.18"), "Luis", "How will you reach them?")
    assert "A letter by post would come too late" in late["text"]
    assert "Letter by post" in keys(late)[-2]
    walk = await begins(amina, "100.21")
    early = await goes_on(amina, walk, "Esteban", "Esteban Moctezuma\n")
    assert "Letter by post" in keys(early)[0]
    assert "too late" not in early["text"]


async def list_of_cases(amina: Person) -> list[str]:
    await amina.writes("/cases")
    return keys(await amina.waits_for("need you now"))
