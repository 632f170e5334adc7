"""A supporter's walk through a version that may not be published: the very steps, without a trace.

The version is taken for the published one, its reader for a supporter who has done nothing yet,
and nothing is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.appeals import Appeals
from bot.store.cases import Cases
from bot.store.own_words import Choice, OwnWords
from bot.store.supporters import Supporter
from handlers import appeal_social, browse_cases, take_action
from handlers.appeal_screens import give_appeal
from handlers.button import OfContact
from handlers.buttons import ChooseTarget, ListTargets, OpenCase, ReadStory, TakeAction
from handlers.coming import Tap
from handlers.report_buttons import OtherNetworks
from handlers.screens import delivered_card

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    from bot.services import Services
    from bot.store.appeals import Appeal, Standing
    from cases.case import Case, Channel
    from handlers.coming import Came
    from handlers.preview_buttons import Step
    from handlers.screen import Screen


async def rehearse(came: Came, step: Step, case: Case, services: Services) -> Screen | None:
    """What a supporter would be shown at this step; None where this version has no such step."""
    take = STEPS.get(step.what)
    if take is None or step.spoken not in services.texts.languages:
        return None
    return await take(
        _as_supporter(came, step, services), step, case, _without_trace(services, case, step)
    )


def _as_supporter(came: Came, step: Step, services: Services) -> Came:
    words = services.texts.in_(step.spoken)
    somebody = Supporter(
        came.by.id,
        step.spoken,
        words.label("a_name"),
        words.label("a_city"),
        came.by.country,
        zone=came.by.zone,
        is_introduced=True,
        is_subscribed=True,
    )
    return came.again(by=somebody, words=words)


def _without_trace(services: Services, case: Case, step: Step) -> Services:
    return replace(
        services,
        cases=_Only(case),
        appeals=_NoAppeals(services.appeals),
        own_words=_NoWords(Choice(step.language or None, step.variant)),
    )


class _Only(Cases):
    """One version, as if it were published."""

    def __init__(self, case: Case) -> None:
        self._case = case

    async def find(self, case_id: int) -> Case | None:
        return self._case if case_id == self._case.id else None

    async def published(self) -> list[Case]:
        return [self._case]


class _NoAppeals(Appeals):
    """Nothing was sent, and nothing is kept; totals are those of the case."""

    def __init__(self, appeals: Appeals) -> None:
        self._appeals = appeals

    async def start(self, appeal: Appeal, now: int) -> None:
        """Not kept."""

    async def of_supporter(
        self,
        supporter_id: int,  # noqa: ARG002 - whoever it is
        case_id: int,  # noqa: ARG002 - the same
    ) -> dict[tuple[int, Channel], Standing]:
        return {}

    async def reported(
        self,
        supporter_id: int,  # noqa: ARG002 - the same
        case_id: int,  # noqa: ARG002 - the same
    ) -> set[tuple[int, Channel]]:
        return set()

    async def total(self, case_id: int) -> int:
        return await self._appeals.total(case_id)


class _NoWords(OwnWords):
    """No own words; the letter as it was chosen in the preview."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice

    async def choice(
        self,
        supporter_id: int,  # noqa: ARG002 - whoever it is
        case_id: int,  # noqa: ARG002 - there is one
    ) -> Choice:
        return self._choice


async def _card(came: Came, step: Step, case: Case, services: Services) -> Screen:
    return delivered_card(came.words, case, is_demo=services.is_demo)


async def _case(came: Came, step: Step, case: Case, services: Services) -> Screen:
    return await browse_cases.open_case(_tap(came, OpenCase(case.id, case.version)), services)


async def _story(came: Came, step: Step, case: Case, services: Services) -> Screen:
    button = ReadStory(case.id, case.version, max(0, step.at))
    return await browse_cases.read_story(_tap(came, button), services)


async def _begin(came: Came, step: Step, case: Case, services: Services) -> Screen:
    return await take_action.begin(_tap(came, TakeAction(case.id, case.version)), services)


async def _targets(came: Came, step: Step, case: Case, services: Services) -> Screen:
    return await take_action.list_targets(_tap(came, ListTargets(case.id, case.version)), services)


async def _target(came: Came, step: Step, case: Case, services: Services) -> Screen:
    button = ChooseTarget(case.id, case.version, step.at)
    return await take_action.choose_target(_tap(came, button), services)


async def _contact(came: Came, step: Step, case: Case, services: Services) -> Screen:
    return await give_appeal(came, OfContact(*_ids(case, step.at)), services)


async def _networks(came: Came, step: Step, case: Case, services: Services) -> Screen:
    tap = _tap(came, OtherNetworks(*_ids(case, step.at)))
    return await appeal_social.other_networks(tap, services)


def _ids(case: Case, contact_id: int) -> tuple[int, int, int, int]:
    """What a button of this contact carries; a contact that is not there has no official."""
    target_id = next(
        (one.id for one in case.targets if contact_id in {held.id for held in one.contacts}), 0
    )
    return case.id, case.version, target_id, contact_id


def _tap(came: Came, button: Any) -> Tap[Any]:
    return Tap(
        by=came.by,
        first_name=came.first_name,
        role=came.role,
        words=came.words,
        now=came.now,
        message_id=came.message_id,
        app_language=came.app_language,
        button=button,
    )


STEPS: dict[str, Callable[[Came, Step, Case, Services], Awaitable[Screen]]] = {
    "card": _card,
    "case": _case,
    "story": _story,
    "act": _begin,
    "targets": _targets,
    "target": _target,
    "contact": _contact,
    "nets": _networks,
}
"""What a step shows, by its name in a button."""
