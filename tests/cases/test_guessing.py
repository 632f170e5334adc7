"""What a case is likely to be about, by the words of its text."""

from __future__ import annotations

import time

import pytest

from cases.case import Case
from cases.guessing import guessed
from cases.themes import Theme


def about(*summary: str, title: str = "A teacher") -> tuple[Theme, ...]:
    return guessed(Case(id=1, title=title, summary=summary))


@pytest.mark.parametrize(
    ("title", "theme"),
    [
        ("Teacher at risk of torture", Theme.TORTURE),
        ("Two men face imminent execution", Theme.DEATH_PENALTY),
        ("Activista indígena en paradero desconocido", Theme.DISAPPEARANCE),
        ("Journaliste en détention", Theme.DETENTION),
        ("متظاهرون: خطر الإعدام والتعذيب", None),
        ("Families face deportation", Theme.REFUGEES),
    ],
)
def test_a_title_names_its_theme(title: str, theme: Theme | None) -> None:
    assert theme is None or theme in about(title=title)


def test_once_in_the_text_is_not_enough() -> None:
    assert about("She was detained.") == ()
    assert about("She was detained.", "Her detention goes on.") == (Theme.DETENTION,)


def test_words_within_words_are_none() -> None:
    assert about("The skill of the tortoise.", "A tortoiseshell.", title="Prisma") == ()


def test_the_longest_text_is_looked_through_at_once() -> None:
    began = time.monotonic()
    about("detain arrest wom child " * 2_000, "trans sexual aged 1 " * 2_000)
    assert time.monotonic() - began < 0.5
