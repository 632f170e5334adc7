"""A report is counted, once, with how it was written; and thanked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.appeals import Told
from cases.case import Channel
from cases.wording import spoken_in
from handlers.thanks import thank

if TYPE_CHECKING:
    from bot.services import Services
    from cases.report import Outcome
    from handlers.coming import Came
    from handlers.screen import Screen
    from handlers.sent_appeal import SentAppeal


async def count_report(
    came: Came, sent: SentAppeal, outcome: Outcome, services: Services
) -> Screen:
    """Count it from today on, where it does not count yet; the outcome is one that counts."""
    day = services.now().astimezone(services.zone).date().isoformat()
    told = await _told(sent, outcome, services)
    if await services.appeals.report(sent.appeal, came.now_ms, day, came.by.country, told):
        services.metrics.reports.inc()
    return await thank(came, sent, services)


async def _told(sent: SentAppeal, outcome: Outcome, services: Services) -> Told:
    """With how it was written, on channels that carry the letter."""
    if sent.contact.channel in (Channel.PHONE, Channel.X):
        return Told(outcome)
    choice = await services.own_words.choice(sent.supporter_id, sent.case.id)
    language = spoken_in(sent.case, choice.language)
    return Told(outcome, language, own_words=bool(choice.own))
