"""What is counted by place, département or commune: the figure of each, what they say together, their table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french, reading

Figures = Mapping[str, Figure]
"""Code of a place → its figure."""


@dataclass(frozen=True)
class PlaceWords:
    """How a kind of place is written: « aucun autre département », « départements »…"""

    no_other: str
    several: str
    heading: str


def figures_of(published: ReportedResults, indicator: Indicator, names: Mapping[str, str]) -> Figures:
    """Return the figure of each place that has one."""
    return {figure.part: figure for figure in published.parts(indicator.id) if figure.part in names}


def count_of(figure: Figure | None) -> int | None:
    """Return how many are counted in a place; None where it is masked or unknown, which is not zero."""
    return figure.k if figure is not None and figure.status == "publie" else None


def title(indicator: Indicator, names: Mapping[str, str], figures: Figures, words: PlaceWords) -> str:
    """Say where most are; the label alone where a place has no figure, which would have to be guessed."""
    counts = {code: count for code in names if (count := count_of(figures.get(code))) is not None}
    total = sum(counts.values())
    if len(counts) < len(names) or not total:
        return french.typography(indicator.label)
    most, reached = max(counts.values()), sum(count > 0 for count in counts.values())
    first = [names[code] for code, count in counts.items() if count == most]
    counted = _COUNTED.fullmatch(indicator.label)
    if total == 1 or counted is None:
        leads = "vient en tête" if len(first) == 1 else "viennent en tête"
        return french.typography(
            f"{indicator.label} : {french.joined(first)} {leads}, {most} sur {french.integer(total)}"
        )
    whole = f"{french.integer(total)} {counted[1]}"
    if reached == 1:
        said = f"{first[0]} compte les {whole}, {words.no_other} n’en compte"
    elif len(first) > 1:
        said = f"Les {whole} sont dans {french.in_words(reached)} {words.several} sur {len(names)}"
    else:
        said = f"{first[0]} compte {french.integer(most)} des {whole}, plus qu’{words.no_other}"
    return french.typography(said)


_COUNTED = re.compile(r"(?:Départements?|Communes?) des (.+)")
"""What is counted, in the label of an indicator that says where: « Communes des rencontres réalisées »."""


def table(names: Mapping[str, str], figures: Figures, words: PlaceWords, *, of: str) -> doc.DataTable:
    """List the places with their code and their figure: the data of the drawing above."""
    rows = []
    for code, name in names.items():
        figure = figures.get(code)
        if figure is None:
            continue
        masked = figure.status == "masque"
        count = reading.value(figure) if masked or figure.k is None else french.integer(figure.k)
        known = name if name.endswith(f"({code})") else f"{name} ({code})"
        rows.append((doc.TableCell(known), doc.TableCell(count, masked=masked)))
    columns = (doc.TableColumn(words.heading), doc.TableColumn("Nombre", numeric=True))
    return doc.DataTable(title=f"Données {of}", columns=columns, rows=tuple(rows), compact=True)
