"""The methods of the Bot API that the sandbox answers: one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.methods import answering, chats, editing, profile, receiving, sending

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.params import Params
    from bot.sandbox.world import World

    Method = Callable[[World, Params], Any]

# A method gives its result, or a coroutine of it where it waits.
_TABLE: dict[str, Method] = {
    "getMe": profile.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "getFile": receiving.get_file,
    "close": receiving.done,
    "logOut": receiving.done,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendContact": sending.send_contact,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.check_message,
    "unpinChatMessage": editing.check_message,
    "setMessageReaction": editing.check_message,
    "answerCallbackQuery": answering.answer_callback_query,
    "answerInlineQuery": answering.answer_inline_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.set_my_name,
    "getMyName": profile.get_my_name,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
}
METHODS: dict[str, tuple[str, Method]] = {name.lower(): (name, do) for name, do in _TABLE.items()}
# Telegram has them, the sandbox has not: 501 instead of 404, so that the reason is clear.
NOT_HERE = frozenset(
    name.lower()
    for name in (
        "sendAnimation", "sendAudio", "sendChecklist", "sendDice", "sendGame", "sendInvoice",
        "sendLocation", "sendMediaGroup", "sendPaidMedia", "sendPoll", "sendSticker",
        "sendVenue", "sendVideo", "sendVideoNote", "sendVoice", "copyMessages",
        "forwardMessages", "editMessageMedia", "editMessageLiveLocation", "stopPoll",
        "stopMessageLiveLocation", "banChatMember", "unbanChatMember", "restrictChatMember",
        "promoteChatMember", "exportChatInviteLink", "createChatInviteLink",
        "editChatInviteLink", "revokeChatInviteLink", "approveChatJoinRequest",
        "declineChatJoinRequest", "setChatPhoto", "deleteChatPhoto", "setChatTitle",
        "setChatDescription", "setChatPermissions", "unpinAllChatMessages",
        "getUserProfilePhotos", "answerWebAppQuery", "answerShippingQuery",
        "answerPreCheckoutQuery", "savePreparedInlineMessage", "getStickerSet",
        "setMyDefaultAdministratorRights", "getMyDefaultAdministratorRights",
        "getUserChatBoosts", "getBusinessConnection", "createInvoiceLink", "getMyStarBalance",
        "sendMessageDraft", "createForumTopic", "setMyProfilePhoto", "removeMyProfilePhoto",
    )
)  # fmt: skip
