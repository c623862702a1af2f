"""What every workbook holds and how it looks is what it was when somebody last looked at it, cell by cell.

Where a cell, a width or a colour has changed: look at the workbook, and keep it with
`python -m tests.reports.tables.test_kept_workbooks`.
"""

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell as WrittenCell

from indicators.counting.tallies import Cell
from indicators.figures.reconciled import ReconciledLine
from reports.composition.changes import Change
from reports.letters.marked_copy import marked_copy
from reports.tables.workbook import results_workbook
from tests.indicators.small import indicator
from tests.initiatives.small_initiative import ANSWER, write
from tests.reports.letters.test_marked_copy import DATED, sheet_of
from tests.reports.small_results import hidden, published, share, told, unfed

KEPT = Path(__file__).with_name("kept_workbooks.json")
SHARE = share("haut", "Seniors [satisfaits]")
HOURS = indicator("heures", {"mean": "age"}, code="X-02", label="Heures", unit="heures", group="partenaires")


def figures(final: bool) -> bytes:
    """Return the workbook of a few figures: told, masked, of few answers, without data; with changes and sums, or of none."""
    main = replace(
        told(SHARE), low=0.6, high=0.86, missing=4, illegible=1, dont_know=2, flags=("redresse", "incomplet")
    )
    few = replace(told(SHARE, 3, 5, part="detail"), low=0.2, high=0.9, flags=("comptes_seulement",))
    wave = replace(told(SHARE, 10, 40), cell=Cell("partenaire:orange", "debut", "structures_repondantes"))
    hours = (
        told(HOURS, 12, 3),
        unfed(told(HOURS, part="x")),
        replace(told(HOURS, part="mot"), text="deux fois", value=None),
    )
    results = published(
        [(SHARE, (main, few, wave, hidden(told(SHARE, part="autre")))), (HOURS, hours)], synthetic=final
    ).results
    line = ReconciledLine(
        indicator="heures", part="", part_label="", wave="", unit="heures", verdict="verifie", whole=12.0,
        partners=(("orange", 8.0), ("spn", 4.0)), apart=0.0,
    )  # fmt: skip
    changed = Change("haut", "Seniors satisfaits", "Ensemble", "Début", "70\u202f%", "75\u202f%", "Données.")
    more, bare = replace(results, reconciliation=(line,)), replace(results, figures=())
    return results_workbook(more, "definitif", [changed]) if final else results_workbook(bare, "provisoire")


def copy() -> bytes:
    """Return the marked copy of a file with mistakes of several kinds in it."""
    rows = (
        ANSWER,
        ANSWER.replace("1;k1", "2;k2").replace(";2,5;", ";trop;"),
        ANSWER.replace("1;k1", "3;k3").replace(";2,5;", ";99;"),
    )
    with tempfile.TemporaryDirectory() as folder:
        return marked_copy([sheet_of(write(Path(folder), debut="\n".join(rows)), "debut.csv")], DATED)


BOOKS: dict[str, Callable[[], bytes]] = {
    "définitif": lambda: figures(final=True),
    "provisoire": lambda: figures(final=False),
    "copie annotée": copy,
}


def looks(content: bytes) -> Iterator[str]:
    """Say of each sheet how it is laid out, and of each cell what it holds and how it looks."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        widths = {letter: column.width for letter, column in sorted(sheet.column_dimensions.items())}
        yield f"# {sheet.title} {sheet.freeze_panes} {sheet.auto_filter.ref} {widths}"
        for row in sheet.iter_rows():
            yield from (
                _cell(one) for one in row if isinstance(one, WrittenCell) and (one.value is not None or one.comment)
            )


def _cell(cell: WrittenCell) -> str:
    font, fill, place = cell.font, cell.fill, cell.alignment
    how = [
        cell.number_format,
        f"{font.sz:g}" + " gras" * bool(font.b),
        str(fill.fgColor.rgb) if fill.fill_type else "",
        f"{place.vertical or ''}{' à la ligne' if place.wrap_text else ''}",
        f"{cell.border.bottom.style or ''}",
    ]
    said = f" ◂ {cell.comment.text} ({cell.comment.width} × {cell.comment.height})" if cell.comment else ""
    return f"{cell.coordinate} « {cell.value} » {' | '.join(filter(None, how))}{said}"


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_is_what_it_was_when_somebody_last_looked_at_it(name: str) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert list(looks(BOOKS[name]())) == kept.get(name), (
        "look at it, then: python -m tests.reports.tables.test_kept_workbooks"
    )


if __name__ == "__main__":
    written = {name: list(looks(make())) for name, make in BOOKS.items()}
    KEPT.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
