"""Opens a delimited text file: `;`, `,` or tabulation, in UTF-8 or in Windows’ Western encoding, headings first."""

from initiatives.collection.delimited_text import lines_of
from initiatives.collection.grid import Expected, Grid, grid_below, recognise
from initiatives.collection.workbooks import no_heading

_SEPARATORS = (("[", "]"), ("/", ""), (" : ", ""))


def read(content: bytes, sheet: str | None, expected: Expected) -> Grid:
    """Read the lines under the first one that is not blank."""
    cells = lines_of(content)
    header = next((position for position, line in enumerate(cells) if any(line)), 0)
    headings = cells[header] if cells else []
    names = recognise(headings, expected, _SEPARATORS)
    if not any(names):
        raise no_heading(expected)
    return grid_below(cells, header, headings, names)
