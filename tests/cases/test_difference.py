"""Two versions of a case: what reads otherwise, what only moved, and putting one thing back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cases.case import Case, Channel, Contact, Kind, SampleLetter, Target
from cases.difference import Difference, differences
from cases.merging import kept, taken
from tests.cases.people import AMBASSADOR, GOVERNOR, LETTER, WITH_LETTER

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
words = some.sampled_from(
    ["", "Let her go.", "Let him go at once.", "They went home", "القاضي", "<b>x</b> {name}", "a"]
)
texts = some.lists(words.filter(bool), max_size=4).map(tuple)
maybe = some.none() | words
letters = some.builds(
    SampleLetter,
    language=some.sampled_from(["en", "es"]),
    paragraphs=texts,
    salutation=maybe,
    closing=maybe,
    subject=maybe,
)


@some.composite
def contacts(draw: some.DrawFn) -> tuple[Contact, ...]:
    ids = draw(some.lists(some.integers(11, 16), max_size=4, unique=True))
    channels = some.sampled_from([Channel.EMAIL, Channel.POST, Channel.X])
    return tuple(Contact(id_, draw(channels), draw(words), draw(maybe)) for id_ in ids)


@some.composite
def cases(draw: some.DrawFn) -> Case:
    asks = draw(some.lists(words.filter(bool), max_size=4, unique=True).map(tuple))
    ids = draw(some.lists(some.integers(1, 4), max_size=3, unique=True))
    targets = tuple(
        Target(
            id_,
            draw(words),
            draw(words),
            draw(maybe),
            draw(contacts()),
            draw(some.booleans()),
        )
        for id_ in ids
    )
    return Case(
        id=7,
        title=draw(words),
        ua_number=draw(some.sampled_from([None, "84.19", "084/2019", "1.26"])),
        kind=draw(some.sampled_from(Kind)),
        country=draw(maybe),
        summary=draw(texts),
        additional_information=draw(texts),
        letter=draw(some.none() | letters),
        translations=tuple(draw(some.lists(letters, max_size=2, unique_by=lambda x: x.language))),
        subjects=draw(texts),
        openings=draw(texts),
        posts=draw(texts),
        asks=asks,
        targets=targets,
        languages=draw(some.lists(some.sampled_from(["en", "es", "fa"]), max_size=3).map(tuple)),
        deadline=draw(some.none() | some.sampled_from([date(2026, 3, 1), date(2026, 4, 1)])),
        name_and_pronoun=draw(maybe),
    )


@few
@given(cases(), cases())
def test_keeping_all_gives_what_was_and_taking_all_again_what_is_new(
    before: Case, after: Case
) -> None:
    case = after
    for one in differences(before, after):
        case = kept(case, one, before)
    assert differences(before, case) == ()
    for one in differences(before, after):
        case = taken(case, one, after)
    assert differences(after, case) == ()


@few
@given(cases(), cases(), some.data())
def test_what_was_not_kept_stays_as_it_was_told_whatever_else_is_kept(
    before: Case, after: Case, data: some.DataObject
) -> None:
    told = differences(before, after)
    chosen = [one for one in told if data.draw(some.booleans(), label=one.field)]
    case = after
    for one in data.draw(some.permutations(chosen)):
        case = kept(case, one, before)
    left = Counter(map(read, differences(before, case)))
    assert left == Counter(map(read, told)) - Counter(map(read, chosen))


@few
@given(cases(), some.data())
def test_what_moved_does_not_read_otherwise(case: Case, data: some.DataObject) -> None:
    def moved(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(data.draw(some.permutations(items)))

    names = ("summary", "asks", "targets", "translations", "languages")
    again = replace(case, **{name: moved(getattr(case, name)) for name in names})  # type: ignore[arg-type] # any field
    assert differences(case, again) == ()


@few
@given(cases(), cases())
def test_every_difference_has_a_mark_of_its_own(before: Case, after: Case) -> None:
    marks = [one.mark for one in differences(before, after)]
    assert len(set(marks)) == len(marks)
    assert all(len(mark) == 10 and mark.isalnum() for mark in marks)


def read(one: Difference) -> tuple[object, ...]:
    """What is told of it; two paragraphs that read the same are one as good as the other."""
    return one.field, one.of, one.before, one.after


def only(before: Case, after: Case) -> Difference:
    (found,) = differences(before, after)
    return found


def test_a_case_does_not_differ_from_itself_nor_by_its_version() -> None:
    assert differences(WITH_LETTER, WITH_LETTER) == ()
    assert differences(WITH_LETTER, replace(WITH_LETTER, version=2, id=9)) == ()


def test_a_number_that_is_printed_otherwise_is_the_same() -> None:
    assert differences(WITH_LETTER, replace(WITH_LETTER, ua_number="084/2019")) == ()


@pytest.mark.parametrize("gone", ["deadline", "country", "title"])
def test_a_field_that_is_empty_in_the_new_document_is_a_loss(gone: str) -> None:
    after = replace(WITH_LETTER, **{gone: "" if gone == "title" else None})  # type: ignore[arg-type] # either
    assert only(WITH_LETTER, after).is_loss
    assert not only(after, WITH_LETTER).is_loss


def test_a_changed_paragraph_stands_beside_what_it_was() -> None:
    before = replace(WITH_LETTER, summary=("He is held in Kingston.", "He may write to nobody."))
    after = replace(
        WITH_LETTER, summary=("There is news.", "He may write to nobody.", "He is held in London.")
    )
    assert [(one.before, one.after) for one in differences(before, after)] == [
        ("He is held in Kingston.", "He is held in London."),
        (None, "There is news."),
    ]


def test_a_paragraph_of_a_story_that_was_told_anew_is_no_loss_and_a_whole_story_is() -> None:
    before = replace(WITH_LETTER, summary=("He is held.", "Nobody saw him."))
    assert not only(before, replace(before, summary=("He is held.",))).is_loss
    assert [one.is_loss for one in differences(before, replace(before, summary=()))] == [True] * 2


def test_an_official_who_vanished_is_a_loss_but_not_one_whose_place_was_taken() -> None:
    assert only(WITH_LETTER, replace(WITH_LETTER, targets=(GOVERNOR,))).is_loss
    successor = replace(AMBASSADOR, id=99, name="Joan Poe")
    change = only(WITH_LETTER, replace(WITH_LETTER, targets=(GOVERNOR, successor)))
    assert (change.before, change.after, change.is_loss) == (AMBASSADOR, successor, False)


def test_a_contact_takes_the_place_of_one_for_the_same_channel_and_else_is_lost() -> None:
    *rest, phone = AMBASSADOR.contacts
    other = Contact(99, Channel.PHONE, "202 728 1601")
    moved = replace(AMBASSADOR, contacts=(other, *rest))
    change = only(WITH_LETTER, replace(WITH_LETTER, targets=(moved, GOVERNOR)))
    assert (change.before, change.after, change.of) == (phone, other, AMBASSADOR.id)
    assert not change.is_loss
    without = replace(WITH_LETTER, targets=(GOVERNOR, replace(AMBASSADOR, contacts=tuple(rest))))
    assert only(WITH_LETTER, without).is_loss


def test_what_is_kept_of_an_official_stands_where_it_stood() -> None:
    after = replace(WITH_LETTER, targets=(AMBASSADOR,))
    assert kept(after, only(WITH_LETTER, after), WITH_LETTER) == WITH_LETTER


def test_asks_of_an_official_follow_the_words_of_the_asks() -> None:
    first = replace(GOVERNOR, asks=(1,))
    before = replace(WITH_LETTER, asks=("Let him go.", "Let him write."), targets=(first,))
    after = replace(before, asks=("Let him write.",), targets=(replace(first, asks=(0,)),))
    one = only(before, after)
    assert (one.field, one.before) == ("asks", "Let him go.")
    assert kept(after, one, before) == before


def test_wordings_of_an_old_letter_go_with_it_and_are_no_loss() -> None:
    before = replace(WITH_LETTER, translations=(replace(LETTER, language="es"),))
    assert not only(before, replace(before, translations=())).is_loss


def test_thousands_of_paragraphs_are_compared_at_once() -> None:
    before = replace(WITH_LETTER, summary=tuple(f"old {n}" for n in range(3_000)))
    after = replace(WITH_LETTER, summary=tuple(f"new {n}" for n in range(3_000)))
    assert len(differences(before, after)) == 6_000
