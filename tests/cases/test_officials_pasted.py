"""Officials as a coordinator pastes them: who they are, and what found no place."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import fitness
from cases import officials as edits
from cases.case import Channel
from cases.contact_values import Mistake
from cases.document.one_official import read_officials
from cases.pasted_official import official_of
from tests.cases.people import GOVERNOR, WITH_ASKS

NEW = 1000


def test_a_pasted_block_is_a_whole_official() -> None:
    (read,) = read_officials(
        "Jo Roe / Minister of Justice / jo@example.org / 1 High Street, Town / @JoRoe"
    )
    target, doubts = official_of(read, count(NEW))
    assert (target.name, target.role, doubts) == ("Jo Roe", "Minister of Justice", ())
    assert [(one.channel, one.value) for one in target.contacts] == [
        (Channel.POST, "1 High Street, Town"),
        (Channel.EMAIL, "jo@example.org"),
        (Channel.X, "@JoRoe"),
    ]
    assert [target.id, *(one.id for one in target.contacts)] == list(range(NEW, NEW + 4))


def test_of_a_pasted_block_what_does_not_work_is_said_and_not_kept() -> None:
    (read,) = read_officials(
        "Jo Roe\nKeeper of the Odd Things\njo@example.org\nhttps://evil@example.org/form\n"
        "Twitter: @" + "j" * 20
    )
    target, doubts = official_of(read, count(NEW))
    assert (target.name, target.role) == ("Jo Roe", "Keeper of the Odd Things")
    assert [one.value for one in target.contacts] == ["jo@example.org"]
    assert ("contact_forms", "“https://evil@example.org/form” cannot be used") in doubts
    assert ("twitter", f"“@{'j' * 20}” cannot be used") in doubts
    assert read_officials(" \u200b ") == ()


@pytest.mark.parametrize("between", ["\n\n", "\n", "\n\n\n \n"])
def test_several_pasted_at_once_are_each_an_official_with_what_is_theirs(between: str) -> None:
    blocks = (
        "Jo Roe\nMinister of Justice\njo@example.org\nhttps://evil@example.org/form",
        "Ana Ruiz\nProsecutor General\nEmail: ana@example.org\n@AnaRuiz",
        "Ben Poe\nAmbassador\nEmail: ben@example",
    )
    read = read_officials(between.join(blocks))
    assert [one.target.name for one in read] == ["Jo Roe", "Ana Ruiz", "Ben Poe"]
    targets, doubts = zip(*(official_of(one, count(NEW)) for one in read), strict=True)
    assert [one.role for one in targets] == [block.split("\n")[1] for block in blocks]
    assert doubts[0] == (("contact_forms", "“https://evil@example.org/form” cannot be used"),)
    assert doubts[1] == ()
    assert doubts[2] == (("emails", "“ben@example” cannot be used"),)


def test_what_stands_behind_a_label_and_cannot_be_used_is_a_doubt_of_its_field() -> None:
    (read,) = read_officials(
        "Juan Poe\nMinister of Rain\nEmail: juan@@example\nPhone: 12\nFax:\n"
        + "\n".join(f"Telex: ab{n}" for n in range(9))
    )
    target, doubts = official_of(read, count(NEW))
    assert (target.name, target.contacts) == ("Juan Poe", ())
    assert doubts[:3] == (
        ("faxes", "the label has no value that can be read"),
        ("emails", "“juan@@example” cannot be used"),
        ("phones", "“12” cannot be used"),
    )
    left = [why for field, why in doubts if not field]
    assert left == [
        "this found no place: ab0",
        "this found no place: ab1",
        "this found no place: ab2",
        "this found no place: ab3; ab4; ab5; ab6; ab7; ab8",
    ]


def test_one_of_whom_no_address_is_known_is_not_given_that_of_the_next() -> None:
    read = read_officials(
        "Jo Roe\nMinister of Rain\n\nAna Ruiz\nAmbassador\nana@example.org\n\nBen Poe\nGovernor"
    )
    assert [(one.target.name, one.contacts) for one in read] == [
        ("Jo Roe", ()),
        ("Ana Ruiz", ((Channel.EMAIL, "ana@example.org"),)),
        ("Ben Poe", ()),
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_one_official_stays_one_where_blank_lines_part_their_address(between: str) -> None:
    parts = ("Jo Roe", "Minister of Rain", "1 High Street\nTown 12345", "jo@example.org", "@JoRoe")
    (read,) = read_officials(between.join(parts))
    assert [channel for channel, _ in read.contacts] == [Channel.POST, Channel.EMAIL, Channel.X]


def test_what_may_be_nobody_is_no_official_of_its_own() -> None:
    read = read_officials("Jo Roe\nMinister of Justice\njo@example.org\n\nMinister of Rain")
    assert [one.target.name for one in read] == ["Jo Roe"]
    assert read[0].unplaced == ("Minister of Rain",)


@pytest.mark.parametrize(
    "label",
    [
        "COPIES TO:",
        "And copies to:",
        "Copias a:",
        "COPIES À :",
        "Kopien an:",
        "Cópias para:",
        "Copie a:",
        "Kopie aan:",
        "CC:",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_below_the_label_of_a_document_are_those_who_get_copies(label: str, between: str) -> None:
    written = "Attorney General Jane Roe\nEmail: a@example.org"
    copied = "Ambassador John Poe\nEmail: b@example.org"
    read = read_officials(between.join((written, label, copied)))
    targets = [official_of(one, count(NEW))[0] for one in read]
    assert [(one.name, one.role, one.copy) for one in targets] == [
        ("Jane Roe", "Attorney General", False),
        ("John Poe", "Ambassador", True),
    ]
    assert [[way.value for way in one.contacts] for one in targets] == [
        ["a@example.org"],
        ["b@example.org"],
    ]
    (alone,) = read_officials(f"{label} {copied}")
    assert (alone.target.name, alone.target.copy) == ("John Poe", True)
    (folded,) = read_officials(" / ".join((label, *copied.split("\n"))))
    assert (folded.target.name, folded.target.copy) == ("John Poe", True)


def test_a_label_makes_nobody_and_what_stands_below_it_is_not_lost() -> None:
    (read,) = read_officials(
        "Jo Roe\nMinister of Justice\njo@example.org\nCOPIES TO:\nanybody: else"
    )
    assert (read.target.name, read.unplaced) == ("Jo Roe", ("anybody: else",))
    assert read_officials("COPIES TO:") == ()
    everybody = "Diplomatic representatives accredited to your country"
    lead = "PLEASE SEND APPEALS BEFORE 3 JUNE 2027 TO:"
    (read,) = read_officials(f"{lead}\nJo Roe\nMinister of Rain\n\nCOPIES TO:\n{everybody}")
    assert (read.target.name, read.target.role) == ("Jo Roe", "Minister of Rain")
    assert read.unplaced == (everybody,)


def test_what_a_document_says_of_the_case_is_nobodys_name() -> None:
    languages, until = "PREFERRED LANGUAGE TO ADDRESS TARGET: Spanish", "DEADLINE: 3 June 2027"
    official = "Attorney General\nJane Roe\n1 High Street\nTown 12345\nEmail: a@example.org"
    read = read_officials(f"{languages}\n{official}\n{until}")
    assert [(one.target.name, one.target.role) for one in read] == [
        ("Jane Roe", "Attorney General")
    ]
    assert read[0].unplaced == (languages, until)
    assert read_officials(f"{languages}\n{until}") == ()


def test_of_many_those_are_added_that_the_case_can_have() -> None:
    many = [replace(GOVERNOR, id=100 + one, name=f"Jo Roe {one}") for one in range(60)]
    case, refused = edits.add_officials(WITH_ASKS, [many[0], many[0], *many[1:]])
    assert len(case.targets) == fitness.OFFICIALS
    assert set(refused.values()) == {Mistake.KNOWN_OFFICIAL, Mistake.MANY_OFFICIALS}


@given(st.text(max_size=300))
def test_whatever_is_pasted_makes_an_official_who_fits_or_none(text: str) -> None:
    ids = count(NEW)
    targets = [official_of(read, ids)[0] for read in read_officials(text)]
    changed, refused = edits.add_officials(replace(WITH_ASKS, targets=()), targets)
    assert fitness.faults(changed) == []
    assert len(changed.targets) + len(refused) == len(targets)
