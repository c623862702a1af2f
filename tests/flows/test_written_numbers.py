"""What a run writes holds no number but those that were audited: published figures, and the counts behind them."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from indicators.explaining.explain import explanations
from indicators.figures.results import Figure, PublishedResults
from reports.tables.csv_files import reconciled_values, results_csv
from reports.tables.workbook import results_workbook
from tests.conftest import Evaluated

NUMBERS = (
    "value",
    "n",
    "k",
    "n_effective",
    "missing",
    "illegible",
    "dont_know",
    "not_concerned",
    "low",
    "high",
    "p",
    "p_adjusted",
)
Key = tuple[str, ...]
Known = dict[Key, list[float]]
TEXTS = (
    "code",
    "libelle",
    "libelle_partie",
    "statut",
    "unite",
    "methode",
    "preuve",
    "mentions",
    "test",
    "place",
    "raison",
)


def audited(results: PublishedResults) -> Known:
    """Return the numbers of each figure, and the counts of answers behind it."""
    found: Known = {}
    for one in results.figures:
        told = [number for name in NUMBERS if (number := getattr(one, name)) is not None]
        counts = results.counts.get((one.indicator, one.cell), ()) if one.status == "publie" else ()
        found[key_of(one)] = [*map(float, told), *(float(answers.count) for answers in counts)]
    return found


def key_of(figure: Figure) -> Key:
    return figure.indicator, figure.part, str(figure.cell.scope), str(figure.cell.wave), figure.cell.population


def is_among(number: float, known: Iterable[float]) -> bool:
    """Six decimals are written, or six digits where a number is small."""
    return any(abs(number - one) <= max(1e-6, 1e-5 * abs(one)) for one in known)


def in_csv(results: PublishedResults, known: Known) -> list[Key]:
    """Return the figures of which results.csv holds a number that they do not."""
    names = ("indicateur", "partie", "perimetre", "vague", "population")
    found = []
    for row in csv.DictReader(io.StringIO(results_csv(results)), delimiter=";"):
        key = tuple(row[name] for name in names)
        told = [as_number(written) for name, written in row.items() if name not in (*names, *TEXTS)]
        found += [key for number in told if number is not None and not is_among(number, known[key])]
    return found


def as_number(written: str) -> float | None:
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return None


def in_json(results: PublishedResults, known: Known) -> list[Key]:
    """Return the figures, or the indicators, of which explanations.json holds a number that nobody audited."""
    found: list[Key] = []
    told = json.loads(json.dumps(explanations(results)))
    for one in told["figures"]:
        key = tuple(one[name] for name in ("indicator", "part", "scope", "wave", "population"))
        found += [key for number in walked(one) if not is_among(number, known[key])]
    rows = [float(number) for one in results.passages for number in walked(vars(one))]
    for indicator, one in told["indicators"].items():
        found += [(indicator,) for number in walked(one) if number not in rows]
    return found


def walked(told: object) -> Iterator[float]:
    if isinstance(told, Mapping):
        yield from (number for one in told.values() for number in walked(one))
    elif isinstance(told, list):
        yield from (number for one in told for number in walked(one))
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield float(told)


def in_workbook(results: PublishedResults, known: Known) -> list[Key]:
    """Return the indicators of which results.xlsx holds a number that their published figures, or their sums, do not."""
    of: dict[str, list[float]] = {}
    for key, own in known.items():
        of.setdefault(key[0], []).extend(own)
    values_of = reconciled_values(results)
    sums = [[one for one in values_of(line) if isinstance(one, int | float)] for line in results.reconciliation]
    found: list[Key] = []
    for sheet in load_workbook(io.BytesIO(results_workbook(results, "provisoire"))):
        for row in sheet.iter_rows(min_row=2, values_only=True):
            indicator = str(row[0])
            numbers = [float(one) for one in row[1:] if isinstance(one, int | float)]
            may = of.get(indicator, []) + [float(one) for line in sums for one in line]
            found += [(sheet.title, indicator) for number in numbers if not is_among(number, may)]
            if "masqué" in row:
                found += [(sheet.title, indicator)] * len(numbers)
    return found


Strangers = Callable[[PublishedResults, Known], list[Key]]
OUTPUTS: list[Strangers] = [in_csv, in_json, in_workbook]


@pytest.mark.parametrize("strangers", OUTPUTS)
@pytest.mark.parametrize("reader", ["comite", "partenaire:orange", "structure:structure_01"])
def test_no_other_number_is_written(silver_geek: Evaluated, strangers: Strangers, reader: str) -> None:
    results = silver_geek.results[reader]
    assert strangers(results, audited(results)) == []


@pytest.mark.parametrize("strangers", OUTPUTS)
def test_a_number_from_elsewhere_would_be_seen(silver_geek: Evaluated, strangers: Strangers) -> None:
    results = silver_geek.results["comite"]
    masked = next(one for one in results.figures if one.status == "masque")
    told = replace(masked, status="publie", n=987_654)
    leaking = replace(results, figures=tuple(told if one is masked else one for one in results.figures))
    assert strangers(leaking, audited(results)) != []
