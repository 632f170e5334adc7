"""Whatever comes as a document, it is read or refused in one sentence, and soon."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.reading import Documents, open_document, read_document
from cases.document import Unreadable, read_text
from cases.files.opened import MOST_BYTES, MOST_CHARACTERS
from tests.cases.files.comparing import told
from tests.cases.files.examples import EXAMPLES, MODEL_LETTER, Example
from tests.cases.files.hostile import GREEDY, HOSTILE, PDF, WORD
from tests.cases.files.pdf_pages import pdf_file
from tests.cases.files.word import word_file

SOON = 1.5  # seconds, with the start of the process
LATEST = 20.0
A_MOMENT = 0.3
SENTENCE_MOST = 120


async def refused(data: bytes, name: str | None = None) -> str:
    """The sentence with which a file is refused; it is one."""
    with pytest.raises(Unreadable) as refusal:
        await open_document(data, name)
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert len(sentence) <= SENTENCE_MOST
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
async def test_word_and_pdf_are_read_as_the_text_is(example: Example) -> None:
    right = told(read_text(example.text))
    for data in (word_file(example, "in a table"), pdf_file(example, "in columns")):
        assert told(await read_document(data)) == right


@pytest.mark.parametrize("data", [WORD, PDF], ids=["Word", "PDF"])
async def test_a_document_is_read_while_one_waits_for_it(data: bytes) -> None:
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        await read_document(data)
        took.append(time.perf_counter() - begun)
    assert min(took) < SOON


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_file_gets_one_clear_sentence(name: str) -> None:
    data, said = HOSTILE[name]
    begun = time.perf_counter()
    assert said in await refused(data, "case.docx")
    assert time.perf_counter() - begun < LATEST


async def test_a_greedy_file_is_ended_before_it_has_taken_much() -> None:
    async def opened(data: bytes) -> None:
        try:
            found = await open_document(data)
        except Unreadable as refusal:
            assert str(refusal).endswith(".")  # noqa: PT017 - both outcomes are right
        else:
            assert len(found.text) <= MOST_CHARACTERS

    begun = time.perf_counter()
    await asyncio.gather(*map(opened, GREEDY.values()))
    assert time.perf_counter() - begun < 2 * LATEST


async def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    assert "20 MB" in await refused(b"%PDF-" + b"x" * MOST_BYTES)


async def test_one_that_takes_longer_than_we_wait_is_ended_and_leaves_no_process() -> None:
    before = children()
    with pytest.raises(Unreadable, match="too long"):
        await open_document(WORD, patience=0.001)
    assert children() == before


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.005, 0.3])
async def test_who_stops_waiting_leaves_no_process(seconds: float) -> None:
    before = children()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(seconds):
            await open_document(GREEDY["a PDF of endless text"])
    assert children() == before


async def test_a_document_waits_until_another_is_read() -> None:
    documents = Documents(at_once=1)
    greedy = asyncio.create_task(documents.read(GREEDY["a PDF of endless text"]))
    waiting = asyncio.create_task(documents.read(WORD))
    await asyncio.wait([waiting], timeout=A_MOMENT)
    assert not waiting.done()
    greedy.cancel()
    assert (await waiting).ua_number == read_text(MODEL_LETTER.text).ua_number
    assert greedy.cancelled()


def children() -> frozenset[str]:
    """The processes that this one has started and that still run."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    if not tasks.is_dir():
        pytest.skip("this system does not list a process's children")
    return frozenset(
        child for task in tasks.iterdir() for child in (task / "children").read_text().split()
    )


# mutations

_CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.binary(min_size=0, max_size=12), st.integers(0, 40)),
    min_size=1,
    max_size=6,
)


@given(st.lists(st.tuples(st.sampled_from([WORD, PDF]), _CHANGES), min_size=10, max_size=10))
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_hundred_changed_documents_are_read_or_refused(
    files: list[tuple[bytes, list[tuple[float, bytes, int]]]],
) -> None:
    async def all_opened() -> None:
        turn = asyncio.Semaphore(4)

        async def opened(data: bytes) -> None:
            async with turn:
                try:
                    await read_document(data)
                except Unreadable as refusal:
                    assert str(refusal).endswith(".")  # noqa: PT017 - both are right

        await asyncio.gather(*(opened(changed(data, changes)) for data, changes in files))

    asyncio.run(all_opened())


def changed(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """The file with some bytes put in the place of others."""
    for share, patch, length in changes:
        at = int(share * len(data))
        data = data[:at] + patch + data[at + length :]
    return data
