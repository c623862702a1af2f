"""How each kind of export is opened: one file per format, and the file's name is the word to write after `format:`.

To read one more format, add one file here (and its fixtures in `tests/initiatives/collection/sources/`), nothing else. It has one
function, `read(content, sheet, expected) -> Grid`:

- `content`: the bytes of the file;
- `sheet`: the sheet asked for in the declaration, or None;
- `expected`: the headings that the declaration looks for, and the options that have a column of their own
  (`initiatives.collection.grid.Expected`), so that it can find the line of headings and recognise its tool's spelling of them;
- it returns every line below the headings as text, each knowing its line in the file;
- it raises `UnreadableSource` with one French sentence and its remedy, and never quotes a cell.
"""

import importlib

from initiatives.collection.grid import Expected, Grid


def read(format_name: str, content: bytes, sheet: str | None, expected: Expected) -> Grid:
    """Open an export of this format; `UnreadableSource` says in French why it cannot be."""
    grid: Grid = importlib.import_module(f"{__name__}.{format_name}").read(content, sheet, expected)
    return grid
