"""What a single line looks like, whatever stands around it: prose, a bullet, a greeting."""

from __future__ import annotations

import re

from cases.document.contact_labels import count_labels
from cases.document.languages import LANGUAGES
from cases.document.places import is_country
from cases.document.roles import role_length
from cases.document.words import CONNECTORS, word

_BULLET = re.compile(r"(?:[•◼◾▪■●·∙*?–-]|o(?= [A-Z])|n(?= [A-Z]))\s*(?=[^\s\d])")
_BULLET_INSIDE = re.compile(
    r"(?<=[:;.,])\s*(?=[•◼◾▪■●·∙]\s*\w|-\s(?=[A-ZÁÉÍÓÚ])|(?<=[:;]\s)–\s(?=\w)|\?\s[a-z])|(?<=\S)\s(?=[•◼▪■●]\s)"
)
_STEP_NUMBER = re.compile(r"(?:\d{1,2}\s?[.)]\s*|(?:[ivx]{1,4}|[a-h])[.)]\s+)(?=\D)")
_URGENT_ACTION = re.compile(
    rf"[•*\s]*(?:{'|'.join(one.urgent_action for one in LANGUAGES)})"
    r"(?-i:(?=$|[^\w\s:]*$|[A-ZÁÉÍ“\"]|\s+(?=[^a-z:]{6})))",
    re.IGNORECASE,
)
_URGENT_ACTION_INSIDE = re.compile(
    r"(?:(?<=\d )|(?<=\d))(?:URGENT ACTION|ACCI[OÓ]N URGENTE|ACTION URGENTE|A[CÇ][AÃ]O URGENTE)"
    r"(?= [A-ZÁÉÍÓÚ“\"]{2})"
)
_CAPITALS = re.compile(
    r"(?:(?:[^\W\d_a-zà-ÿ]|[\d“”\"'’‘().,:&/–-])+\s+){3,}(?=[A-Z][a-zà-ÿ]+|An? [a-zà-ÿ])"
)
_KICKER = re.compile(r"^[^\W\d_]+ [^\W\d_]+\.\s(?=[A-ZÁÉÍÓÚÀ])")
_FEWEST_WORDS = 9
_FEW = 3
_MANY = 8
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

_ASKING = re.compile(rf"(?:{'|'.join(one.asking for one in LANGUAGES)})", re.IGNORECASE)
_STEP = re.compile("|".join(one.steps for one in LANGUAGES), re.IGNORECASE)
_FURNITURE = re.compile(
    r"[\W_]*|\W*(?:page|p[aá]gina|seite|pagina)\s*\d{1,3}(?:\s*(?:of|de|sur|von|di|van|/)\s*\d{1,3})?\W*"
    r"|\W*\d{1,3}(?:\s*/\s*\d{1,2})?\W*"
    r"|(?:skip to (?:main )?content|amnesty international|[\w ]{1,30}(?: [>»] [\w ]{1,40}){1,4})"
    r"|(?:share(?: this)?|tweet|print|e-?mail this|compartir|partager|teilen|back to top|menu)",
    re.IGNORECASE,
)
_GREETING = re.compile(rf"(?:{'|'.join(one.greetings for one in LANGUAGES)})\b", re.IGNORECASE)
_GREETING_GLUED = re.compile(
    r"(?:[^,:.!?]|(?<=\b[MDS]r)\.|(?<=\bM[rs]s)\.|(?<=\bMs)\.|(?<=\bSra)\.){3,90}[,:]\s+(?=[A-ZÁÉÍÓÚÀ“¿¡][^,]*\s)"
)
_CLOSING = re.compile(
    rf"(?:{'|'.join(one.closings for one in LANGUAGES)})\s*[,.:]?", re.IGNORECASE
)
_LONGEST_GREETING = 120
_LONGEST_CLOSING = 260


def is_prose(text: str) -> bool:
    """Whether a line is a sentence rather than a part of an address, a name or a heading."""
    words = text.split()
    if len(words) < _FEWEST_WORDS or count_labels(text) or role_length(words) == len(words):
        return False
    lower = sum(1 for one in words if one[0].islower())
    if not text.endswith((".", ":")) and all(_may_be_small(one) for one in words):
        return False
    if sum(1 for one in words if one[0].islower() and word(one) not in CONNECTORS) >= _MANY:
        return True
    return text.endswith((".", "!", "?", ".”", ";")) or 2 * lower >= len(words)


def _may_be_small(printed: str) -> bool:
    return not printed[0].islower() or printed == "c/o" or word(printed) in CONNECTORS


def is_furniture(text: str) -> bool:
    """Whether a line says nothing: a page's number, a row of stars."""
    return _FURNITURE.fullmatch(text) is not None


def is_request(text: str) -> bool:
    """Whether a line begins as an ask does (`Urging …`, `Calling on …`)."""
    return _ASKING.match(text) is not None


def bullet_of(text: str) -> str | None:
    """The text behind a bullet sign, or None for a line without one."""
    found = _BULLET.match(text)
    return text[found.end() :].strip() if found else None


def is_step(text: str) -> bool:
    """Whether a text is a step for the supporter (`2. Click here …`), and so no ask."""
    return _STEP.match(without_step_number(text)) is not None


def tells_the_supporter(text: str) -> bool:
    """Whether a line among the actions is a step or leads to what follows, and so no ask."""
    if is_step(bullet_of(text) or text):
        return True
    plain = without_step_number(text)
    leads = plain != text and len(plain.split()) <= _FEW
    return bullet_of(text) is None and (text.endswith(":") or leads)


def without_step_number(text: str) -> str:
    """The text behind `1.` or `2)`."""
    return _STEP_NUMBER.sub("", text, count=1) if _STEP_NUMBER.match(text) else text


def bullet_cuts(text: str) -> list[int]:
    """Where bullets stand inside a line."""
    return [found.end() for found in _BULLET_INSIDE.finditer(text) if 0 < found.end() < len(text)]


def heading_cuts(text: str) -> list[int]:
    """Where `URGENT ACTION` and a title in capitals end in a line that goes on behind them."""
    middle = _URGENT_ACTION_INSIDE.search(text, 1)
    if middle and len(text) > _MOST_TITLE:
        end = middle.end() + len(text[middle.end() :]) - len(text[middle.end() :].lstrip())
        title = _CAPITALS.match(text[end : end + _MOST_TITLE * 2])
        return [middle.start(), end, *([end + title.end()] if title else [])]
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
