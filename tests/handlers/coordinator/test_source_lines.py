"""What was read is shown with the line of the document that it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from cases.document import read_text
from cases.document.source import LONGEST_LINE
from handlers.coordinator.official_screens import official
from handlers.coordinator.source_line import QUOTED
from handlers.screen import Screen
from tests.handlers.coordinator.documents import URGENT_ACTION, draft_of, send_document
from tests.handlers.coordinator.editors import DOUBTFUL, editor_of
from tests.handlers.parts import BELA, said, seen, services_on

if TYPE_CHECKING:
    from bot.store.database import Database

HOSTILE = "<b>&#x202e; {{ x }} %(y)s</b>"


def _number(document: str, words: str) -> int:
    return 1 + next(at for at, line in enumerate(document.splitlines()) if words in line)


async def test_a_doubt_is_shown_with_its_line_in_the_review_and_at_the_field(
    database: Database,
) -> None:
    services = await services_on(database)
    number = _number(DOUBTFUL, "March 2026")
    quoted = f"line {number}: “PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: March 2026”"
    assert quoted in seen(await send_document(services, DOUBTFUL))
    bela = await editor_of(services, BELA)
    assert quoted in await bela.opens("deadline")
    number = _number(DOUBTFUL, "embassy@example")
    came, stored = await said(services, BELA, ""), await bela.draft()
    page = seen(official(came, stored, bela.case.targets[1].id))
    assert f"line {number}: “Email: embassy@example”" in page


async def test_the_end_of_a_letter_is_shown_by_the_end_of_its_last_line(
    database: Database,
) -> None:
    services = await services_on(database)
    bela = await editor_of(services, BELA, URGENT_ACTION.replace("Yours sincerely,", ""))
    number = _number(URGENT_ACTION, "read what they like")
    assert f"line {number}: “I ask you to release the teacher" in await bela.opens("letter")
    assert "read what they like.”" in bela.text


async def test_of_a_line_that_holds_everything_the_part_in_question_is_shown(
    database: Database,
) -> None:
    services = await services_on(database)
    glued = DOUBTFUL.replace("NW Washington, DC 20006\nEmail:", "NW Washington, DC 20006 Email:")
    glued = glued.replace("Embassy of the Province", f"Embassy of the Province {'of it ' * 20}")
    glued = glued.replace("of it \n1911", "of it 1911")
    bela = await editor_of(services, BELA, glued)
    stored = await bela.draft()
    (doubt,) = [path for path, _ in stored.doubts if path.endswith(".emails")]
    text = seen(official(await said(services, BELA, ""), stored, bela.case.targets[1].id))
    assert doubt == "targets[1].emails"
    assert f"line {_number(glued, 'embassy@example')}: “… Email: embassy@example" in text


async def test_what_is_missing_or_about_the_whole_is_said_in_words(database: Database) -> None:
    services = await services_on(database)
    bela = await editor_of(services, BELA)
    assert "no line of the document gives it" in await bela.opens("ua_number")
    assert "📄" not in await bela.opens("country")
    much = f"{URGENT_ACTION.replace('84.26', '85.26')}\n{'More. ' * 20_000}"
    other = await editor_of(services, BELA, much)
    assert "this is about the document as a whole" in await other.opens("unplaced")


async def test_a_field_that_nobody_doubts_says_its_line_until_it_is_changed(
    database: Database,
) -> None:
    services = await services_on(database)
    bela = await editor_of(services, BELA)
    number = _number(DOUBTFUL, "TEACHER HELD")
    assert f"line {number}: “TEACHER HELD FOR A POEM”" in await bela.opens("title")
    await bela.writes("TEACHER FREE")
    assert "TEACHER HELD" not in await bela.opens("title")


async def test_the_line_goes_with_its_official(database: Database) -> None:
    services = await services_on(database)
    bela = await editor_of(services, BELA)
    stored = await bela.draft()
    first, second = stored.case.targets
    alone = replace(stored.case, targets=(second,))
    await services.drafts.reword(alone, 0, str(BELA), 0)
    text = seen(official(await said(services, BELA, ""), await bela.draft(), second.id))
    assert f"line {_number(DOUBTFUL, 'embassy@example')}: “Email: embassy@example”" in text
    await services.drafts.reword(stored.case, 1, str(BELA), 0)
    assert first.id in {one.id for one in (await bela.draft()).case.targets}


async def test_a_hostile_line_is_cut_escaped_and_without_invisible_signs(
    database: Database,
) -> None:
    services = await services_on(database)
    line = f"\u202e{HOSTILE}" + "x" * 50_000
    document = DOUBTFUL.replace("UNTIL: March 2026", f"UNTIL: March 2026 {line}")
    bela = await editor_of(services, BELA, document)
    stored = await bela.draft()
    assert max(map(len, stored.lines.values())) <= LONGEST_LINE + 3
    assert "\u202e" not in "".join(stored.lines.values())
    await bela.opens("deadline")
    shown = bela.shown
    assert isinstance(shown, Screen)
    assert "2026 &lt;b&gt;&amp;#x202e; {{ x }}" in shown.text
    assert "x" * QUOTED not in shown.text


async def test_what_read_prints_stays_as_it_was() -> None:
    draft = read_text(DOUBTFUL)
    assert any(one.lines for one in draft.needs_review)
    told = orjson.loads(orjson.dumps(draft.contract()))
    assert "lines" not in told
    assert all(set(one) == {"field", "why"} for one in told["needs_review"])


async def test_a_draft_of_before_says_the_number_alone(database: Database) -> None:
    services = await services_on(database)
    case = await draft_of(services, DOUBTFUL)
    async with database.transaction() as tx:
        row = await tx.one("case_version", id=case.id, version=1)
        assert row is not None
        told = orjson.loads(row["reading"])
        told.pop("lines")
        told["needs_review"] = [
            {"field": one["field"], "why": one["why"]} for one in told["needs_review"]
        ]
        await tx.run(
            "reword_draft",
            case_id=case.id,
            version=1,
            content=row["content"],
            reading=orjson.dumps(told).decode(),
            by="1",
            now=0,
        )
    bela = await editor_of(services, BELA, URGENT_ACTION)
    bela.case = case
    text = await bela.opens("deadline")
    assert f"line {_number(DOUBTFUL, 'March 2026')}" in text
    assert "“PLEASE" not in text
