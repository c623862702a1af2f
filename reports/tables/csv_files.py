"""Every published figure as one CSV that opens in a spreadsheet: one line per figure, masked ones said as such."""

import csv
import io
from collections.abc import Callable, Iterable
from typing import get_args

from indicators.counting.tallies import Cell
from indicators.figures.reconciled import ReconciledLine
from indicators.figures.results import Figure, PublishedResults
from initiatives.declaration.vocabulary import Flag

COLUMNS = (
    "indicateur",
    "code",
    "libelle",
    "partie",
    "libelle_partie",
    "perimetre",
    "vague",
    "population",
    "statut",
    "valeur",
    "unite",
    "n",
    "k",
    "n_efficace",
    "sans_reponse",
    "illisibles",
    "ne_sait_pas",
    "borne_basse",
    "borne_haute",
    "methode",
    "preuve",
    "mentions",
    "test",
    "p",
    "p_ajustee",
    "place",
    "raison",
)


def results_csv(results: PublishedResults) -> str:
    """Return the CSV text: `;` between columns, decimal commas, one header line.

    Shares are between 0 and 1, with six decimals: the report rounds, this table does not. A share of fewer than ten
    answers is left to its counts k and n.
    """
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_row(results, figure) for figure in results.figures)
    return written.getvalue()


RECONCILED = (
    "indicateur",
    "code",
    "libelle",
    "partie",
    "libelle_partie",
    "vague",
    "unite",
    "verdict",
    "territoire",
    "somme_des_partenaires",
    "sans_partenaire",
    "ecart",
    "partenaires",
    "raison",
)


def reconciliation_csv(results: PublishedResults) -> str:
    """Return, as CSV text, whether each figure of partners adds up to the territory's; masked lines hold no number.

    `partenaires` is how many partners have a part; their figures are in results.csv.
    """
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\n")
    table.writerow(RECONCILED)
    line_values = reconciled_values(results)
    table.writerows([_written(value) for value in line_values(line)] for line in results.reconciliation)
    return written.getvalue()


def reconciled_values(results: PublishedResults) -> Callable[[ReconciledLine], tuple[str | float | None, ...]]:
    """Return what each of RECONCILED holds for a line: texts, numbers as numbers, None where there is nothing."""

    def values_of(line: ReconciledLine) -> tuple[str | float | None, ...]:
        indicator = results.indicators[line.indicator]
        known = line.whole is not None
        return (
            line.indicator,
            indicator.code,
            indicator.label,
            line.part,
            line.part_label,
            line.wave,
            line.unit,
            line.verdict,
            line.whole,
            line.added if known else None,
            line.apart,
            None if line.difference is None else round(line.difference, 6) + 0.0,
            len(line.partners) if known else None,
            line.why or "",
        )

    return values_of


def values(results: PublishedResults, figure: Figure) -> tuple[str | float | None, ...]:
    """Return what each of COLUMNS holds for a figure: texts, numbers as numbers, None where there is nothing."""
    indicator = results.indicators[figure.indicator]
    hidden = figure.counts_only
    return (
        figure.indicator,
        indicator.code,
        indicator.label,
        figure.part,
        figure.part_label,
        figure.cell.scope,
        figure.cell.wave,
        figure.cell.population,
        figure.status,
        figure.text or (None if hidden else figure.value),
        figure.unit,
        figure.n,
        figure.k,
        figure.n_effective,
        figure.missing,
        figure.illegible,
        figure.dont_know,
        None if hidden else figure.low,
        None if hidden else figure.high,
        figure.method,
        figure.evidence,
        ", ".join(figure.flags),
        figure.test or "",
        figure.p,
        figure.p_adjusted,
        "annexe" if figure.annex else indicator.place,
        figure.reason or "",
    )


P_VALUES = ("p", "p_ajustee")


def _row(results: PublishedResults, figure: Figure) -> list[str]:
    return [
        _p_value(value) if name in P_VALUES and not isinstance(value, str) else _written(value)
        for name, value in zip(COLUMNS, values(results, figure), strict=True)
    ]


def _p_value(p: float | None) -> str:
    # Six significant digits, not decimals: a very small p is never 0.
    return "" if p is None else f"{p:.6g}".replace(".", ",")


def _written(value: str | float | None) -> str:
    if value is None or isinstance(value, str):
        return _inert(value or "")
    return str(value) if isinstance(value, int) else f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet computes begins so; after an apostrophe it shows it (OWASP, « CSV Injection »)."""


def _inert(text: str) -> str:
    # A text that begins with apostrophes before such a sign gets one more: what is read back is what was written.
    return f"'{text}" if text.lstrip("'")[:1] in _COMPUTED and text else text


def _unmarked(written: str) -> str:
    """Return a text of a table as it was before it was kept from being computed."""
    return written[1:] if written[:1] == "'" and written.lstrip("'")[:1] in _COMPUTED else written


def figures_of(table: Iterable[str]) -> tuple[Figure, ...]:
    """Return the figures of the lines of `results_csv`; raises `ValueError` or `KeyError` where they were altered."""
    return tuple(map(_figure, csv.DictReader(table, delimiter=";")))


def _figure(row: dict[str, str]) -> Figure:
    # A number is never marked: « '+33 » is a text that looks like one.
    text = None if _is_number(row["valeur"]) else _unmarked(row["valeur"])
    row = {column: _unmarked(written) for column, written in row.items() if isinstance(written, str)}
    flags = tuple(flag for flag in get_args(Flag) if flag in row["mentions"].split(", "))
    return Figure(
        indicator=row["indicateur"],
        part=row["partie"],
        part_label=row["libelle_partie"],
        cell=Cell(row["perimetre"], row["vague"], row["population"]),
        status=row["statut"],  # type: ignore[arg-type]
        reason=row["raison"] or None,
        value=_number(row["valeur"]) if text is None else None,
        text=text,
        unit=row["unite"],  # type: ignore[arg-type]
        n=_whole(row["n"]),
        k=_whole(row["k"]),
        missing=_whole(row["sans_reponse"]),
        illegible=_whole(row.get("illisibles", "")),
        dont_know=_whole(row["ne_sait_pas"]),
        low=_number(row["borne_basse"]),
        high=_number(row["borne_haute"]),
        method=row["methode"],
        evidence=row["preuve"],  # type: ignore[arg-type]
        flags=flags,
        annex=row["place"] == "annexe",
    )


def _is_number(written: str) -> bool:
    try:
        _number(written)
    except ValueError:
        return False
    return True


def _number(written: str) -> float | None:
    return float(written.replace(",", ".")) if written else None


def _whole(written: str) -> int | None:
    return int(written) if written else None
