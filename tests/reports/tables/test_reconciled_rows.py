"""Each column of a line of the reconciliation: numbers where the verdict rests on them, and why there are none elsewhere."""

from dataclasses import replace

import pytest

from indicators.figures.reconciled import ReconciledLine
from reports.tables.csv_files import RECONCILED, reconciliation_csv
from tests.reports.small_results import published, share, told

PLEASED = share("satisfaits", "Satisfaits")
WHOLE = ReconciledLine(
    indicator="satisfaits",
    part="",
    part_label="",
    wave="fin",
    unit="nombre",
    verdict="verifie",
    whole=40.0,
    partners=(("orange", 30.0), ("spn", 8.0)),
    apart=2.0,
)
SHORT = replace(WHOLE, verdict="ecart", apart=1.0)
HIDDEN = replace(
    WHOLE,
    part="oui",
    part_label="Oui",
    verdict="masque",
    whole=None,
    partners=(),
    apart=None,
    why="Un chiffre est masqué.",
)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (WHOLE, "satisfaits;SATISFAITS;Satisfaits;;;fin;nombre;verifie;40;38;2;0;2;"),
        (SHORT, "satisfaits;SATISFAITS;Satisfaits;;;fin;nombre;ecart;40;38;1;1;2;"),
        (HIDDEN, "satisfaits;SATISFAITS;Satisfaits;oui;Oui;fin;nombre;masque;;;;;;Un chiffre est masqué."),
    ],
)
def test_a_line_says_its_numbers_or_why_it_has_none(line: ReconciledLine, row: str) -> None:
    known = replace(published([(PLEASED, (told(PLEASED),))]).results, reconciliation=(line,))
    heads, written = reconciliation_csv(known).splitlines()
    assert heads == ";".join(RECONCILED) and written == row
