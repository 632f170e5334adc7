"""What two readings of one document have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cases.document import Draft

ABOUT_THE_FILE = ("needs_review", "unplaced", "found", "lines")


def told(draft: Draft) -> dict[str, Any]:
    """The fields of a draft, without where in the file they stood."""
    contract = draft.contract()
    return {key: contract[key] for key in contract if key not in ABOUT_THE_FILE}
