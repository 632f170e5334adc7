"""Two Urgent Actions with invented, plainly generic people, of which files are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """The pieces of a document; `list_sign` is what stands before its asks as text."""

    head: str
    title: str
    story: tuple[str, ...]
    lead: str
    steps: tuple[str, ...]
    asks: tuple[str, ...]
    before_officials: str
    officials: tuple[tuple[str, ...], ...]
    letter: tuple[str, ...]
    background: tuple[str, ...]
    facts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The document as somebody would paste it."""
        steps = [f"{number}. {step}" for number, step in enumerate(self.steps, start=1)]
        lines = [
            *(self.head, "", "URGENT ACTION", "", self.title, ""),
            *apart(self.story),
            *(self.lead, *steps, *(f"• {ask}" for ask in self.asks), ""),
            *([self.before_officials, ""] if self.before_officials else []),
            *(line for official in self.officials for line in (*official, "")),
            *apart(self.letter),
            *("ADDITIONAL INFORMATION", "", *apart(self.background), *apart(self.facts)),
        ]
        return "\n".join(lines)


def apart(paragraphs: tuple[str, ...]) -> list[str]:
    """The paragraphs with a blank line behind each."""
    return [line for paragraph in paragraphs for line in (paragraph, "")]


MODEL_LETTER = Example(
    head="First UA: 84/26 Index: AMR 41/0602/2026 Mexico Date: 3 March 2026",
    title="TEACHER HELD FOR A POEM",
    story=(
        "A teacher was arrested on 2 March after reading a poem at school, and has seen no lawyer "
        "since. Her family was told nothing about her whereabouts for six days, although she "
        "needs medicine for her well-being every morning. She is held only for what she has read "
        "aloud, and must be released immediately and unconditionally.",
    ),
    lead="TAKE ACTION:",
    steps=(
        "Write a letter in your own words or using the sample below as a guide to one or both "
        "government officials listed. You can also email, fax, call or Tweet them.",
        "Click here to let us know the actions you took on Urgent Action 84.26. It is important "
        "to report because we share the total number with the officials we try to persuade.",
    ),
    asks=(),
    before_officials="",
    officials=(
        (
            "Governor Jane Roe",
            "Governor of the Province",
            "12 Main Street",
            "90210 Capital City",
            "Email: governor@example.org",
            "Phone: +1 202 728 1600",
            "Salutation: Dear Governor Roe",
        ),
        (
            "Ambassador Richard Doe",
            "Embassy of the Province",
            "1911 Long Avenue NW, Washington, DC 20006",
            "Email: embassy@example.org",
            "Salutation: Dear Ambassador",
        ),
    ),
    letter=(
        "Dear Governor Roe,",
        "I write about the teacher who was arrested on 2 March for reading a poem to her class, "
        "whom no lawyer has been allowed to see. Her students have written to you, and have had "
        "no answer. Poems are no crime, and those who read them aloud are no criminals.",
        "I ask you to release the teacher at once, to let everybody read what they like, and to "
        "tell the public who ordered an arrest for which no law has been named in weeks.",
        "Yours sincerely,",
    ),
    background=(
        "The poem is a hundred years old, and stands in the schoolbook that the government of the "
        "province itself has printed. In the last two years at least seven teachers were warned "
        "that they read the wrong pages of it, and four of them have left the province for good.",
    ),
    facts=(
        "PREFERRED LANGUAGE TO ADDRESS TARGET: English or Spanish",
        "PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 30 March 2026",
        "NAME AND PRONOUN: The teacher (they)",
        "LINK TO PREVIOUS UA: n/a",
    ),
)

BULLETS = Example(
    head="UA: 123/26 Index: AFR 59/005/2026 Uganda Date: 3 May 2026",
    title="JOURNALIST HELD WITHOUT CHARGE",
    story=(
        "A journalist, John Doe, was arrested in Kampala on 1 May and is held without access to a "
        "lawyer. He is at risk of torture. He was taken from his home by plain clothes police "
        "officers at night, who showed no warrant and took his telephone and two notebooks.",
    ),
    lead="Please write immediately in English or your own language:",
    steps=(),
    asks=(
        "Urging the authorities to release John Doe immediately or charge him with a recognizable "
        "offence, and to give back what was taken from his home;",
        "Calling on them to ensure that he has access to his lawyer and family and to any medical "
        "care he may need;",
        "Reminding them that torture is prohibited.",
    ),
    before_officials="PLEASE SEND APPEALS BEFORE 14 JUNE 2026 TO:",
    officials=(
        (
            "Inspector General of Police",
            "Lt. Gen. Jack Roe",
            "Police Headquarters",
            "P.O. Box 7055",
            "Kampala, Uganda",
            "Fax: +256 414 255 630",
            "Email: info@example.org",
            "Salutation: Dear Inspector General",
        ),
        (
            "Minister of Internal Affairs",
            "Hon. Jill Roe",
            "Ministry of Internal Affairs",
            "P.O. Box 7191",
            "Kampala, Uganda",
            "Fax: +256 414 231 188",
            "Email: minister@example.org",
            "Salutation: Dear Minister",
        ),
    ),
    letter=(),
    background=(
        "Freedom of expression has been restricted in the country since 2011. Journalists who "
        "write about elections, land or the army are summoned, questioned and sent home again, "
        "some of them every week, and newspapers are told not to print what they have written.",
    ),
    facts=("Name: John Doe",),
)

EXAMPLES = {"model letter": MODEL_LETTER, "bullets": BULLETS}
