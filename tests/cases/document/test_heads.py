"""How the head of a document may be mangled by a web page or by copying."""

from __future__ import annotations

from datetime import date

import pytest

from cases.document import read_text

STORY = "A writer was taken from her home on 1 May 2019 and has not been seen ever since then.\n"


def test_a_date_glued_to_the_next_heading() -> None:
    draft = read_text(
        "Document - Jamaica: Writers threatened\n\n\nUA: 123/12 Index: AMR 37/007/2012 Jamaica "
        f"Date: 30 April 2012URGENT ACTION WRITERS THREATENED IN KINGSTON {STORY}" + STORY
    )
    assert draft.published == date(2012, 4, 30)
    assert draft.title == "WRITERS THREATENED IN KINGSTON"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Urgent Action Network Graphic\n\nJamaica: two writers at risk",
            "Jamaica: two writers at risk",
        ),
        ("Update: Two writers at risk\n", "Two writers at risk"),
        ("Amenazas de muerte contra quienes que apoyan a la escritora", None),
    ],
)
def test_the_title_without_the_furniture_of_a_site(head: str, title: str | None) -> None:
    draft = read_text(f"{head}\n\n{STORY}")
    assert draft.title == (title or head)
    assert title or "title" in {doubt.field for doubt in draft.needs_review}


def test_a_name_whose_first_word_is_one_letter_stands_behind_the_country() -> None:
    draft = read_text(
        f"9 October 2007\n\nUA 2/07 Fear of torture\n\nMYANMAR   U Roe (m), monk\n{STORY}"
    )
    assert draft.name_and_pronoun == "U Roe (m), monk"
    assert draft.country == "MYANMAR"


def test_a_street_named_for_a_country_is_not_the_country() -> None:
    draft = read_text(
        f"{STORY}Write to:\nAttorney General\nJack Roe\nOld Building,\nAvenida México,\n"
        "Caracas, Venezuela\nEmail: jack@example.org\n"
    )
    assert draft.country == "Venezuela"
