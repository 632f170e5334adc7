"""The nouns of the database: one module each, opened together."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from bot.store.answers import Answers
from bot.store.appeals import Appeals
from bot.store.approvals import Approvals
from bot.store.audit import Audit
from bot.store.broadcasts import Broadcasts
from bot.store.broken_contacts import BrokenContacts
from bot.store.cases import Cases
from bot.store.corrections import Corrections
from bot.store.draft_words import DraftWords
from bot.store.drafts import Drafts
from bot.store.edits import Edits
from bot.store.endings import Endings
from bot.store.facts import Facts
from bot.store.holding import Holding
from bot.store.own_words import OwnWords
from bot.store.pastes import Pastes
from bot.store.proposals import Proposals
from bot.store.questions import Questions
from bot.store.remarks import Remarks
from bot.store.reminders import Reminders
from bot.store.supporters import Supporters
from bot.store.tallies import Tallies
from bot.store.team import Team
from bot.store.vanishing import Vanishing
from bot.store.watches import Watches
from bot.store.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything that is kept, by what it is kept of."""

    supporters: Supporters
    questions: Questions
    team: Team
    audit: Audit
    cases: Cases
    drafts: Drafts
    draft_words: DraftWords
    corrections: Corrections
    edits: Edits
    appeals: Appeals
    tallies: Tallies
    answers: Answers
    broken_contacts: BrokenContacts
    own_words: OwnWords
    pastes: Pastes
    proposals: Proposals
    vanishing: Vanishing
    broadcasts: Broadcasts
    wishes: Wishes
    remarks: Remarks
    reminders: Reminders
    endings: Endings
    facts: Facts
    watches: Watches
    approvals: Approvals
    holding: Holding

    @staticmethod
    def on(
        database: Database,
        clock: Callable[[], int],
        language: str = "en",
        now: Callable[[], datetime] | None = None,
    ) -> Stores:
        """Of this database. `clock` is the machine's, in ms; `language` of who chose none.

        `now` is the domain's; without it no draft is doubted for a deadline that is over.
        """
        return Stores(
            supporters=Supporters(database),
            questions=Questions(database),
            team=Team(database),
            audit=Audit(database),
            cases=Cases(database, now),
            drafts=Drafts(database),
            draft_words=DraftWords(database),
            corrections=Corrections(database),
            edits=Edits(database),
            appeals=Appeals(database),
            tallies=Tallies(database),
            answers=Answers(database),
            broken_contacts=BrokenContacts(database),
            own_words=OwnWords(database),
            pastes=Pastes(database, clock),
            proposals=Proposals(database),
            vanishing=Vanishing(database),
            broadcasts=Broadcasts(database),
            wishes=Wishes(database),
            remarks=Remarks(database),
            reminders=Reminders(database, language),
            endings=Endings(database, language),
            facts=Facts(database),
            watches=Watches(database, clock),
            approvals=Approvals(database),
            holding=Holding(database),
        )

    def by_name(self) -> dict[str, Any]:
        """Each store by its name here."""
        return {field.name: getattr(self, field.name) for field in fields(Stores)}
