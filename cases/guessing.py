"""What a case is likely to be about, by the words of its text. A coordinator decides."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cases.themes import Theme

if TYPE_CHECKING:
    from cases.case import Case

ENOUGH = 2
"""A theme is named so often, or in the title."""

_WORDS = {
    Theme.TORTURE: r"tortur\w*|ill-treat\w*|mal(?:os )?trat\w*|waterboard\w*|electric shock|تعذيب",
    Theme.DEATH_PENALTY: r"death (?:penalty|sentences?|row)|execut(?:ed|ions?)|sentenced to death"
    r"|pena de muerte|ejecuci[oó]n\w*|peine de mort|condamn\w+ à mort|ex[ée]cution\w*|إعدام",
    Theme.DISAPPEARANCE: r"disappear\w*|whereabouts|desaparici\w+|desaparecid\w+|paradero"
    r"|disparition\w*|disparu\w*|اختفاء",
    Theme.DETENTION: r"detain\w*|detention|arrest\w*|imprison\w*|prison\w*|incommunicado"
    r"|deten(?:id|ci)\w+|encarcel\w+|arrestad\w+|détenu\w*|détention|incarcér\w+|احتجاز|اعتقال",
    Theme.DEFENDERS: r"(?:human rights|land|environmental) defenders?|activists?|trade unionists?"
    r"|defensor\w* de (?:los )?derechos|activistas?|défenseur\w*|militante?s?|ناشط\w*",
    Theme.EXPRESSION: r"freedom of expression|journalis\w*|bloggers?|editors?|poets?|censor\w*"
    r"|libertad de expresi[oó]n|periodis\w+|liberté d[’']expression|presse|صحف\w*",
    Theme.PROTEST: r"protest\w*|demonstrat\w+|peaceful assembly|rall(?:y|ies)|manifestaci\w+"
    r"|manifestant\w*|manifestation\w*|مظاهر\w*|احتجاجات",
    Theme.REFUGEES: r"refugees?|asylum|refoulement|deport\w*|migrants?|refugiad\w+|asilo"
    r"|migrantes?|réfugié\w*|asile|expuls\w+|لاجئ\w*",
    Theme.WOMEN: r"women|girls?|gender-based|rape[ds]?|sexual violence|abortion|femicid\w*"
    r"|mujer\w*|niñas?|feminicidi\w+|femmes?|filles?|viols?|النساء|نساء",
    Theme.LGBTI: r"lgbti?\w*|gays?|lesbian\w*|transgender|trans (?:wom[ae]n|m[ae]n|people)"
    r"|homosexual\w*|queer|sexual orientation|lesbiennes?|transg[eé]n\w+",
    Theme.INDIGENOUS: r"indigenous|ancestral (?:land|territor)\w*|indígen\w+|autochtones?",
    Theme.CHILDREN: r"child(?:ren)?|minors?|juvenile|aged 1[0-7]|niñ[oa]s|menor(?:es)? de edad"
    r"|enfants?|mineure?s?|أطفال|طفل",
    Theme.CONFLICT: r"armed conflict|civilians?|war crimes?|air ?strikes?|shelling|siege"
    r"|conflicto armado|civiles|crímenes de guerra|conflit armé|civils|نزاع مسلح",
    Theme.DISCRIMINATION: r"discriminat\w*|racis\w*|minorit(?:y|ies)|discriminaci\w+|minorías?"
    r"|minorité\w*|تمييز",
}


def guessed(case: Case) -> tuple[Theme, ...]:
    """The themes that the title names, or that the whole text names more than once."""
    text = " ".join((*case.summary, *case.additional_information, *case.asks))
    letter = " ".join(case.letter.paragraphs) if case.letter else ""
    return tuple(theme for theme in Theme if _is_named(theme, case.title, f"{text} {letter}"))


def _is_named(theme: Theme, title: str, text: str) -> bool:
    named = _pattern(theme)
    if named.search(title):
        return True
    return sum(1 for _, _ in zip(range(ENOUGH), named.finditer(text), strict=False)) == ENOUGH


@lru_cache(maxsize=len(Theme))
def _pattern(theme: Theme) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_WORDS[theme]})\b", re.IGNORECASE)
