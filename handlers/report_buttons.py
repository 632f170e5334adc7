"""The buttons of reports: what came of an appeal, contacts that do not work, answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button, OfCase, OfContact


@dataclass(frozen=True, slots=True)
class TellOutcome(OfContact):
    """What came of it: one of `cases.report.Outcome`."""

    code: ClassVar[str] = "did"
    outcome: str


@dataclass(frozen=True, slots=True)
class ShowReport(OfContact):
    """What I reported of this appeal, to change it."""

    code: ClassVar[str] = "told"


@dataclass(frozen=True, slots=True)
class FoundBroken(OfContact):
    """This address does not work."""

    code: ClassVar[str] = "broken"


@dataclass(frozen=True, slots=True)
class FoundWorking(OfContact):
    """This address works after all."""

    code: ClassVar[str] = "works"


@dataclass(frozen=True, slots=True)
class OtherNetworks(OfContact):
    """The same post for other networks than X."""

    code: ClassVar[str] = "nets"


@dataclass(frozen=True, slots=True)
class TellAnswer(OfCase):
    """Whether anybody in this case answered: one of `cases.report.Answer`."""

    code: ClassVar[str] = "reply"
    answer: str


@dataclass(frozen=True, slots=True)
class TellAnswerOf(OfContact):
    """Whether this appeal was answered: one of `cases.report.Answer`."""

    code: ClassVar[str] = "got"
    answer: str


@dataclass(frozen=True, slots=True)
class StopAsking(Button):
    """Ask me no more for answers."""

    code: ClassVar[str] = "noask"


@dataclass(frozen=True, slots=True)
class WriteAnswer(OfContact):
    """I will send you what they answered."""

    code: ClassVar[str] = "quote"


@dataclass(frozen=True, slots=True)
class AnswerText(OfContact):
    """The question for the text of an answer, in any number of messages."""

    code: ClassVar[str] = "quoted"


@dataclass(frozen=True, slots=True)
class PassOn(OfContact):
    """Give the answer to the coordinators."""

    code: ClassVar[str] = "passon"


@dataclass(frozen=True, slots=True)
class KeepToMyself(OfContact):
    """Do not give the answer to anybody."""

    code: ClassVar[str] = "nopass"


@dataclass(frozen=True, slots=True)
class ContactsWork(OfCase):
    """A coordinator found that the contacts which supporters call dead do work."""

    code: ClassVar[str] = "alive"


@dataclass(frozen=True, slots=True)
class RemoveAnswer(OfCase):
    """An answer that a coordinator does not want to keep."""

    code: ClassVar[str] = "rmans"
    answer_id: int


@dataclass(frozen=True, slots=True)
class ShowAnswers(OfCase):
    """What supporters passed on, for the team: page 1, 2, …."""

    code: ClassVar[str] = "answers"
    page: int
