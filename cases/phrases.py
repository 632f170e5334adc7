"""The few words of our own that a letter may need, in each language that has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.document.body import language_of

if TYPE_CHECKING:
    from cases.case import Case


@dataclass(frozen=True, slots=True)
class Phrases:
    """The few words of our own that a letter may need in one language.

    `<title>`, `<number>`, `<name>` and `<city>` are filled in here; the rest is printed as it
    stands. `dear` is None where a language has no greeting that suits every role.
    """

    dear: str | None
    neutral: str
    writing: str
    writing_numbered: str
    calling: str
    calling_from: str
    calling_about: str
    closing: str

    def opening(self, case: Case) -> str:
        """The one sentence before the asks; it names the case and claims nothing."""
        sentence = self.writing_numbered if case.ua_number else self.writing
        return _said(sentence, {"number": case.ua_number, "title": case.title})

    def call(self, case: Case) -> str:
        """The same for a call: the one sentence before the asks."""
        return _said(self.calling_about, {"title": case.title})

    def caller(self, name: str | None, city: str | None) -> str:
        """Who calls; empty for one who does not give a name."""
        if not name:
            return ""
        sentence = self.calling_from if city else self.calling
        return _said(sentence, {"name": name, "city": city})


def _said(sentence: str, values: dict[str, str | None]) -> str:
    return re.sub(r"<(\w+)>", lambda found: values.get(found[1]) or "", sentence)


PHRASES: dict[str, Phrases] = {
    "en": Phrases(
        dear="Dear",
        neutral="Your Excellency",
        writing="I am writing to you about “<title>”. I ask for the following:",
        writing_numbered="I am writing to you about “<title>” (Urgent Action <number>). "
        "I ask for the following:",
        calling="My name is <name>.",
        calling_from="My name is <name>, from <city>.",
        calling_about="I am calling about “<title>”. I ask for the following:",
        closing="Yours sincerely,",
    ),
    "es": Phrases(
        dear="Estimado/a",
        neutral="Su Excelencia",
        writing="Le escribo acerca de «<title>». Pido lo siguiente:",
        writing_numbered="Le escribo acerca de «<title>» (Acción Urgente <number>). "
        "Pido lo siguiente:",
        calling="Me llamo <name>.",
        calling_from="Me llamo <name>, de <city>.",
        calling_about="Llamo por «<title>». Pido lo siguiente:",
        closing="Atentamente,",
    ),
    "fr": Phrases(
        dear=None,
        neutral="Madame, Monsieur",
        writing="Je vous écris au sujet de « <title> ». Je demande ce qui suit :",
        writing_numbered="Je vous écris au sujet de « <title> » (Action urgente <number>). "
        "Je demande ce qui suit :",
        calling="Je m’appelle <name>.",
        calling_from="Je m’appelle <name>, de <city>.",
        calling_about="Je vous appelle au sujet de « <title> ». Je demande ce qui suit :",
        closing="Veuillez agréer l’expression de ma haute considération,",
    ),
    "de": Phrases(
        dear=None,
        neutral="Sehr geehrte Damen und Herren",
        writing="ich schreibe Ihnen wegen „<title>“. Ich bitte um Folgendes:",
        writing_numbered="ich schreibe Ihnen wegen „<title>“ (Urgent Action <number>). "
        "Ich bitte um Folgendes:",
        calling="Mein Name ist <name>.",
        calling_from="Mein Name ist <name>, ich rufe aus <city> an.",
        calling_about="Ich rufe wegen „<title>“ an. Ich bitte um Folgendes:",
        closing="Hochachtungsvoll",
    ),
    "it": Phrases(
        dear=None,
        neutral="Eccellenza",
        writing="Le scrivo in merito a «<title>». Chiedo quanto segue:",
        writing_numbered="Le scrivo in merito a «<title>» (Azione urgente <number>). "
        "Chiedo quanto segue:",
        calling="Mi chiamo <name>.",
        calling_from="Mi chiamo <name>, da <city>.",
        calling_about="Chiamo in merito a «<title>». Chiedo quanto segue:",
        closing="Distinti saluti,",
    ),
    "pt": Phrases(
        dear=None,
        neutral="Excelência",
        writing="Escrevo a respeito de “<title>”. Peço o seguinte:",
        writing_numbered="Escrevo a respeito de “<title>” (Ação Urgente <number>). "
        "Peço o seguinte:",
        calling="O meu nome é <name>.",
        calling_from="O meu nome é <name>, de <city>.",
        calling_about="Ligo a respeito de “<title>”. Peço o seguinte:",
        closing="Atenciosamente,",
    ),
    "nl": Phrases(
        dear=None,
        neutral="Excellentie",
        writing="Ik schrijf u over “<title>”. Ik vraag het volgende:",
        writing_numbered="Ik schrijf u over “<title>” (Urgent Action <number>). "
        "Ik vraag het volgende:",
        calling="Mijn naam is <name>.",
        calling_from="Mijn naam is <name>, uit <city>.",
        calling_about="Ik bel over “<title>”. Ik vraag het volgende:",
        closing="Hoogachtend,",
    ),
    "ar": Phrases(
        dear=None,
        neutral="تحية طيبة وبعد،",
        writing="أكتب إليكم بشأن «<title>». وأطلب ما يلي:",
        writing_numbered="أكتب إليكم بشأن «<title>» (تحرك عاجل <number>). وأطلب ما يلي:",
        calling="اسمي <name>.",
        calling_from="اسمي <name>، من <city>.",
        calling_about="أتصل بكم بشأن «<title>». وأطلب ما يلي:",
        closing="وتفضلوا بقبول فائق الاحترام،",
    ),
}
"""Every sentence that this module adds; the keys are the languages a letter can be framed in."""


def language_of_frame(case: Case, language: str | None) -> str:
    """The language of our own phrases: that of the asks, else the wished one, else a preferred."""
    wanted = (language_of(" ".join(case.asks)), language, *case.languages, "en")
    return next(one for one in wanted if one is not None and one in PHRASES)
