"""The buttons of what a supporter sets for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.button import Button


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Button):
    """Speak this language, as a newcomer's first answer."""

    code: ClassVar[str] = "language"
    language: str
    number: str
    """The UA number of the link that brought them here, as `84_19`; else empty."""


@dataclass(frozen=True, slots=True)
class ChangeLanguage(Button):
    """Speak another language, from the settings."""

    code: ClassVar[str] = "speak"
    language: str


@dataclass(frozen=True, slots=True)
class OpenSettings(Button):
    """Show what can be set."""

    code: ClassVar[str] = "settings"


@dataclass(frozen=True, slots=True)
class ListLanguages(Button):
    """Show the languages."""

    code: ClassVar[str] = "languages"


@dataclass(frozen=True, slots=True)
class ChangeName(Button):
    """Give another name and city."""

    code: ClassVar[str] = "rename"


@dataclass(frozen=True, slots=True)
class ClearName(Button):
    """Keep no name and no city."""

    code: ClassVar[str] = "unname"


@dataclass(frozen=True, slots=True)
class Subscribe(Button):
    """Send me new cases."""

    code: ClassVar[str] = "subscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribe(Button):
    """Send me no new cases; in the settings."""

    code: ClassVar[str] = "unsubscribe"


@dataclass(frozen=True, slots=True)
class StopMessages(Button):
    """The same, under a message that was sent to many and stays."""

    code: ClassVar[str] = "stop"


@dataclass(frozen=True, slots=True)
class ShowMyData(Button):
    """Show everything that is stored of me."""

    code: ClassVar[str] = "mydata"


@dataclass(frozen=True, slots=True)
class AskToForget(Button):
    """Explain what forgetting means."""

    code: ClassVar[str] = "forget"


@dataclass(frozen=True, slots=True)
class Forget(Button):
    """Erase me."""

    code: ClassVar[str] = "forgetme"


@dataclass(frozen=True, slots=True)
class OpenChoice(Button):
    """Show what can be chosen: `country`, `zone`, `often`, `themes`, `ready`, `hour`, `signs`, ….

    `place` is where: `new` on the way of a newcomer, `set` in the settings.
    """

    code: ClassVar[str] = "choose"
    what: str
    place: str


@dataclass(frozen=True, slots=True)
class ChooseCountry(Button):
    """I live in this country, by its ISO 3166 code."""

    code: ClassVar[str] = "country"
    country: str
    place: str


@dataclass(frozen=True, slots=True)
class AskCountry(Button):
    """The question for a country; where it `insists`, what is no country is answered too."""

    code: ClassVar[str] = "nation"
    place: str
    insists: int


@dataclass(frozen=True, slots=True)
class TypeCountry(Button):
    """None of these: I shall write it."""

    code: ClassVar[str] = "elsewhere"
    place: str


@dataclass(frozen=True, slots=True)
class ChooseZone(Button):
    """My clock shows this: the zone of this country with this city in its name."""

    code: ClassVar[str] = "zone"
    country: str
    city: str
    place: str


@dataclass(frozen=True, slots=True)
class ChooseMost(Button):
    """So many new cases a month; 0: the Sunday digest; -1: every case."""

    code: ClassVar[str] = "most"
    most: int
    place: str


@dataclass(frozen=True, slots=True)
class ChooseTheme(Button):
    """Cases on this theme, too (`on` 1), or no more (0)."""

    code: ClassVar[str] = "theme"
    theme: str
    on: int
    place: str


@dataclass(frozen=True, slots=True)
class ChooseRegion(Button):
    """Cases from this region, too (`on` 1), or no more (0)."""

    code: ClassVar[str] = "region"
    region: str
    on: int
    place: str


@dataclass(frozen=True, slots=True)
class ChooseEverything(Button):
    """All themes and all regions."""

    code: ClassVar[str] = "everything"
    place: str


@dataclass(frozen=True, slots=True)
class ChooseHour(Button):
    """Reminders and digests at this hour of my day."""

    code: ClassVar[str] = "hour"
    hour: int


@dataclass(frozen=True, slots=True)
class PlanHoliday(Button):
    """Ask for how long I am away."""

    code: ClassVar[str] = "holiday"


@dataclass(frozen=True, slots=True)
class GoAway(Button):
    """Nothing for so many days; 0: I am back."""

    code: ClassVar[str] = "away"
    days: int


@dataclass(frozen=True, slots=True)
class AskAway(Button):
    """The question until when they are away."""

    code: ClassVar[str] = "awayuntil"


@dataclass(frozen=True, slots=True)
class ChooseSigns(Button):
    """Sign with my `name`, my `initials` or `nothing`."""

    code: ClassVar[str] = "signs"
    signs: str


@dataclass(frozen=True, slots=True)
class SetCareful(Button):
    """The careful mode on (1) or off (0)."""

    code: ClassVar[str] = "careful"
    on: int


@dataclass(frozen=True, slots=True)
class SetAnswers(Button):
    """Ask me for answers (1), or do not (0)."""

    code: ClassVar[str] = "askme"
    on: int
