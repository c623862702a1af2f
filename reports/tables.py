"""Every published figure as one CSV that opens in a spreadsheet: one line per figure, masked ones said as such."""

import csv
import io

from indicators.results import Figure, PublishedResults

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
    "sans_reponse",
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

    Shares are between 0 and 1, with six decimals: the report rounds, this table does not.
    """
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_row(results, figure) for figure in results.figures)
    return written.getvalue()


def _row(results: PublishedResults, figure: Figure) -> list[str]:
    indicator = results.indicators[figure.indicator]
    return [
        figure.indicator,
        indicator.code,
        indicator.label,
        figure.part,
        figure.part_label,
        figure.cell.scope,
        figure.cell.wave,
        figure.cell.population,
        figure.status,
        _number(figure.value),
        figure.unit,
        _number(figure.n),
        _number(figure.k),
        _number(figure.missing),
        _number(figure.dont_know),
        _number(figure.low),
        _number(figure.high),
        figure.method,
        figure.evidence,
        ", ".join(figure.flags),
        figure.test or "",
        _number(figure.p),
        _number(figure.p_adjusted),
        "annexe" if figure.annex else indicator.place,
        figure.reason or "",
    ]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
