"""How long a Word file and a PDF take, with the start of the process that opens them."""

from __future__ import annotations

import time
from statistics import median

from bot.reading import open_document
from cases.document import read_text
from tests.cases.files.hostile import PDF, WORD

ROUNDS = 10


async def main() -> None:
    for name, data in (("Word", WORD), ("PDF", PDF)):
        opened, read = [], []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            found = await open_document(data)
            opened.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            read_text(found.text)
            read.append(time.perf_counter() - begun)
        times = 1000 * median(opened), 1000 * median(read)
        print(f"{name}: opened in {times[0]:.0f} ms, read in {times[1]:.0f} ms")
