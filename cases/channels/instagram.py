"""An appeal on Instagram: the official's profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.channels.web_form import profile

if TYPE_CHECKING:
    from cases.case import Contact


MOST = 1_000
"""Bytes (UTF-8) of a message there, by Meta's developer documentation."""


def page(contact: Contact) -> str:
    """The https address of the profile, from a handle (`@embassyofx`) or an address."""
    return profile(contact.value, "https://www.instagram.com/")
