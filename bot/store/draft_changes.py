"""What a change of a draft was: the fields that changed, and what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bot.store.versions import case_json, case_of_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.store.database import Row
    from cases.case import Case


def differing(before: Case, after: Case) -> dict[str, Any]:
    """The fields that are not as they were, as they were."""
    old, new = orjson.loads(case_json(before)), orjson.loads(case_json(after))
    return {field: value for field, value in old.items() if new[field] != value}


def with_fields(case: Case, former: Mapping[str, Any]) -> Case:
    """The case with these fields as `differing` has kept them."""
    content = orjson.loads(case_json(case)) | former
    return case_of_json(orjson.dumps(content).decode())


def former_of(row: Row) -> dict[str, Any]:
    """What a change has kept: the `fields` as they were, and the `reading` that it settled."""
    former: dict[str, Any] = orjson.loads(row["former"])
    return former


def touched(former: Mapping[str, Any]) -> set[str]:
    """The fields that a change was about, also where it only settled a doubt."""
    doubts = (*former["reading"]["needs_review"], *former["reading"]["settled"])
    return {*former["fields"], *(doubt["field"].partition("[")[0] for doubt in doubts)}
