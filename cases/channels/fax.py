"""An appeal by fax: the letter, and the number in international form."""

from __future__ import annotations

from cases.channels.phone import international

__all__ = ["international"]
