"""What everybody is called who did something: members by their names, others by what is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category, normalize
from unicodedata import name as unicode_name

from bot.scheduling import WHO
from bot.store.deciding import COMMAND_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.services import Services
    from bot.texts import Texts, Words

SHORT = 20
"""Characters of a name that is followed by an id: a key has room for both."""
TELLING = 5
"""Letters of a shorter name are in many sentences."""
NOBODY = (COMMAND_LINE, "start", WHO)
_BRACKETS = {"Ps", "Pe"}
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}


@dataclass(frozen=True, slots=True)
class Doers:
    """What everybody is called whom the team sees: by a name, who left by the id."""

    words: Words
    names: Mapping[str, str]

    def __getitem__(self, who: str) -> str:
        """Of a Telegram id, or of such as `command line`."""
        if not who.isdecimal():
            return self.words.label("audited_by", who)
        return self.names.get(who) or self.words.label("audited_left", who)


async def doers(words: Words, who: Iterable[str], services: Services) -> Doers:
    """Those among them who are in the team, by their names.

    People choose these names themselves. Where one could be taken for another's, for the reader,
    for the bot or for a name with an id, the id stands behind it.
    """
    known = list(who)
    members = await services.team.members() if known else {}
    asked = {int(one) for one in known if one.isdecimal()} & set(members)
    told = await services.names.of(asked)
    often, fixed = Counter(map(_heard, told.values())), _fixed(services.texts)
    names = {
        str(id_): f"{name[:SHORT]} ({id_})"
        if often[_heard(name)] > 1 or name in fixed or _looks_numbered(name) or _is_mixed(name)
        else name
        for id_, name in told.items()
    }
    return Doers(words, {str(id_): str(id_) for id_ in asked} | names)


def _heard(name: str) -> str:
    """The same for names that differ in their case, marks and spaces only."""
    plain = normalize("NFKC", name).casefold()
    return "".join(one for one in plain if one.isalnum()) or plain


def _looks_numbered(name: str) -> bool:
    """Whether an id could be meant: as `Bela (1002)`, or as one whose name is not known."""
    return any(one.isdigit() or category(one) in _BRACKETS for one in name)


def _is_mixed(name: str) -> bool:
    """Whether letters of one alphabet stand among another's, which they look like."""
    return len({unicode_name(one, "").partition(" ")[0] for one in name} & _ALIKE) > 1


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What stands where a name stands and is none, in every language."""

    whole: frozenset[str]
    parts: frozenset[str]
    """Of these some words are enough to be taken for them, as `Command line`."""

    def __contains__(self, name: str) -> bool:
        heard = _heard(name)
        return heard in self.whole or any(
            one in heard or (len(heard) >= TELLING and heard in one) for one in self.parts
        )


def _fixed(texts: Texts) -> _Fixed:
    spoken = [texts.in_(language) for language in texts.languages]
    return _Fixed(
        frozenset(_heard(one.label("audited_you")) for one in spoken),
        frozenset(_heard(one.label("audited_by", who)) for one in spoken for who in NOBODY),
    )


async def by_name(words: Words, ids: Iterable[int], services: Services) -> list[tuple[int, str]]:
    """These members in their order, each with what the team calls them."""
    asked = list(ids)
    known = await doers(words, map(str, asked), services)
    return [(id_, known[str(id_)]) for id_ in asked]
