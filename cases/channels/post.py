"""An appeal by post: what stands on the envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.case import Contact, Target


def address_lines(contact: Contact, target: Target) -> tuple[str, ...]:
    """The envelope's lines: name, role, and the address as printed in the document."""
    lines = (target.name, target.role, *contact.value.splitlines())
    return tuple(line.strip() for line in lines if line.strip())
