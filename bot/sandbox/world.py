"""Everything the sandbox knows: one bot, people, chats, what waits and what was switched on."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from bot.sandbox.account import Account
from bot.sandbox.calls import Calls
from bot.sandbox.chat import Chat
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.limits import Limits
from bot.sandbox.menus import Menus
from bot.sandbox.message import BOT, Message, for_bot
from bot.sandbox.queries import Queries
from bot.sandbox.refusal import Refused, unknown
from bot.sandbox.revision import Revision
from bot.sandbox.updates import Updates
from bot.sandbox.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.sandbox.clock import MovedClock, NextReminder

USERNAME = "urgent_sandbox_bot"
FIRST_GROUP, GROUP_STEP = -1001000000001, -1
_FIRST_PERSON = 1001


class World:
    """The state, in memory; nothing here waits or speaks to a network."""

    def __init__(self, clock: MovedClock, token: str | None = None) -> None:
        self.clock = clock
        self.token = token
        self.bot_name = "Urgent Sandbox Bot"
        self.people: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.dialogs: dict[tuple[int, int], Chat] = {}
        self.inline_messages: OrderedDict[str, tuple[Chat, int]] = OrderedDict()
        self.revision = Revision()
        self.updates = Updates(clock.unix())
        self.webhook = Webhook()
        self.files, self.limits, self.faults, self.calls = Files(), Limits(), Faults(), Calls()
        self.menus, self.queries = Menus(), Queries()
        self.inline_results: dict[int, dict[str, Any]] = {}
        self.notice: dict[str, Any] | None = None
        self.next_reminder: NextReminder | None = None
        self._bot: dict[str, Any] | None = None

    # -- the bot ---------------------------------------------------------------------------

    def accept(self, token: str) -> None:
        """The first token seen is the bot's, any other one is refused with 401."""
        if self.token is None:
            self.token = token
        if token != self.token:
            raise Refused(401, "Unauthorized")

    @property
    def bot_id(self) -> int:
        """The digits before the token's colon."""
        return int((self.token or "0").partition(":")[0])

    def bot(self) -> dict[str, Any]:
        """The bot as the Bot API's User; the same object until it is renamed."""
        if self._bot is None or self._bot["first_name"] != self.bot_name:
            self._bot = {
                "id": self.bot_id,
                "is_bot": True,
                "first_name": self.bot_name,
                "username": USERNAME,
            }
        return self._bot

    def user(self, author: int) -> dict[str, Any]:
        """The author of a message as the Bot API's User."""
        return self.bot() if author == BOT else self.people[author].as_user()

    # -- people and chats ------------------------------------------------------------------

    def put_person(self, id_: int | None, first_name: str, language: str | None) -> Account:
        """A new person, or a known one changed; without an id the next free one."""
        if id_ is None:
            id_ = max([_FIRST_PERSON - 1, *self.people]) + 1
        person = self.people.get(id_)
        if person is None:
            person = self.people[id_] = Account(id_, first_name, language)
        person.first_name, person.language_code = first_name, language
        if id_ in self.chats:
            self.chats[id_].rename(first_name)
        self.revision.grow()
        return person

    def chat(self, id_: object) -> Chat | None:
        """The chat of this id; a person's own comes into being when first asked for."""
        chat = self.chats.get(id_) if isinstance(id_, int) else None
        if chat is None and isinstance(id_, int) and id_ in self.people:
            chat = self.chats[id_] = Chat(id_, "private", self.people[id_].first_name, (id_,))
        return chat

    def private_chat(self, person: Account) -> Chat:
        """This person's chat with the bot."""
        chat = self.chat(person.id)
        if chat is None:
            raise unknown(f"there is no person {person.id}")
        return chat

    def person(self, id_: int) -> Account:
        """The person of this id, else `Unfit` 404."""
        person = self.people.get(id_)
        if person is None:
            raise unknown(f"there is no person {id_}")
        return person

    def put_group(self, title: str, members: Iterable[int], kind: str = "supergroup") -> Chat:
        """A new group (or channel) without the bot."""
        groups = [id_ for id_ in self.chats if id_ < 0]
        id_ = min([FIRST_GROUP - GROUP_STEP, *groups]) + GROUP_STEP
        self.chats[id_] = Chat(id_, kind, title, tuple(sorted(members)))
        self.revision.grow()
        return self.chats[id_]

    def place(self, person: Account, chat_id: int | None) -> Chat:
        """Where this person writes: their chat with the bot, a group, another person's."""
        if chat_id in (None, person.id, self.bot_id):
            return self.private_chat(person)
        chat = self.chats.get(chat_id or 0)
        if chat and chat.kind != "private" and person.id in chat.members:
            return chat
        if chat_id in self.people:
            return self._dialog(person.id, chat_id or 0)
        raise unknown(f"{person.first_name} sees no chat {chat_id}")

    def _dialog(self, one: int, other: int) -> Chat:
        pair = (min(one, other), max(one, other))
        if pair not in self.dialogs:
            dialog = Chat(pair[1], "private", self.people[pair[1]].first_name, pair)
            dialog.has_bot = False
            self.dialogs[pair] = dialog
        return self.dialogs[pair]

    # -- messages --------------------------------------------------------------------------

    def shown_to_bot(self, chat: Chat, message: Message) -> dict[str, Any]:
        """The Bot API's Message, with the message that it answers."""
        shown = for_bot(message, chat, self.user(message.author))
        replied = chat.messages.get(message.reply_to or 0)
        if replied:
            shown["reply_to_message"] = for_bot(replied, chat, self.user(replied.author))
        return shown

    def changed(self, chat: Chat) -> None:
        """A message of this chat is not what it was."""
        chat.revision.grow()
        self.revision.grow()
