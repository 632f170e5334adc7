"""Outside the private chat: groups, channels, inline messages; and people who block the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.steps import begins, keys

if TYPE_CHECKING:
    from bot.sandbox import Person
    from bot.sandbox.person import Json
    from tests.journeys.conftest import Demo

BOT = "urgent_sandbox_bot"
PRIVATE = "I talk in private only"
PERSONAL = ("With which name", "which city", "Which language", "Whom will you write to?")


async def is_asked_nothing(person: Person) -> None:
    assert not any(words in one["text"] for one in await person.reads() for words in PERSONAL)


async def is_told(here: Person, text: str) -> Json:
    """What the bot says to this, written in a group."""
    (asked,) = await here.writes(text)
    return await here.waits_for(lambda one: one["message_id"] > asked and PRIVATE in one["text"])


async def test_a_group_sees_the_card_and_is_led_to_the_private_chat(demo: Demo) -> None:
    group = await demo.sandbox.group("Friends of books", demo.amina, demo.chidi)
    here = demo.amina.at(group)
    newest = max(
        await demo.bot.services.cases.open(demo.bot.services.now()), key=lambda one: one.id
    )
    for text in ("/start", f"/settings@{BOT}", f"What can you do, @{BOT}?", f"/cases@{BOT}"):
        told = await is_told(here, text)
        assert keys(told) == ["✊ Take action in private"]
        assert newest.title in told["text"]
    for text in (f"@{BOT} 84.19", f"/cases@{BOT} 084/19", f"And 84.19, @{BOT}?"):
        assert "Urgent Action 84.19" in (await is_told(here, text))["text"]
    opened = (await here.taps("Take action in private")).opened
    assert opened == f"https://t.me/{BOT}?start=case_84_19"
    await is_asked_nothing(here)
    assert await demo.bot.services.supporters.find(demo.amina.id) is None, "nobody is kept"
    await demo.has_no_trouble()


async def test_where_nothing_is_open_a_group_is_only_led_to_the_private_chat(demo: Demo) -> None:
    services = demo.bot.services
    for case in await services.cases.open(services.now()):
        await services.cases.close(case.id, "Bela", 1)
    group = await demo.sandbox.group("Friends of books", demo.amina)
    told = await is_told(demo.amina.at(group), f"@{BOT} 84.19")
    assert told["text"].startswith(PRIVATE)
    assert told["buttons"][0][0]["url"] == f"https://t.me/{BOT}"


async def test_what_a_group_says_to_others_is_not_answered(demo: Demo) -> None:
    group = await demo.sandbox.group("Friends of books", demo.amina, demo.chidi)
    here = demo.amina.at(group)
    await demo.sandbox.limits(None, None)
    # As an administrator, or answered, a bot is told of more than it is asked.
    for text in (
        "Hello all",
        "@somebody_else look",
        "/ban@another_bot",
        f"mail me at a@{BOT}.org",
    ):
        await here.writes(text)
    await is_told(here, f"@{BOT}")
    assert sum(one["from"] == "bot" for one in here.messages) == 1


async def test_a_group_without_the_bot_or_its_right_to_write_breaks_nothing(demo: Demo) -> None:
    group = await demo.sandbox.group("Friends of books", demo.amina)
    await demo.sandbox.fails(
        "sendMessage", chat_id=group, times=1, status=400,
        description="Bad Request: not enough rights to send text messages to the chat",
    )  # fmt: skip
    here = demo.amina.at(group)
    await here.writes("/start")
    await here.writes("/help")
    await here.waits_for(PRIVATE)
    await demo.sandbox.removes_bot(group)
    await demo.amina.writes("/start")
    await demo.amina.waits_for("Which language")


async def test_a_key_in_a_group_opens_the_private_chat(demo: Demo, amina: Person) -> None:
    group = await demo.sandbox.group("Friends of books", demo.amina, demo.chidi)
    here = demo.amina.at(group)
    for data in ("act:2:1", "contact:2:1:10:11", "settings", "forgetme", "garbage"):
        message_id = await demo.puts_key(here, data)
        path, about = f"/people/{amina.id}/taps", {"message_id": message_id, "text": "An old key"}
        tapped, _ = await demo.sandbox.ask("POST", path, about | {"chat_id": group})
        assert tapped["answer"]["url"] == f"https://t.me/{BOT}?start=tap", data
    await is_asked_nothing(here)
    assert await demo.bot.services.supporters.find(amina.id) is not None
    await amina.follows(f"https://t.me/{BOT}?start=tap")
    await amina.waits_for("4 cases need you now")
    await demo.has_no_trouble()


async def test_a_channel_is_left_in_peace(demo: Demo, amina: Person) -> None:
    channel = await demo.sandbox.group("News of books", demo.amina, kind="channel")
    here = demo.amina.at(channel)
    await here.writes(f"/start @{BOT}")
    await amina.writes("/id")
    await amina.waits_for("Your Telegram id")
    assert [one for one in await here.reads() if one["from"] == "bot"] == []
    await demo.has_no_trouble()


async def test_a_case_is_found_in_any_chat_and_its_card_leads_to_the_private_one(
    demo: Demo, amina: Person
) -> None:
    everything = await amina.asks_inline("")
    assert len(everything) == 4
    for query in ("84.19", "84/19", " 084.19 ", "84", "hundreds road", "MEXICO: HUNDREDS"):
        (found,) = await amina.asks_inline(query)
        assert found["title"].startswith("MEXICO: HUNDREDS"), query
    for query in ("77.77", "93.19", "<b>", "{name}", "x" * 256, "\u202e", "%"):
        assert await amina.asks_inline(query) == [], query
    (found,) = await amina.asks_inline("84.19")
    group = await demo.sandbox.group("Friends of books", demo.amina, demo.chidi)
    sent = await demo.amina.at(group).sends_inline(found["id"])
    shared = next(one for one in await demo.chidi.at(group).reads() if one["message_id"] == sent)
    assert "Urgent Action 84.19" in shared["text"]
    (key,) = [key for row in shared["buttons"] for key in row]
    await demo.chidi.follows(key["url"])
    await demo.chidi.taps("Español")
    await demo.chidi.waits_for("84.19")
    await is_asked_nothing(demo.amina.at(group))
    await demo.has_no_trouble()


async def test_a_shared_card_is_in_the_language_of_who_shares_it(demo: Demo) -> None:
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("need you now")
    (found,) = await demo.chidi.asks_inline("84.19")  # Chidi's app is in Spanish
    assert found["buttons"][0][0]["text"] == "✊ Take action in private"
    answers = await demo.sandbox.calls("answerInlineQuery")
    assert answers[-1]["params"]["is_personal"], "others get it in their own language"


async def test_who_blocks_the_bot_is_written_to_no_more_and_comes_back_as_they_like(
    demo: Demo, amina: Person
) -> None:
    supporters, broadcasts = demo.bot.services.supporters, demo.bot.services.broadcasts
    assert await broadcasts.audience() == 1
    await amina.blocks()
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("need you now")
    assert await broadcasts.audience() == 1, "Chidi and nobody else"
    await amina.unblocks()
    await amina.writes("/cases")
    await amina.waits_for(lambda one: one["message_id"] > 2 and "need you now" in one["text"])
    known = await supporters.find(amina.id)
    assert known is not None
    assert not known.is_subscribed, "nobody asked for that"
    assert known.language == "en"
    await amina.writes("/start")
    await amina.waits_for(lambda one: one["message_id"] > 4 and "/stop" in one["text"])
    assert await broadcasts.audience() == 2


async def test_an_account_that_is_no_more_leaves_the_audience_with_the_next_message(
    demo: Demo, amina: Person
) -> None:
    await demo.chidi.writes("/start")
    await demo.chidi.taps("English")
    await amina.deletes_account()
    await demo.announces("84.19")
    await demo.chidi.waits_for("Until ")
    case = await demo.bot.services.cases.by_number("84.19")
    assert case is not None
    (broadcast,) = await demo.bot.services.broadcasts.of_case(case.id)
    await demo.bela.taps("Refresh")
    await demo.bela.waits_for(lambda one: "📊" in one["text"] and "🔄 Refresh" not in keys(one))
    ledger = await demo.bot.services.broadcasts.ledger(broadcast.id)
    assert (ledger["sent"], ledger["gone"]) == (1, 1)
    assert await demo.bot.services.broadcasts.audience() == 1


async def test_a_card_that_was_passed_on_leads_to_the_same_case(demo: Demo, amina: Person) -> None:
    assert await begins(amina, "84.19")
    key = f"https://t.me/{BOT}?start=case_84_19"
    await demo.chidi.follows(key)
    await demo.chidi.taps("English")
    await demo.chidi.waits_for("Urgent Action 84.19")
