"""What can be found by adding and subtracting totals, for one who knows the document.

A total by official and one by channel speak of the same reports, and the document says who has
which contacts; a call and a post on X have no language. So totals are equations, whose unknowns
are the reports of each way and of each language: a group can be found where its own equation
follows from those that are shown.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from fractions import Fraction

from cases.case import Channel

Way = tuple[int, Channel]
"""A target and a channel by which it can be written to."""
Name = tuple[str, Hashable]
"""A property and one of its groups; None is the group of whom it is not known."""
_Equation = dict[Hashable, Fraction]
WITHOUT_LETTER = (Channel.PHONE, Channel.X)
"""Channels whose reports have neither a language nor somebody's own words."""
_ONE = Fraction(1)


class Links:
    """How the totals by target, channel, language and words of one case hang together.

    `letters` are, by the property's name, the values that a letter can have; None among them where
    of some letters it is not known.
    """

    def __init__(self, ways: Iterable[Way], letters: Mapping[str, Collection[Hashable]]) -> None:
        self._ways = sorted(set(ways))
        self._values = {
            part: sorted(values, key=lambda value: (value is not None, str(value)))
            for part, values in letters.items()
        }

    def tell(self, shown: Iterable[Name], small: Iterable[Name]) -> bool:
        """Whether one of these small groups follows from the total and the groups shown."""
        known = _Known()
        known.add(dict.fromkeys(self._ways, _ONE))
        for name in shown:
            known.add(self._equation(name))
        return any(known.follows(self._equation(name)) for name in small)

    def _equation(self, name: Name) -> _Equation:
        part, key = name
        if part == "target":
            return {way: _ONE for way in self._ways if way[0] == key}
        if part == "channel":
            return {way: _ONE for way in self._ways if way[1] == key}
        if key is not None:
            return self._letters(part, key)
        found = {way: _ONE for way in self._ways if way[1] in WITHOUT_LETTER}
        return found | (self._letters(part, None) if None in self._values[part] else {})

    def _letters(self, part: str, value: Hashable) -> _Equation:
        *others, last = self._values[part]
        if value != last:
            return {(part, value): _ONE}
        found: _Equation = {way: _ONE for way in self._ways if way[1] not in WITHOUT_LETTER}
        return found | {(part, other): -_ONE for other in others}


class _Known:
    """Equations, each without the first unknown of those before it."""

    def __init__(self) -> None:
        self._by_first: dict[Hashable, _Equation] = {}

    def add(self, equation: _Equation) -> None:
        left = self._reduced(equation)
        if left:
            first = next(iter(left))
            self._by_first[first] = {key: value / left[first] for key, value in left.items()}

    def follows(self, equation: _Equation) -> bool:
        return not self._reduced(equation)

    def _reduced(self, equation: _Equation) -> _Equation:
        left = dict(equation)
        for first, known in self._by_first.items():
            times = left.get(first)
            if not times:
                continue
            for key, value in known.items():
                left[key] = left.get(key, Fraction(0)) - times * value
                if not left[key]:
                    del left[key]
        return left
