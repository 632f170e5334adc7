"""Of two long texts beside each other, what differs is always seen."""

from __future__ import annotations

import pytest

from cases.beside import beside
from cases.paging import length

ROOM = 120
LONG = " ".join(f"word{at}" for at in range(300))
ARABIC = "جاء رجال الشرطة إلى بيتها في الصباح ولم يقولوا إلى أين تؤخذ " * 20


def test_what_fits_stays_whole() -> None:
    assert beside("30 March", "30 April", ROOM) == ("30 March", "30 April")
    assert beside("", "", ROOM) == ("", "")


def test_a_sentence_in_the_middle_is_seen_after_a_few_words_of_what_stays() -> None:
    before, after = beside(LONG, LONG.replace("word150 ", "She is free. "), ROOM)
    assert "word150" in before
    assert "word149 She is free. word151" in after
    for shown in (before, after):
        assert shown.startswith("…word")
        assert shown.endswith("…")
        assert set(shown.strip("…").split()) <= {*LONG.split(), "She", "is", "free."}


def test_a_sentence_at_the_end_is_seen_whole_with_as_much_before_it_as_fits() -> None:
    before, after = beside(LONG, LONG + " She is free.", ROOM)
    assert before.endswith("word299")
    assert after.endswith("word299 She is free.")
    assert length(after) > ROOM - 10


def test_what_is_gone_from_the_beginning_is_seen() -> None:
    before, after = beside("Officers came. " + LONG, LONG, ROOM)
    assert before.startswith("Officers came. word0")
    assert after.startswith("word0 word1")


def test_beside_nothing_a_text_is_shown_from_its_beginning() -> None:
    before, after = beside("", LONG, ROOM)
    assert before == ""
    assert after.startswith("word0 word1")
    assert after.endswith("…")
    assert beside(LONG, "", ROOM) == (after, before)


def test_equal_texts_are_shown_from_their_beginning() -> None:
    before, after = beside(LONG, LONG, ROOM)
    assert before == after
    assert before.startswith("word0 ")


@pytest.mark.parametrize("text", [LONG, ARABIC, "x" * 5000, "😀" * 3000, "a " * 3000, " " * 3000])
@pytest.mark.parametrize("room", [20, 120, 1200])
def test_one_letter_is_seen_wherever_it_differs(text: str, room: int) -> None:
    places = (0, 1, room // 4, room // 2, room - 1, room, len(text) // 2, len(text) - 1)
    for at in places:
        for other in (f"{text[:at]}§{text[at + 1 :]}", f"{text[:at]}§{text[at:]}"):
            before, after = beside(text, other, room)
            assert "§" not in before
            assert "§" in after
            assert before != after
            assert max(length(before), length(after)) <= room


def test_the_words_of_a_leftward_text_stay_whole() -> None:
    before, after = beside(ARABIC, ARABIC[:600] + " حرة " + ARABIC[600:], ROOM)
    assert "حرة" in after
    words = {*ARABIC.split(), *(ARABIC[:600] + " حرة " + ARABIC[600:]).split()}
    assert {*before.strip("…").split(), *after.strip("…").split()} <= words


@pytest.mark.parametrize("mark", ["\u202e", "\u0301", "\u200d", "\x00", "<b>"])
def test_hostile_signs_break_nothing(mark: str) -> None:
    before, after = beside(mark * 2000, mark * 1000 + "§" + mark * 1000, ROOM)
    assert "§" in after
    assert len(before) <= ROOM
