"""The words by which officials, their offices and their streets are told apart, by language.

A new language is one more line in each table. Words are compared without accents and in lower
case (`fold`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HEADS = {
    "en": """ambassador minister president secretary undersecretary governor attorney prosecutor
        director chairman chairwoman chairperson chair commissioner chief head king queen emir
        sultan premier chancellor mayor judge speaker senator commander commander-in-chief
        inspector superintendent warden consul rector ombudsman ombudsperson procurator
        administrator leader representative coordinator crown ayatollah sheriff counsel
        counsellor counselor vice-president charge d'affaires registrar""",
    "es": """embajador embajadora ministro ministra presidente presidenta secretario secretaria
        subsecretario subsecretaria gobernador gobernadora fiscal procurador procuradora
        directora comisionado comisionada jefe jefa rey canciller alcalde alcaldesa juez jueza
        magistrado magistrada comandante defensor defensora intendente superintendente
        viceministro viceministra vicepresidente vicepresidenta encargado encargada contralor
        coordinador coordinadora senador senadora""",
    "fr": """ambassadeur ambassadrice ministre president presidente secretaire gouverneur
        gouverneure procureur procureure directeur directrice commissaire chef roi chancelier
        maire juge prefet garde mediateur mediatrice premier charge senateur senatrice""",
}
_MODIFIERS = {
    "en": """prime first deputy vice acting interim general federal national state high senior
        permanent constitutional supreme public under foreign principal lead assistant military
        justice interior defence defense security home lord his her""",
    "es": """primer primera general constitucional nacional adjunto adjunta interino interina
        consejero consejera supremo publico estatal republica especial""",
    "fr": """premiere generale federal federale adjoint adjointe supreme publique delegue
        deleguee conseiller conseillere""",
}
_CONNECTORS = {
    "en": "of for on to in at and the &",
    "es": "de del la las los el para y e en",
    "fr": "du des le les et a aux au l d pres",
}
_PORTFOLIOS = {
    "en": """interior home foreign external exterior affairs relations justice law security
        defence defense culture health education labour labor environment finance economy
        information communication communications public safety police prison prisons
        correctional corrections human rights migration immigration population refugees national
        women children youth social welfare development agriculture energy mines tourism trade
        industry transport planning state republic socialist democratic people's islamic arab
        union united government federation federal nation country city council court supreme
        committee commission parliament assembly congress senate investigation investigative
        intelligence armed forces army navy air force staff board pardons paroles parole cabinet
        council ministers general protection mechanism institute service services penitentiary
        system detention centre center department ministry office kingdom bar bureau""",
    "es": """interior exterior exteriores relaciones gobernacion justicia seguridad ciudadana
        defensa cultura salud educacion trabajo ambiente hacienda economia republica estado
        estados unidos unidas nacion nacional pueblo derechos humanos publica publico general
        migracion asuntos gobierno tribunal supremo suprema corte consejo comision congreso senado
        fuerzas armadas policia sistema penitenciario instituto ministros mexicanos bolivariana
        plurinacional ministerio fiscalia""",
    "fr": """interieur affaires etrangeres justice sceaux securite defense culture sante droits
        humains homme republique democratique etat education travail environnement finances
        economie nationale national conseil cour supreme commission assemblee senat gouvernement
        forces armees police penitentiaire cooperation ministres exterieures federale islamique
        relations""",
}
_OFFICES = {
    "en": """embassy ministry office department secretariat palace house commission council
        committee court parliament prison bureau government headquarters institute university
        building consulate mission directorate agency authority administration capitol""",
    "es": """embajada ministerio oficina secretaría despacho palacio edificio fiscalia
        procuraduria instituto comision gobierno consulado presidencia residencia casa
        gobernacion cancilleria""",
    "fr": """ambassade ministere palais hotel presidence primature secrétariat consulat parquet
        cabinet""",
}
_STREETS = {
    "en": """street st ave avenue road rd boulevard blvd square lane drive gardens floor suite
        room box po district province terrace place parkway""",
    "es": """calle avenida av carretera plaza colonia col piso barrio zona carrera calzada paseo
        delegacion alcaldia apartado esquina ciudad municipio cp c.p""",
    "fr": "rue quai bp cedex chemin allee impasse etage",
}
_HONORIFICS = {
    "en": """h.e he his her your excellency mr mrs ms miss mx hon honourable honorable
        sir madam mister right rt""",
    "es": "s.e su excelencia sr sra señor señora don doña excmo excma",
    "fr": "son m mme mlle monsieur madame",
}


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


PARTICLES = _words(
    "de del della di da do dos das la las los el van von der den bin ibn bint al ben y e du des "
    "le st ould ag abu ul"
)
RANKS = _words(
    "general gen dr doctor prof professor colonel col major captain capt admiral lieutenant lt "
    "brigadier marshal sheikh prince princess father lic ing"
)
SURNAMES = _words("alcalde rey king roi juge head judge premier maire garde chair mayor")
"""Roles that are surnames too, believed as such behind a first name."""
JOINERS = re.compile(r"^(?:and|y|e|et|&)\s+(?=\S)", re.IGNORECASE)
_WORD_EDGES = " \t.,;:!?()[]{}\"'“”‘’«»|-–—/"
_DEMONYM = re.compile(r"[a-z]{2,}(?:an|ese|ish|ian|iqi|ani|eño|ena|eno)$")


def fold(text: str) -> str:
    """The text in lower case and without accents, for comparing."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


@lru_cache(maxsize=4096)
def word(token: str) -> str:
    """A printed token as it is looked up: folded, without the punctuation around it."""
    return fold(token).strip(_WORD_EDGES)


def _all(table: dict[str, str]) -> frozenset[str]:
    return frozenset(fold(entry) for line in table.values() for entry in line.split())


HEADS = _all(_HEADS)
MODIFIERS = _all(_MODIFIERS)
CONNECTORS = _all(_CONNECTORS)
PORTFOLIOS = _all(_PORTFOLIOS)
HONORIFICS = _all(_HONORIFICS)
STREETS = _all(_STREETS)
_OFFICE_WORDS = frozenset(entry for line in _OFFICES.values() for entry in line.split())


@lru_cache(maxsize=4096)
def is_office(token: str) -> bool:
    """Whether a token names an office; `Secretaría` does, `Secretaria` is a person."""
    # Mojibake of "í" is "Ã" and a soft hyphen, which copying loses: `SecretarÃa`.
    seen = token.lower().strip(_WORD_EDGES).replace("ã", "í")
    return seen in _OFFICE_WORDS or (fold(seen) in _OFFICE_WORDS and fold(seen) not in HEADS)


def is_head_in(tokens: list[str], language: str) -> bool:
    """Whether one of these tokens is a role's head (`Minister`) in this language."""
    known = frozenset(fold(entry) for entry in _HEADS.get(language, "").split())
    return any(word(token) in known for token in tokens)


def is_demonym(token: str) -> bool:
    """Whether a capitalised token has the ending of `Mexican`, `Vietnamese`, `Iraqi`."""
    return token[:1].isupper() and _DEMONYM.search(fold(token)) is not None
