"""Totals as a table for other programs: CSV and XLSX. No cell of it is ever a formula."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[str, str, int | None]
_EXECUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDTHS = (28, 60, 12)


@dataclass(frozen=True, slots=True)
class Table:
    """A title, what the columns are, and the rows: the table, the group, the number.

    The title is the last row of a CSV, whose first one is the headings.
    """

    title: str
    headings: tuple[str, str, str]
    rows: tuple[Row, ...]
    remark: str = ""


def csv_of(table: Table) -> bytes:
    """As CSV (RFC 4180) in UTF-8, with the mark by which Excel knows that.

    A text that a spreadsheet would take for a formula has an apostrophe before it, as
    https://owasp.org/www-community/attacks/CSV_Injection says.
    """
    told = ((one, "", "") for one in (table.title, table.remark) if one)
    return csv_rows((table.headings, *table.rows, *told))


def csv_rows(rows: Iterable[Iterable[str | int | None]]) -> bytes:
    """Any rows in the same way, each with as many cells; nothing (None) is an empty cell."""
    written = StringIO()
    csv.writer(written).writerows([[_cell(one) for one in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def xlsx_of(table: Table) -> bytes:
    """As an Excel workbook of one sheet, whose texts are texts and whose numbers are numbers."""
    made = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **plain}) as book:
        # A moment of its own choosing: the same totals make the same file.
        book.set_properties(
            {"title": table.title[:200], "created": datetime(2000, 1, 1, tzinfo=UTC)}
        )
        sheet = book.add_worksheet("1")
        bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, table.title, bold)
        for column, heading in enumerate(table.headings):
            sheet.write_string(2, column, heading, bold)
        for at, (by, group, count) in enumerate(table.rows, 3):
            sheet.write_string(at, 0, by)
            sheet.write_string(at, 1, group)
            if count is not None:
                sheet.write_number(at, 2, count, number)
        sheet.write_string(len(table.rows) + 4, 0, table.remark)
        sheet.freeze_panes(3, 0)
    return made.getvalue()


def _cell(value: str | int | None) -> str | int:
    if value is None:
        return ""
    return value if isinstance(value, int) else _harmless(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_EXECUTED) or text[:1].isspace() else text
