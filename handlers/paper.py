"""An appeal on paper: by post and by fax, as files to print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.store.vanishing import Message
from cases.channels import fax
from cases.channels import post as envelope
from cases.paging import length
from handlers.appeal_parts import copies, ends, letter_of, with_letter
from handlers.buttons import ChooseContact
from handlers.paper_buttons import AddHome, AskHome, GiveEnvelope, GiveWord
from handlers.printing import Order
from handlers.screen import Key, Screen
from handlers.vanishing import AFTER_MS
from handlers.wanting import find_wanted

if TYPE_CHECKING:
    from bot.services import Services
    from handlers.appeal_parts import Wanted
    from handlers.button import OfContact
    from handlers.coming import Answer, Came, Tap
    from handlers.printing import Printed
    from handlers.screen import Row

LINES, IN_A_LINE = 6, 60
"""Of a supporter's own address."""


async def by_post(came: Came, wanted: Wanted, services: Services) -> Screen:
    """The letter to print, the address, and the text to copy by hand."""
    address = "\n".join(envelope.address_lines(wanted.contact, wanted.target))
    more = _row(came, wanted, {"as_word": GiveWord, "envelope": GiveEnvelope})
    home = _row(came, wanted, {"add_home": AddHome})
    rows = (*copies(("copy_address", address, came)), more, home)
    return await _with_file(came, wanted, services, rows, {"address": address})


async def by_fax(came: Came, wanted: Wanted, services: Services) -> Screen:
    """The letter to print or to hand to a fax app, the number, and the text."""
    number = fax.international(wanted.contact, wanted.target, wanted.case)
    more = _row(came, wanted, {"as_word": GiveWord})
    rows = (*copies(("copy_number", number, came)), more)
    return await _with_file(came, wanted, services, rows, {"number": number})


async def give_word(tap: Tap[GiveWord], services: Services) -> Screen:
    """The letter as a Word file."""
    order = await _order(tap, tap.button, services)
    return order if isinstance(order, Screen) else _given(order, await order.word(), "word")


async def give_envelope(tap: Tap[GiveEnvelope], services: Services) -> Screen:
    """The envelope, and the address to cut out."""
    order = await _order(tap, tap.button, services)
    if isinstance(order, Screen):
        return order
    return _given(order, await order.envelope(), "envelope")


async def add_home(tap: Tap[AddHome], services: Services) -> Screen:
    """Ask for the supporter's own address."""
    order = await _order(tap, tap.button, services)
    if isinstance(order, Screen):
        return order
    button = tap.button
    asked = AskHome(button.case_id, button.version, button.target_id, button.contact_id)
    await services.questions.ask(tap.by.id, asked.pack(), tap.now_ms)
    return _home_screen(order)


async def take_home(answer: Answer[AskHome], services: Services) -> Screen | None:
    """The files with the address as it was written, which is kept nowhere.

    None where it had been answered before: this message means something else.
    """
    if answer.asked.message_id not in {0, answer.message_id}:
        return None
    order = await _order(answer, answer.asked, services)
    if isinstance(order, Screen):
        return order
    home = tuple(line.strip() for line in answer.text.splitlines() if line.strip())
    if not home or len(home) > LINES or any(length(line) > IN_A_LINE for line in home):
        return _home_screen(order, is_again=True)
    answered = replace(answer.asked, message_id=answer.message_id)
    await services.questions.ask(answer.by.id, answered.pack(), answer.now_ms)
    if answer.by.is_careful:
        written = Message(answer.by.id, answer.message_id)
        await services.vanishing.let_vanish([written], answer.now_ms + AFTER_MS)
    return await _with_home(replace(order, home=home))


async def _with_home(order: Order) -> Screen:
    """All files at once: the address is not there any more when one of them is asked for."""
    letter, envelope_ = await order.pdf(), await order.envelope()
    word = await order.word() if letter.missing is None else replace(letter, files=())
    return _given(
        order, replace(letter, files=letter.files + word.files + envelope_.files), "home"
    )


async def _order(came: Came, button: OfContact, services: Services) -> Order | Screen:
    """The letter that a button means; a screen where the case or its contact is no more."""
    wanted = await find_wanted(came, button, services)
    if isinstance(wanted, Screen):
        return wanted
    return Order(came, wanted, letter_of(came, wanted), services)


async def _with_file(
    came: Came, wanted: Wanted, services: Services, rows: tuple[Row, ...], said: dict[str, str]
) -> Screen:
    """The letter's text, as for every channel, and the file to print before it."""
    letter = letter_of(came, wanted)
    printed = await Order(came, wanted, letter, services).pdf()
    template = f"appeal_{wanted.contact.channel}"
    screen = with_letter(came, wanted, letter, template, rows, missing=printed.missing, **said)
    return replace(screen, before=screen.before + printed.files)


def _given(order: Order, printed: Printed, what: str) -> Screen:
    """What was asked for, and on with the appeal below it."""
    text = order.came.words.say("on_paper", what=what, missing=printed.missing)
    rows = ends(order.came, order.wanted)
    case_id = order.wanted.case.id
    return Screen(text, rows, before=printed.files, is_new=True, walk_of=case_id, vanishes=True)


def _home_screen(order: Order, *, is_again: bool = False) -> Screen:
    words, case = order.came.words, order.wanted.case
    chosen = ChooseContact(case.id, case.version, order.wanted.target.id, order.wanted.contact.id)
    text = words.say("ask_home", is_again=is_again, lines=LINES, most=IN_A_LINE)
    back = Key(words.label("back_to_appeal"), chosen)
    return Screen(text, ((back,),), is_new=True, walk_of=case.id)


def _row(came: Came, wanted: Wanted, kinds: dict[str, type[OfContact]]) -> Row:
    """Keys by their labels, each for this contact."""
    case = wanted.case
    ids = (case.id, case.version, wanted.target.id, wanted.contact.id)
    return tuple(Key(came.words.label(label), kind(*ids)) for label, kind in kinds.items())
