"""What a single line looks like, whatever stands around it: prose, a bullet, a greeting."""

from __future__ import annotations

import re

from cases.document.contacts import count_labels
from cases.document.people import role_length
from cases.document.places import is_country

_BULLET = re.compile(r"(?:[•◼◾▪■●·∙*?–-]|o(?= [A-Z])|n(?= [A-Z]))\s*(?=[^\s\d])")
_BULLET_INSIDE = re.compile(
    r"(?<=[:;.,])\s*(?=[•◼◾▪■●·∙]\s*\w|-\s(?=[A-ZÁÉÍÓÚ])|\?\s[a-z])|(?<=\S)\s(?=[•◼▪■●]\s)"
)
_STEP_NUMBER = re.compile(r"\d{1,2}\s?[.)]\s*(?=\D)")
_URGENT_ACTION = re.compile(
    r"[•*\s]*(?:urgent action|acci[oó]n urgente|action urgente)"
    r"(?-i:(?=$|[^\w\s:]*$|[A-ZÁÉÍ“\"]|\s+(?=[^a-z:]{6})))",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?:(?:[^\W\d_a-zà-ÿ]|[\d“”\"'’‘().,:&/–-])+\s+){3,}(?=[A-Z][a-zà-ÿ]+)")
_KICKER = re.compile(r"^[^\W\d_]+ [^\W\d_]+\.\s(?=[A-ZÁÉÍÓÚÀ])")
_FEWEST_WORDS = 9
_MOST_ADDRESS_WORDS = 5
_MOST_TITLE = 160

OFFICE_LINES = re.compile(
    r"\bAI[A-Z]{2,3}[’']s\b|\bUrgent Action (?:Network|Office)\b"
    r"|\buan@|@(?:[\w.-]+\.)?(?:aiusa|amnesty)\b"
    r"|\bRed de Acci[oó]n Urgente\b|\bR[ée]seau Actions? Urgentes?\b"
    r"|^Amnesty International\b(?=.*(?:\d|\|))",
    re.IGNORECASE,
)
"""The lines by which a section prints its own office, behind the targets or at a page's foot."""

GREETINGS: dict[str, str] = {
    "en": r"Dear|(?:Your )?Excellenc(?:y|ies)|Honou?rable|To whom|Sir|Madam",
    "es": r"Estimad[oa]s?|Excelent[ií]sim[oa]s?|Se[ñn]or(?:a|as|es)?|Sra?\.|Distinguid[oa]s?"
    r"|Muy se[ñn]or",
    "fr": r"Monsieur|Madame|Mesdames|Messieurs|Excellence|Votre Excellence|Ch[eè]re?s?",
}
"""With what a letter begins, by language."""

CLOSINGS: dict[str, str] = {
    "en": r"(?:Yours? |Most |Very )?(?:sincerely|faithfully|respectfully|truly)(?: yours)?"
    r"|(?:With )?(?:kind|best|warm) regards|In (?:hope|solidarity)|Yours",
    "es": r"(?:Muy |Le saludan? )?(?:atentamente|cordialmente|respetuosamente)|Atte\.?"
    r"|(?:Reciba|Con) (?:un )?(?:cordial(?:es)? )?saludos?.{0,40}|Sin otro particular.{0,60}"
    r"|(?:Se despide|Le saluda)n? .{0,40}",
    "fr": r"(?:Bien |Tr[eè]s )?(?:cordialement|respectueusement|sinc[eè]rement)"
    r"|(?:Veuillez|Je vous prie|Nous vous prions|Dans l[’']attente|Recevez).{0,240}",
}
"""With what a letter ends, by language."""

_GREETING = re.compile(rf"(?:{'|'.join(GREETINGS.values())})\b", re.IGNORECASE)
_GREETING_GLUED = re.compile(r"[^,:.!?]{3,90}[,:]\s+(?=[A-ZÁÉÍÓÚÀ“¿¡][^,]*\s)")
_CLOSING = re.compile(rf"(?:{'|'.join(CLOSINGS.values())})\s*[,.:]?", re.IGNORECASE)
_LONGEST_GREETING = 120
_LONGEST_CLOSING = 260


def is_prose(text: str) -> bool:
    """Whether a line is a sentence rather than a part of an address, a name or a heading."""
    words = text.split()
    if len(words) < _FEWEST_WORDS or count_labels(text) or role_length(words) == len(words):
        return False
    lower = sum(1 for one in words if one[0].islower())
    return text.endswith((".", "!", "?", ".”", ";")) or 2 * lower >= len(words)


def bullet_of(text: str) -> str | None:
    """The text behind a bullet sign, or None for a line without one."""
    found = _BULLET.match(text)
    return text[found.end() :].strip() if found else None


def without_step_number(text: str) -> str:
    """The text behind `1.` or `2)`."""
    return _STEP_NUMBER.sub("", text, count=1) if _STEP_NUMBER.match(text) else text


def bullet_cuts(text: str) -> list[int]:
    """Where bullets stand inside a line."""
    return [found.end() for found in _BULLET_INSIDE.finditer(text) if 0 < found.end() < len(text)]


def heading_cuts(text: str) -> list[int]:
    """Where `URGENT ACTION` and a title in capitals end in a line that goes on behind them."""
    label = _URGENT_ACTION.match(text)
    start = label.end() if label else 0
    cuts = [start] if 0 < start < len(text.rstrip(" .!•")) else []
    start += len(text[start:]) - len(text[start:].lstrip())
    title = _CAPITALS.match(text[start : start + _MOST_TITLE * 2])
    if title and len(text) > _MOST_TITLE and not count_labels(text):
        cuts.append(start + title.end())
    return cuts


def kicker_cuts(text: str) -> list[int]:
    """Where a section's tag with the country's name ends before the title (`Write Mexico. …`)."""
    found = _KICKER.match(text)
    last = found[0].rstrip(". ").split()[-1] if found else ""
    return [found.end()] if found and is_country(last) else []


def is_urgent_action(text: str) -> bool:
    """Whether a line is the heading `URGENT ACTION` and nothing more."""
    found = _URGENT_ACTION.match(text)
    return found is not None and not text[found.end() :].strip(" .!•:")


def greeting_of(text: str, following: str | None) -> str | None:
    """The greeting that a line is or begins with, or None.

    A greeting stands before a sentence; `Señor Juan Ruiz,` above a street is no greeting.
    """
    if not (_GREETING.match(text) or _is_short_address(text)):
        return None
    glued = _GREETING_GLUED.match(text)
    if glued and is_prose(text[glued.end() :]):
        return glued[0].strip()
    if len(text) <= _LONGEST_GREETING and following is not None and is_prose(following):
        return text
    return None


def _is_short_address(text: str) -> bool:
    """`Presidente Maduro:` — a role and a name with a colon behind them."""
    return (
        text.endswith(":")
        and len(text.split()) <= _MOST_ADDRESS_WORDS
        and role_length(text.split()) > 0
    )


def is_closing(text: str) -> bool:
    """Whether a line ends a letter (`Yours sincerely,`)."""
    return len(text) <= _LONGEST_CLOSING and _CLOSING.fullmatch(text) is not None
