"""A workbook made of lists of cells, as bytes: one sheet per name."""

import io

import openpyxl


def workbook(**sheets: list[list[object]]) -> bytes:
    """Return the workbook of these sheets, each given line by line."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
