"""Rows that share their first cell: it is said once, for all of them."""

from collections.abc import Iterable

from reports import document as doc

Row = tuple[doc.TableCell, ...]


def said_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Leave empty the first cells that repeat the one above, as a grouped table wants them."""
    told: list[Row] = []
    above: doc.TableCell | None = None
    for first, *others in rows:
        told.append((doc.TableCell("") if first == above else first, *others))
        above = first
    return tuple(told)
