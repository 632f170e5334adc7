"""PDFs of the examples, set in the layouts that sections use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cases.files.examples import Example

FOOT = "The section's own office, 1 Long Street"
_PAGE = """
#set page(paper: doc-paper, margin: (x: 1.6cm, y: 2cm),
  header: text(8pt, doc-head), footer: align(center, text(8pt, [#doc-foot #h(1fr)
  #context counter(page).display("1 / 1", both: true)])))
#set text(10pt, lang: "en", hyphenate: true)
#set par(justify: true, spacing: 1.3em)
"""


def typeset(source: str, **values: str) -> bytes:
    """The PDF of this Typst source, in which these values are known by name."""
    known = "".join(
        f"#let {name.replace('_', '-')} = {json.dumps(text, ensure_ascii=False)}\n"
        for name, text in values.items()
    )
    return typst.compile((known + source).encode())


def shown(text: str) -> str:
    """This text as Typst content, whatever signs are in it."""
    return f"#text({json.dumps(text, ensure_ascii=False)})"


def lines(texts: Sequence[str]) -> str:
    """These lines as one paragraph with line breaks that is not justified."""
    return "#par(justify: false)[" + " #linebreak() ".join(shown(text) for text in texts) + "]"


def one_below_the_other(columns: Sequence[Sequence[str]], letter: str) -> str:
    """Officials, then the letter."""
    return "\n\n".join([*map(lines, columns), letter])


def in_columns(columns: Sequence[Sequence[str]], letter: str) -> str:
    """Officials side by side, then the letter."""
    cells = ", ".join(f"[{lines(column)}]" for column in columns)
    widths = ", ".join("1fr" for _ in columns)
    return f"#grid(columns: ({widths}), column-gutter: 14pt, {cells})\n\n{letter}"


def beside_the_letter(columns: Sequence[Sequence[str]], letter: str) -> str:
    """Officials in a narrow column at the left, the letter at the right."""
    left = "\n\n".join(map(lines, columns))
    return f"#grid(columns: (7cm, 1fr), column-gutter: 16pt, [{left}], [{letter}])"


LAYOUTS = {
    "one below the other": one_below_the_other,
    "in columns": in_columns,
    "beside the letter": beside_the_letter,
}


def pdf_file(example: Example, layout: str) -> bytes:
    """The example on pages with a head and a foot on each, and hyphens."""
    letter = "\n\n".join(shown(text) for text in example.letter)
    source = "\n\n".join(
        [
            _PAGE,
            f"#text(18pt, weight: 700)[{shown('URGENT ACTION')}]",
            f"#text(14pt, weight: 700)[{shown(example.title)}]",
            *map(shown, example.story),
            f"*{shown(example.lead)}*",
            "\n".join(f"+ {shown(step)}" for step in example.steps),
            "\n".join(f"- {shown(ask)}" for ask in example.asks),
            f"*{shown(example.before_officials)}*" if example.before_officials else "",
            LAYOUTS[layout](example.officials, letter),
            f"*{shown('ADDITIONAL INFORMATION')}*",
            *map(shown, (*example.background, *example.facts)),
        ]
    )
    paper = "a4" if layout == "beside the letter" else "a5"
    return typeset(source, doc_head=example.head, doc_foot=FOOT, doc_paper=paper)
