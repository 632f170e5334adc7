"""`make catalogues`: every sentence of the templates is carried into every catalogue.

It holds no dates, no line numbers and no names, so that its diff shows words and nothing else.
"""

from __future__ import annotations

import sys
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from bot.locale import LOCALE, PLACE, translated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TEMPLATES = LOCALE.parent / "templates"
HEADER = """# {comment}
msgid ""
msgstr ""
"Project-Id-Version: urgent-action-bot\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals};\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def sentences(templates: Path = TEMPLATES) -> Catalog:
    """Every sentence of the templates, in English, with the files in which it stands."""
    with (LOCALE / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # babel's gap
    found = Catalog()
    for name, _, sentence, _, _ in extract_from_dir(templates, methods, options):
        found.add(sentence, locations=[(f"bot/templates/{name}", 0)])
    return found


def carry(said: Catalog, language: str, locale: Path = LOCALE) -> None:
    """Bring one catalogue up to date, or begin it: new sentences are empty, guesses are fuzzy."""
    path = locale / language / PLACE
    catalogue = Catalog(locale=language, header_comment=f"# {language}")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    catalogue.update(said, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(catalogue, language))


def _written(catalogue: Catalog, language: str) -> bytes:
    comment = catalogue.header_comment.strip().removeprefix("#").strip()
    plurals = catalogue.plural_forms.strip("; ")
    header = HEADER.format(comment=comment, language=language, plurals=plurals)
    body = BytesIO()
    write_po(
        body, catalogue, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False
    )
    return header.encode() + body.getvalue().strip() + b"\n"


def main(begun: Iterable[str] = ()) -> None:
    """Bring every catalogue up to date, and begin those of the languages named."""
    said = sentences()
    for language in sorted({*translated(), *begun}):
        carry(said, language)


if __name__ == "__main__":
    main(sys.argv[1:])
