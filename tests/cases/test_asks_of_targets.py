from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson
from pydantic import TypeAdapter

from cases.case import Case
from cases.channels import phone, social, x
from cases.letter import Signatory, write_letter
from cases.versions import keep_asks, keep_choices
from tests.cases.people import AMBASSADOR, GOVERNOR, WITH_ASKS

if TYPE_CHECKING:
    from cases.case import Target

FREE, DOCTOR = WITH_ASKS.asks
NOBODY = Signatory()
_JSON = TypeAdapter(Case)


def asked(*of_governor: int, asks: tuple[str, ...] = WITH_ASKS.asks) -> Case:
    """The governor is asked for just these; the ambassador for everything."""
    governor = replace(GOVERNOR, asks=of_governor)
    return replace(WITH_ASKS, asks=asks, targets=(governor, AMBASSADOR))


def governor(case: Case) -> Target:
    return case.targets[0]


def test_each_official_is_written_to_about_what_goes_to_them() -> None:
    case = asked(1)
    letter = write_letter(case, governor(case), NOBODY).text
    assert (FREE in letter, DOCTOR in letter) == (False, True)
    letter = write_letter(case, AMBASSADOR, NOBODY).text
    assert (FREE in letter, DOCTOR in letter) == (True, True)


def test_calls_and_posts_ask_for_the_same() -> None:
    case = asked(1)
    assert FREE not in phone.script(case, governor(case), NOBODY)
    posts = (*social.texts(case, governor(case)), *x.variants(case, governor(case)))
    posts += (social.brief(case, governor(case), 900),)
    assert not any("free the writers" in post for post in posts)
    assert any("doctor" in post for post in posts)
    assert FREE in phone.script(case, AMBASSADOR, NOBODY)


def test_places_where_no_ask_is_are_passed_over_and_none_left_means_all() -> None:
    assert asked(1, 7, -1).asks_of(governor(asked(1, 7, -1))) == (DOCTOR,)
    for places in ((), (9,), (-1, 10**9)):
        case = asked(*places)
        assert case.asks_of(governor(case)) == WITH_ASKS.asks


def test_a_version_kept_before_targets_had_asks_of_their_own_is_read() -> None:
    kept = orjson.loads(_JSON.dump_json(asked(1)))
    assert _JSON.validate_json(orjson.dumps(kept)) == asked(1)
    for target in kept["targets"]:
        del target["asks"]
    assert _JSON.validate_json(orjson.dumps(kept)) == asked()


def test_the_next_version_asks_each_for_the_same_words_wherever_they_stand_now() -> None:
    case = keep_choices(asked(1), asked(asks=("Asking for a lawyer.", DOCTOR, FREE)))
    assert case.asks_of(governor(case)) == (DOCTOR,)
    gone = keep_choices(
        asked(1), asked(asks=("Asking for a lawyer.", FREE, "Asking for a judge."))
    )
    assert gone.asks_of(governor(gone)) == gone.asks


def test_one_ask_that_reads_otherwise_goes_where_it_went() -> None:
    case = keep_asks(asked(1), asked(1, asks=(FREE, "Asking for two doctors.")))
    assert case.asks_of(governor(case)) == ("Asking for two doctors.",)
    case = keep_asks(asked(1), asked(1, asks=("Asking for two doctors.", FREE)))
    assert case.asks_of(governor(case)) == ("Asking for two doctors.",)


def test_who_comes_anew_is_asked_for_everything() -> None:
    new = replace(GOVERNOR, id=99)
    case = keep_asks(asked(1), replace(asked(1), targets=(*asked(1).targets, new)))
    assert [target.asks for target in case.targets] == [(1,), (), ()]
