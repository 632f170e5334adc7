"""How numbers, indexes and the persons at risk are printed in the head of a document."""

from __future__ import annotations

import re

from cases.document.languages import LANGUAGES

NUMBER = r"(?P<number>\d{1,4}\s?[./]\s?(?:20)?\d{2})(?![\d/.]*\d)"
"""The number of an Urgent Action: `60/16`, `60.16`, `034/21`, `98/2016`."""
NAMED_NUMBER = re.compile(
    r"(?:\b(?:UAs?(?:-Nr)?|AUs?|EXTRA|FI)\b\.?(?:[\s:]*UA)?"
    rf"|{'|'.join(one.urgent_action for one in LANGUAGES)})"
    rf"(?:\s(?:on|sur|sobre|no|n[º°]))?[\s:#.-]{{0,3}}{NUMBER}",
    re.IGNORECASE,
)
COUNTRY_NUMBER = re.compile(
    rf"(?:^(?:UA:\s?)?|[(:]\s?)(?P<country>[^\W\d][^\d():|]{{2,40}}?)[\s:,]+(?:UA\s?:?\s?)?{NUMBER}"
)
INDEX = re.compile(
    r"\b(?:ACT|AFR|AMR|ASA|DOC|EUR|IOR|MDE|ORG|POL|PRE) ?\d{2}/ ?\d{3,5}/(?:20)?\d{2}(?:\d{2})?\b"
)
"""Amnesty International's index: `AMR 53/0225/2025`."""
NAME_WITH_SEX = re.compile(
    r"^(?:(?P<country>[A-ZÁÉÍÓÚ][A-ZÁÉÍÓÚ' -]{2,30})(?:\s*\([^()]{2,30}\)\s*:?)?\s+)?"
    r"(?P<name>[^\n.]{2,80}?\((?:m|f|v|h|w)\)[^\n]*)$"
)
"""The person at risk, who is printed with their sex: `MEXICO Jane Doe (f), lawyer`."""
AMONG_NUMBERS = re.compile(
    r"^(?:issue date|date|datum|fecha|data|index|AI[- ]index|UA-Nr|country|name|nombre|nom)\b"
    r".{0,25}:",
    re.IGNORECASE,
)
"""A line of the imprint rather than a title."""
