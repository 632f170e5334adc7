"""The labels of Urgent Actions: one entry for each label and language.

To add a label, add one `Label` line to `LABELS`; see `cases/README.md` for an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a line of a document is taken for."""

    HEADING = "heading"
    SUMMARY = "summary"
    ACTION = "action"
    TARGETS = "targets"
    COPIES = "copies"
    LETTER = "letter"
    BACKGROUND = "background"
    LANGUAGE = "language"
    DEADLINE = "deadline"
    NAME = "name"
    PREVIOUS = "previous"
    ENDED = "ended"
    OFFICE = "office"
    REPORT = "report"
    LABEL = "label"
    SIGNATURE = "signature"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the format.

    `words` is a regular expression of what is printed, without case; it must stand at the start
    of a line. The rest of the line belongs to `part`, the lines after it to `then` (or to `part`).
    A label `alone` counts only where the line holds nothing else; one that is `inside` is also
    found in the middle of a line, printed in capitals, where copying glued paragraphs together.
    """

    part: Part
    language: str
    words: str
    then: Part | None = None
    alone: bool = False
    inside: bool = False


_COUNT = r"(?:\d\s*[).]\s*)?"

LABELS: tuple[Label, ...] = (
    # What to do
    Label(
        Part.ACTION,
        "en",
        _COUNT + r"TAKE ACTION(?:: WRITE AN APPEAL[^\n:]{0,80}MODEL LETTER)?\b",
        inside=True,
    ),
    Label(Part.ACTION, "en", r"RECOMMENDED ACTIONS?\b", inside=True),
    Label(Part.ACTION, "en", r"(?:1\)\s*)?Please (?:send appeals|write immediately)\b(?! to\b)"),
    Label(Part.ACTION, "en", r"Write a letter, send an email, call, fax or tweet"),
    Label(
        Part.ACTION,
        "es",
        r"(?:ACT[UÚ](?:A|E|EN)|PASEN A LA ACCI[OÓ]N): (?:REDACT|ESCRIB)[^:\n]{0,90}MODELO\b",
        inside=True,
    ),
    Label(Part.ACTION, "es", _COUNT + r"PASEN A LA ACCI[OÓ]N\b", inside=True),
    Label(Part.ACTION, "es", r"ACT[UÚ](?:A|E|EN)\b(?=\s*[:.]|$)"),
    Label(Part.ACTION, "es", r"(?:ESCRIBAN|ESCRIBE|ENV[IÍ]EN (?:SUS )?LLAMAMIENTOS) [^:]{0,80}:"),
    Label(Part.ACTION, "es", r"ACCI[OÓ]N RECOMENDADA\b", inside=True),
    Label(
        Part.ACTION,
        "fr",
        r"(?:PASSEZ [AÀ] L[’']ACTION|AGISSEZ) ?: (?:ENVOYEZ|[EÉ]CRIVEZ)[^:\n]{0,110}CI-DESSOUS\b",
        inside=True,
    ),
    Label(Part.ACTION, "fr", _COUNT + r"(?:PASSEZ [AÀ] L[’']ACTION|AGISSEZ)\b", inside=True),
    Label(Part.ACTION, "fr", r"DANS LES APPELS QUE\b", inside=True),
    Label(Part.ACTION, "fr", r"ACTION RECOMMAND[EÉ]E\b", inside=True),
    # Whom to write to
    Label(Part.TARGETS, "en", r"CONTACT INFORMATION\b", inside=True),
    Label(Part.TARGETS, "en", r"(?:PLEASE )?(?:SEND )?(?:YOUR )?APPEALS TO\b(?=\s*:|$)"),
    Label(Part.TARGETS, "en", r"Please write (?:urgently|immediately|to)\b[^.]{0,160} to:$"),
    Label(
        Part.DEADLINE, "en", r"Contact th(?:is|ese) (?:\w+ )?officials? by\b", then=Part.TARGETS
    ),
    Label(
        Part.DEADLINE,
        "en",
        r"PLEASE SEND APPEALS BEFORE\b(?=[^:]{0,40}\bTO\b)",
        then=Part.TARGETS,
        inside=True,
    ),
    Label(Part.TARGETS, "es", r"(?:ENV[IÍ]EN )?(?:SUS )?LLAMAMIENTOS A\b(?=\s*:|$)", inside=True),
    Label(Part.TARGETS, "es", r"(?:INFORMACI[OÓ]N|DATOS) DE CONTACTO\b", inside=True),
    Label(Part.TARGETS, "fr", r"(?:ENVOYEZ VOS )?APPELS [AÀ]\b(?=\s*:|$)", inside=True),
    Label(Part.TARGETS, "fr", r"(?:COORDONN[EÉ]ES|DESTINATAIRES)\b(?=\s*:|$)", alone=True),
    Label(Part.COPIES, "en", r"(?:(?:AND )?(?:SEND )?COPIES TO|CC)\b(?=\s*:|$)"),
    Label(
        Part.COPIES,
        "en",
        r"(?:Also|Please) send copies to diplomatic representatives\b[^.:]*[.:]?"
        r"(?: Please insert local diplomatic addresses below:?)?",
    ),
    Label(Part.COPIES, "es", r"(?:(?:Y )?COPIAS? A|CON COPIA A)\b(?=\s*:|$)"),
    Label(Part.COPIES, "es", r"Env[ií]en tambi[eé]n copias? a la representaci[oó]n\b[^.:]*[.:]?"),
    Label(Part.COPIES, "fr", r"(?:(?:ET )?COPIES? [AÀ])\b(?=\s*:|$)"),
    Label(
        Part.COPIES, "fr", r"Veuillez [eé]galement (?:envoyer|adresser) des? copies?\b[^.:]*[.:]?"
    ),
    # The letter, and what stands behind it
    Label(Part.LETTER, "en", r"(?:SAMPLE|MODEL|TEMPLATE) LETTER\b(?=\s*:|$)", alone=True),
    Label(Part.LETTER, "en", r"SAMPLE LETTER\b", inside=True),
    Label(Part.LETTER, "es", r"(?:CARTA|LLAMAMIENTO) MODELO\b(?=\s*:|$)", inside=True),
    Label(Part.LETTER, "fr", r"(?:LETTRE|APPEL)[ -]TYPE\b(?=\s*:|$)", inside=True),
    Label(
        Part.BACKGROUND,
        "en",
        r"(?:ADDITIONAL|BACKGROUND|FURTHER) INFORMATION(?=\s*:|$)",
        alone=True,
    ),
    Label(Part.BACKGROUND, "en", r"ADDITIONAL INFORMATION\b", inside=True),
    Label(Part.BACKGROUND, "en", r"BACKGROUND\b(?=\s*:|$)", alone=True),
    Label(
        Part.BACKGROUND,
        "es",
        r"INFORMACI[OÓ]N (?:COMPLEMENTARIA|ADICIONAL|GENERAL)(?=\s*:|$)",
        inside=True,
    ),
    Label(
        Part.BACKGROUND,
        "fr",
        r"(?:COMPL[EÉ]MENTS? D[’']INFORMATION|INFORMATIONS? COMPL[EÉ]MENTAIRES?"
        r"|INFORMATIONS? G[EÉ]N[EÉ]RALES?|CONTEXTE)(?=\s*:|$)",
        inside=True,
    ),
    # What is known about the case
    Label(
        Part.LANGUAGE, "en", r"PREFERRED LANGUAGES?(?: TO ADDRESS (?:THE )?TARGETS?)?", inside=True
    ),
    Label(Part.LANGUAGE, "es", r"IDIOMAS? (?:PREFERIDOS?|PREFERENTES?)[^:]{0,60}", inside=True),
    Label(
        Part.LANGUAGE,
        "fr",
        r"LANGUE\(?S?\)? (?:[AÀ] PRIVIL[EÉ]GIER|PR[EÉ]F[EÉ]R[EÉ]ES?)[^:]{0,60}",
    ),
    Label(
        Part.DEADLINE,
        "en",
        r"PLEASE (?:TAKE ACTION|SEND (?:YOUR )?APPEALS|ACT)\b[^:\n]{0,40}?\b(?:UNTIL|BEFORE|BY)\b",
        inside=True,
    ),
    Label(
        Part.DEADLINE, "en", r"(?:DEADLINE(?: (?:EXTENDED|MOVED))?|VALID UNTIL|EXPIRES(?: ON)?)\b"
    ),
    Label(Part.DEADLINE, "en", r"(?:PLEASE )?CHECK WITH [^.]{0,100}\bAFTER(?=\s+\d)"),
    Label(
        Part.DEADLINE,
        "es",
        r"(?:POR FAVOR,? )?(?:ACT[UÚ]EN|ENV[IÍ]EN (?:SUS )?LLAMAMIENTOS)\b[^:\n]{0,50}?"
        r"\b(?:HASTA|ANTES)(?: EL| DEL)?\b",
        inside=True,
    ),
    Label(Part.DEADLINE, "es", r"(?:FECHA L[IÍ]MITE|PLAZO|ANTES DEL|V[AÁ]LIDA HASTA)\b"),
    Label(
        Part.DEADLINE,
        "fr",
        r"(?:MERCI D[’']AGIR|ENVOYEZ VOS APPELS|AGISSEZ)\b[^:\n]{0,60}?\bAVANT(?: LE)?\b",
        inside=True,
    ),
    Label(Part.DEADLINE, "fr", r"(?:D[EÉ]LAI|DATE LIMITE|AVANT LE)\b"),
    Label(Part.NAME, "en", r"NAMES?(?: AND (?:PREFERRED )?PRONOUNS?)?(?=\s*:)"),
    Label(Part.NAME, "es", r"NOMBRES?(?: Y PRONOMBRES?)?[^:]{0,30}(?=\s*:)"),
    Label(Part.NAME, "fr", r"(?:PR[EÉ])?NOMS?(?: ET PRONOMS?)?[^:]{0,30}(?=\s*:)"),
    Label(Part.PREVIOUS, "en", r"LINKS? TO (?:THE )?PREVIOUS UAS?\b", inside=True),
    Label(Part.PREVIOUS, "es", r"ENLACES? A LA AU ANTERIOR\b", inside=True),
    Label(Part.PREVIOUS, "fr", r"LIENS? VERS L[’']AU PR[EÉ]C[EÉ]DENTE\b", inside=True),
    Label(
        Part.ENDED,
        "en",
        r"(?:THIS (?:URGENT )?ACTION (?:HAS )?ENDED|NO FURTHER ACTION IS)\b",
        then=Part.SUMMARY,
    ),
    Label(
        Part.ENDED,
        "es",
        r"(?:ACCI[OÓ]N (?:FINALIZADA|TERMINADA)|NO SE REQUIERE[^.]{0,40}ACCI)",
        then=Part.SUMMARY,
    ),
    Label(Part.ENDED, "fr", r"(?:ACTION TERMIN[EÉ]E|AUCUNE AUTRE ACTION)\b", then=Part.SUMMARY),
    # Not for the official
    Label(Part.REPORT, "en", _COUNT + r"(?:PLEASE )?LET US KNOW\b", inside=True),
    Label(Part.REPORT, "en", r"(?:\d\s*[).]\s*)?(?:CLICK HERE|HERE[’']S WHY)\b"),
    Label(Part.REPORT, "en", r"THIS IS (?:THE [\w ]{3,30} (?:OF|TO) )?(?:URGENT ACTION|UA)\b"),
    Label(Part.REPORT, "en", r"(?:- )?DOWNLOADS?\b[\w ]{0,30}$"),
    Label(Part.REPORT, "es", r"(?:HAZ CLIC|HAGAN? CLIC|D[IÍ]GANNOS|INF[OÓ]RMENNOS)\b"),
    Label(Part.REPORT, "fr", r"(?:CLIQUEZ|FAITES-NOUS SAVOIR|DITES-NOUS)\b"),
    Label(Part.OFFICE, "en", r"(?:PLEASE )?(?:CHECK WITH|ASK) (?:THE|YOUR) (?:AMNESTY|SECTION)\b"),
    Label(Part.OFFICE, "en", r"Name Address 1\b"),
    Label(Part.OFFICE, "es", r"CONSULTEN? CON (?:LA OFICINA|SU SECCI[OÓ]N)\b"),
    Label(
        Part.OFFICE, "fr", r"(?:VEUILLEZ )?(?:VÉRIFIEZ|CONSULTEZ|CONTACTER) (?:AUPR[EÈ]S|VOTRE)\b"
    ),
)
