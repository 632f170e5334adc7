"""Spanish, as the International Secretariat and the sections print it."""

from __future__ import annotations

from cases.case import Kind
from cases.document.labels import COUNT, Label, Part
from cases.document.languages.language import Language

_LETTERS = r"(?:SUS? )?(?:LLAMAMIENTOS?|CARTAS?|MENSAJES?|CORREOS?)"

LABELS = (
    Label(
        Part.ACTION,
        r"(?:ACT[UÚ](?:A|E|EN)|PASEN A LA ACCI[OÓ]N): (?:REDACT|ESCRIB)[^:\n]{0,90}MODELO\b",
        inside=True,
    ),
    Label(Part.ACTION, COUNT + r"PASEN A LA ACCI[OÓ]N\b", inside=True),
    Label(Part.ACTION, r"ACT[UÚ](?:A|E|EN)\b(?=\s*[:.]|$)"),
    Label(
        Part.ACTION,
        rf"(?:POR FAVOR,? )?(?:ESCRIBAN?|ESCRIBE|ENV[IÍ]EN? {_LETTERS})(?! A\s*:) [^:]{{0,140}}:",
    ),
    Label(Part.ACTION, r"SOLICITUD(?:ES)? DE ACCI[OÓ]N\b|ACCIONES URGENTES SOLICITADAS\b"),
    Label(Part.SUMMARY, r"(?:LOS )?HECHOS(?=\s*:|$)", alone=True),
    Label(Part.ACTION, r"ACCI(?:[OÓ]N|ONES) (?:RECOMENDADAS?|SOLICITADAS?)\b", inside=True),
    Label(Part.ACTION, r"QU[EÉ] PUEDES? HACER\b"),
    Label(
        Part.DEADLINE,
        rf"(?:ENV[IÍ]EN? )?{_LETTERS},? (?:ANTES|HASTA)(?: DEL?| EL)?\b(?=[^:]{{0,50}}\bA\s*:)",
        then=Part.TARGETS,
        inside=True,
    ),
    Label(Part.TARGETS, rf"(?:(?:ENV[IÍ]EN?|DIRIJAN?) )?{_LETTERS} A\b(?=\s*:|$)", inside=True),
    Label(Part.TARGETS, r"(?:INFORMACI[OÓ]N|DATOS) DE CONTACTO\b", inside=True),
    Label(Part.TARGETS, r"(?:DESTINATARI[OA]S?|DIRECCIONES|ESCRIB[AE]N? A)\b(?=\s*:|$)"),
    Label(
        Part.COPIES,
        r"(?:(?:Y )?(?:ENV[IÍ]EN? )?COPIAS? A|CON COPIAS? A|C\.?C\.?)\b(?=\s*:|$)",
    ),
    Label(
        Part.COPIES,
        r"Env[ií]en? tambi[eé]n copias? a la(?:s)? representaci(?:[oó]n|ones)\b[^.:]*[.:]?"
        r"(?: Inserten? [^:]{0,120}:)?",
    ),
    Label(
        Part.TARGETS,
        r"(?:escriban?|env[ií]en?|dirijan?)\b[^.:;]{0,110}?\b(?:al?|a la):? "
        r"(?=(?:sr|sra|su )?\.?\s?(?-i:[A-ZÁÉÍÓÚ]))",
        sentence=True,
    ),
    Label(
        Part.COPIES,
        r"(?:y |con )*(?:una )?copias? (?:al?|a la) (?=(?-i:[A-ZÁÉÍÓÚ]))",
        sentence=True,
    ),
    Label(Part.LETTER, r"(?:CARTA|LLAMAMIENTO|TEXTO) MODELO\b(?=\s*:|$)", inside=True),
    Label(Part.LETTER, r"MODELO DE (?:CARTA|LLAMAMIENTO|MENSAJE)\b(?=\s*:|$)", inside=True),
    Label(
        Part.BACKGROUND,
        r"INFORMACI[OÓ]N (?:COMPLEMENTARIA|ADICIONAL|GENERAL)(?=\s*:|$)",
        inside=True,
    ),
    Label(Part.BACKGROUND, r"(?:CONTEXTO|ANTECEDENTES)(?=\s*:|$)", alone=True),
    Label(Part.LANGUAGE, r"PUEDEN? ESCRIBIR (?:SUS )?(?:LLAMAMIENTOS?|CARTAS?) EN(?=\s*:)"),
    Label(
        Part.LANGUAGE,
        r"(?:IDIOMAS?|LENGUAS?) (?:PREFERIDOS?|PREFERENTES?|DE PREFERENCIA)[^:]{0,60}",
        inside=True,
    ),
    Label(
        Part.DEADLINE,
        rf"(?:POR FAVOR,? )?(?:ACT[UÚ](?:A|E|EN)|ENV[IÍ]EN? {_LETTERS})\b[^:\n]{{0,50}}?"
        r"\b(?:HASTA|ANTES|M[AÁ]S TARDAR|M[AÁ]S TARDE)(?: EL| DEL?)?\b",
        inside=True,
    ),
    Label(
        Part.DEADLINE,
        r"(?:(?:NUEVA )?FECHA (?:L[IÍ]MITE|TOPE|DE CADUCIDAD)|PLAZO(?: AMPLIADO)?|ANTES DEL"
        r"|V[AÁ]LIDA HASTA)\b",
    ),
    Label(
        Part.DEADLINE,
        r"(?:ENV[IÍ]EN? [^.]{0,40}\. )?CONSULTEN? CON [^.]{0,140}"
        r"\bDESPU[EÉ]S DEL?(?=\s+\d)",
    ),
    Label(Part.NAME, r"NOMBRES?(?: Y (?:PRONOMBRES?|G[EÉ]NERO))?[^:]{0,30}(?=\s*:)"),
    Label(Part.PREVIOUS, r"ENLACES? A LAS? AUS? ANTERIOR(?:ES)?\b", inside=True),
    Label(
        Part.ENDED,
        r"(?:(?:ESTA )?ACCI[OÓ]N (?:URGENTE )?(?:HA )?(?:FINALIZAD[AO]|TERMINAD[AO])"
        r"|NO SE (?:REQUIERE|PRECISA|SOLICITA)[^.]{0,40}ACCI)",
        then=Part.SUMMARY,
    ),
    Label(
        Part.REPORT,
        r"(?:HAZ CLIC|HAGAN? CLIC|D[IÍ]GANNOS|INF[OÓ]RMENNOS|[EÉ]STA ES LA [^.]{3,40} DE LA AU)\b",
    ),
    Label(Part.OFFICE, r"CONSULTEN? CON (?:LA OFICINA|SU SECCI[OÓ]N)\b"),
    Label(Part.OFFICE, r"Nombre Direcci[oó]n 1\b"),
    Label(Part.OFFICE, r"Tambi[eé]n pueden? escribir en su propio idioma\b"),
)

SPANISH = Language(
    code="es",
    urgent_action=r"acci[oó]n urgente",
    labels=LABELS,
    kinds=(
        (
            Kind.ENDED,
            r"no se (?:requiere|precisa|solicita)[^.]{0,40}acci[oó]n"
            r"|\bacci[oó]n (?:urgente )?(?:ha )?(?:finalizad[ao]|terminad[ao])",
        ),
        (Kind.EXTENSION, r"\bpl?azo ampliado\b"),
        (
            Kind.FURTHER,
            r"\b(?:segunda|tercera|cuarta|quinta|sexta)"
            r" (?:AU|acci[oó]n urgente|actualizaci[oó]n)\b"
            r"|\bm[aá]s informaci[oó]n sobre (?:la )?(?:AU|UA|acci)"
            r"|\binformaci[oó]n (?:complementaria|adicional) sobre"
            r"|\bactualizaci[oó]n de (?:la )?AU",
        ),
        (Kind.UPDATE, r"\bactualizaci[oó]n\b"),
    ),
    greetings=r"Estimad[oa]s?|Excelent[ií]sim[oa]s?|Se[ñn]or(?:a|as|es)?|Sra?\.|Distinguid[oa]s?"
    r"|Muy se[ñn]or|Excelencia|Su Excelencia|Apreciad[oa]s?|Respetad[oa]s?|Excm[oa]\.?",
    closings=r"(?:Muy |Le saludan? )?(?:atentamente|cordialmente|respetuosamente)|Atte\.?"
    r"|(?:Reciba|Con) (?:un )?(?:cordial(?:es)? )?saludos?.{0,40}|Sin otro particular.{0,60}"
    r"|(?:Se despide|Le saluda)n? .{0,40}|Saludos?(?: cordial(?:es)?)?",
    asking=r"(?:instando|inst[aá]ndol[eoa]s?|pidiendo|pidi[eé]ndol[eoa]s?|exhortando"
    r"|exhort[aá]ndol[eoa]s?|exigiendo|expresando|solicitando|recordando|record[aá]ndol[eoa]s?"
    r"|reclamando|manifestando|acogiendo|señalando|haciendo|inst[eé]n|pidan|exijan|rogando"
    r"|mostrando|condenando|requiriendo)\b",
    steps=r"(?:por favor,? )?(?:haz clic|haga clic|hagan clic|escrib[ae]n? una|comparte|inform"
    r"|firm[ae]|env[ií]a una copia)",
    before_deadline=r"(?:hasta el|antes del?|a m[aá]s tardar el|llamamientos despu[eé]s del?"
    r"|enviarlos despu[eé]s del?|vence el)\s+$",
    appeals=r"llamamientos?|escrib|cartas?|env[ií]|act[uú]",
    named_languages=r"\ben (?P<named>[^.:;]{3,80}?)(?:,? o en su propio idioma)?(?: a)?\s*:",
    own_language=r"\ben (?P<named>[^.:;]{3,90}?),? o (?:en )?(?:su propio|sus propi[oa]s?)\b",
    nothing=("ninguno", "ninguna", "no aplica", "n/d", "no procede", "no hay"),
    heads="""embajador embajadora ministro ministra presidente presidenta secretario secretaria
        subsecretario subsecretaria gobernador gobernadora fiscal procurador procuradora
        directora comisionado comisionada jefe jefa rey canciller alcalde alcaldesa juez jueza
        magistrado magistrada comandante defensor defensora intendente superintendente
        viceministro viceministra vicepresidente vicepresidenta encargado encargada contralor
        coordinador coordinadora senador senadora""",
    modifiers="""primer primera general constitucional nacional adjunto adjunta interino interina
        consejero consejera supremo publico estatal republica especial""",
    connectors="de del la las los el para y e en",
    portfolios="""interior exterior exteriores relaciones gobernacion justicia seguridad ciudadana
        defensa cultura salud educacion trabajo ambiente hacienda economia republica estado
        estados unidos unidas nacion nacional pueblo derechos humanos publica publico general
        migracion asuntos gobierno tribunal supremo suprema corte consejo comision congreso senado
        fuerzas armadas policia sistema penitenciario instituto ministros mexicanos bolivariana
        plurinacional ministerio fiscalia""",
    offices="""embajada ministerio oficina secretaría despacho palacio edificio fiscalia
        procuraduria instituto comision gobierno consulado presidencia residencia casa
        gobernacion cancilleria mision representacion""",
    streets="""calle avenida av carretera plaza colonia col piso barrio zona carrera calzada paseo
        delegacion alcaldia apartado esquina ciudad municipio cp c.p""",
    honorifics="s.e su excelencia sr sra señor señora don doña excmo excma",
    stop_words="el los de que y en las por una con su se del",
)
