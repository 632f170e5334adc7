"""What is said in each language: one catalogue a folder, and English in the templates."""

from __future__ import annotations

from pathlib import Path

LOCALE = Path(__file__).parent
PLACE = Path("LC_MESSAGES") / "bot.po"
SOURCE = "en"


def translated(locale: Path = LOCALE) -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in locale.glob(f"*/{PLACE}"))


def spoken() -> tuple[str, ...]:
    """The languages in which the bot can speak, that of the templates first."""
    return (SOURCE, *translated())
