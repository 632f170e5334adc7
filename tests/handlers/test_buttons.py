from __future__ import annotations

import pytest

from handlers.buttons import ChooseContact, ListCases, OpenCase, ReadStory, Report
from handlers.settings_buttons import ChooseLanguage


def test_a_button_goes_on_meaning_what_it_meant() -> None:
    for button in (
        OpenCase(7, 2),
        ChooseContact(7, 2, 5, 9),
        ListCases(),
        ReadStory(7, 1, 0),
        ChooseLanguage("es", "84_19"),
        ChooseLanguage("zh_Hant", ""),
    ):
        assert type(button).unpack(button.pack()) == button


@pytest.mark.parametrize(
    "data",
    [
        *("", "sent", "sent:", "sent:1:2:3", "sent:1:2:3:4:5", "unsent:1:2:3:4", "SENT:1:2:3:4"),
        *("sent:1:2:3:", "sent: 1:2:3:4", "sent:1.5:2:3:4", "sent:+1:2:3:4", "sent:1:2:3:4\n"),
        *("sent:١:2:3:4", "sent:1e3:2:3:4", "sent:0x1:2:3:4", "sent:--1:2:3:4", "sent:_1:2:3:4"),
        "sent:1:2:3:" + "9" * 19,
    ],
)
def test_what_was_not_packed_here_is_no_button(data: str) -> None:
    assert Report.unpack(data) is None


def test_numbers_of_any_size_that_a_database_holds_come_through() -> None:
    assert Report.unpack("sent:-1:0:999999999999999999:1") == Report(-1, 0, 10**18 - 1, 1)


@pytest.mark.parametrize("word", ["a b", "84.19", "é", "x" * 25, "a:b", "<b>"])
def test_a_word_that_would_not_come_back_is_refused_when_it_is_packed(word: str) -> None:
    with pytest.raises(ValueError, match="cannot be carried"):
        ChooseLanguage("en", word).pack()


def test_what_does_not_fit_into_64_bytes_is_refused_when_it_is_packed() -> None:
    with pytest.raises(ValueError, match="cannot be carried"):
        ChooseContact(10**17, 10**17, 10**17, 10**17).pack()
