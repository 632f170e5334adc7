"""The demo's cases: facts of real ones, words of our own."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from cases.case import Channel
from cases.document import case_of, read_text
from cases.document.contact_labels import count_labels
from cases.document.labelled import label_of
from cases.examples import Example, examples, to_send
from tests.cases.document.expected import SHARED, documents, right_answers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXAMPLES = examples()
SEEDS = documents("seeds")
SHINGLE = 8
FACTS_OF_AN_OFFICIAL = ("name", "role", "emails", "phones", "twitter", "facebook", "instagram",
                        "salutation", "address_lines")  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_reader_reads_an_example_without_a_loss(example: Example) -> None:
    draft = read_text(example.text)
    assert draft.title
    assert draft.ua_number
    assert draft.country == "Mexico"
    assert draft.letter or draft.asks
    assert draft.summary
    assert {doubt.field for doubt in draft.needs_review} <= {"deadline"}


def test_the_demo_has_three_with_a_deadline_ahead_one_without_and_one_closed() -> None:
    assert sorted(example.days for example in EXAMPLES if example.days) == [3, 9, 25]
    assert [example.closed for example in EXAMPLES].count(True) == 1
    [without] = [one for one in EXAMPLES if one.days is None and not one.closed]
    assert read_text(without.text).deadline is None
    assert read_text(without.text).asks


def test_every_channel_of_the_real_documents_is_in_an_open_example() -> None:
    cases = [case_of(read_text(one.text), 1, 1, count(1)) for one in EXAMPLES if not one.closed]
    held = {channel for case in cases for target in case.targets for channel in target.channels}
    assert held == set(Channel) - {Channel.FAX, Channel.WEB_FORM}


def test_copies_without_any_contact_are_kept_and_not_offered() -> None:
    [example] = [one for one in EXAMPLES if one.name == "remain_in_mexico"]
    case = case_of(read_text(example.text), 1, 1, count(1))
    assert sum(target.copy for target in case.targets) == 4
    assert not any(target.copy for target in case.offered if not target.contacts)
    assert len(case.offered) == 3


def test_every_target_and_contact_takes_an_id_of_its_own() -> None:
    case = case_of(read_text(EXAMPLES[0].text), 7, 2, count(100))
    ids = [target.id for target in case.targets]
    ids += [contact.id for target in case.targets for contact in target.contacts]
    assert (case.id, case.version) == (7, 2)
    assert sorted(ids) == list(range(100, 100 + len(ids)))


@pytest.mark.parametrize("document", SEEDS)
def test_the_facts_of_the_officials_are_those_of_the_real_document(document: Path) -> None:
    right = right_answers(document)["targets"]
    told = [list(_facts(read_text(one.text).contract()["targets"])) for one in EXAMPLES]
    assert list(_facts(right)) in told


def _facts(targets: Any) -> Iterator[list[Any]]:
    for target in targets:
        yield [target[key] for key in FACTS_OF_AN_OFFICIAL]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_no_sentence_is_copied(example: Example) -> None:
    paths = list((SHARED / "seeds").glob("*.txt"))
    if not paths:
        pytest.skip("the folder seeds is not beside this project")
    theirs = {one for path in paths for one in _shingles(path.read_text("utf-8"))}
    assert not theirs & set(_shingles(example.text))


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    """Every eight words in a row of what is neither a label nor an official's block."""
    held = {line for target in read_text(text).targets for line in target.address_lines}
    for line in text.splitlines():
        if label_of(line.strip()) or count_labels(line) or line.strip(" ,") in held:
            continue
        words = re.findall(r"\w+", line.lower())
        yield from (tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def test_the_document_to_send_is_read_without_a_doubt() -> None:
    draft = read_text(to_send(date(2030, 1, 31)))
    assert draft.ua_number == "907.26"
    assert draft.deadline == date(2030, 1, 31)
    assert [target.name for target in draft.targets] == ["Jane Roe", "Richard Doe"]
    assert draft.needs_review == ()
