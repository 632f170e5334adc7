from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.texts import Texts
from cases.case import Case, Channel, Contact, SampleLetter, Target
from handlers.changes import changes

WORDS = Texts().in_("en")
MINISTER = Target(1, "Robin Sample", "Minister", contacts=(Contact(2, Channel.FAX, "1"),))
AMBASSADOR = Target(3, "", "Ambassador", contacts=(Contact(4, Channel.X, "@a"),))
CASE = Case(
    id=7,
    title="A case",
    summary=("A story.",),
    targets=(MINISTER, AMBASSADOR),
    letter=SampleLetter("en", ("Please.",)),
    deadline=date(2031, 3, 10),
)


def test_the_same_again_has_changed_nothing() -> None:
    assert changes(WORDS, CASE, replace(CASE, version=2)) == ()


def test_a_new_deadline_is_told_with_its_date() -> None:
    later = replace(CASE, deadline=date(2031, 4, 1))
    assert changes(WORDS, CASE, later) == ("The deadline is now 1 April 2031.",)
    endless = replace(CASE, deadline=None)
    assert changes(WORDS, CASE, endless) == ("It has no deadline any more.",)
    assert changes(WORDS, endless, CASE) == ("The deadline is now 10 March 2031.",)


def test_who_came_and_who_left_is_told_by_name_or_else_by_role() -> None:
    assert changes(WORDS, CASE, replace(CASE, targets=(MINISTER,))) == (
        "No longer written to: Ambassador",
    )
    assert changes(WORDS, replace(CASE, targets=()), CASE) == (
        "Newly written to: Robin Sample, Ambassador",
    )


def test_an_official_who_lost_every_address_is_written_to_no_longer() -> None:
    lost = replace(CASE, targets=(replace(MINISTER, contacts=()), AMBASSADOR))
    assert changes(WORDS, CASE, lost) == ("No longer written to: Robin Sample",)


def test_many_names_are_told_as_far_as_a_line_goes() -> None:
    many = tuple(replace(MINISTER, id=id_, name=f"Official {id_}") for id_ in range(10, 20))
    (told,) = changes(WORDS, replace(CASE, targets=()), replace(CASE, targets=many))
    assert told == "Newly written to: Official 10, Official 11, Official 12 …"


def test_other_addresses_another_letter_and_news_are_told() -> None:
    moved = replace(MINISTER, contacts=(Contact(9, Channel.EMAIL, "minister@example.org"),))
    newer = replace(
        CASE,
        targets=(moved, AMBASSADOR),
        letter=SampleLetter("en", ("Please, today.",)),
        summary=("A story.", "News of it."),
    )
    assert changes(WORDS, CASE, newer) == (
        "Reached in other ways than before: Robin Sample",
        "What is asked for is worded anew.",
        "The story has news.",
    )
