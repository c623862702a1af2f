"""The exports of a demonstration as a spreadsheet shows them, read without the pipeline."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from data.generation.mistakes import Mistake
from initiatives.validation.quality import Finding

Lines = list[list[str]]


@dataclass(frozen=True)
class RawExports:
    """The exports of one demonstration; `banner` is how many lines stand above the headings of a hand-made sheet."""

    folder: Path
    banner: int = 3

    def lines(self, file: str, sheet: str | None = None) -> Lines:
        """Every line of a file as text."""
        path = self.folder / file
        if path.suffix == ".csv":
            raw = path.read_bytes()
            text = raw.decode("utf-8-sig") if raw.startswith(b"\xef\xbb\xbf") else raw.decode("cp1252")
            return list(csv.reader(text.splitlines(), delimiter=";"))
        book = openpyxl.load_workbook(path)
        page = book[sheet] if sheet else book.worksheets[0]
        return [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]

    def headings(self, table: Lines, hand_made: bool) -> list[str]:
        """The line of headings; in a hand-made sheet some of them are merged with the cell above."""
        if not hand_made:
            return table[0]
        top, bottom = table[self.banner], table[self.banner + 1]
        return [below or above for above, below in zip(top, bottom, strict=True)]

    def rows(self, file: str, sheet: str | None = None) -> list[dict[str, str]]:
        table = self.lines(file, sheet)
        first = self.banner + 2 if sheet else 1
        return [dict(zip(self.headings(table, bool(sheet)), line, strict=True)) for line in table[first:]]

    def check_planted(self, mistake: Mistake) -> None:
        """Assert that a mistake is where the list says, and that an inserted row differs only by what it says."""
        table = self.lines(mistake.file, mistake.sheet)
        names = self.headings(table, bool(mistake.sheet))
        if mistake.how == "column":
            assert mistake.heading in names
            return
        assert mistake.row is not None
        line = dict(zip(names, table[mistake.row - 1], strict=True))
        assert {heading: line[heading] for heading, _ in mistake.cells} == dict(mistake.cells)
        if mistake.how == "row":
            above = dict(zip(names, table[mistake.row - 2], strict=True))
            changed = {heading for heading in names if above[heading] != line[heading]}
            assert changed == {heading for heading, _ in mistake.cells}

    def check_nobody_can_be_called(self) -> None:
        """Assert that no cell of any file holds an e-mail address or a telephone number."""
        for path in self.folder.iterdir():
            sheets = openpyxl.load_workbook(path).sheetnames if path.suffix == ".xlsx" else [None]
            cells = [cell for sheet in sheets for line in self.lines(path.name, sheet) for cell in line]
            assert not any(re.search(r"@|\b0[1-9](?:[ .-]?\d\d){4}\b", cell) for cell in cells), path.name


def about(finding: Finding, mistake: Mistake) -> bool:
    """Whether a finding is at the place of a mistake (a tool's only sheet is not named in the list)."""
    same_sheet = mistake.sheet is None or finding.sheet == mistake.sheet
    same_file = Path(finding.file).name == mistake.file
    if mistake.how == "column":
        return same_file and same_sheet and mistake.heading in (finding.column or "")
    return same_file and same_sheet and finding.row == mistake.row
