"""Every sentence for people: Jinja2 templates, spoken in a language by gettext catalogues."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Macro

from cases.document.places import country_named
from cases.veil import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, time
    from types import CodeType

    from jinja2.bccache import Bucket

SOURCE = "en"
_BLANK_LINES = re.compile(r"\n{3,}")
_RIGHT_TO_LEFT_MARK = "\u200f"
# Apps let a line run as its first letter does; these stand before Arabic words, which lead.
_LATIN_SIGN = re.compile(r"^(?=(?:\d\. |✓ )?(?:𝕏 |/[a-z]))", re.MULTILINE)
DATES = {"en": "en_GB"}  # plain "en" would mean the order of the United States


class Words:
    """Everything that can be said, in one language."""

    def __init__(
        self, language: str, translations: NullTranslations, locale: Locale | None = None
    ) -> None:
        """`locale` writes dates and numbers; where it is not given, the language's usual one."""
        self.language, self.translations = language, translations
        self.locale = locale or Locale.parse(DATES.get(language, language))
        self.gettext: Callable[[str], str] = translations.gettext
        self._html = _environment(translations, escapes=True)
        self._plain = _environment(translations, escapes=False)
        filters: dict[str, Callable[..., Any]] = {"date": self.date, "number": self.number}
        filters |= {"clock": self.clock, "spans": spans, "country": self.country}
        filters |= {"apart": self.apart}
        for environment in (self._html, self._plain):
            environment.filters |= {name: _spoken(one) for name, one in filters.items()}
            environment.globals["language_name"] = self.language_name
            environment.globals["country_name"] = self.country_name
        self._labels = dict(_macros(self._plain))

    def say(self, template: str, **values: object) -> str:
        """A message as Telegram's HTML; every value is escaped."""
        rendered = self._html.get_template(f"{template}.html").render(**values)
        return self._directed(_BLANK_LINES.sub("\n\n", rendered).strip())

    def label(self, name: str, *values: object) -> str:
        """A button's label or a toast: plain text, from `labels/`."""
        return self._directed(str(self._labels[name](*values)).strip())

    def _directed(self, told: str) -> str:
        """Lines that begin with a command or a network's sign run as their language does."""
        is_leftward = self.locale.character_order == "right-to-left"
        return _LATIN_SIGN.sub(_RIGHT_TO_LEFT_MARK, told) if is_leftward else told

    def apart(self, name: str) -> str:
        """A name as it stands amid signs: where lines run leftward, in marks of its own direction.

        In sentences the catalogues set these marks (U+2068, U+2069).
        """
        is_leftward = self.locale.character_order == "right-to-left"
        return f"\u2068{name}\u2069" if is_leftward else name

    def date(self, day: date, form: str = "long") -> str:
        """A date as it is written in this language."""
        return str(format_date(day, form, locale=self.locale))

    def number(self, number: int) -> str:
        """A number with this language's separators."""
        return str(format_decimal(number, locale=self.locale))

    def clock(self, moment: datetime | time) -> str:
        """A time of day; of an aware moment, the one in its own zone."""
        return str(format_time(moment, "short", locale=self.locale))

    def country(self, printed: str) -> str:
        """A country as a document names it, in this language; as printed where none is known."""
        return country_named(printed, self.language)

    def country_name(self, code: str) -> str:
        """The name of a country, by its ISO code, in this language."""
        return str(self.locale.territories.get(code, code))

    def language_name(self, language: str) -> str:
        """The name of a language, in this one; the code itself where it is none that is known."""
        try:
            return str(Locale.parse(language).get_display_name(self.locale) or language)
        except (UnknownLocaleError, ValueError):
            return language


class Texts:
    """The words of each language that has a catalogue; others speak the default one."""

    def __init__(self, default: str = SOURCE) -> None:
        spoken = {SOURCE: NullTranslations()} | {
            folder.name: _catalogue(folder.name)
            for folder in sorted(files("bot.locale").iterdir(), key=lambda folder: folder.name)
            if folder.is_dir() and (folder / "LC_MESSAGES" / "bot.po").is_file()
        }
        self._words = {language: Words(language, told) for language, told in spoken.items()}
        if default not in self._words:
            raise ValueError(f"BOT_LOCALE {default} has no catalogue; there are {self.languages}")
        self.default = default
        self._local: dict[tuple[str, str], Words] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be chosen."""
        return tuple(self._words)

    def nearest(self, language: str | None) -> str:
        """This language where it is spoken (`es` for `es-MX`), else the default."""
        base = (language or "").replace("_", "-").partition("-")[0].lower()
        return base if base in self._words else self.default

    def in_(self, language: str | None, country: str | None = None) -> Words:
        """The words of the nearest language; dates and numbers as this country writes them."""
        words = self._words[self.nearest(language)]
        return self._written_as_in(country, words) if country else words

    def _written_as_in(self, country: str, words: Words) -> Words:
        """Made once for each way to write: most countries of a language share one."""
        try:
            locale = Locale.parse(f"{words.language}_{country}")
        except (UnknownLocaleError, ValueError):
            return words
        if _form(locale) == _form(words.locale):
            return words
        key = words.language, _form(locale)
        if key not in self._local:
            self._local[key] = Words(words.language, words.translations, locale)
        return self._local[key]


def _form(locale: Locale) -> str:
    """How a locale writes a date and a number, by example."""
    day = datetime(2026, 3, 9, 17, 5, tzinfo=UTC)
    date, time = format_date(day, "long", locale=locale), format_time(day, "short", locale=locale)
    return f"{date} {time} {format_decimal(12345, locale=locale)}"


@cache
def _catalogue(language: str) -> GNUTranslations:
    compiled = BytesIO()
    with (files("bot.locale") / language / "LC_MESSAGES" / "bot.po").open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _macros(plain: Environment) -> Iterator[tuple[str, Callable[..., str]]]:
    """Every label by its name, of every file of labels."""
    for name in plain.list_templates(filter_func=lambda name: name.startswith("labels/")):
        yield from (
            (label, macro)
            for label, macro in vars(plain.get_template(name).module).items()
            if isinstance(macro, Macro)
        )


class _Compiled(BytecodeCache):
    """What each template is compiled to: nothing in it is of one language.

    To compile them takes 0.1 s for each language, and would be done again for each.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """As jinja2 asks for it."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As jinja2 hands it over."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = {escapes: _Compiled() for escapes in (True, False)}


def _spoken(told: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is only applied when it is told, and never where a template is compiled."""
    return pass_context(lambda _, *values: told(*values))


def _environment(translations: NullTranslations, *, escapes: bool) -> Environment:
    environment: Any = Environment(
        bytecode_cache=_COMPILED[escapes],
        loader=PackageLoader("bot"),
        autoescape=escapes,  # noqa: S701 - labels are plain text, which Telegram never reads as HTML
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(translations, newstyle=True)
    return environment  # type: ignore[no-any-return]  # the extension adds methods mypy cannot see
