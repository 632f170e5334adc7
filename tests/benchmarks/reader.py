"""How long the reader takes for a text of three pages."""

from __future__ import annotations

import time
from pathlib import Path

from cases.document import read_text

FIXTURES = Path(__file__).parents[1] / "cases" / "document" / "fixtures"
PAGE = 2_500
"""Characters of a printed page."""
RUNS = 20
AIM_MS = 50


def three_pages(text: str) -> str:
    """A document of our own, its background told until it fills three pages."""
    story = "The family has not been told where he is held, nor why he was taken away. "
    missing = max(0, 3 * PAGE - len(text))
    return f"{text}\nADDITIONAL INFORMATION\n{story * (missing // len(story))}\n"


async def main() -> None:
    """Read each of our own documents, and print the median of its times."""
    for path in sorted(FIXTURES.glob("*.txt")):
        text = three_pages(path.read_text("utf-8"))
        read_text(text)
        took = []
        for _ in range(RUNS):
            begun = time.process_time()
            read_text(text)
            took.append(1000 * (time.process_time() - begun))
        print(f"{path.stem:<22} {len(text):>6,} characters {sorted(took)[RUNS // 2]:6.1f} ms")
    print(f"aim: at most {AIM_MS} ms")
