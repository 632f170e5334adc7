"""German, as the German, Austrian and Swiss sections print it."""

from __future__ import annotations

from cases.case import Kind
from cases.document.labels import Label, Part
from cases.document.languages.language import Language

LABELS = (
    Label(
        Part.ACTION,
        r"(?:BITTE )?SCHREIBEN SIE BITTE\b[^:.\n]{0,140}FORDERUNGEN\b|(?:FAXE|E-MAILS|BRIEFE|"
        r"LUFTPOSTBRIEFE)[^:.\n]{0,80}FORDERUNGEN\b|SCHREIBEN SIE BITTE$",
    ),
    Label(Part.ACTION, r"(?:EMPFOHLENE AKTION(?:EN)?|WERDEN SIE AKTIV|HANDELN SIE JETZT)\b"),
    Label(Part.ACTION, r"WAS (?:SIE TUN K[OÖ]NNEN|DU TUN KANNST|KANN ICH TUN)\b", alone=True),
    Label(Part.ACTION, r"BITTE SCHREIBEN SIE\b[^.]{0,160}:$"),
    Label(
        Part.TARGETS,
        r"(?:(?:RICHTEN|SENDEN|SCHICKEN) SIE )?(?:BITTE )?(?:IHRE )?(?:APPELLE|BRIEFE"
        r"|APPELLBRIEFE|SCHREIBEN)(?: BITTE)? AN\b(?=\s*:|$)",
    ),
    Label(
        Part.TARGETS, r"(?:ADRESSAT(?:EN)?|EMPF[AÄ]NGER|KONTAKT(?:DATEN)?)(?=\s*:|$)", alone=True
    ),
    Label(Part.COPIES, r"(?:KOPIEN?(?: BITTE)? AN|MIT KOPIE AN|KOPIEN?|CC)\b(?=\s*:|$)"),
    Label(Part.LETTER, r"(?:INHALT|TEXT)(?=\s*:|$)", alone=True),
    Label(
        Part.LETTER,
        r"(?:MUSTERBRIEF|BRIEFVORSCHLAG|APPELLBRIEF|BRIEFTEXT|VORLAGE|MUSTERTEXT)\b(?=\s*:|$)",
    ),
    Label(
        Part.BACKGROUND,
        r"(?:HINTERGRUND(?:INFORMATION(?:EN)?)?|WEITERE INFORMATIONEN"
        r"|ZUS[AÄ]TZLICHE INFORMATIONEN)(?=\s*:|$)",
        alone=True,
    ),
    Label(Part.SUMMARY, r"SACHLAGE(?=\s*:|$)", alone=True),
    Label(Part.LANGUAGE, r"(?:BEVORZUGTE SPRACHEN?|KORRESPONDENZSPRACHE)\b"),
    Label(
        Part.DEADLINE,
        r"(?:FRIST(?: VERL[AÄ]NGERT)?|STICHTAG|(?:AKTION )?G[UÜ]LTIG BIS(?: ZUM)?|EINSENDESCHLUSS"
        r"|(?:EINSATZ|LAUFZEIT|TEILNAHME) BIS(?: ZUM)?)\b",
    ),
    Label(
        Part.DEADLINE,
        r"(?:BITTE )?(?:SCHREIBEN|HANDELN|APPELLIEREN|WERDEN) SIE\b[^:.\n]{0,60}?"
        r"\b(?:BIS(?: ZUM)?|VOR DEM)\b(?=\s*:?\s*\d)",
        inside=True,
    ),
    Label(Part.NAME, r"NAMEN?(?: UND PRONOMEN)?(?=\s*:)"),
    Label(Part.PREVIOUS, r"LINK ZUR (?:VORHERIGEN|LETZTEN) (?:UA|URGENT ACTION)\b"),
    Label(
        Part.ENDED,
        r"(?:DIESE (?:URGENT )?ACTION IST BEENDET|(?:ES SIND )?(?:DERZEIT )?KEINE WEITEREN"
        r" (?:APPELLE|AKTIONEN|SCHREIBEN))\b",
        then=Part.SUMMARY,
    ),
    Label(Part.OFFICE, r"BITTE (?:FRAGEN|ERKUNDIGEN) SIE\b"),
    Label(Part.OFFICE, r"STANDARDBRIEF\b|LUFTPOSTBRIEF\b|BRIEFPORTO\b|PORTO\b"),
)

GERMAN = Language(
    code="de",
    urgent_action=r"eilaktion",
    labels=LABELS,
    kinds=(
        (Kind.ENDED, r"\bkeine weiteren (?:appelle|aktionen)|\baction ist beendet\b"),
        (Kind.FURTHER, r"\bweitere informationen zu (?:UA|urgent)|\b(?:zweite|dritte) UA\b"),
    ),
    greetings=r"Sehr geehrte[rns]?|Lieber?|Exzellenz(?:en)?|Eure Exzellenz|Hochverehrte[rs]?"
    r"|Guten Tag",
    closings=r"(?:Mit (?:freundlichen|besten|vielen) (?:Gr[uü][sß]+en|Empfehlungen).{0,30})"
    r"|Hochachtungsvoll|(?:Beste|Viele|Freundliche) Gr[uü][sß]+e",
    asking=r"(?:bitte (?!schreiben|senden|richten|beachten)|ich (?:bitte|fordere|appelliere)"
    r"|wir (?:bitten|fordern)|fordern sie|setzen sie sich)",
    steps=r"(?:klicken|unterschreiben|teilen sie|schreiben sie einen)",
    before_deadline=r"(?:bis(?: sp[aä]testens)?(?: zum)?|nach dem|vor dem)\s+$",
    appeals=r"appell|schreib|brief|frist|aktion",
    own_language=r"\bschreiben sie (?:bitte )?(?:in (?:gutem )?|auf )"
    r"(?P<named>[^.:;]{3,90}?)\.",
    nothing=("keine", "keiner", "entfallt", "nicht zutreffend"),
    heads="""botschafter botschafterin justizminister justizministerin innenminister
        innenministerin aussenminister aussenministerin premierminister premierministerin
        verteidigungsminister ministerin prasident prasidentin generalstaatsanwalt
        generalstaatsanwaltin konig konigin gouverneur gouverneurin direktor direktorin leiter
        leiterin burgermeister burgermeisterin vorsitzender vorsitzende staatsprasident
        polizeiprasident bundeskanzler staatsanwalt richter kommissar polizeichef""",
    modifiers="oberster oberste stellvertretender stellvertretende",
    connectors="der des fur und von vom zur im",
    portfolios="""innern inneren justiz aussern verteidigung gesundheit kultur bildung republik
        bundesrepublik gerichtshofs polizei staates foderation konigreichs volksrepublik
        russischen islamischen arabischen vereinigten staaten demokratischen""",
    offices="""botschaft ministerium justizministerium innenministerium aussenministerium
        generalkonsulat konsulat kanzlei amt regierung""",
    streets="strasse platz postfach",
    honorifics="herr herrn frau s.e s. e. i.e exzellenz seine ihre",
    stop_words="der die das und ist nicht mit von den ein eine sie wir fur auf",
)
