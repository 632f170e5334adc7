"""The process in which a hostile document is opened: it limits itself, reads, answers, ends.

`bot/reading.py` starts it with an empty environment. Standard input is the file, the only word
its format; standard output is one JSON object: `{"text", "left_out", "remarks"}`, or
`{"unreadable"}` with one sentence. Whatever else happens is an exit without an answer.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024
SECONDS = 10
FILES = 32
_DEEP = "This file is nested too deeply, and is not opened."
_HUGE = "This file takes too much memory, and is not opened."


def limit_itself() -> None:
    """What is read from now on can take no more than this, write no file, start no process."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
    # People who tap buttons go before a document.
    os.nice(10)


def answer(kind: str, data: bytes) -> dict[str, object]:
    """What is told about this file."""
    from cases.files.formats import Format
    from cases.files.opened import Unreadable
    from cases.files.opening import opened_as

    try:
        found = opened_as(Format(kind), data)
    except Unreadable as error:
        return {"unreadable": str(error)}
    except RecursionError:
        return {"unreadable": _DEEP}
    except MemoryError:
        return {"unreadable": _HUGE}
    return {"text": found.text, "left_out": found.left_out, "remarks": found.remarks}


def main() -> None:
    """Read one file from standard input."""
    limit_itself()
    # Started by its path and isolated, it knows only where it lies itself.
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import json

    told = answer(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main()
