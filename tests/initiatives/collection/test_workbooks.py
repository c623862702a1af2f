"""Workbooks: what a reader of cells does not see is read for what it is, or told."""

import datetime
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from initiatives.collection import sources
from initiatives.collection.grid import Grid, UnreadableSource
from tests.initiatives.collection.sources.test_formats import column, told

EXPECTED = {"cle": dict[str, str](), "note": dict[str, str]()}


def saved(*notes: object, then: Callable[[openpyxl.Workbook, Worksheet], None] | None = None) -> bytes:
    """A sheet of two columns, one line per note, the first under the headings."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["cle", "note", "autre"])
    for rank, note in enumerate(notes, start=1):
        sheet.append([f"k{rank}", note])
    if then:
        then(book, sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def read(content: bytes) -> Grid:
    return sources.read("tableur", content, None, EXPECTED)


def cells_told(grid: Grid, reason: str) -> list[tuple[int, str]]:
    return [
        (int(grid.rows[line]), grid.letters[trouble.column])
        for trouble in grid.troubles
        if trouble.reason == reason and trouble.column is not None
        for line in trouble.lines
    ]


def test_errors_and_formulas_without_value_are_told_and_not_blank() -> None:
    def errors(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["B2"], sheet["C2"] = "#N/A", "#N/A"
        sheet["B2"].data_type = sheet["C2"].data_type = "e"
        sheet["B3"] = "=1+1"

    grid = read(saved(1, 2, 3, then=errors))
    assert cells_told(grid, "error") == [(2, "B")], "a column that nobody asked for is not looked into"
    assert cells_told(grid, "uncomputed") == [(3, "B")]
    assert column(grid, "note") == [None, None, "3"]


def test_a_formula_that_gives_an_empty_text_is_a_blank() -> None:
    content = saved("=1+1")
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    with_text = xml.replace(b'<c r="B2">', b'<c r="B2" t="str">')
    assert with_text != xml
    assert not read(with_part(content, "xl/worksheets/sheet1.xml", with_text)).troubles


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same workbook with one part replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, part)
    return written.getvalue()


def test_positions_are_found_without_references() -> None:
    content = saved(1, 2, then=lambda _, sheet: sheet.__setitem__("B3", "=1+1"))
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    for reference in (b' r="A3"', b' r="B3"', b' r="3"'):
        assert reference in xml
        xml = xml.replace(reference, b"")
    assert cells_told(read(with_part(content, "xl/worksheets/sheet1.xml", xml)), "uncomputed") == [(3, "B")]


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (True, "General", "vrai"),
        (0.45, "0%", "45 %"),
        (0.125, '0.0%;"moins" 0.0%', "12.5 %"),
        (12, '0" %"', "12"),
        (datetime.timedelta(hours=25, minutes=30), "[h]:mm", "25:30:00"),
        (29.999999999999996, "0", "30"),
        (datetime.date(2025, 3, 20), "dd/mm/yy", "2025-03-20"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, shown_as: str, text: str) -> None:
    def shown(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["B2"].number_format = shown_as

    grid = read(saved(value, then=shown))
    assert column(grid, "note") == [text]


def test_two_numbers_that_differ_after_their_fifteenth_figure_stay_two_and_are_told() -> None:
    content = saved(1, 2)
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    xml = xml.replace(b"<v>1</v>", b"<v>12345678901234568</v>").replace(b"<v>2</v>", b"<v>12345678901234572</v>")
    grid = read(with_part(content, "xl/worksheets/sheet1.xml", xml))
    assert column(grid, "note") == ["12345678901234568", "12345678901234572"]
    assert cells_told(grid, "long_number") == [(2, "B"), (3, "B")]


def test_dates_counted_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["cle", "note"])
    book.worksheets[0].append(["k1", datetime.date(2025, 3, 20)])
    content = io.BytesIO()
    book.save(content)
    assert column(read(content.getvalue()), "note") == ["2025-03-20"]


def test_a_cell_merged_over_several_lines_stands_for_each_and_makes_no_line() -> None:
    def merged(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B5")
        sheet["A4"] = None

    grid = read(saved("une fois", None, None, None, then=merged))
    assert (column(grid, "cle"), column(grid, "note")) == (["k1", "k2", "k4"], ["une fois"] * 3)


def test_cells_merged_below_the_last_line_are_nothing() -> None:
    grid = read(saved(1, 2, then=lambda _, sheet: sheet.merge_cells("B40:B60")))
    assert column(grid, "note") == ["1", "2"]


def test_hidden_lines_are_read_and_told() -> None:
    def hidden(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[9].hidden = True

    grid = read(saved(1, 2, then=hidden))
    assert (told(grid, "hidden"), column(grid, "note")) == ([3], ["1", "2"])


def test_a_workbook_larger_than_can_be_opened_is_refused_before_it_is_opened() -> None:
    zeros = with_part(saved(1), "xl/media/image1.png", bytes(700_000_000))
    assert len(zeros) < 1_000_000
    with pytest.raises(UnreadableSource, match="une fois décompressé"):
        read(zeros)


def test_a_sheet_with_one_cell_at_its_far_end_is_refused_before_room_is_made() -> None:
    with pytest.raises(UnreadableSource, match=r"jusqu’à la ligne 1048576 et à la 16384ᵉ colonne"):
        read(saved(1, then=lambda _, sheet: sheet.__setitem__("XFD1048576", "fin")))


def test_a_part_that_holds_more_than_it_announces_is_refused() -> None:
    content = bytearray(saved(1))
    place = content.rfind(b"xl/worksheets/sheet1.xml") - 46
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableSource, match="pas un classeur lisible"):
        read(bytes(content))


@pytest.mark.parametrize("written", [b"<c r='B3'", b'<c  r="B3"', b'<c\nr="B3"', b'<c r ="B3"', b'<c r= "B3"'])
def test_attributes_may_be_written_in_any_way_that_xml_allows(written: bytes) -> None:
    content = saved(1, 2, then=lambda _, sheet: sheet.__setitem__("B3", "=1+1"))
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    other = xml.replace(b'<c r="B3"', written)
    assert (b'<c r="B3"' in xml, other == xml) == (True, False)
    assert cells_told(read(with_part(content, "xl/worksheets/sheet1.xml", other)), "uncomputed") == [(3, "B")]


def test_one_and_true_in_a_column_stay_two_answers() -> None:
    assert column(read(saved(1, True, 0, False, 1)), "note") == ["1", "vrai", "0", "faux", "1"]


def test_a_table_that_begins_further_down_and_to_the_right_keeps_its_places() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line, cells in enumerate([("cle", "note"), *((f"k{rank}", rank) for rank in range(250))], start=4):
        sheet.cell(line, 3).value, sheet.cell(line, 4).value = cells
    sheet["D200"] = "#N/A"
    sheet["D200"].data_type = "e"
    content = io.BytesIO()
    book.save(content)
    grid = read(content.getvalue())
    assert (grid.letters, grid.how.header, grid.rows.tolist()) == (("C", "D"), 4, list(range(5, 255)))
    assert column(grid, "note")[:3] + column(grid, "note")[-1:] == ["0", "1", "2", "249"]
    assert cells_told(grid, "error") == [(200, "D")]
