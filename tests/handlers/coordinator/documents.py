"""Documents as coordinators send them, and a file server that hands them over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.files.opened import MOST_BYTES
from handlers.coming import Sent
from handlers.coordinator import import_document
from tests.handlers.parts import BELA, said

if TYPE_CHECKING:
    from bot.services import Services
    from cases.case import Case
    from handlers.screen import Screen

URGENT_ACTION = """URGENT ACTION

TEACHER HELD FOR A POEM
A teacher was arrested on 2 March after reading a poem at school, and has seen no lawyer since.

TAKE ACTION:
1. Write a letter in your own words or using the sample below to one or both officials listed.
2. Click here to let us know the actions you took on Urgent Action 84.26.

Governor Jane Roe
Governor of the Province
12 Main Street
90210 Capital City
Email: governor@example.org
Phone: +1 202 728 1600

Ambassador Richard Doe
Embassy of the Province
1911 Long Avenue NW Washington, DC 20006
Email: embassy@example.org
Salutation: Dear Ambassador

Dear Governor Roe,

I write about the teacher who was arrested for reading a poem, whom no lawyer has seen.

I ask you to release the teacher at once, and to let everybody read what they like.

Yours sincerely,

Additional information

The poem is a hundred years old.

PREFERRED LANGUAGE TO ADDRESS TARGET: English or Spanish

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 30 March 2026

NAME AND PRONOUN: The teacher (they)

LINK TO PREVIOUS UA: n/a
"""


@dataclass
class FileServer:
    """Of a bot, only what downloading needs: the file, as bytes."""

    data: bytes
    asked: int = 0

    async def get_file(self, file_id: str) -> FileServer:
        self.asked += 1
        return self

    async def download_as_bytearray(self) -> bytearray:
        return bytearray(self.data)


async def sent_by(services: Services, by: int, size: int, message_id: int | None = None) -> Sent:
    """This person sent a file of so many bytes."""
    came = await said(services, by, "")
    return Sent(
        by=came.by,
        first_name=came.first_name,
        role=came.role,
        words=came.words,
        now=came.now,
        message_id=message_id or came.message_id,
        name="case.txt",
        size=size,
        file_id="a file",
    )


async def send_document(
    services: Services,
    data: bytes | str = URGENT_ACTION,
    by: int = BELA,
    message_id: int | None = None,
    size: int | None = None,
) -> Screen:
    """What the bot shows when this person sends this file; it is downloaded only if it may be."""
    held = data.encode() if isinstance(data, str) else data
    server: Any = FileServer(held)
    sent = await sent_by(services, by, len(held) if size is None else size, message_id)
    screen = await import_document(sent, services, server)
    may_import = sent.role in {"owner", "coordinator"} and sent.size <= MOST_BYTES
    assert server.asked == may_import
    return screen


async def draft_of(services: Services, data: str = URGENT_ACTION) -> Case:
    """The draft that this document made."""
    await send_document(services, data)
    return (await services.cases.drafts())[-1]


async def published_case(services: Services, data: str = URGENT_ACTION) -> Case:
    """The case of this document, published before a second person had to approve."""
    draft = await draft_of(services, data)
    is_needed = await services.approvals.is_needed()
    if is_needed:
        await services.approvals.switch(BELA, 0, is_needed=False)
    assert await services.cases.publish(draft.id, draft.version, str(BELA), 0)
    if is_needed:
        await services.approvals.switch(BELA, 0, is_needed=True)
    return draft
