from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from cases import fitness
from cases import officials as edits
from cases.case import Case, Channel, Contact, Target
from cases.contact_values import Mistake, contact_value
from cases.document.one_official import read_officials
from cases.pasted_official import official_of
from cases.versions import keep_ids
from tests.cases.people import AMBASSADOR, GOVERNOR, WITH_ASKS

NEW = 1000
POST, EMAIL, *_ = GOVERNOR.contacts


def done(changed: Case | Mistake) -> Case:
    assert not isinstance(changed, Mistake)
    return changed


def test_an_official_who_is_renamed_stays_the_same_one() -> None:
    case = done(edits.write_line(WITH_ASKS, 1, "name", " Jane \u202e Doe\n"))
    case = done(edits.write_line(case, 1, "role", "Governor"))
    case = done(edits.write_line(case, 1, "salutation", "Dear Governor"))
    assert case.targets[0] == replace(
        GOVERNOR, name="Jane Doe", role="Governor", salutation="Dear Governor"
    )
    case = done(edits.write_line(case, 1, "role", ""))
    case = done(edits.write_line(case, 1, "salutation", " "))
    assert (case.targets[0].role, case.targets[0].salutation) == ("", None)


def test_an_official_has_a_name_of_some_length_that_nobody_else_has() -> None:
    assert edits.write_line(WITH_ASKS, 1, "name", " \u200b ") is Mistake.EMPTY
    assert edits.write_line(WITH_ASKS, 1, "name", "x" * 10_000) is Mistake.LONG_LINE
    case = done(edits.write_line(WITH_ASKS, 1, "role", "AMBASSADOR"))
    assert edits.write_line(case, 1, "name", "Jack Doe") is Mistake.KNOWN_OFFICIAL
    assert edits.add_official(case, replace(AMBASSADOR, id=NEW)) is Mistake.KNOWN_OFFICIAL


def test_officials_change_places_and_keep_everything_else() -> None:
    case = done(edits.move_official(WITH_ASKS, 2, 0))
    assert case.targets == (AMBASSADOR, GOVERNOR)
    assert done(edits.move_official(case, 2, 99)).targets == (GOVERNOR, AMBASSADOR)
    assert done(edits.move_official(case, 1, -5)).targets == (GOVERNOR, AMBASSADOR)
    assert done(edits.mark_copy(case, 2, is_copy=True)).targets[0] == replace(
        AMBASSADOR, copy=True
    )


def test_who_is_removed_takes_their_ways_with_them_and_nobody_gets_their_id() -> None:
    case = done(edits.remove_official(WITH_ASKS, 1))
    assert case.targets == (AMBASSADOR,)
    assert edits.remove_official(case, 1) is Mistake.GONE
    assert edits.write_line(case, 1, "name", "Jane Doe") is Mistake.GONE
    assert edits.add_contact(case, 1, Contact(NEW, Channel.EMAIL, "a@b.org")) is Mistake.GONE


def test_another_value_is_another_contact_at_the_same_place() -> None:
    case = done(edits.write_hint(WITH_ASKS, EMAIL.id, "Asks for\nyour address"))
    case = done(edits.change_contact(case, EMAIL.id, "office@example.org", NEW))
    hint = "Asks for your address"
    changed = Contact(NEW, Channel.EMAIL, "office@example.org", hint)
    assert case.targets[0].contacts[:3] == (POST, changed, GOVERNOR.contacts[2])
    assert edits.change_contact(case, EMAIL.id, "more@example.org", NEW + 1) is Mistake.GONE
    assert edits.change_contact(case, NEW, "office@example.org", NEW + 1) == case


def test_a_hint_is_no_novel_and_can_be_taken_back() -> None:
    assert edits.write_hint(WITH_ASKS, EMAIL.id, "x" * 10_000) is Mistake.LONG
    case = done(edits.write_hint(WITH_ASKS, EMAIL.id, "Slow"))
    assert done(edits.write_hint(case, EMAIL.id, "")) == WITH_ASKS


def test_the_same_way_twice_is_said() -> None:
    again = Contact(NEW, Channel.EMAIL, "Governor@Example.org")
    assert edits.add_contact(WITH_ASKS, 1, again) is Mistake.KNOWN
    case = done(edits.add_contact(WITH_ASKS, 2, again))
    assert edits.sharing(case, again) == (GOVERNOR,)
    assert edits.sharing(case, POST) == ()


def test_there_are_no_more_officials_and_contacts_than_screens_can_show() -> None:
    many = tuple(Target(NEW + n, f"Official {n}", "") for n in range(fitness.OFFICIALS))
    case = replace(WITH_ASKS, targets=many)
    assert edits.add_official(case, GOVERNOR) is Mistake.MANY_OFFICIALS
    ways = tuple(Contact(n, Channel.EMAIL, f"{n}@example.org") for n in range(fitness.OFFICIALS))
    case = replace(WITH_ASKS, targets=(replace(GOVERNOR, contacts=ways),))
    one_more = Contact(NEW, Channel.EMAIL, "more@example.org")
    assert edits.add_contact(case, 1, one_more) is Mistake.MANY_CONTACTS


def test_an_ask_is_set_and_unset_and_one_is_always_left() -> None:
    case = done(edits.set_ask(WITH_ASKS, 1, 0, is_asked=False))
    assert case.targets[0].asks == (1,)
    assert edits.set_ask(case, 1, 0, is_asked=False) == case
    assert edits.set_ask(case, 1, 1, is_asked=False) is Mistake.NO_ASK
    assert done(edits.set_ask(case, 1, 0, is_asked=True)) == WITH_ASKS
    for place in (-1, 2, 10**9):
        assert edits.set_ask(case, 1, place, is_asked=True) is Mistake.GONE


TEXTS = st.sampled_from(
    ["", "Jane Roe", "Governor of Exampleland", "Jack Doe", "Ambassador", "x" * 300, "\u202e",
     "a@example.org", "A@EXAMPLE.org", "@GovRoe", "javascript:alert(1)", "+1 202 728 1600"]
)  # fmt: skip
IDS = st.integers(1, 12)
Edit = Callable[[Case, "count[int]"], Case | Mistake]


def official(text: str) -> Edit:
    return lambda case, fresh: edits.add_officials(
        case, [official_of(read, fresh)[0] for read in read_officials(text)]
    )[0]


def contact(id_: int, channel: Channel, text: str) -> Edit:
    value = contact_value(channel, text)
    if isinstance(value, Mistake):
        return lambda *_: value
    return lambda case, fresh: edits.add_contact(case, id_, Contact(next(fresh), channel, value))


def another_value(id_: int, text: str) -> Edit:
    def change(case: Case, fresh: count[int]) -> Case | Mistake:
        held = edits.holder(case, id_)
        value = contact_value(held[1].channel, text) if held else Mistake.GONE
        if isinstance(value, Mistake):
            return value
        return edits.change_contact(case, id_, value, next(fresh))

    return change


EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        lambda id_, field, text: lambda case, _: edits.write_line(case, id_, field, text),
        IDS,
        st.sampled_from(["name", "role", "salutation"]),
        TEXTS,
    ),
    st.builds(
        lambda id_, on: lambda case, _: edits.mark_copy(case, id_, is_copy=on), IDS, st.booleans()
    ),
    st.builds(
        lambda id_, at: lambda case, _: edits.move_official(case, id_, at), IDS, st.integers(-2, 9)
    ),
    st.builds(lambda id_: lambda case, _: edits.remove_official(case, id_), IDS),
    st.builds(
        lambda id_, at, on: lambda case, _: edits.set_ask(case, id_, at, is_asked=on),
        IDS,
        st.integers(-1, 3),
        st.booleans(),
    ),
    st.builds(official, TEXTS),
    st.builds(contact, IDS, st.sampled_from(Channel), TEXTS),
    st.builds(another_value, IDS, TEXTS),
    st.builds(lambda id_, text: lambda case, _: edits.write_hint(case, id_, text), IDS, TEXTS),
    st.builds(lambda id_: lambda case, _: edits.remove_contact(case, id_), IDS),
)


@given(st.lists(EDITS, max_size=25))
def test_after_any_edits_the_case_fits_or_says_what_is_wrong_and_no_id_moves(
    wanted: list[Edit],
) -> None:
    """Not to another person, nor to another way to reach them."""
    case, fresh = replace(WITH_ASKS, targets=(GOVERNOR, AMBASSADOR)), count(NEW)
    whose = {one.id: target.id for target in case.targets for one in target.contacts}
    ways = {one.id: (one.channel, one.value) for t in case.targets for one in t.contacts}
    for edit in wanted:
        changed = edit(case, fresh)
        if isinstance(changed, Mistake):
            continue
        case = changed
        assert fitness.faults(case) == []
        contacts = [one.id for target in case.targets for one in target.contacts]
        assert len(set(contacts)) == len(contacts)
        assert len({target.id for target in case.targets}) == len(case.targets)
        for target in case.targets:
            for one in target.contacts:
                assert whose.setdefault(one.id, target.id) == target.id
                assert ways.setdefault(one.id, (one.channel, one.value)) == (
                    one.channel,
                    one.value,
                )


def printed(case: Case, fresh: count[int]) -> Case:
    """The same officials as a document has them: nobody in it has an id of before."""
    targets = (
        replace(
            target,
            id=next(fresh),
            contacts=tuple(replace(one, id=next(fresh)) for one in target.contacts),
        )
        for target in case.targets
    )
    return replace(case, targets=tuple(targets))


@given(st.lists(EDITS, max_size=25))
def test_after_any_edits_the_next_document_gives_nobody_anothers_id(wanted: list[Edit]) -> None:
    """Whether it prints officials as the first one did, or as they are called by now."""
    first, fresh = replace(WITH_ASKS, targets=(GOVERNOR, AMBASSADOR)), count(NEW)
    case = first
    for edit in wanted:
        changed = edit(case, fresh)
        case = case if isinstance(changed, Mistake) else changed
    ways = {one.id: one.value for t in (*first.targets, *case.targets) for one in t.contacts}
    for read in (first, case, replace(case, targets=(*first.targets, *case.targets))):
        kept = keep_ids([first, case], printed(read, fresh))
        contacts = [one for target in kept.targets for one in target.contacts]
        assert len({target.id for target in kept.targets}) == len(kept.targets)
        assert len({one.id for one in contacts}) == len(contacts)
        assert all(ways.get(one.id, one.value) == one.value for one in contacts)
    assert keep_ids([first, case], printed(case, fresh)).targets == case.targets
