"""The sheet of a partnership: its category, its modality, its agreement, who brought the partners together."""

from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french


def partnership(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show what the initiative declares of its partnership, line by line; say so when it declares nothing."""
    sheet = next((one for one in published.results.indicators.values() if kind(one) == "partnership_sheet"), None)
    lines = [figure for figure in published.parts(sheet.id) if figure.text] if sheet else []
    if sheet is None or not lines:
        return absent("La fiche du partenariat n’a pas été remplie dans initiative.yaml.")
    rows = tuple(
        (doc.TableCell(french.typography(line.part_label)), doc.TableCell(french.typography(line.text or "")))
        for line in lines
    )
    columns = (doc.TableColumn("Élément"), doc.TableColumn("Valeur"))
    note = french.typography(sheet.caveat or "")
    return (doc.DataTable(title="Fiche du partenariat", columns=columns, rows=rows, note=note, compact=True),)
