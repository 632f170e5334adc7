"""Letters as supporters send them: short enough for a mail program, and not."""

from __future__ import annotations

import random
from string import ascii_lowercase

from cases.channels.email import Email

GOVERNOR = "governor@example.org"

_SENTENCES = (
    "I am writing to you about Amina, a teacher who has been held since March without charge. ",
    "Her family was allowed to see her once, for ten minutes, with guards in the room.\n\n",
    "She has asked for a doctor on four occasions & was told to wait; 100% of them unanswered. ",
    "Please see that she is freed at once, and cared for until then.\n",
)
ENGLISH = Email(
    GOVERNOR,
    "Free Amina: 84.19 & her family",
    ("Dear Governor,\n\n" + "".join(_SENTENCES) * 5)[:1300],
)
ARABIC = Email(
    GOVERNOR,
    "الإفراج عن أمينة",
    ("السيد المحافظ،\n\n" + "أطالبكم بالإفراج الفوري عنها وإسقاط جميع التهم الموجهة إليها. " * 30)[
        :1300
    ],
)
_chance = random.Random(84.19)  # noqa: S311 - a text for tests, the same in each run
_WORDS = [
    "".join(_chance.choices(ascii_lowercase, k=_chance.randrange(2, 10))) for _ in range(999)
]

# Words of no language: 6,000 characters of a repeated text would deflate to a short link.
LONG = Email(GOVERNOR, "Free Amina", " ".join(_chance.choices(_WORDS, k=1500))[:6000])
HOSTILE = Email(
    "office+ua@example.org",
    "</script><script>document.title='taken'</script> %20 + & # ? 👩‍👧‍👦",
    '"><img src=x onerror=alert(1)> {name} {{ 7*7 }} %0D%0A+&#?=\r\n\u202eשלום\u202c مرحبا\n'
    "</textarea><script>alert(1)</script> __proto__ \\ ' 中文 ÿ\u2028 end",
)
