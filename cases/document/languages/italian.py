"""Italian, as the Italian and Swiss sections print it."""

from __future__ import annotations

from cases.case import Kind
from cases.document.labels import Label, Part
from cases.document.languages.language import Language

LABELS = (
    Label(
        Part.ACTION,
        r"(?:COSA PUOI FARE|AGISCI(?: ORA| SUBITO)?|ENTRA IN AZIONE|PASSA ALL[’']AZIONE"
        r"|AZION[EI] RACCOMANDAT[AE])\b(?!\s+(?:IL PRIMA|ENTRO|PRIMA))",
    ),
    Label(Part.ACTION, r"(?:SCRIVETE|SCRIVI|INVIATE|INVIA)\b[^.]{0,160}(?<! A):$"),
    Label(
        Part.TARGETS,
        r"(?:(?:INVIARE|INVIATE|INVIA) )?(?:GLI |I VOSTRI )?(?:APPELLI|LETTERE) A\b(?=\s*:|$)",
    ),
    Label(Part.TARGETS, r"(?:DESTINATARI[OA]?|CONTATTI|SCRIVETE A|SCRIVI A)\b(?=\s*:|$)"),
    Label(Part.COPIES, r"(?:(?:E )?(?:CON )?COPI[AE](?: A)?|CC)\b(?=\s*:|$)"),
    Label(
        Part.LETTER,
        r"(?:LETTERA|APPELLO) (?:TIPO|MODELLO)\b"
        r"|(?:MODELLO|FACSIMILE|TESTO) (?:DI|DELLA) LETTERA\b",
    ),
    Label(
        Part.BACKGROUND,
        r"(?:ULTERIORI INFORMAZIONI|INFORMAZIONI (?:AGGIUNTIVE|SUPPLEMENTARI|DI CONTESTO)"
        r"|CONTESTO)(?=\s*:|$)",
        alone=True,
    ),
    Label(Part.LANGUAGE, r"LINGU[AE] PREFERIT[AE][^:]{0,50}"),
    Label(
        Part.DEADLINE,
        r"(?:SCADENZA|VALID[AO] FINO AL?|ENTRO IL|DATA DI SCADENZA)\b"
        r"|(?:AGISCI|AGITE|INVIATE? [^:.]{0,30}?)\b[^:.]{0,40}?\b(?:ENTRO|PRIMA DEL|FINO AL)"
        r"(?: IL)?\b",
    ),
    Label(Part.NAME, r"NOM[EI](?: E PRONOM[EI])?[^:]{0,20}(?=\s*:)"),
    Label(Part.PREVIOUS, r"LINK ALL[AE’'] ?(?:UA|AU|AZIONE) PRECEDENT[EI]\b"),
    Label(
        Part.ENDED,
        r"(?:AZIONE (?:CONCLUSA|TERMINATA)|NON (?:È|SONO) RICHIEST[AEI] (?:ULTERIORI|ALTRE))\b",
        then=Part.SUMMARY,
    ),
)

ITALIAN = Language(
    code="it",
    urgent_action=r"azione urgente",
    labels=LABELS,
    kinds=(
        (Kind.ENDED, r"\bazione (?:conclusa|terminata)\b|\bnon (?:è|sono) richiest[aei]"),
        (Kind.FURTHER, r"\b(?:seconda|terza|quarta) (?:UA|AU|azione urgente)\b"),
        (Kind.UPDATE, r"\baggiornamento\b"),
    ),
    greetings=r"Egregi[oa]?|Gentile|Gentilissim[oa]|Spettabile|Eccellenza|Sua Eccellenza"
    r"|Signor(?:a|e|i)?|Illustre",
    closings=r"(?:Cordiali|Distinti) saluti|(?:Cordialmente|Rispettosamente|In fede)",
    asking=r"(?:sollecitando|chiedendo|esortando|esprimendo|invitando|chiedete|esortate|ricordando"
    r"|chiedi)\b",
    steps=r"(?:clicca|firma|condividi|scrivi una)",
    before_deadline=r"(?:entro(?: e non oltre)? il|prima del|fino al|dopo il)\s+$",
    appeals=r"appell|scriv|letter|invi",
    named_languages=r"\bin (?P<named>[^.:;]{3,80}?)(?:,? o nella (?:vostra|tua) lingua)?(?: a)?"
    r"\s*:",
    own_language=r"\bin (?P<named>[^.:;]{3,90}?),? o (?:nella )?(?:vostra|tua|propria)\b",
    nothing=("nessuno", "nessuna", "non applicabile"),
    heads="""ambasciatore ambasciatrice presidente ministro segretario segretaria
        governatore procuratore procuratrice direttore direttrice capo giudice sindaco prefetto
        commissario""",
    modifiers="primo prima generale vice nazionale federale",
    connectors="della dell dello degli dei delle di e per",
    portfolios="""giustizia interno interni esteri difesa repubblica salute cultura stato
        consiglio affari""",
    offices="ambasciata ministero ufficio palazzo procura consolato segreteria",
    streets="via viale piazza corso casella",
    honorifics="sig sig.ra signor signora onorevole on s.e dott dott.ssa",
    stop_words="il di che per gli della con non una sono del e alla",
)
