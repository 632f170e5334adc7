"""An Urgent Action document becomes a draft: bytes → text → lines → parts → fields."""

from __future__ import annotations

from cases.document.decode import read_bytes
from cases.document.draft import Doubt, Draft, DraftTarget, case_of
from cases.document.reader import read_text
from cases.files.opened import Unreadable

__all__ = ["Doubt", "Draft", "DraftTarget", "Unreadable", "case_of", "read_bytes", "read_text"]
