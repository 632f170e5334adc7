"""A draft is looked at as a supporter sees it: each step, in each language; nothing happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from cases.case import SampleLetter
from handlers.buttons import Report, TakeAction
from handlers.coordinator import preview_case
from handlers.letter_buttons import ShowLengths
from handlers.preview_buttons import OnlyLooks, SeeStep, SendToMe, TryStep
from handlers.report_action import report
from handlers.screen import Link, Screen, Toast
from handlers.screens import delivered_card
from handlers.take_action import begin
from handlers.team_buttons import PreviewDraft, ReviewDraft
from tests.bot.store.raw import select, tables
from tests.handlers.coordinator.documents import draft_of, published_case
from tests.handlers.parts import AMINA, BELA, CHIDI, keys, kinds, seen, services_on, tap

if TYPE_CHECKING:
    from bot.services import Services
    from bot.store.database import Database
    from cases.case import Case
    from handlers.preview_buttons import Step

SPANISH = SampleLetter("es", ("Le escribo por la maestra.",), None, "Atentamente,", "La maestra")


async def see(services: Services, case: Case, what: str = "card", **more: Any) -> Screen:
    step = SeeStep(case.id, case.version, more.pop("spoken", "en"), what, **more)
    return await taken(services, step)


async def taken(services: Services, step: Step, by: int = BELA) -> Screen:
    take = preview_case.see_step if isinstance(step, SeeStep) else preview_case.try_step
    shown: Screen = await take(await tap(services, by, step), services)  # type: ignore[arg-type]
    seen(shown)
    return shown


async def translated(services: Services) -> Case:
    """A draft with a Spanish letter, as a coordinator left it."""
    case = replace(await draft_of(services), translations=(SPANISH,))
    await services.drafts.reword(case, 0, str(BELA), 0)
    return case


def labelled(shown: Screen, label: str) -> Any:
    """What the key with these words does."""
    (found,) = (one.does for one in keys(shown) if label in one.label)
    return found


async def every_step(services: Services, case: Case, kind: type[Step]) -> dict[Step, Screen]:
    """All that can be reached by keys from the card, in one language of the screens."""
    first = kind(case.id, case.version, "en", "card")
    found: dict[Step, Screen] = {}
    waiting = [first]
    while waiting:
        step = waiting.pop()
        if step in found or step.spoken != "en":
            continue
        found[step] = await taken(services, step)
        waiting += [one.does for one in keys(found[step]) if isinstance(one.does, kind)]
    return found


async def test_the_card_is_the_one_that_is_delivered_in_each_language(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    for language in services.texts.languages:
        shown = await see(services, case, spoken=language)
        card = delivered_card(services.texts.in_(language), case, is_demo=False)
        assert shown.text == card.text
        labels = [one.label for one in keys(shown)]
        assert [one.label for one in keys(card)] == labels[: len(keys(card))]


async def test_an_appeal_is_the_one_that_a_supporter_gets(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    jane = case.targets[0]
    shown = await see(services, case, "contact", at=jane.contacts[1].id)
    assert "Dear Governor Roe,\n\nI write about" in seen(shown)
    assert "[name]" in seen(shown)
    webmail = [one.does.url for one in keys(shown) if isinstance(one.does, Link)]
    assert any("mail.google.com" in url for url in webmail)


async def test_it_leads_through_every_official_and_every_way_to_them(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    step, read = SeeStep(case.id, case.version, "en", "card"), []
    for _ in range(40):
        shown = await taken(services, step)
        read.append((step.what, step.at))
        onward = [one.does for one in keys(shown) if one.label.endswith("▶") and "👁" in one.label]
        if not onward:
            break
        step = onward[0]  # type: ignore[assignment]
    jane, richard = case.targets
    contacts = {one.id for target in (jane, richard) for one in target.contacts}
    assert read[:3] == [("card", 0), ("story", 1), ("targets", 0)]
    assert {at for what, at in read if what == "contact"} == contacts
    assert {at for what, at in read if what == "target"} == {jane.id, richard.id}


@pytest.mark.parametrize("kind", [SeeStep, TryStep])
async def test_no_key_below_it_is_a_supporters(database: Database, kind: type[Step]) -> None:
    services = await services_on(database)
    case = await translated(services)
    harmless = {kind, OnlyLooks, SendToMe, ShowLengths, ReviewDraft}
    steps = await every_step(services, case, kind)
    assert {step.what for step in steps} >= {"card", "case", "story", "targets", "contact"}
    for shown in steps.values():
        assert shown.walk_of is None
        assert {one for one in kinds(shown) if one.__module__.startswith("handlers.")} <= (
            harmless | {type(one.does) for one in keys(shown) if _is_outside(one.does)}
        )


def _is_outside(does: object) -> bool:
    return type(does).__name__ in {"Link", "Copy"}


async def test_nothing_is_kept_however_one_walks(
    database: Database, database_address: str
) -> None:
    services = await services_on(database)
    case = await translated(services)
    before = await counted(database_address)
    await every_step(services, case, SeeStep)
    await every_step(services, case, TryStep)
    assert await counted(database_address) == before


async def counted(address: str) -> dict[str, int]:
    """How many rows each table has, but for those that say who was there."""
    return {
        name: len(await select(address, f"SELECT 1 FROM {name}"))  # noqa: S608 - our own names
        for name in await tables(address)
        if name not in {"supporters", "counters"}
    }


async def test_the_letter_is_shown_in_its_other_languages(database: Database) -> None:
    services = await services_on(database)
    case = await translated(services)
    email = case.targets[0].contacts[1].id
    shown = await see(services, case, "contact", at=email, spoken="ar")
    step = next(one.does for one in keys(shown) if getattr(one.does, "language", "") == "es")
    assert isinstance(step, SeeStep)
    spanish = await taken(services, step)
    assert "Le escribo por la maestra." in seen(spanish)
    assert "La maestra" in seen(spanish)
    back = next(one.does for one in keys(spanish) if getattr(one.does, "language", "") == "en")
    assert "I write about" in seen(await taken(services, back))  # type: ignore[arg-type]


async def test_another_reader_is_given_their_own_letter_first(database: Database) -> None:
    services = await services_on(database)
    case = await translated(services)
    email = case.targets[0].contacts[1].id
    chosen = await see(services, case, "contact", at=email, language="es", variant=1)
    assert "Le escribo por la maestra." in seen(chosen)
    same = [one.does for one in keys(chosen) if "English" in one.label][-1]
    assert same == SeeStep(case.id, case.version, "en", "contact", email, "es", 1)
    step = labelled(chosen, "العربية")
    assert (step.spoken, step.language, step.variant) == ("ar", "", 0)
    assert seen(await taken(services, step)) == seen(
        await see(services, case, "contact", at=email, spoken="ar")
    )


async def test_another_language_keeps_the_step(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    email = case.targets[0].contacts[1].id
    shown = await see(services, case, "contact", at=email)
    step = labelled(shown, "Español")
    assert (step.what, step.at, step.spoken) == ("contact", email, "es")
    assert seen(await taken(services, step)) != seen(shown)


async def test_a_key_that_would_do_something_says_that_it_does_nothing(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    email = case.targets[0].contacts[1].id
    sent = labelled(await see(services, case, "contact", at=email), "sent")
    assert isinstance(sent, OnlyLooks)
    told = await preview_case.only_looks(await tap(services, BELA, sent), services)
    assert isinstance(told, Toast)
    assert "This is a preview" in told.text


async def test_send_to_me_is_the_card_and_one_appeal_marked_as_a_test(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    button = SendToMe(case.id, case.version, "es")
    shown = await preview_case.send_to_me(await tap(services, BELA, button), services)
    assert shown.is_new
    assert "Only you see this: a test." in str(shown.before[0])
    card = delivered_card(services.texts.in_("es"), case, is_demo=False)
    assert shown.text == card.text
    assert isinstance(shown.after, Screen)
    assert "I write about" in "".join(map(str, (*shown.after.before, shown.after.text)))
    assert set(kinds(shown)) <= {TryStep, OnlyLooks}
    act = labelled(shown, services.texts.in_("es").label("take_action"))
    walk = await taken(services, act)
    assert walk.is_new, "the card stays a card"


async def test_a_supporters_own_key_for_a_draft_is_refused_with_a_sentence(
    database: Database,
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    act = TakeAction(case.id, case.version)
    shown = await begin(await tap(services, AMINA, act), services)
    assert "This case is not here any more." in seen(shown)
    assert await services.appeals.of_supporter(AMINA, case.id) == {}


async def test_of_a_draft_of_a_published_case_nothing_can_be_reported(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    draft = await services.drafts.begin(case.id, str(BELA), 0)
    assert draft is not None
    jane = case.targets[0]
    forged = Report(case.id, draft.version, jane.id, jane.contacts[0].id)
    shown = await report(await tap(services, AMINA, forged), services)
    assert "TEACHER HELD" in seen(shown)
    assert await services.appeals.total(case.id) == 0


async def test_the_preview_of_what_is_published_leaves_out_nothing(database: Database) -> None:
    services = await services_on(database)
    case = await published_case(services)
    shown = await preview_case.preview(
        await tap(services, CHIDI, PreviewDraft(case.id, case.version, 0)), services
    )
    assert ReviewDraft in kinds(shown)
    assert "TEACHER HELD" in seen(shown)


@pytest.mark.parametrize(
    ("spoken", "what", "at", "language"),
    [
        ("xx", "card", 0, ""),
        ("en", "hack", 0, ""),
        ("en", "story", 10**6, ""),
        ("en", "story", -5, ""),
        ("en", "target", 10**12, ""),
        ("en", "contact", 10**12, ""),
        ("en", "nets", 10**12, ""),
        ("en", "contact", 3, "xx"),
    ],
)
async def test_forged_steps_show_something_that_is_there(
    database: Database, spoken: str, what: str, at: int, language: str
) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    assert keys(await see(services, case, what, spoken=spoken, at=at, language=language))


async def test_a_draft_that_is_gone_is_not_shown(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services)
    await services.cases.discard(case.id, case.version, str(BELA), 0)
    for shown in (
        await see(services, case),
        await taken(services, TryStep(case.id, case.version, "en", "card")),
        await preview_case.send_to_me(
            await tap(services, BELA, SendToMe(case.id, case.version, "en")), services
        ),
    ):
        assert shown.toast == "This draft or case is not here any more."
