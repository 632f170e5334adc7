"""What a bot sends, edits and deletes, within Telegram's limits and in its words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from telegram import (
    Contact,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden

if TYPE_CHECKING:
    from telegram import Bot

    from bot.sandbox import Person, SandboxClient

PNG = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000300000002080600000000000000")
ACT = InlineKeyboardMarkup([[InlineKeyboardButton("Act", callback_data="a")]])
NOT_MODIFIED = "specified new message content and reply markup are exactly the same"


async def test_a_message_arrives_with_marks_buttons_and_the_message_it_answers(
    bot: Bot, amina: Person
) -> None:
    sent = await bot.send_message(
        1001,
        "<b>Free her</b> 🕊️",
        parse_mode="HTML",
        reply_markup=ACT,
        reply_parameters=ReplyParameters(1),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        protect_content=True,
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/start"
    seen = (await amina.reads())[-1]
    assert seen | {"date": 0} == {
        "message_id": 2,
        "date": 0,
        "from": "bot",
        "text": "Free her 🕊️",
        "html": "<b>Free her</b> 🕊️",
        "entities": [{"type": "bold", "offset": 0, "length": 8}],
        "buttons": [[{"text": "Act", "callback_data": "a"}]],
        "reply_to": 1,
        "edited": False,
    }


async def test_4096_units_fit_after_the_marks_are_read_and_one_more_does_not(
    bot: Bot, amina: Person
) -> None:
    await bot.send_message(1001, f"<b>{'🕊' * 2048}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(1001, "x" * 4097)
    with pytest.raises(BadRequest, match="essage_too_long"):
        await bot.edit_message_text("x" * 4097, 1001, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Message text is empty"), (" \n ", "Text must be non-empty"), ("<b></b>", "non-empty")],
)
async def test_a_message_says_something(bot: Bot, amina: Person, text: str, said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        await bot.send_message(1001, text, parse_mode="HTML")


async def test_who_never_wrote_or_does_not_exist_gets_nothing(bot: Bot, bela: Person) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(1002, "Hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(4321, "Hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(1002)


async def test_an_edit_changes_text_and_buttons_and_the_same_again_is_refused(
    bot: Bot, amina: Person
) -> None:
    await bot.send_message(1001, "one", reply_markup=ACT)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_text("<b></b>one", 1001, 2, parse_mode="HTML", reply_markup=ACT)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_reply_markup(1001, 2, reply_markup=ACT)
    edited = await bot.edit_message_text("two", 1001, 2)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("two", None)
    seen = (await amina.reads())[-1]
    assert (seen["text"], seen["buttons"], seen["edited"]) == ("two", [], True)
    await bot.edit_message_reply_markup(1001, 2, reply_markup=ACT)
    assert amina.labels == []
    await amina.reads()
    assert amina.labels == ["Act"]


@pytest.mark.parametrize(
    ("message_id", "said"),
    [
        (99, "Message to edit not found"),
        (1, "Message can't be edited"),
        (0, "Message identifier is not specified"),
    ],
)
async def test_only_the_bots_own_messages_can_be_edited(
    bot: Bot, amina: Person, message_id: int, said: str
) -> None:
    with pytest.raises(BadRequest, match=said):
        await bot.edit_message_text("x", 1001, message_id)


async def test_a_deleted_message_vanishes_unless_it_is_older_than_48_hours(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    for text in ("one", "two", "three"):
        await bot.send_message(1001, text)
    await bot.delete_message(1001, 2)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(1001, 2)
    await bot.delete_messages(1001, [2, 3, 77])
    assert [message["text"] for message in await amina.reads()] == ["/start", "three"]
    await telegram.moves_clock(await telegram.now() + timedelta(hours=49))
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(1001, 4)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(1001, "x", reply_parameters=ReplyParameters(2))
    await bot.send_message(
        1001, "x", reply_parameters=ReplyParameters(2, allow_sending_without_reply=True)
    )


async def test_documents_photos_and_contacts_arrive(
    bot: Bot, telegram: SandboxClient, amina: Person
) -> None:
    sent = await bot.send_document(
        1001, "ünïcode\n".encode(), filename="<letter>.txt", caption="<b>c</b>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("<letter>.txt", 10)
    again = await bot.send_document(1001, sent.document.file_id)
    assert again.document == sent.document
    await bot.send_photo(1001, PNG)
    await bot.send_contact(1001, "+15550100", "Office", last_name="of the Governor")
    document, _, photo, contact = (await amina.reads())[1:]
    assert document["document"]["file_name"] == "<letter>.txt"
    assert document["html"] == "<b>c</b>"
    assert (photo["photo"]["width"], photo["photo"]["height"]) == (3, 2)
    assert contact["contact"]["phone_number"] == "+15550100"
    assert (await bot.edit_message_caption(1001, 2, caption="d")) is not True


async def test_a_file_that_telegram_would_refuse_is_refused(bot: Bot, amina: Person) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(1001, b"", filename="x.txt")
    with pytest.raises(BadRequest, match="Failed to get http url content"):
        await bot.send_document(1001, "https://example.org/x.pdf")
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_document(1001, "BQ777777")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(1001, b"no picture")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(1001, b"x", caption="x" * 1025)
    with pytest.raises(BadRequest, match="irst name must be non-empty"):
        await bot.send_contact(1001, contact=Contact("+15550100", ""))
    await bot.send_document(1001, b"x")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", 1001, 2)


async def test_copies_look_new_and_forwards_tell_where_they_come_from(
    bot: Bot, amina: Person
) -> None:
    await amina.writes("from Amina")
    copy = await bot.copy_message(1001, 1001, 2, reply_markup=ACT)
    forward = await bot.forward_message(1001, 1001, 2)
    assert forward.forward_origin is not None
    assert forward.text == "from Amina"
    seen = await amina.reads()
    assert [message["text"] for message in seen[1:]] == ["from Amina"] * 3
    assert seen[2]["message_id"] == copy.message_id
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(1001, 1001, 77)


async def test_only_real_chat_actions_are_shown(bot: Bot, amina: Person) -> None:
    await bot.send_chat_action(1001, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(1001, "dancing")
