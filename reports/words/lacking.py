"""What a total leaves out, said where it is: rows without an amount, or that are ranged nowhere."""

from collections.abc import Sequence

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.contributions import Contributions
from indicators.measures.count import Count
from indicators.measures.crosstab import Crosstab
from indicators.measures.sum import Sum
from reports.words import french

_ROWS = {"contributions": "apport", "seances": "séance", "reunions": "réunion", "rencontres": "rencontre"}
_AMOUNTS = {"montant": "montant", "heures": "nombre d’heures", "duree_min": "durée", "quantite": "quantité"}
_RANGED_BY = {"annee": "année"}
_FEMININE = frozenset(("séance", "réunion", "rencontre", "ligne", "durée", "quantité"))


def lacking(indicator: Indicator, figure: Figure) -> str:
    """Say what a total leaves out, « un apport sans montant », « 1 sans axe »; "" where it is whole, or no total."""
    measure = indicator.measure
    if figure.part:
        return ""
    if isinstance(measure, Crosstab):
        return _nowhere(figure, measure.crosstab)
    if isinstance(measure, Count) and measure.by is not None:
        return _nowhere(figure, (measure.by,))
    if "incomplet" not in figure.flags:
        return ""
    if isinstance(measure, Contributions):
        return _without(figure, "contributions", measure.contributions)
    if isinstance(measure, Sum):
        return _without(figure, measure.of or indicator.group, measure.sum)
    return "chiffre partiel, car des montants manquent à ce dont il est fait"


def _nowhere(figure: Figure, columns: Sequence[str]) -> str:
    """Say how many rows have no place in the table that a total heads."""
    names = [_RANGED_BY.get(column, column.replace("_", " ")) for column in columns]
    left = [
        f"{french.integer(count)} {said}"
        for count, said in (
            (figure.missing, " ou ".join(f"sans {name}" for name in names)),
            (figure.illegible, f"dont {' ou '.join(names)} ne se lit pas"),
        )
        if count
    ]
    return " et ".join(left)


def _without(figure: Figure, table: str, column: str) -> str:
    """Say how many rows have no amount, and of how many it could not be read."""
    amount = _AMOUNTS.get(column, "nombre")
    illegible = figure.illegible or 0
    blank = f"{_some(figure.missing, _ROWS.get(table, 'ligne'))} sans {amount}" if figure.missing else ""
    unread = f"{_some(illegible, amount)} illisible{'s' if illegible > 1 else ''}" if illegible else ""
    return " et ".join(filter(None, (blank, unread)))


def _some(count: int | None, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    if count and count > 1:
        return " ".join(filter(None, (french.integer(count), f"{first}s", rest)))
    return f"{'une' if noun in _FEMININE else 'un'} {noun}"
