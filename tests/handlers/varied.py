"""A published case as coordinators may make it: translated, in several wordings, with hints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from cases.case import Case, Channel, SampleLetter
from cases.document import read_text
from tests.bot.store.raw import select
from tests.journeys.librarian import DOCUMENT, NUMBER

if TYPE_CHECKING:
    from bot.services import Services

SPANISH = SampleLetter("es", ("Me preocupa la bibliotecaria.", "Déjenla volver a casa."))
ARABIC = SampleLetter("ar", ("أطالبكم بالإفراج عنها.",), "معالي الوزير،")
TRANSLATED: dict[str, Any] = {"translations": (SPANISH, ARABIC), "languages": ("es", "en")}
VARIED: dict[str, Any] = {
    "subjects": ("Let the librarian go home", "Where is the librarian?"),
    "openings": ("I read of a librarian who lent books.",),
}
HINT = "asks for your postal address"


async def published(
    services: Services, address: str, number: str = NUMBER, **changes: Any
) -> Case:
    """The librarian's case, published, and changed in the database at this address.

    With a number of its own it is another case.
    """
    now = round(services.now().timestamp() * 1000)
    read = read_text(DOCUMENT.replace(NUMBER, number))
    draft = replace(read, deadline=services.now().date().replace(year=2099))
    kept = await services.cases.keep_draft(draft, "Bela", now)
    case = replace(kept, **changes)
    content = TypeAdapter(Case).dump_json(case).decode().replace("'", "''")
    await select(
        address,
        f"UPDATE versions SET content = '{content}' WHERE case_id = {case.id}",  # noqa: S608 - ours
    )
    await services.cases.publish(case.id, case.version, "Bela", now)
    return case


def ids(case: Case, channel: Channel, target: int = 0) -> tuple[int, int, int, int]:
    """What a button of this official's first contact on a channel carries."""
    one = case.targets[target]
    return case.id, case.version, one.id, one.by(channel)[0].id


def hinted(case: Case) -> Case:
    """With a hint at each contact of the first official."""
    first, *others = case.targets
    contacts = tuple(replace(one, hint=HINT) for one in first.contacts)
    return replace(case, targets=(replace(first, contacts=contacts), *others))
