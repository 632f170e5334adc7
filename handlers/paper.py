"""An appeal on paper: by post and by fax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.channels import fax
from cases.channels import post as envelope
from handlers.appeal_parts import copies, letter_of, with_letter

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.appeal_parts import Wanted
    from handlers.coming import Came
    from handlers.screen import Screen


async def by_post(came: Came, wanted: Wanted, services: Services) -> Screen:
    """The address and the letter."""
    letter = letter_of(came, wanted)
    address = "\n".join(envelope.address_lines(wanted.contact, wanted.target))
    rows = copies(("copy_address", address, came))
    return with_letter(came, wanted, letter, "appeal_post", rows, address=address)


async def by_fax(came: Came, wanted: Wanted, services: Services) -> Screen:
    """The number and the letter."""
    letter = letter_of(came, wanted)
    number = fax.international(wanted.contact, wanted.target, wanted.case)
    rows = copies(("copy_number", number, came))
    return with_letter(came, wanted, letter, "appeal_fax", rows, number=number)
