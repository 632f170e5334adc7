"""What the bot does by itself, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.asking_answers import ask_for_answers
from bot.digest import is_sunday_somewhere, send_digests
from bot.ending import ask_about_ended
from bot.reminding import remind
from bot.schedule import Tick
from bot.week import tell_of_week

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.services import Services
    from bot.store.asking import Asking
    from bot.store.digests import Digests
    from bot.store.inbox import Inbox
    from bot.store.reminders import Reminders
    from bot.store.retention import Retention
    from bot.store.weeks import Weeks

HOUR = 3600.0
WALKS_KEPT = timedelta(days=7)
OWN_WORDS_KEPT = timedelta(days=7, hours=-1)  # swept every hour: never more than 7 days
RECEIVED_KEPT = timedelta(days=30)
SILENT_KEPT = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Kept:
    """The stores that need a look from time to time."""

    inbox: Inbox
    reminders: Reminders
    asking: Asking
    digests: Digests
    weeks: Weeks
    retention: Retention


def ticks(
    services: Services, kept: Kept, machine_ms: Callable[[], int], reminded_every: float
) -> list[Tick]:
    """Everything that is done in intervals; each is harmless when late, double or cut off."""

    async def remind_supporters() -> None:
        now = services.now()
        cases = await services.cases.open(now)
        queued = await remind(cases, kept.reminders, services.zone, now)
        published = await services.cases.published()
        queued += await ask_about_ended(
            published, services.endings, kept.reminders, services.zone, now
        )
        if queued:
            services.announced()

    async def ask() -> None:
        if await ask_for_answers(kept.asking, services.zone, services.now()):
            services.announced()

    async def tell() -> None:
        now = services.now()
        cases = await services.cases.open(now)
        if await tell_of_week(cases, kept.weeks, services.zone, now):
            services.announced()

    async def sweep() -> None:
        await kept.inbox.sweep(machine_ms())
        await sweep_out(services, kept.retention)

    return [
        Tick("reminders", reminded_every, remind_supporters),
        Tick("digests", reminded_every, partial(send_digest, services, kept.digests)),
        Tick("answers", reminded_every, ask),
        Tick("week", reminded_every, tell),
        Tick("sweep", HOUR, sweep),
    ]


async def send_digest(services: Services, digests: Digests) -> None:
    """On Sundays, the new cases of the week to those who want nothing else."""
    now = services.now()
    if not is_sunday_somewhere(now):
        return
    cases = await services.cases.open(now)
    if await send_digests(cases, digests, services.zone, now):
        services.announced()


async def sweep_out(services: Services, retention: Retention) -> None:
    """Erase what the privacy notice says is not kept longer."""
    now = services.now()
    await services.appeals.drop_walks(_ms(now - WALKS_KEPT))
    await services.answers.drop_drafts(_ms(now - WALKS_KEPT))
    await services.own_words.drop_older(_ms(now - OWN_WORDS_KEPT))
    await services.draft_words.drop_older(_ms(now - OWN_WORDS_KEPT))
    await services.drafts.drop_unchanged(_ms(now - WALKS_KEPT))
    await services.pastes.drop_older(_ms(now - OWN_WORDS_KEPT))
    await retention.count_reminders(_ms(now - RECEIVED_KEPT))
    for case in await services.cases.all_on_desk():
        if case.ends_at is not None and case.ends_at <= now - RECEIVED_KEPT:
            await retention.count_case(case.id)
            await services.own_words.drop_choices(case.id)
    await retention.forget_silent(_ms(now - SILENT_KEPT))


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
