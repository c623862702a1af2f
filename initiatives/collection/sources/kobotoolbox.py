"""Opens an export of KoboToolbox, CSV or XLSX: `groupe/question/option` headings, codes, 0/1 columns or both."""

from initiatives.collection.delimited_text import lines_of
from initiatives.collection.grid import Cells, Expected, Grid, grid_below, recognise, without
from initiatives.collection.workbooks import Workbook, no_heading

_SEPARATORS = (("/", ""), (" > ", ""), (".", ""))
_GROUP_MARKS = ("/", " > ")
_METADATA = frozenset(
    {
        *("start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid"),
        *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by"),
        *("__version__", "_tags", "_index", "_xform_id_string"),
        *("formhub/uuid", "meta/instanceID", "meta/instanceName", "meta/rootUuid"),
    }
)
"""What KoboToolbox adds to every export (support.kobotoolbox.org, « Exporting and downloading your data »)."""


def read(content: bytes, sheet: str | None, expected: Expected) -> Grid:
    """Read the answers of one form; the columns that KoboToolbox adds by itself are left out knowingly."""
    name, cells = _first_sheet(content, sheet)
    headings = list(cells[0]) if cells else []
    names = _recognise_in_groups(headings, expected)
    if not any(names):
        raise no_heading(expected)
    return grid_below(cells, 0, without(_METADATA, headings, names), names, name)


def _first_sheet(content: bytes, sheet: str | None) -> tuple[str | None, Cells]:
    """Open a workbook (its first sheet is the form; the next ones are its repeated groups) or a delimited file."""
    if not content.startswith(b"PK"):
        return None, lines_of(content)
    workbook = Workbook(content)
    name = next(workbook.chosen(sheet))
    return name, workbook.cells(name)[0]


def _recognise_in_groups(headings: list[str | None], expected: Expected) -> tuple[str | None, ...]:
    """Try each heading whole, then without its first group, its first two… so that the longest match wins."""
    found = list(recognise(headings, expected, _SEPARATORS))
    for mark in _GROUP_MARKS:
        parts = [heading.split(mark) if heading else [] for heading in headings]
        for dropped in range(1, max(map(len, parts), default=0)):
            inner = recognise([mark.join(part[dropped:]) or None for part in parts], expected, _SEPARATORS)
            found = [known or deeper for known, deeper in zip(found, inner, strict=True)]
    return tuple(found)
