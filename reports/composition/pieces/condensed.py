"""What complete tables say in one line or elsewhere: definitions that agree, questions nobody left blank, named ties."""

from collections.abc import Iterable
from dataclasses import replace

from indicators.figures.results import Figure
from reports.composition.pieces.networks import is_named
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french

RATES = "response_outcomes"
BLANKS = "nonresponse"


def condensed(published: ReportedResults, figures: Iterable[Figure]) -> tuple[list[Figure], str]:
    """Return the figures that have a line of their own, and what is said of the others; "" when none was left out."""
    kept: list[Figure] = []
    answered = 0
    rates: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        indicator = published.indicator(figure.indicator)
        what = kind(indicator)
        if figure.part and is_named(indicator):
            continue  # a table of its own lists them, pair by pair
        if what == BLANKS and figure.status == "publie" and figure.value == 0:
            answered += 1
        elif what == RATES:
            rates.setdefault((figure.indicator, figure.part.rpartition(".")[2]), []).append(figure)
        else:
            kept.append(figure)
    for (_, wave), same in rates.items():
        kept += [_as_one(same, wave)] if _agree(same) else same
    said = [f"Questions que personne n’a laissées sans réponse, non listées : {answered}."] if answered else []
    if rates:
        said.append(
            "Les taux de l’AAPOR comptent les sollicitations inscrites au registre des issues ; le taux de réponse rapporte "
            "les réponses à la population dénombrée : leurs bases ne sont pas les mêmes."
        )
    return kept, french.typography(" ".join(said))


def _agree(figures: list[Figure]) -> bool:
    return len(figures) > 1 and len({(one.status, one.value, one.n) for one in figures}) == 1


def _as_one(figures: list[Figure], wave: str) -> Figure:
    first, last = (one.part.partition(".")[0] for one in (figures[0], figures[-1]))
    return replace(figures[0], part_label=f"{first} à {last}, tous égaux ({wave})")
