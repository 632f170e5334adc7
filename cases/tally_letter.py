"""The letter that tells an official how many appeals were reported. It tells shown totals only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from cases.case import Channel
from cases.letter import AppealLetter
from cases.phrases import PHRASES
from cases.salutation import salutation_of
from cases.wording import spoken_in

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from datetime import date

    from cases.case import Case, Target
    from cases.tally import Groups, Tally

MOST = 12
"""Countries that are listed; the largest groups come first."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What the letter says in one language; `<total>` and such are filled in."""

    subject: str
    subject_numbered: str
    since: str
    until: str
    to_you: str
    channels: str
    countries: str
    hidden: str
    ending: str
    unknown: str
    by: dict[Channel, str]
    locale: str


_WORDS = {
    "en": _Words(
        subject="<total> appeals about “<title>”",
        subject_numbered="<total> appeals about “<title>” (Urgent Action <number>)",
        since="From <first> to <last>, people who support our network reported <total> appeals "
        "to the authorities about “<title>”.",
        until="Up to <last>, people who support our network reported <total> appeals to the "
        "authorities about “<title>”.",
        to_you="<count> of them were addressed to you.",
        channels="This is how they were sent:",
        countries="This is where those who wrote live:",
        hidden="Groups so small that they could point at a person are not listed, so the lists "
        "do not add up to the total.",
        ending="Each appeal was sent by a person who hopes for your answer. We ask you to read "
        "what they write, and to tell us what is being done.",
        unknown="no country given",
        by={
            Channel.POST: "letters by post",
            Channel.FAX: "faxes",
            Channel.EMAIL: "e-mails",
            Channel.X: "posts on X",
            Channel.PHONE: "phone calls",
            Channel.FACEBOOK: "messages on Facebook",
            Channel.INSTAGRAM: "messages on Instagram",
            Channel.WEB_FORM: "messages by web form",
        },
        locale="en_GB",
    ),
    "es": _Words(
        subject="<total> llamamientos por «<title>»",
        subject_numbered="<total> llamamientos por «<title>» (Acción Urgente <number>)",
        since="Del <first> al <last>, las personas que apoyan a nuestra red comunicaron <total> "
        "llamamientos a las autoridades acerca de «<title>».",
        until="Hasta el <last>, las personas que apoyan a nuestra red comunicaron <total> "
        "llamamientos a las autoridades acerca de «<title>».",
        to_you="De ellos, <count> se dirigieron a usted.",
        channels="Así se enviaron:",
        countries="Aquí viven quienes escribieron:",
        hidden="Los grupos tan pequeños que podrían señalar a una persona no figuran, por lo que "
        "las listas no suman el total.",
        ending="Cada llamamiento lo envió una persona que espera su respuesta. Le pedimos que lea "
        "lo que escriben y que nos comunique qué se está haciendo.",
        unknown="sin indicar el país",
        by={
            Channel.POST: "cartas por correo",
            Channel.FAX: "faxes",
            Channel.EMAIL: "correos electrónicos",
            Channel.X: "publicaciones en X",
            Channel.PHONE: "llamadas telefónicas",
            Channel.FACEBOOK: "mensajes en Facebook",
            Channel.INSTAGRAM: "mensajes en Instagram",
            Channel.WEB_FORM: "mensajes por formulario web",
        },
        locale="es",
    ),
    "fr": _Words(
        subject="<total> appels au sujet de « <title> »",
        subject_numbered="<total> appels au sujet de « <title> » (Action urgente <number>)",
        since="Du <first> au <last>, les personnes qui soutiennent notre réseau ont signalé "
        "<total> appels adressés aux autorités au sujet de « <title> ».",
        until="Jusqu’au <last>, les personnes qui soutiennent notre réseau ont signalé <total> "
        "appels adressés aux autorités au sujet de « <title> ».",
        to_you="<count> d’entre eux vous étaient adressés.",
        channels="Ils ont été envoyés ainsi :",
        countries="Voici où vivent les personnes qui ont écrit :",
        hidden="Les groupes si petits qu’ils pourraient désigner une personne ne sont pas "
        "indiqués : la somme des listes n’est donc pas le total.",
        ending="Chaque appel vient d’une personne qui espère votre réponse. Nous vous demandons "
        "de lire ce qu’elles écrivent et de nous dire ce qui est fait.",
        unknown="pays non indiqué",
        by={
            Channel.POST: "lettres par la poste",
            Channel.FAX: "fax",
            Channel.EMAIL: "courriels",
            Channel.X: "messages sur X",
            Channel.PHONE: "appels téléphoniques",
            Channel.FACEBOOK: "messages sur Facebook",
            Channel.INSTAGRAM: "messages sur Instagram",
            Channel.WEB_FORM: "messages par formulaire",
        },
        locale="fr",
    ),
}


def tally_letter(
    case: Case, target: Target, totals: Tally, last: date, signature: tuple[str, ...]
) -> AppealLetter:
    """The letter to this official, in the case's language where we have words in it.

    Else in English. `last` is the day until which the totals count. ValueError where the total
    is too small to be told.
    """
    if totals.total is None:
        raise ValueError("so few reports are told to nobody")
    spoken = spoken_in(case, None)
    language = spoken if spoken in _WORDS else "en"
    told = _Told(_WORDS[language], case, totals.total, last)
    if language != spoken:
        # What is printed greets in a language that the rest of this letter does not speak.
        case = replace(case, letter=None, translations=())
        target = replace(target, salutation=None)
    salutation, _ = salutation_of(case, target, language)
    return AppealLetter(
        language=language,
        subject=told.subject,
        salutation=salutation if salutation.endswith((",", ":", "!")) else f"{salutation},",
        paragraphs=tuple(_paragraphs(told, target, totals)),
        closing=PHRASES[language].closing,
        signature=signature,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    words: _Words
    case: Case
    total: int
    last: date

    @property
    def subject(self) -> str:
        words = self.words
        return self.said(words.subject_numbered if self.case.ua_number else words.subject)

    def said(self, sentence: str, count: int = 0) -> str:
        """With the values in their places; a title with such a place in it keeps it."""
        first = self.case.published
        values = {
            "total": self.number(self.total),
            "count": self.number(count),
            "number": self.case.ua_number or "",
            "first": self.date(first) if first else "",
            "last": self.date(self.last),
        }
        before, *after = sentence.split("<title>")
        for name, value in values.items():
            before = before.replace(f"<{name}>", value)
            after = [part.replace(f"<{name}>", value) for part in after]
        return " ".join(self.case.title.split()).join((before, *after))

    def number(self, number: int) -> str:
        return str(format_decimal(number, locale=self.words.locale))

    def date(self, day: date) -> str:
        return str(format_date(day, "long", locale=self.words.locale))

    def country(self, code: Hashable) -> str:
        if code is None:
            return self.words.unknown
        return str(Locale.parse(self.words.locale).territories.get(str(code), code))


def _paragraphs(told: _Told, target: Target, totals: Tally) -> Iterator[str]:
    words, first = told.words, told.case.published
    since = first is not None and first < told.last
    own = totals.by_target.count(target.id)
    counted = told.said(words.since if since else words.until)
    yield f"{counted} {told.said(words.to_you, own)}" if own is not None else counted
    by_channel, by_country = totals.by_channel, totals.by_country
    if by_channel.shown:
        yield _list(
            told, words.channels, [(words.by[Channel(c)], n) for c, n in _rows(by_channel)]
        )
    if any(code is not None for code, _ in by_country.shown):
        yield _list(
            told,
            words.countries,
            [(told.country(code), count) for code, count in _named(by_country)[:MOST]],
        )
    if not (by_channel.is_whole and by_country.is_whole):
        yield words.hidden
    yield words.ending


def _named(groups: Groups) -> list[tuple[Hashable, int]]:
    """Those of whom it is not known come last."""
    return sorted(groups.shown, key=lambda group: group[0] is None)


def _rows(groups: Groups) -> list[tuple[str, int]]:
    return [(str(key), count) for key, count in groups.shown]


def _list(told: _Told, heading: str, rows: list[tuple[str, int]]) -> str:
    return "\n".join((heading, *(f"• {told.number(count)} · {name}" for name, count in rows)))
