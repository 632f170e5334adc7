"""The lines that mail programs put around a forwarded document."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.document.lines import Line

_HEADERS: dict[str, str] = {
    "en": "From|To|Cc|Bcc|Sent|Date|Subject|Reply-To",
    "es": "De|Para|CC|Enviado(?: el)?|Fecha|Asunto",
    "fr": "De|À|A|Cc|Envoyé|Date|Objet",
    "de": "Von|An|Cc|Gesendet|Datum|Betreff",
    "it": "Da|A|Cc|Inviato|Data|Oggetto",
    "pt": "De|Para|Cc|Enviad[oa](?: em)?|Data|Assunto",
    "nl": "Van|Aan|Cc|Verzonden|Datum|Onderwerp",
}
"""What stands before the colon in the head of a forwarded mail."""

_HEADER = re.compile(rf"[*_]*(?:{'|'.join(_HEADERS.values())})[*_]*\s?:", re.IGNORECASE)
_SUBJECT = re.compile(
    r"[*_]*(?:subject|asunto|objet|betreff|oggetto|assunto|onderwerp)", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"[-_=\s>]*(?:begin )?(?:forwarded message|original message|mensaje reenviado"
    r"|message transf[eé]r[eé]|weitergeleitete nachricht|messaggio inoltrato"
    r"|mensagem encaminhada|doorgestuurd bericht)[-_=:\s]*",
    re.IGNORECASE,
)
_FEWEST = 2


def mail_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The positions of lines that are the head of a forwarded mail, not of the document."""
    found = {at for at, line in enumerate(lines) if _FORWARDED.fullmatch(line.text)}
    numbered = ((at, bool(_HEADER.match(line.text))) for at, line in enumerate(lines))
    for is_header, run in groupby(numbered, key=lambda one: one[1]):
        head = [at for at, _ in run]
        if is_header and _is_head([lines[at].text for at in head]):
            found.update(head)
    return frozenset(found)


def _is_head(texts: Sequence[str]) -> bool:
    return len(texts) >= _FEWEST and any(_SUBJECT.match(text) for text in texts)
