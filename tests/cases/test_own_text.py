"""Own words, sent in one message or in many, become a letter's paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cases.own_text import CUT_FROM, cleaned, paragraphs_of


def test_a_blank_line_and_a_new_message_begin_a_paragraph_and_a_line_break_does_not() -> None:
    said = ("I am worried.\n \nLet her go:\n- today\n- whole", "Please answer.")
    assert paragraphs_of(said) == (
        "I am worried.",
        "Let her go:\n- today\n- whole",
        "Please answer.",
    )


def test_a_long_text_that_an_app_cut_within_a_sentence_goes_on() -> None:
    long = ("word " * 800).strip()
    assert len(long) > CUT_FROM
    assert paragraphs_of((long, "goes on.", "New.")) == (f"{long} goes on.", "New.")
    assert paragraphs_of((f"{long}.”", "New.")) == (f"{long}.”", "New.")


def test_nothing_said_is_no_paragraph() -> None:
    assert paragraphs_of(()) == ()
    assert paragraphs_of(("", "\n\n", "  ")) == ()


def test_what_no_letter_can_hold_is_left_out_and_every_script_stays() -> None:
    assert cleaned("a\0b\x1b[0m\ud83d c\r\nd\re\t") == "ab[0m c\nd\ne"
    for kept in ("می‌خواهم", "👩‍👩‍👧 🏳️‍🌈", "שלום\u200f!", "{name} <b>{{ 7 * 7 }}</b> %s"):
        assert cleaned(f"  {kept}\n") == kept


@given(st.lists(st.text()))
def test_no_letter_of_what_was_sent_is_lost(messages: list[str]) -> None:
    sent = "".join("".join(messages).split())
    assert "".join("".join(paragraphs_of(messages)).split()) == sent
