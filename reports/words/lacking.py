"""What a total leaves out, said where it is: rows without an amount, or that are ranged nowhere."""

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.contributions import Contributions
from indicators.measures.count import Count
from indicators.measures.sum import Sum
from reports.words import french

_ROWS = {"contributions": "apport", "seances": "séance", "reunions": "réunion"}
_AMOUNTS = {"montant": "montant", "heures": "heures", "duree_min": "durée", "quantite": "quantité", "annee": "année"}


def lacking(indicator: Indicator, figure: Figure) -> str:
    """Say what a total leaves out, « un apport sans montant »; "" where it leaves nothing out, or is no total."""
    measure = indicator.measure
    if figure.part:
        return ""
    if isinstance(measure, Count) and measure.by is not None:
        return _many(figure.missing or 0, "", f"sans {_AMOUNTS.get(measure.by, measure.by.replace('_', ' '))}") or (
            _illegible(figure)
        )
    if "incomplet" not in figure.flags:
        return ""
    if isinstance(measure, Contributions):
        return _without(figure, "contributions", measure.contributions)
    if isinstance(measure, Sum):
        return _without(figure, measure.of or indicator.group, measure.sum)
    return "chiffre partiel, car des montants manquent à ce dont il est fait"


def _without(figure: Figure, table: str, column: str) -> str:
    blank = _many(figure.missing or 0, _ROWS.get(table, "ligne"), f"sans {_AMOUNTS.get(column, 'nombre')}")
    return " et ".join(filter(None, (blank, _illegible(figure))))


def _illegible(figure: Figure) -> str:
    count = figure.illegible or 0
    return _many(count, "cellule", "illisibles" if count > 1 else "illisible")


def _many(count: int, noun: str, what: str) -> str:
    if not count:
        return ""
    one = "une" if noun in ("séance", "réunion", "ligne", "cellule") else "un" if noun else "1"
    said = f"{french.integer(count)} {noun}s" if count > 1 else f"{one} {noun}"
    return f"{said if noun else french.integer(count)} {what}"
