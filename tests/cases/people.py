"""Officials and cases that the stories of the domain share; nobody in them is real."""

from __future__ import annotations

from datetime import date
from itertools import count

from cases.case import Case, Channel, Contact, SampleLetter, Target

_ids = count(1)


def contact(channel: Channel, value: str) -> Contact:
    """A contact with an id of its own."""
    return Contact(next(_ids), channel, value)


GOVERNOR = Target(
    id=1,
    name="Jane Roe",
    role="Governor of Exampleland",
    contacts=(
        contact(Channel.POST, "1 High Street\nKingston, Jamaica"),
        contact(Channel.EMAIL, "governor@example.org"),
        contact(Channel.FAX, "876 922 0000"),
        contact(Channel.X, "@GovRoe"),
        contact(Channel.X, "https://x.com/GovRoeOffice"),
    ),
)
AMBASSADOR = Target(
    id=2,
    name="Jack Doe",
    role="Ambassador",
    contacts=(
        contact(Channel.POST, "Embassy of Mexico\n1911 Pennsylvania Ave.\nWashington, DC 20006"),
        contact(Channel.PHONE, "202 728 1600"),
    ),
)
LETTER = SampleLetter(
    language="en",
    salutation="Dear Governor Roe,",
    paragraphs=(
        "I am {name} from {city}, {country}. {0} {name!r} {unknown} 100% <b>sure</b>.",
        "I urge you to let the writer go home. Please answer.",
    ),
    closing="Yours sincerely,",
)
WITH_LETTER = Case(
    id=7,
    title="WRITER HELD",
    ua_number="84.19",
    country="Mexico",
    letter=LETTER,
    targets=(GOVERNOR, AMBASSADOR),
    deadline=date(2026, 7, 30),
)
WITH_ASKS = Case(
    id=8,
    title="Writers {name} held",
    ua_number="1.26",
    asks=("Urging you to free the writers;", "Asking for a doctor."),
    targets=(GOVERNOR, AMBASSADOR),
    languages=("es", "en"),
)
