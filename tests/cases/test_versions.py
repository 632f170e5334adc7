from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from cases.case import Channel, Contact, SampleLetter, Target
from cases.versions import keep_choices, keep_ids
from tests.cases.people import WITH_LETTER

if TYPE_CHECKING:
    from cases.case import Case

_ids = count(1)


def official(name: str, *values: str) -> Target:
    """An official as the reader makes one: with ids of their own."""
    contacts = tuple(Contact(next(_ids), Channel.EMAIL, value) for value in values)
    return Target(next(_ids), name, "Governor", None, contacts)


def version(*targets: Target) -> Case:
    return replace(WITH_LETTER, targets=targets)


def ids(case: Case) -> list[int]:
    found = [target.id for target in case.targets]
    return found + [contact.id for target in case.targets for contact in target.contacts]


def test_who_is_new_keeps_the_new_ids() -> None:
    case = version(official("Jane Roe", "a@example.org"))
    assert keep_ids([], case) == case
    assert keep_ids([version(official("Jack Doe", "a@example.org"))], case) == case


def test_an_official_keeps_the_id_and_each_contact_its_own_in_any_order() -> None:
    first = version(official("Jane Roe", "a@example.org", "b@example.org"))
    (jane,) = first.targets
    again = keep_ids(
        [first],
        version(official("Jack Doe"), official("Jane Roe", "c@example.org", "b@example.org")),
    )
    _, same = again.targets
    assert (same.id, same.contacts[1]) == (jane.id, jane.contacts[1])
    assert same.contacts[0].id not in ids(first)


def test_ids_of_every_earlier_version_are_known_the_first_ones_first() -> None:
    first = version(official("Jane Roe", "a@example.org"))
    second = version(official("Jack Doe"))
    third = keep_ids(
        [first, second], version(official("Jack Doe"), official("Jane Roe", "a@example.org"))
    )
    assert third.targets == (*second.targets, *first.targets)


def test_who_was_renamed_is_known_by_the_newest_name_and_the_old_one_is_not_forgotten() -> None:
    first = version(official("Jane Roe", "a@example.org"))
    (jane,) = first.targets
    renamed = version(replace(jane, name="Jane Q. Roe"))
    for name in ("Jane Roe", "Jane Q. Roe"):
        (kept,) = keep_ids([first, renamed], version(official(name, "a@example.org"))).targets
        assert (kept.id, kept.contacts) == (jane.id, jane.contacts)
    both = version(*(official(name, "a@example.org") for name in ("Jane Roe", "Jane Q. Roe")))
    new, known = keep_ids([first, renamed], both).targets
    assert (known.id, known.contacts) == (jane.id, jane.contacts)
    assert new == both.targets[0], "nobody gets another's id, nor their ways"


def test_another_role_is_the_same_person_where_nobody_else_has_the_name() -> None:
    first = version(official("Jane Roe", "a@example.org"), official("Jack Doe"))
    promoted = replace(official("Jane Roe", "a@example.org"), role="President")
    kept, jack = keep_ids([first], version(promoted, official("Jack Doe"))).targets
    assert (kept.id, kept.contacts[0].id) == (first.targets[0].id, first.targets[0].contacts[0].id)
    assert jack.id == first.targets[1].id
    namesake = replace(official("Jack Doe"), role="Judge")
    assert keep_ids([first], version(official("Jack Doe"), namesake)).targets[1] == namesake


def test_what_reads_alike_shares_no_id() -> None:
    twins = [
        version(*(official("", "a@example.org", "a@example.org") for _ in "12")) for _ in "12"
    ]
    kept = keep_ids(twins[:1], twins[1])
    assert kept == twins[0]
    assert len(set(ids(kept))) == len(ids(kept))


CHOSEN = replace(
    WITH_LETTER,
    reminders=(3,),
    themes=("torture",),
    posts=("Set her free.",),
    disturbing=("They beat her.",),
    translations=(SampleLetter("es", ("Le pido que la libere.",)),),
    subjects=("Another subject",),
    openings=("Another beginning.",),
)


def test_what_coordinators_chose_stays_where_a_document_does_not_say_it() -> None:
    read = replace(WITH_LETTER, version=2, title="NEW TITLE")
    assert keep_choices(CHOSEN, read) == replace(CHOSEN, version=2, title="NEW TITLE")


def test_wordings_of_an_old_letter_go_with_it() -> None:
    assert WITH_LETTER.letter is not None
    letter = replace(WITH_LETTER.letter, paragraphs=("I ask for something new.",))
    kept = keep_choices(CHOSEN, replace(WITH_LETTER, letter=letter))
    assert (kept.translations, kept.subjects, kept.openings) == ((), (), ())
    assert kept.themes == CHOSEN.themes


def test_a_contact_that_stayed_keeps_its_hint_and_a_new_one_has_none() -> None:
    old = Target(1, "Jane Roe", "Governor", None, (Contact(2, Channel.POST, "1 Street", "slow"),))
    new = replace(
        old,
        contacts=(Contact(2, Channel.POST, "1 Street"), Contact(3, Channel.POST, "2 Street")),
    )
    (kept,) = keep_choices(version(old), version(new)).targets
    assert [one.hint for one in kept.contacts] == ["slow", None]
