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
    "n_efficace",
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
    for line in results.reconciliation:
        indicator = results.indicators[line.indicator]
        known = line.whole is not None
        table.writerow(
            [
                line.indicator,
                indicator.code,
                indicator.label,
                line.part,
                line.part_label,
                line.wave,
                line.unit,
                line.verdict,
                _number(line.whole),
                _number(line.added if known else None),
                _number(line.apart),
                _number(None if line.difference is None else round(line.difference, 6) + 0.0),
                len(line.partners) if known else "",
                line.why or "",
            ]
        )
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
        figure.text or ("" if figure.counts_only else _number(figure.value)),
        figure.unit,
        _number(figure.n),
        _number(figure.k),
        _number(figure.n_effective),
        _number(figure.missing),
        _number(figure.dont_know),
        "" if figure.counts_only else _number(figure.low),
        "" if figure.counts_only else _number(figure.high),
        figure.method,
        figure.evidence,
        ", ".join(figure.flags),
        figure.test or "",
        _p_value(figure.p),
        _p_value(figure.p_adjusted),
        "annexe" if figure.annex else indicator.place,
        figure.reason or "",
    ]


def _p_value(p: float | None) -> str:
    # Six significant digits, not decimals: a very small p is never 0.
    return "" if p is None else f"{p:.6g}".replace(".", ",")


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
