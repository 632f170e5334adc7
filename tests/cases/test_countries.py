"""Where a supporter lives, by what they type and what their clock shows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cases.countries import countries, meant, resembling, suggested, zone_of, zones

LANGUAGES = ("en", "es", "fr", "ar")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Spain", "ES"),
        ("  españa. ", "ES"),
        ("ESPAGNE", "ES"),
        ("إسبانيا", "ES"),
        ("Deutschland", "DE"),
        ("Cote d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("Holland", "NL"),
        ("Palestina", "PS"),
        ("Kosovo", "XK"),
        ("🇲🇽", "MX"),
        ("MX", "MX"),
        ("no", None),
        ("Narnia", None),
        ("🇽🇽", None),
        ("XX", None),
        ("EU", None),
        ("<b>Spain</b>", None),
        ("%s", None),
        ("\u202e", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_a_country_is_known_by_its_names_in_our_languages_its_flag_and_its_code(
    typed: str, code: str | None
) -> None:
    assert meant(typed, LANGUAGES) == code


def test_a_slip_of_the_finger_is_asked_about() -> None:
    assert resembling("Germny", LANGUAGES) == ("DE",)
    assert "ES" in resembling("espanna", LANGUAGES)
    assert resembling("Hello, how are you?", LANGUAGES) == ()
    assert all(len(resembling(code * 3, LANGUAGES)) <= 3 for code in countries())


def test_the_likeliest_countries_are_offered_first() -> None:
    assert suggested("es-MX", "es", "UTC")[:3] == ("MX", "ES", "AR")
    assert suggested("pt-br", "en", "Europe/Madrid")[:3] == ("BR", "ES", "GB")
    assert suggested("es-419", "es", "Nowhere")[0] == "ES"
    assert suggested(None, "xx", "UTC") == ()
    assert suggested("zh-hans", "en", "UTC")[0] == "GB"


def test_every_country_has_a_clock_and_each_clock_is_shown_once() -> None:
    for country in countries():
        there = zones(country, NOW)
        assert there, country
        assert len({(zone.name, zone.city) for zone in there}) == len(there)
        assert all(zone_of(country, zone.city) == zone.name for zone in there)


def test_a_country_with_one_clock_is_asked_nothing_and_one_with_many_by_what_they_show() -> None:
    assert [zone.name for zone in zones("FR", NOW)] == ["Europe/Paris"]
    assert [zone.name for zone in zones("DE", NOW)] == ["Europe/Berlin"]
    assert [(zone.city, f"{zone.now:%H:%M}") for zone in zones("ES", NOW)] == [
        ("Madrid", "13:00"),
        ("Canary", "12:00"),
    ]
    cities = {zone.city for zone in zones("US", NOW)}
    assert cities >= {"New_York", "Chicago", "Denver", "Phoenix", "Los_Angeles", "Honolulu"}
    assert zones("US", NOW)[0].name == "America/New_York"
    assert zone_of("US", "Madrid") is None
    assert (zones("XX", NOW), zone_of("XX", "Berlin")) == ((), None)
