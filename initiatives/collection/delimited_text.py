"""How a text file of lines and delimiters is opened, whatever its encoding and its delimiter."""

import csv
import io

from initiatives.collection.grid import Cells, UnreadableSource

_DELIMITERS = (";", ",", "\t")


def decode(content: bytes) -> str:
    """Turn bytes into text: UTF-8 (with its mark or not), UTF-16 with its mark, else Windows’ Western encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableSource(
        "ce n’est pas un fichier de texte lisible. Exportez-le de nouveau au format CSV (UTF-8), ou vérifiez la ligne "
        "« format » de la déclaration."
    )


def lines_of(content: bytes) -> Cells:
    """Split a delimited file into cells, position of a line = its number in the file less one; blank cells are None.

    The delimiter is the one that cuts the line of headings into most cells. A line break inside quotes belongs to its
    cell: the lines after it keep their number in the file.
    """
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSource(
            "ce n’est pas un fichier de texte (un classeur, peut-être ?). Vérifiez la ligne « format » de la déclaration."
        )
    text = decode(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=lambda sign: len(next(csv.reader([first], delimiter=sign))))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    cells: list[list[str | None]] = []
    unreadable = False
    try:
        for line in reader:
            # A record that spans several lines is placed on the line where it starts.
            start = reader.line_num - sum(cell.count("\n") for cell in line)
            cells.extend([] for _ in range(start - 1 - len(cells)))
            cells.append([cell.strip() or None for cell in line])
    except csv.Error:
        unreadable = True
    if unreadable:
        raise UnreadableSource(
            f"le fichier n’est plus lisible après la ligne {len(cells)} (guillemet non refermé ?). Exportez-le de nouveau."
        )
    return cells
