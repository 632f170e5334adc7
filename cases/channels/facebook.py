"""An appeal on Facebook: the official's page, where the letter or a comment can be put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.channels.web_form import profile

if TYPE_CHECKING:
    from cases.case import Contact


MOST = 8_000
"""Bytes (UTF-8) that a comment takes in any script; a message there takes more."""


def page(contact: Contact) -> str:
    """The https address of the page, from a handle (`@EmbassyOfX`) or an address."""
    return profile(contact.value, "https://www.facebook.com/")
