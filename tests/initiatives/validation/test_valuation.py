"""Hours without an amount: valued at a declared, dated rate, or said to be missing."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from initiatives.declaration.reference import rates
from initiatives.validation.dataset import Dataset
from tests.initiatives.small_initiative import DECLARATION, dataset, found

DECLARED = DECLARATION.replace("registers:\n", "registers:\n  contributions: {file: contributions.csv, format: csv}\n")
SMIC = "valuation: {benevolat: {rate: smic_horaire_brut, times: 1.5}}\n"
HEADINGS = "partenaire;date;nature;usage;heures;montant\n"


def contributions(folder: Path, lines: str, declaration: str = DECLARED + SMIC, headings: str = HEADINGS) -> Dataset:
    """Check the small initiative with these contributions."""
    (folder / "contributions.csv").write_text(headings + lines, encoding="utf-8")
    return dataset(folder, declaration=declaration)


def amounts(data: Dataset) -> list[tuple[int | None, str | None]]:
    """Return cents and whether they were valued, row by row."""
    frame = data.tables["contributions"].frame[["montant", "valorise"]].astype(object)
    return [tuple(row) for row in frame.where(frame.notna(), None).to_numpy().tolist()]


def test_hours_take_the_rate_of_their_day_and_a_written_amount_is_kept(tmp_path: Path) -> None:
    data = contributions(
        tmp_path, "mairie;03/02/2020;benevolat;action;2,5;\nmairie;03/02/2020;benevolat;action;2,5;10\n"
    )
    # 2.5 h × 10.15 € × 1.5 = 38.0625 €
    assert amounts(data) == [(3806, "oui"), (1000, "non")]
    assert found(data) == []


def test_an_amount_that_was_refused_is_not_replaced(tmp_path: Path) -> None:
    data = contributions(tmp_path, "mairie;03/02/2020;benevolat;action;2;-5\n")
    assert amounts(data) == [(None, None)]
    assert [one[2:] for one in found(data)] == [("hors_bornes", "cell_set_aside")]


def test_a_nature_without_a_rate_is_missing_and_said_so(tmp_path: Path) -> None:
    data = contributions(tmp_path, "mairie;03/02/2020;temps_salarie;action;2;\n")
    assert amounts(data) == [(None, None)]
    assert [one[1:] for one in found(data)] == [(2, "montant_absent", "notice")]


def test_a_day_outside_the_rates_is_a_finding(tmp_path: Path) -> None:
    data = contributions(tmp_path, "mairie;03/02/2012;benevolat;action;2;\n")
    assert amounts(data) == [(None, None)]
    assert [one[1:] for one in found(data)] == [(2, "taux_inconnu", "notice")]


def test_a_file_without_amounts_at_all_can_be_valued(tmp_path: Path) -> None:
    data = contributions(
        tmp_path, "mairie;03/02/2020;benevolat;action;1\n", headings="partenaire;date;nature;usage;heures\n"
    )
    assert amounts(data) == [(1523, "oui")]


def test_a_rate_holds_from_its_day_until_the_next_and_no_later_than_known() -> None:
    smic = rates()["smic_horaire_brut"]
    assert smic.on(date(2012, 12, 31)) is None
    assert smic.on(date(2013, 1, 1)) == Decimal("9.43")
    assert smic.on(date(2021, 9, 30)) == Decimal("10.25")
    assert smic.on(date(2021, 10, 1)) == Decimal("10.48")
    assert smic.on(date(2024, 10, 31)) == Decimal("11.65")
    assert smic.on(smic.until) == Decimal("11.88")
    assert smic.on(smic.until + timedelta(days=1)) is None
    days = [value.from_ for value in smic.values]
    assert days == sorted(set(days))
