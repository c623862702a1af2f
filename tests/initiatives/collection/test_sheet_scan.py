"""The scan of a sheet finds what it looks for wherever its pieces are cut, and nothing else."""

import io

import pytest

from initiatives.collection.sheet_scan import SheetScan, scanned

PLAIN = SheetScan(
    12, 28, plainly_written=True, booleans=False, errors=False, formulas=False, hidden=False, numbered=True
)
CELLS = b'<row r="%d"><c r="A%d" t="s"><v>0</v></c>%s<c r="AB%d"><v>1</v></c></row>'
TEXT = b"<c t=\"inlineStr\"><is><t>l'ami = \"x='2'\"\nune question = rien : A1='x' hors balise</t></is></c>"


def sheet(held: bytes = b"", row: int = 5) -> bytes:
    """A sheet of twelve lines, up to column AB, that holds something in one of them."""
    lines = (CELLS % (line, line, held if line == row else b"", line) for line in range(1, 13))
    return b'<?xml version="1.0"?>\r\n<worksheet><sheetData>' + b"".join(lines) + b"</sheetData></worksheet>"


class Pieces(io.BytesIO):
    """A file that gives so many bytes at a time, whatever is asked."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(content)
        self._size = size

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._size)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 37, 100, 10_000])
@pytest.mark.parametrize(
    ("held", "shown"),
    [
        (b"", {}),
        (b'<c r="B5" t="b"><v>1</v></c>', {"booleans": True}),
        (b'<c r="B5" t="e"><v>#N/A</v></c>', {"errors": True}),
        (b'<c r="B5"><f>1+1</f></c>', {"formulas": True}),
        (b'<x:c r="B5"><x:f>1+1</x:f></x:c>', {"formulas": True}),
        (b'<row hidden="1"/>', {"hidden": True, "rows": 13}),
        (b"<c r='B5'/>", {"plainly_written": False}),
        (b'<c r ="B5"/>', {"plainly_written": False}),
        (b'<c r= "B5"/>', {"plainly_written": False}),
        (b'<c\nr="B5"/>', {"plainly_written": False}),
        (b"<c r=\"B5\"\tt='e'/>", {"plainly_written": False}),
        (b'<c r="XFD1048576"/>', {"rows": 1_048_576, "columns": 16_384}),
        (b'<c t="s"><v>123456789</v></c>', {}),
        (b'<c t="s"><v>1234567890</v></c>', {"numbered": False}),
        (b'<c t="s"><v>-1</v></c>', {"numbered": False}),
        (b'<c t="s"><v>1x</v></c>', {"numbered": False}),
        (b'<c t="s"><v></v></c>', {"numbered": False}),
        (b'<c t="s"> <v>1</v></c>', {"numbered": False}),
        (b'<c t="s" s="1"><v>1</v></c>', {"numbered": False}),
    ],
)
def test_whatever_the_pieces_the_same_is_found(held: bytes, shown: dict[str, bool | int], size: int) -> None:
    expected = SheetScan(**{**vars(PLAIN), **shown})
    assert scanned(Pieces(sheet(held), size)) == expected


@pytest.mark.parametrize("row", [1, 12])
def test_the_first_and_the_last_bytes_count(row: int) -> None:
    assert scanned(io.BytesIO(sheet(b'<c r="B1" t="e"/>', row))).errors
    assert scanned(io.BytesIO(b'="e"')).errors


def test_signs_within_a_text_are_no_attributes() -> None:
    assert scanned(io.BytesIO(sheet(TEXT))) == PLAIN
