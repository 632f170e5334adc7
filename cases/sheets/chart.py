"""Totals as a picture (PNG), made by typst."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cases.sheets.pdf import CannotTypeset
from cases.sheets.script import clean, fonts, is_mostly_rtl, language_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from cases.sheets.pdf import Typesetter

DAYS = 62
"""Bars: the last two months."""
_TITLE, _NAME, _TABLES, _ROWS = 160, 28, 3, 5
_LABELS = 8  # under the days
_TICKS = 4
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Chart:
    """What the picture shows. Texts are plain; `number` and `day_text` write as people read.

    `note` stands below the caption, `days_name` above the bars; `more_text` tells of so many rows
    for which a table has no room.
    """

    language: str
    title: str
    subtitle: str
    total: int
    caption: str
    note: str
    days_name: str
    days: Mapping[date, int]
    tables: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    foot: str
    number: Callable[[int], str]
    day_text: Callable[[date], str]
    more_text: Callable[[int], str]


def picture_of(chart: Chart, typesetter: Typesetter) -> bytes:
    """The picture, 1,360 pixels wide. A letter that no font here has stands as a question mark."""
    data = _data(chart)
    source = files("cases.sheets").joinpath("chart.typ").read_bytes()
    try:
        return typesetter.picture(source, data)
    except CannotTypeset as error:
        return typesetter.picture(source, _without(data, "".join(error.letters)))


def _data(chart: Chart) -> dict[str, Any]:
    days = _days(chart)
    most = max((day["count"] for day in days), default=0)
    ticks = _ticks(most)
    texts = (chart.title, chart.caption, *(name for name, _ in chart.tables))
    return {
        "lang": language_of(chart.language),
        "rtl": is_mostly_rtl(texts),
        "fonts": fonts("".join(texts)),
        "title": _cut(chart.title, _TITLE) or "—",
        "subtitle": _cut(chart.subtitle, _TITLE),
        "total": chart.number(chart.total),
        "caption": chart.caption,
        "note": _cut(chart.note, _TITLE),
        "days_name": _cut(chart.days_name, _NAME),
        "days": days,
        "most": max([most, *ticks, 1]),
        "ticks": [{"value": tick, "text": chart.number(tick)} for tick in ticks],
        "tables": [
            {
                "name": _cut(name, _NAME),
                "rows": [_row(chart, *row) for row in rows[:_ROWS]],
                "more": chart.more_text(len(rows) - _ROWS) if len(rows) > _ROWS else "",
            }
            for name, rows in chart.tables[:_TABLES]
            if rows
        ],
        "foot": chart.foot,
    }


def _row(chart: Chart, name: str, count: int) -> dict[str, Any]:
    return {"name": _cut(name, _NAME), "count": count, "text": chart.number(count)}


def _days(chart: Chart) -> list[dict[str, Any]]:
    """Every day from the first that is shown to the last, some of them with their date."""
    if not chart.days:
        return []
    last = max(chart.days)
    first = max(min(chart.days), last - timedelta(days=DAYS - 1))
    every = [first + timedelta(days=after) for after in range((last - first).days + 1)]
    apart = -(-len(every) // _LABELS)
    return [
        {
            "count": chart.days.get(day, 0),
            "text": chart.day_text(day) if at % apart == 0 else "",
        }
        for at, day in enumerate(every)
    ]


def _ticks(most: int) -> list[int]:
    """A few round numbers up to the first that is not below the largest bar."""
    steps = (step * 10**power for power in range(18) for step in _STEPS)
    step = next(step for step in steps if step * _TICKS >= most)
    return list(range(0, most + step, step))


def _cut(text: str, most: int) -> str:
    flat = " ".join(clean(text.replace("\n", " ").replace("\t", " ")).split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def _without(value: Any, letters: str) -> Any:
    """The same data with each of these letters as a question mark."""
    if isinstance(value, str):
        return "".join("?" if one in letters else one for one in value)
    if isinstance(value, dict):
        return {key: _without(one, letters) for key, one in value.items() if key != "fonts"} | {
            key: one for key, one in value.items() if key == "fonts"
        }
    return [_without(one, letters) for one in value] if isinstance(value, list) else value
