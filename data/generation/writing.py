"""Writes each table in the shape of the tool that would have delivered it; the same table gives the same bytes."""

import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from data.generation.sheets import Sheet


def write_tool_workbook(path: Path, sheet: Sheet, title: str, written: date) -> None:
    """Write one table as LimeSurvey and KoboToolbox do: a single sheet, codes in the first row, everything as text."""
    workbook = Workbook()
    page = workbook.active
    page.title = title
    page.append(sheet.headings)
    for row in sheet.rows:
        page.append([row.get(heading) or None for heading in sheet.headings])
    _save(path, workbook, written)


def write_workbook(path: Path, sheets: dict[str, Sheet], written: date) -> None:
    """Write a workbook made by hand: banner lines, merged cells above the headings, whole numbers as numbers."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, sheet in sheets.items():
        _fill(workbook.create_sheet(title), sheet)
    _save(path, workbook, written)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, line in enumerate(sheet.banner, start=1):
        page.cell(number, 1, line or None).font = Font(bold=True)
        page.merge_cells(start_row=number, start_column=1, end_row=number, end_column=min(4, len(sheet.headings)))
    above = len(sheet.banner) + 1
    for text, (first, last) in sheet.bands.items():
        span = _span(sheet, first, last)
        page.cell(above, span[0], text).alignment = Alignment(horizontal="center")
        page.merge_cells(start_row=above, start_column=span[0], end_row=above, end_column=span[-1])
    grouped = {column for first, last in sheet.bands.values() for column in _span(sheet, first, last)}
    for column, heading in enumerate(sheet.headings, start=1):
        top = above + 1 if column in grouped else above
        page.cell(top, column, heading).font = Font(bold=True)
        if column not in grouped:
            page.merge_cells(start_row=top, start_column=column, end_row=above + 1, end_column=column)
    for number, row in enumerate(sheet.rows, start=sheet.first_row):
        for column, heading in enumerate(sheet.headings, start=1):
            text = row.get(heading, "")
            page.cell(number, column, int(text) if re.fullmatch(r"\d+", text) else text or None)


def _span(sheet: Sheet, first: str, last: str) -> range:
    return range(sheet.headings.index(first) + 1, sheet.headings.index(last) + 2)


def _save(path: Path, workbook: Workbook, written: date) -> None:
    """Save as if at noon of that day and without compression: neither the clock nor zlib's version changes a byte."""
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as fixed:
        for member in made.infolist():
            content = made.read(member)
            if member.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", f"{written}T12:00:00Z".encode(), content)
            entry = zipfile.ZipInfo(member.filename, (written.year, written.month, written.day, 12, 0, 0))
            entry.create_system = 3
            fixed.writestr(entry, content)


def write_kobo(path: Path, sheet: Sheet) -> None:
    """Write one table as KoboToolbox does: UTF-8 with its mark, semicolons, every cell between quotes."""
    _csv(path, sheet, encoding="utf-8-sig", quoting=csv.QUOTE_ALL)


def write_windows_csv(path: Path, sheet: Sheet) -> None:
    """Write one table as a French Excel does: cp1252, semicolons, quotes only where they are needed."""
    _csv(path, sheet, encoding="cp1252", quoting=csv.QUOTE_MINIMAL)


def _csv(
    path: Path,
    sheet: Sheet,
    encoding: str,
    quoting: Literal[0, 1],
    delimiter: str = ";",
    lineterminator: str = "\r\n",
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=lineterminator)
    writer.writerow(sheet.headings)
    writer.writerows([row.get(heading, "") for heading in sheet.headings] for row in sheet.rows)
    path.write_bytes(text.getvalue().encode(encoding))


def write_google_forms(path: Path, sheet: Sheet) -> None:
    """Write one table as Google Forms does: UTF-8, commas, every cell between quotes."""
    _csv(path, sheet, encoding="utf-8", quoting=csv.QUOTE_ALL, delimiter=",", lineterminator="\n")
