"""Coordinators who edit a draft: they tap keys and write, and see what is shown."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from handlers.coming import Answer, Said
from handlers.coordinator import edit_case, edit_text, review_case
from handlers.draft_buttons import (
    BeginCorrection,
    ChangeField,
    ChooseKind,
    ConfirmField,
    EditDraft,
    EditField,
    EmptyField,
    EraseWritten,
    PutWritten,
    UndoChange,
)
from handlers.team_buttons import AskToDiscard, Discard, Publish, ReviewDraft
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of
from tests.handlers.parts import keys, seen, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.cases import StoredVersion
    from cases.case import Case
    from handlers.button import Button
    from handlers.screen import Screen, Shown

DOUBTFUL = (
    URGENT_ACTION.replace("on Urgent Action 84.26", "")
    .replace("84.26", "it")
    .replace("English or Spanish", "the usual")
    .replace("30 March 2026", "March 2026")
    .replace("Yours sincerely,\n", "")
    .replace("embassy@example.org", "embassy@example")
)
"""Number, deadline, languages, letter and an official are doubtful, and the asks are missing."""
MARKUP = "<b>{{ x }}</b> & {name} %(x)s"
_messages = count(10_000)

STEPS: dict[type[Button], Any] = {
    BeginCorrection: edit_case.begin_correction,
    EditDraft: edit_case.edit_draft,
    EditField: edit_case.edit_field,
    ConfirmField: edit_case.confirm_field,
    EmptyField: edit_case.empty_field,
    ChooseKind: edit_case.choose_kind,
    UndoChange: edit_case.undo_change,
    PutWritten: edit_text.put_written,
    EraseWritten: edit_text.erase_written,
    ReviewDraft: review_case.review,
    AskToDiscard: review_case.ask_to_discard,
    Discard: review_case.discard,
    Publish: review_case.publish,
}


class Editor:
    """One person at one draft."""

    def __init__(self, services: Services, by: int, case: Case) -> None:
        self.services, self.by, self.case = services, by, case
        self.screen: Shown | None = None

    async def taps(self, button: Button) -> str:
        """This key, wherever it was shown; what is shown then."""
        self.screen = await STEPS[type(button)](
            await tap(self.services, self.by, button), self.services
        )
        return self.text

    async def presses(self, label: str) -> str:
        """The key under the screen that has this in its label."""
        found = [one.does for one in keys(self.shown) if label in one.label]
        assert found, (label, [one.label for one in keys(self.shown)])
        return await self.taps(found[0])  # type: ignore[arg-type]  # a button, for it has a step

    async def opens(self, field: str) -> str:
        """One field of the draft."""
        return await self.taps(EditField(self.case.id, self.case.version, field))

    async def writes(self, text: str, message_id: int | None = None) -> str | None:
        """What the question that is open makes of this; None where it answers none."""
        asked = ChangeField.unpack(await self.services.questions.open(self.by) or "")
        if asked is None:
            return None
        came = await tap(self.services, self.by, asked)
        answer = Answer(
            by=came.by,
            first_name=came.first_name,
            role=came.role,
            words=came.words,
            now=came.now,
            message_id=message_id or next(_messages),
            text=text,
            asked=asked,
        )
        self.screen = await edit_text.take_field(answer, self.services)
        return self.text if self.screen else None

    async def edits(self, message_id: int, text: str) -> Screen | None:
        """A message that they wrote before."""
        came = await tap(self.services, self.by, EditDraft(1, 1))
        said = Said(
            by=came.by,
            first_name=came.first_name,
            role=came.role,
            words=came.words,
            now=came.now,
            message_id=message_id,
            text=text,
        )
        return await edit_text.change_written(said, self.services)

    @property
    def shown(self) -> Shown:
        """The screen, or the word at the top of the chat."""
        assert self.screen is not None
        return self.screen

    @property
    def text(self) -> str:
        """What is shown, as Telegram takes it; with the sentence above it, if there is one."""
        above = " ".join(str(one) for one in getattr(self.shown, "before", ()))
        return f"{above} {seen(self.shown)}".strip()

    @property
    def toast(self) -> str:
        """The word at the top of the chat."""
        return getattr(self.shown, "toast", None) or ""

    @property
    def labels(self) -> list[str]:
        """The keys."""
        return [one.label for one in keys(self.shown)]

    async def draft(self) -> StoredVersion:
        """As it is kept."""
        stored = await self.services.cases.version(self.case.id, self.case.version)
        assert stored is not None
        return stored


async def editor_of(services: Services, by: int, document: str = DOUBTFUL) -> Editor:
    """This person, and a draft of a document with doubts."""
    return Editor(services, by, await draft_of(services, document))
