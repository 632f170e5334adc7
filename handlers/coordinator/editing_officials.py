"""The officials of a draft are changed: unless somebody else has changed them since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.contact_values import Mistake
from handlers.coordinator.edit_values import who_changed
from handlers.coordinator.editing import draft_of
from handlers.coordinator.official_list import Told, sentence
from handlers.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from bot.services import Services
    from bot.store.cases import StoredVersion
    from bot.store.drafts import Change, Kept
    from cases.case import Case
    from handlers.button import OfCase
    from handlers.coming import Came

TRIES = 5
"""Each finds the draft changed once more in the same moment."""
OFFICIALS = ("targets",)
CONCERNED = {"targets", "asks"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change of the officials of a draft, made of the draft as it is now.

    `seen` is the revision that was looked at, None where nothing can be overwritten. It is a
    clash if what was looked `at` is not as it was then. `settles` has the paths that are doubtful
    no more, in the changed case; `brings` what is doubtful of those who come in. `holds` says
    what holds once it is done, in words.
    """

    change: Callable[[Case], Case | Mistake]
    seen: int | None = None
    at: Callable[[Case], object] = lambda case: case.targets
    settles: Callable[[Case], Collection[str]] = lambda _: ()
    holds: str = ""
    brings: Callable[[Case], Iterable[tuple[str, str]]] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The draft as it is now, whether the change is in it, and what is said of that."""

    stored: StoredVersion
    told: Told
    is_made: bool = False


async def make(came: Came, button: OfCase, wanted: Wanted, services: Services) -> Made | Screen:
    """Change the draft as it is now; a screen where it is none any more, or not theirs.

    What others changed elsewhere since it was seen stays, and is said. Twice done is once done.
    """
    stored = await draft_of(came, button, services)
    for _ in range(TRIES):
        if isinstance(stored, Screen):
            return stored
        made = await _made(came, stored, wanted, services)
        if isinstance(made, Made):
            return made
        stored = await draft_of(came, button, services)
        if isinstance(made, _Kept) and not isinstance(stored, Screen):
            return Made(stored, Told(made.said, made.revision), is_made=True)
    if isinstance(stored, Screen):
        return stored
    return Made(stored, Told(came.words.label("not_kept")))


@dataclass(frozen=True, slots=True)
class _Kept:
    said: str
    revision: int


async def _made(
    came: Came, stored: StoredVersion, wanted: Wanted, services: Services
) -> Made | _Kept | None:
    """None where the draft was changed once more since it was looked at."""
    changed = wanted.change(stored.case)
    if isinstance(changed, Mistake):
        return Made(stored, Told(sentence(came.words, changed)))
    paths = _doubted(stored, wanted.settles(changed))
    if changed == stored.case and not paths:
        told = Told(wanted.holds or came.words.label("stands_already"))
        return Made(stored, told, is_made=True)
    changes = await _meanwhile(stored, wanted, services)
    if await _is_clash(stored, wanted, changes, services):
        return Made(stored, Told(await _clash(came, changes, services)))
    change = (changed, stored.revision, str(came.by.id), came.now_ms)
    if wanted.brings is not None:
        kept = await services.drafts.add_officials(*change, wanted.brings(changed))
    else:
        kept = await services.drafts.reword(*change, paths)
    if kept is None:
        return None
    return _Kept(await _said(came, wanted.holds, kept, changes, services), kept.revision)


def _doubted(stored: StoredVersion, paths: Collection[str]) -> list[str]:
    """The doubts at or below these paths, each by its own path."""
    return [
        field
        for field, _ in stored.doubts
        if any(field == path or field.startswith(f"{path}.") for path in paths)
    ]


async def _meanwhile(stored: StoredVersion, wanted: Wanted, services: Services) -> list[Change]:
    if wanted.seen is None or stored.revision == wanted.seen:
        return []
    case = stored.case
    return await services.drafts.changes(case.id, case.version, wanted.seen)


async def _is_clash(
    stored: StoredVersion, wanted: Wanted, changes: list[Change], services: Services
) -> bool:
    if wanted.seen is None or not any(CONCERNED & {*one.fields} for one in changes):
        return False
    before = await services.drafts.as_it_was(stored.case, wanted.seen)
    return wanted.at(before) != wanted.at(stored.case)


async def _clash(came: Came, changes: list[Change], services: Services) -> str:
    touching = [one for one in changes if CONCERNED & {*one.fields}]
    who, _ = await who_changed(came.words, touching, str(came.by.id), services)
    return came.words.label("field_changed_by", who)


async def _said(
    came: Came, holds: str, kept: Kept, changes: list[Change], services: Services
) -> str:
    """What holds now, or that it is kept; which approvals are void; what else was changed."""
    words = came.words
    said = [holds or words.label("is_kept")]
    if kept.voided:
        said.append(words.label("approvals_void", kept.voided))
    others = [one for one in changes if one.by != str(came.by.id)]
    if others:
        said.append(
            words.label("also_changed_by", *await who_changed(words, others, "", services))
        )
    return " ".join(said)
