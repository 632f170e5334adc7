"""Paths of fields (`targets[0].emails`) in a case whose officials have changed places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.case import Case

_OF_TARGET = re.compile(r"targets\[(\d{1,4})\](.*)")


def shifted(path: str, before: Case, after: Case) -> str | None:
    """Where the field of this path stands now; None where its official is gone."""
    found = _OF_TARGET.fullmatch(path)
    if found is None:
        return path
    if int(found[1]) >= len(before.targets):
        return None
    id_ = before.targets[int(found[1])].id
    place = next((n for n, target in enumerate(after.targets) if target.id == id_), None)
    return None if place is None else f"targets[{place}]{found[2]}"
