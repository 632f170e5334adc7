"""Papers, and where on them an address stands so that it shows through an envelope's window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from babel import Locale

from cases.document.places import country_code

if TYPE_CHECKING:
    from collections.abc import Mapping

_INCH = 25.4
_ISO = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres, from the left and the top edge of its page."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope without a window, the long side up, and where its address stands."""

    width: float
    height: float
    address: Box


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, in millimetres; it is folded twice and put into its window envelope.

    `window` is what shows whichever way the sheet slides, `address` lies in it. The first line of
    an address stands at `first_line`; one too long for what is below it begins higher up.
    `body` is where the text begins, below all that a window may show.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    window: Box
    address: Box
    first_line: float
    body: float
    folds: tuple[float, ...]
    envelope: Envelope


A4 = Paper(
    width=210,
    height=297,
    left=25,
    right=20,
    top=20,
    bottom=22,
    window=Box(20, 45, 85, 45),
    address=Box(25, 47, 74, 42),
    first_line=62.7,
    body=98.5,
    folds=(105, 210),
    envelope=Envelope(220, 110, Box(105, 52, 100, 46)),
)
"""DIN 5008 form B for a window of 90 x 45 mm, 20 mm from the left and 15 from the bottom of a DL
envelope (DIN 680)."""

A4_RIGHT = replace(A4, window=Box(100, 50, 90, 35), address=Box(103, 51.5, 84, 32), first_line=56)
"""As letters are written in France (AFNOR NF Z 11-001): the window of 100 x 35 mm lies 20 mm from
the right and 20 from the bottom of a DL envelope."""

LETTER = Paper(
    width=8.5 * _INCH,
    height=11 * _INCH,
    left=1 * _INCH,
    right=1 * _INCH,
    top=0.8 * _INCH,
    bottom=0.9 * _INCH,
    window=Box(0.875 * _INCH, 2.042 * _INCH, 3.5 * _INCH, 1.125 * _INCH),
    address=Box(1 * _INCH, 2.11 * _INCH, 3.3 * _INCH, 1.02 * _INCH),
    first_line=2.5 * _INCH,
    body=3.8 * _INCH,
    folds=(11 / 3 * _INCH, 22 / 3 * _INCH),
    envelope=Envelope(9.5 * _INCH, 4.125 * _INCH, Box(4.2 * _INCH, 1.9 * _INCH, 107, 45)),
)
"""US Letter for a no. 10 envelope, 9 1/2 x 4 1/8 in, whose window of 4 1/2 x 1 1/8 in lies 7/8 in
from the left and 1/2 in from the bottom; the sheet lies on the bottom and slides sideways."""

_FRENCH = ("FR", "BL", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT")
PAPERS: Mapping[str, Paper] = dict.fromkeys(_FRENCH, A4_RIGHT) | dict.fromkeys(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"), LETTER
)
"""CLDR, supplemental data, `paperSize type="US-Letter"`, which Babel leaves out."""


def territory_of(country: str | None) -> str | None:
    """The ISO 3166 code of a country, given as a code or by a name; None where it is neither."""
    if not country:
        return None
    code = country.strip().upper()
    if len(code) == _ISO and code in Locale("en").territories:
        return code
    return country_code(country)


def paper_of(country: str | None) -> Paper:
    """What is in the printers of this country (a code or a name); A4 where none is known."""
    return PAPERS.get(territory_of(country) or "", A4)
