"""A table wider than its page is turned, and says the same."""

from reports.document import DataTable, TableCell, TableColumn
from reports.rendering.column_widths import BODY, least_width
from reports.rendering.turning import as_it_fits, turned


def waves(count: int, rows: int = 1) -> DataTable:
    columns = (
        TableColumn("Indicateur"),
        *(TableColumn(f"Vague {rank} du suivi longitudinal", True) for rank in range(count)),
    )
    told = tuple(
        (TableCell(f"Satisfaits {row}", detail="n = 40"), *(TableCell(f"{row}-{rank}") for rank in range(count)))
        for row in range(rows)
    )
    return DataTable(title="D’une vague à l’autre", columns=columns, rows=told)


def test_twelve_waves_stand_under_one_another() -> None:
    table = as_it_fits(waves(12), BODY)
    assert [row[0].text for row in table.rows] == [f"Vague {rank} du suivi longitudinal" for rank in range(12)]
    assert [column.heading for column in table.columns] == ["", "Satisfaits 0 n = 40"]
    assert least_width(table, BODY) <= BODY.width


def test_three_waves_stand_beside_one_another() -> None:
    assert as_it_fits(waves(3), BODY) == waves(3)


def test_a_table_that_would_be_wider_turned_is_left() -> None:
    assert as_it_fits(waves(12, rows=40), BODY) == waves(12, rows=40)


def test_every_cell_stands_where_its_row_and_column_cross() -> None:
    told = turned(waves(4, rows=3))
    assert [[cell.text for cell in row[1:]] for row in told.rows] == [
        [f"{row}-{rank}" for row in range(3)] for rank in range(4)
    ]
    assert all(column.numeric for column in told.columns[1:])
