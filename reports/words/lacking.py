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
    """Say what a total leaves out, « il y manque un apport sans montant », « 1 sans axe »; "" where it is whole, or no total."""
    measure = indicator.measure
    if figure.part:
        return ""
    if isinstance(measure, Crosstab):
        return _nowhere(figure, measure.crosstab, tuple(measure.where))
    if isinstance(measure, Count):
        return _nowhere(figure, () if measure.by is None else (measure.by,), tuple(measure.where))
    if "incomplet" not in figure.flags:
        return ""
    if isinstance(measure, Contributions):
        return _without(figure, "contributions", measure.contributions, ())
    if isinstance(measure, Sum):
        return _without(figure, measure.of or indicator.group, measure.sum, tuple(measure.where))
    return "chiffre partiel : il y manque des montants"


def _nowhere(figure: Figure, columns: Sequence[str], filters: Sequence[str]) -> str:
    """Say how many rows have no place in the table that a total heads, or may belong to it: what chooses them is illegible."""
    left = [
        f"{french.integer(count)} {said}"
        for count, said in (
            (figure.missing, " ou ".join(f"sans {_name(column)}" for column in columns)),
            (figure.illegible, f"{_of((*columns, *filters))} illisible"),
        )
        if count
    ]
    return " et ".join(left)


def _of(columns: Sequence[str]) -> str:
    """« de durée ou de statut », « d’axe »: what cannot be read of a row."""
    return " ou ".join(french.of(_name(column)) for column in columns)


def _name(column: str) -> str:
    return _RANGED_BY.get(column, column.replace("_", " "))


def _without(figure: Figure, table: str, column: str, filters: Sequence[str]) -> str:
    """Say how many rows have no amount, and of how many it could not be read, or what would choose them."""
    amount, row = _AMOUNTS.get(column, "nombre"), _ROWS.get(table, "ligne")
    illegible = figure.illegible or 0
    blank = f"{_some(figure.missing, row)} sans {amount}" if figure.missing else ""
    unread = f"{_some(illegible, amount)} illisible{'s' if illegible > 1 else ''}" if illegible else ""
    if illegible and filters:
        unread = f"{_some(illegible, row)} {_of((amount, *filters))} illisible"
    left = " et ".join(filter(None, (blank, unread)))
    return f"il y manque {left}" if left else ""


def _some(count: int | None, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    if count and count > 1:
        return " ".join(filter(None, (french.integer(count), f"{first}s", rest)))
    return f"{'une' if noun in _FEMININE else 'un'} {noun}"
