"""Paths of fields (`targets[0].emails`) in a case whose officials have changed places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cases.case import Case

_OF_TARGET = re.compile(r"targets\[(\d{1,4})\](.*)")


def shifted(paths: Iterable[str], before: Case, after: Case) -> Iterator[tuple[str, str | None]]:
    """Each path, and where its field stands now; None where its official is gone."""
    # By ids, for a hostile document names thousands of officials, with doubts about each.
    places = {target.id: place for place, target in enumerate(after.targets)}
    for path in paths:
        found = _OF_TARGET.fullmatch(path)
        if found is None:
            yield path, path
        elif int(found[1]) < len(before.targets):
            place = places.get(before.targets[int(found[1])].id)
            yield path, None if place is None else f"targets[{place}]{found[2]}"
        else:
            yield path, None
