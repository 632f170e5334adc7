"""A case of invented officials, who can be reached in every way there is."""

from __future__ import annotations

TITLE = "LIBRARIAN HELD FOR LENDING BOOKS"
NUMBER = "901.26"
MINISTER, AMBASSADOR = "Robin Sample", "Alex Placeholder"
ASK = "Please tell her family where she is, and let her go home."
DOCUMENT = f"""URGENT ACTION
{TITLE}
On 3 March a librarian of the town of Exampleton was taken from her reading room by people \
without a uniform. She has not been seen since, and her family has been told nothing.

TAKE ACTION:
1. Write a letter in your own words or use the sample below.
2. Click here to let us know the actions you took on Urgent Action {NUMBER}.

Minister {MINISTER}
Ministry of Examples
1 Sample Square
Exampleton
Fax: +44 20 7946 0001
Email: minister@example.org
Facebook: @SampleMinister
Instagram: @sampleminister
Web form: https://www.example.org/contact
Salutation: Dear Minister

Ambassador {AMBASSADOR}
Embassy of Exampleland
2 Placeholder Street
Exampleton
Phone: +44 20 7946 0002
Twitter: @AlexPlaceholder
Salutation: Dear Ambassador

Dear Minister,

I have learned that a librarian was taken from her reading room on 3 March.

{ASK}

Sincerely,

PREFERRED LANGUAGE TO ADDRESS TARGET: English

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 15 August 2027

NAME AND PRONOUN: the librarian (she/her)
"""
