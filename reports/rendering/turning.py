"""A table with more columns than its page can hold is printed the other way round: its rows become columns."""

from dataclasses import replace

from reports.document import DataTable, TableCell, TableColumn
from reports.rendering.column_widths import Setting, least_width


def as_it_fits(table: DataTable, setting: Setting) -> DataTable:
    """Return the table, turned where it is wider than its page and narrower so; tables of groups of rows are never turned."""
    wide = least_width(table, setting)
    if wide <= setting.width or table.grouped:
        return table
    other = turned(table)
    return other if least_width(other, setting) < wide else table


def turned(table: DataTable) -> DataTable:
    """Return the table with a row for each column; what a row was called heads its column, small line included."""
    numeric = all(column.numeric for column in table.columns[1:])
    called = [" ".join(filter(None, (row[0].text, row[0].detail))) for row in table.rows]
    columns = (replace(table.columns[0], heading=""), *(TableColumn(name, numeric=numeric) for name in called))
    rows = tuple(
        (TableCell(column.heading), *(row[place] for row in table.rows))
        for place, column in enumerate(table.columns[1:], start=1)
    )
    return replace(table, columns=columns, rows=rows)
