"""Dutch, as the Dutch and Flemish sections print it."""

from __future__ import annotations

from cases.case import Kind
from cases.document.labels import Label, Part
from cases.document.languages.language import Language

LABELS = (
    Label(
        Part.ACTION,
        r"(?:KOM IN ACTIE|WAT KUN JE DOEN|WAT KAN JE DOEN|ONDERNEEM ACTIE|AANBEVOLEN ACTIES?)\b",
    ),
    Label(Part.ACTION, r"SCHRIJF (?:EEN|JE EIGEN) (?:BRIEF|OPROEP|E-?MAIL)\b"),
    Label(Part.ACTION, r"(?:SCHRIJF|STUUR)\b[^.]{0,160}(?<! AAN)(?<! NAAR):$"),
    Label(
        Part.TARGETS,
        r"(?:(?:STUUR|SCHRIJF|RICHT) )?(?:UW |JE )?(?:OPROEPEN|BRIEVEN|BRIEF) (?:AAN|NAAR)\b"
        r"(?=\s*:|$)",
    ),
    Label(
        Part.TARGETS,
        r"(?:CONTACTGEGEVENS|ADRESSEN|SCHRIJF (?:AAN|NAAR))\b(?=\s*:|$)",
    ),
    Label(Part.COPIES, r"(?:(?:EN )?(?:MET )?KOPIE(?:[EË]N)? AAN|KOPIE|CC)\b(?=\s*:|$)"),
    Label(Part.LETTER, r"VOORBEELD(?:BRIEF|MAIL|TEKST)\b(?=\s*:|$)"),
    Label(
        Part.BACKGROUND,
        r"(?:ACHTERGROND(?:INFORMATIE)?|AANVULLENDE INFORMATIE|EXTRA INFORMATIE)(?=\s*:|$)",
        alone=True,
    ),
    Label(Part.LANGUAGE, r"VOORKEURSTAAL\b[^:]{0,40}"),
    Label(
        Part.DEADLINE,
        r"(?:(?:ACTIE )?GELDIG TOT(?: EN MET)?|UITERSTE DATUM|EINDDATUM|DEADLINE)\b"
        r"|(?:SCHRIJF|STUUR|KOM IN ACTIE)\b[^:.]{0,50}?\b(?:V[OÓ]{2}R|UITERLIJK|TOT)(?: OP)?\b",
    ),
    Label(Part.NAME, r"NA(?:AM|MEN)(?: EN VOORNAAMWOORD(?:EN)?)?(?=\s*:)"),
    Label(Part.PREVIOUS, r"LINK NAAR (?:DE )?VORIGE (?:UA|ACTIE)\b"),
    Label(
        Part.ENDED,
        r"(?:DEZE ACTIE IS (?:BE[EË]INDIGD|GESTOPT|AFGELOPEN)|VERDERE ACTIE IS NIET)\b",
        then=Part.SUMMARY,
    ),
)

DUTCH = Language(
    code="nl",
    urgent_action=r"spoedactie",
    labels=LABELS,
    kinds=(
        (Kind.ENDED, r"\bdeze actie is (?:be[eë]indigd|gestopt|afgelopen)"),
        (Kind.FURTHER, r"\b(?:tweede|derde|vierde) (?:UA|spoedactie|urgent action)\b"),
    ),
    greetings=r"Geachte|Beste|Excellentie|Uwe Excellentie|Hooggeachte",
    closings=r"Hoogachtend|(?:Met )?(?:vriendelijke|hartelijke) groet(?:en)?|Hoogachtend.{0,30}",
    asking=r"(?:vraag|roep|dring|verzoek|spoor)\b",
    steps=r"(?:klik|teken|deel)\b",
    before_deadline=r"(?:v[oó]{2}r|uiterlijk(?: op)?|tot(?: en met)?|na)\s+$",
    appeals=r"oproep|schrijf|brie[fv]|actie|stuur",
    named_languages=r"\bin het (?P<named>[^.:;]{3,80}?)(?: of (?:in )?(?:je|uw) eigen taal)?"
    r"(?: aan)?\s*:",
    own_language=r"\bin (?:het )?(?P<named>[^.:;]{3,90}?),? of (?:in )?(?:je|uw) eigen\b",
    nothing=("geen", "n.v.t", "nvt", "niet van toepassing"),
    heads="""ambassadeur minister president premier koning koningin gouverneur burgemeester
        directeur voorzitter commissaris rechter procureur-generaal staatssecretaris""",
    modifiers="generaal eerste",
    connectors="van voor het en",
    portfolios="""justitie binnenlandse buitenlandse zaken defensie volksgezondheid cultuur
        republiek veiligheid onderwijs""",
    offices="ambassade ministerie paleis kantoor consulaat parket",
    streets="straat plein laan gracht weg postbus",
    honorifics="dhr mevr mevrouw meneer z.e h.e",
    stop_words="de het een van en in is dat op te zijn voor niet met die",
)
