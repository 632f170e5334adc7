"""French, as the International Secretariat and the sections print it."""

from __future__ import annotations

from cases.case import Kind
from cases.document.labels import COUNT, Label, Part
from cases.document.languages.language import Language

LABELS = (
    Label(
        Part.ACTION,
        r"(?:PASSEZ [AÀ] L[’']ACTION|AGISSEZ) ?: (?:ENVOYEZ|[EÉ]CRIVEZ)[^:\n]{0,110}CI-DESSOUS\b",
        inside=True,
    ),
    Label(Part.ACTION, COUNT + r"(?:PASSEZ [AÀ] L[’']ACTION|AGISSEZ)\b", inside=True),
    Label(
        Part.ACTION,
        r"DANS (?:LES|VOS) APPELS QUE\b",
        inside=True,
    ),
    Label(Part.ACTION, r"ACTIONS? RECOMMAND[EÉ]ES?\b", inside=True),
    Label(Part.ACTION, r"(?:QUE FAIRE|COMMENT AGIR|QUE POUVEZ-VOUS FAIRE)\b", alone=True),
    Label(
        Part.DEADLINE,
        r"(?:ENVOYEZ |FAITES PARVENIR )?(?:VOS )?APPELS(?: [AÀ] ENVOYER)? AVANT(?: LE)?\b"
        r"(?=[^:]{0,50}(?<!\w)[AÀ]\s*:)",
        then=Part.TARGETS,
        inside=True,
    ),
    Label(
        Part.TARGETS,
        r"(?:(?:ENVOYEZ|ADRESSEZ) )?(?:VOS |LES )?(?:APPELS|LETTRES|MESSAGES) [AÀ](?=\s*:|$)",
        inside=True,
    ),
    Label(
        Part.TARGETS,
        r"(?:COORDONN[EÉ]ES|DESTINATAIRES?|ADRESSES?|[EÉ]CRIVEZ [AÀ]|VEUILLEZ [EÉ]CRIRE [AÀ])"
        r"(?=\s*:|$)",
        alone=True,
    ),
    Label(Part.COPIES, r"(?:(?:ET )?(?:AVEC )?COPIES? [AÀ]|C\.?C\.?)(?=\s*:|$)"),
    Label(
        Part.COPIES,
        r"Veuillez [eé]galement (?:envoyer|adresser) des? copies?\b[^.:]*[.:]?",
    ),
    Label(
        Part.TARGETS,
        r"(?:[eé]crivez|envoyez|adressez|[eé]crire|en l[’']adressant)\b[^.:;]{0,110}?"
        r"(?<!\w)(?:au|aux|[aà] la|[aà] l[’']|[aà])\s*(?=(?-i:[A-ZÀÉ]))",
        sentence=True,
    ),
    Label(
        Part.COPIES,
        r"(?:et |avec )*(?:une )?copies? (?:au|aux|[aà] la|[aà] l[’']|[aà])\s*(?=(?-i:[A-ZÀÉ]))",
        sentence=True,
    ),
    Label(
        Part.LETTER, r"(?:(?:MOD[EÈ]LE DE )?LETTRE|APPEL|LETTRE)[ -]TYPE\b(?=\s*:|$)", inside=True
    ),
    Label(Part.LETTER, r"MOD[EÈ]LE DE (?:LETTRE|COURRIER|MESSAGE)\b(?=\s*:|$)", inside=True),
    Label(
        Part.BACKGROUND,
        r"(?:COMPL[EÉ]MENTS? D[’']INFORMATIONS?|INFORMATIONS? COMPL[EÉ]MENTAIRES?"
        r"|INFORMATIONS? G[EÉ]N[EÉ]RALES?|CONTEXTE)(?=\s*:|$)",
        inside=True,
    ),
    Label(
        Part.LANGUAGE,
        r"LANGUE\(?S?\)? (?:[AÀ] PRIVIL[EÉ]GIER|(?:DE )?PR[EÉ]F[EÉ]R(?:[EÉ]ES?|ENCE))[^:]{0,60}",
    ),
    Label(
        Part.DEADLINE,
        r"(?:MERCI D[’']AGIR|(?:ENVOYEZ )?VOS APPELS|AGISSEZ|APPELS [AÀ] ENVOYER)\b[^:\n]{0,60}?"
        r"\bAVANT(?: LE)?\b",
        inside=True,
    ),
    Label(
        Part.DEADLINE,
        r"(?:(?:NOUVEAU )?D[EÉ]LAI|DATE LIMITE|[EÉ]CH[EÉ]ANCE|AVANT LE|VALABLE JUSQU[’']AU)\b",
    ),
    Label(Part.NAME, r"(?:PR[EÉ])?NOMS?(?: ET (?:PRONOMS?|PR[EÉ]NOMS?))?[^:(]{0,30}(?=\s*:)"),
    Label(Part.PREVIOUS, r"LIENS? VERS L(?:[’']AU PR[EÉ]C[EÉ]DENTE|ES AU PR[EÉ]C[EÉ]DENTES)\b",
          inside=True),
    Label(
        Part.ENDED,
        r"(?:ACTION (?:EST )?(?:TERMIN[EÉ]E|CLOSE)|AUCUNE AUTRE (?:ACTION|INTERVENTION))\b",
        then=Part.SUMMARY,
    ),
    Label(
        Part.REPORT,
        r"(?:CLIQUEZ|FAITES-NOUS SAVOIR|DITES-NOUS|CECI EST LA [^.]{3,40} DE L[’']AU)\b",
    ),
    Label(
        Part.OFFICE,
        r"(?:VEUILLEZ )?(?:V[EÉ]RIFIEZ|CONSULTEZ|CONTACTER) (?:AUPR[EÈ]S|VOTRE)\b",
    ),
    Label(Part.OFFICE, r"Au-del[aà] de cette date, v[eé]rifiez\b"),
    Label(Part.OFFICE, r"nom\(s\) adresse\(s\)"),
    Label(Part.OFFICE, r"Vous pouvez [eé]galement [eé]crire dans votre propre langue\b"),
)  # fmt: skip

FRENCH = Language(
    code="fr",
    urgent_action=r"actions? urgentes?",
    labels=LABELS,
    kinds=(
        (Kind.ENDED, r"aucune autre (?:action|intervention)|\baction (?:est )?close\b"),
        (Kind.EXTENSION, r"\bd[eé]lai prolong[eé]\b"),
        (
            Kind.FURTHER,
            r"\b(?:deuxi[eè]me|troisi[eè]me|quatri[eè]me|cinqui[eè]me) (?:AU|action urgente)\b"
            r"|\baction compl[eé]mentaire|\binformations? compl[eé]mentaires? sur l[’']AU"
            r"|\bcompl[eé]ment d[’']information sur l[’']AU",
        ),
        (Kind.UPDATE, r"\bmise [aà] jour\b"),
    ),
    greetings=r"Monsieur|Madame|Mesdames|Messieurs|Excellence|Votre Excellence|Ch[eè]re?s?",
    closings=r"(?:Bien |Tr[eè]s )?(?:cordialement|respectueusement|sinc[eè]rement)(?: v[oô]tre)?"
    r"|(?:Veuillez|Je vous prie|Nous vous prions|Dans l[’']attente|Recevez).{0,240}"
    r"|Salutations distingu[eé]es",
    asking=r"(?:demandez|demandant|priez|exhortez|appelez|engagez|rappelez|exprimez"
    r"|dites|faites|r[eé]clamez|insistez|invitez|saluez|d[eé]clarez|soulignez|condamnez|exigez)\b",
    steps=r"(?:cliquez|[eé]crivez une|partagez|faites-nous|signez|envoyez une copie)",
    before_deadline=r"(?:avant le|jusqu[’']au|d[’']ici au?|apr[eè]s le)\s+$",
    appeals=r"appels?|[eé]cri|envoy|parven|action|lettres?",
    named_languages=r"\ben (?P<named>[^.:;]{3,80}?)(?:,? ou dans votre propre langue)?(?: [aà])?"
    r"\s*:",
    own_language=r"\ben (?P<named>[^.:;]{3,90}?),? ou (?:dans )?(?:votre propre|vos propres)\b",
    nothing=("aucun", "aucune", "sans objet", "neant"),
    heads="""ambassadeur ambassadrice ministre president presidente secretaire gouverneur
        gouverneure procureur procureure directeur directrice commissaire chef roi chancelier
        maire juge prefet garde mediateur mediatrice premier charge senateur senatrice inspecteur
        inspectrice""",
    modifiers="""premiere generale federal federale adjoint adjointe supreme publique delegue
        deleguee conseiller conseillere""",
    connectors="du des le les et a aux au l d pres",
    portfolios="""interieur affaires etrangeres justice sceaux securite defense culture sante
        droits humains homme republique democratique etat education travail environnement finances
        economie nationale national conseil cour supreme commission assemblee senat gouvernement
        forces armees police penitentiaire cooperation ministres exterieures federale islamique
        relations""",
    offices="""ambassade ministere palais hotel presidence primature secrétariat consulat parquet
        cabinet""",
    streets="rue quai bp cedex chemin allee impasse etage",
    honorifics="son m mme mlle monsieur madame s.e.m",
    stop_words="le les des et que dans pour une vous est du au",
)
