"""Portuguese, as the Portuguese and Brazilian sections print it."""

from __future__ import annotations

from cases.case import Kind
from cases.document.labels import Label, Part
from cases.document.languages.language import Language

LABELS = (
    Label(
        Part.ACTION,
        r"(?:AJA(?: AGORA)?|ENTRE EM A[CÇ][AÃ]O|O QUE (?:PODE|VOC[EÊ] PODE) FAZER"
        r"|A[CÇ][OÕ]ES RECOMENDADAS|A[CÇ][AÃ]O RECOMENDADA)\b"
        r"(?!\s+(?:O MAIS|AT[EÉ]|O QUANTO|IMEDIAT))",
    ),
    Label(
        Part.ACTION,
        r"(?:POR FAVOR,? )?(?:ESCREVAM?|ENVIEM?)(?: IMEDIATAMENTE)?\b[^.]{0,160}"
        r"(?<! A)(?<! PARA):$",
    ),
    Label(
        Part.TARGETS,
        r"(?:(?:ENVIEM?|ENVIAR) )?(?:OS )?(?:SEUS )?(?:APELOS|CARTAS) (?:A|PARA)\b(?=\s*:|$)",
    ),
    Label(Part.TARGETS, r"(?:DESTINAT[AÁ]RI[OA]S?|CONTAT?OS?|ESCREVAM? (?:A|PARA))\b(?=\s*:|$)"),
    Label(Part.COPIES, r"(?:(?:E )?(?:COM )?C[OÓ]PIAS?(?: A| PARA)?|CC)\b(?=\s*:|$)"),
    Label(
        Part.LETTER,
        r"(?:CARTA|APELO)[ -](?:MODELO|TIPO)\b|MODELO DE (?:CARTA|APELO)\b",
    ),
    Label(
        Part.BACKGROUND,
        r"(?:INFORMA[CÇ](?:[AÃ]O|[OÕ]ES) (?:ADICIONA(?:L|IS)|COMPLEMENTAR(?:ES)?)|CONTEXTO)"
        r"(?=\s*:|$)",
        alone=True,
    ),
    Label(Part.LANGUAGE, r"(?:IDIOMAS?|L[IÍ]NGUAS?) PREFER(?:ID[AO]S?|ENCIA(?:L|IS))[^:]{0,50}"),
    Label(
        Part.DEADLINE,
        r"(?:PRAZO|DATA LIMITE|V[AÁ]LID[AO] AT[EÉ]|AT[EÉ] [AO](?=\s+\d))\b"
        r"|(?:AJAM?|ENVIEM?|ESCREVAM?)\b[^:.]{0,50}?\b(?:AT[EÉ]|ANTES DE)(?: [AO]\b)?",
    ),
    Label(Part.NAME, r"NOMES?(?: E PRONOMES?)?[^:]{0,20}(?=\s*:)"),
    Label(Part.PREVIOUS, r"(?:LINK|LIGA[CÇ][AÃ]O) PARA A (?:AU|UA|A[CÇ][AÃ]O) ANTERIOR\b"),
    Label(
        Part.ENDED,
        r"(?:A[CÇ][AÃ]O (?:ENCERRADA|TERMINADA)|N[AÃ]O [EÉ] (?:NECESS[AÁ]RI[AO]|PEDID[AO]))\b",
        then=Part.SUMMARY,
    ),
)

PORTUGUESE = Language(
    code="pt",
    urgent_action=r"a[cç][aã]o urgente",
    labels=LABELS,
    kinds=(
        (Kind.ENDED, r"\ba[cç][aã]o (?:encerrada|terminada)\b"),
        (Kind.FURTHER, r"\b(?:segunda|terceira|quarta) (?:AU|UA|a[cç][aã]o urgente)\b"),
        (Kind.UPDATE, r"\batualiza[cç][aã]o\b"),
    ),
    greetings=r"Exm[oa]s?\.?|Excelent[ií]ssim[oa]s?|Prezad[oa]s?|Car[oa]s?|Estimad[oa]s?"
    r"|Excel[eê]ncia|Vossa Excel[eê]ncia|Senhor(?:a|es|as)?|Ilustr[ií]ssim[oa]",
    closings=r"(?:Atenciosamente|Cordialmente|Respeitosamente|Atentamente)"
    r"|(?:Com os )?(?:melhores|meus) cumprimentos|Cordiais sauda[cç][oõ]es|Sauda[cç][oõ]es",
    asking=r"(?:instando|pedindo|exigindo|apelando|expressando|solicitando|lembrando|exortando"
    r"|pe[cç]a|exija)\b",
    steps=r"(?:clique|assine|partilhe|compartilhe|escreva uma)",
    before_deadline=r"(?:at[eé](?: ao?| o)?(?: dia)?|antes de|ap[oó]s)\s+$",
    appeals=r"apelos?|escrev|cartas?|envi",
    named_languages=r"\bem (?P<named>[^.:;]{3,80}?)(?:,? ou na sua (?:pr[oó]pria )?l[ií]ngua)?"
    r"(?: a| para)?\s*:",
    own_language=r"\bem (?P<named>[^.:;]{3,90}?),? ou (?:na )?(?:sua|seu)"
    r" (?:pr[oó]pri[oa]|l[ií]ngua)\b",
    nothing=("nenhum", "nenhuma", "nao aplicavel", "nao se aplica"),
    heads="""embaixador embaixadora presidente presidenta ministro ministra secretario
        governador governadora procurador diretor diretora chefe juiz juiza prefeito prefeita
        comandante""",
    modifiers="primeiro primeira geral federal nacional interino",
    connectors="do da dos das e para",
    portfolios="""justica interior negocios estrangeiros relacoes exteriores defesa saude cultura
        republica estado educacao seguranca publica direitos humanos administracao interna""",
    offices="embaixada ministerio gabinete palacio procuradoria consulado secretaria",
    streets="rua avenida praca esplanada bloco bairro",
    honorifics="exmo exma s.exa senhor senhora dom dona sr sra",
    stop_words="o os as que do da em para com uma por nao no na e",
)
