"""The sentence of a question that has no main figure: which answers come first, all those that tie among them."""

from indicators.model import Indicator
from indicators.results import Figure
from reports import french, reading

NONE = ("aucun", "aucune", "rien")
"""Options that say « none of these »: they are told apart, never as a first answer."""
MOST_TIED = 4
"""Answers named when several come second alike; beyond, the rest are counted."""


def most_frequent(indicator: Indicator, parts: tuple[Figure, ...]) -> str:
    """Say which two answers come first: the sentence of a question that has no main figure."""
    if parts[0].status != "publie":
        return reading.sentence(indicator, parts[0])
    named = first_answers(parts)
    if not named:
        return french.typography(f"{indicator.label} : aucune réponse exploitable.")
    base = "" if reading.small(_ranked(parts)[0]) else f", parmi {french.integer(parts[0].n or 0)} répondants"
    none = _none(parts)
    aside = f" ; « {french.lower_first(none.part_label)} » : {reading.value(none)}" if none else ""
    return french.typography(f"{named}{base}{aside}.")


def first_answers(parts: tuple[Figure, ...]) -> str:
    """Name the answers that come first, without their base and without a final point; "" where nobody answered."""
    named = _ranked(parts)
    if not named:
        return ""
    level = [figure for figure in named if figure.value == named[min(1, len(named) - 1)].value]
    places = max(len(named[:2]), named.index(level[-1]) + 1)  # all that come second alike
    first = [f"« {figure.part_label} » ({reading.value(figure)})" for figure in named[: min(places, MOST_TIED)]]
    if places > MOST_TIED:
        first.append(f"{places - MOST_TIED} autre{'s' if places > MOST_TIED + 1 else ''} à égalité")
    said = "cité" if _none(parts) else "donné"
    verb = "est la réponse la plus souvent" if len(first) == 1 else "sont les réponses les plus souvent"
    return french.typography(f"{french.joined(first)} {verb} {said}e{'' if len(first) == 1 else 's'}")


def others(parts: tuple[Figure, ...]) -> str:
    """Go on from the first answers: how many gave none of them; "" where that was no answer."""
    none = _none(parts)
    return french.typography(f"« {none.part_label} » : {reading.value(none)}.") if none else ""


def _ranked(parts: tuple[Figure, ...]) -> list[Figure]:
    ranked = sorted((figure for figure in parts if figure.value), key=lambda figure: -(figure.value or 0))
    return [figure for figure in ranked if figure.part not in NONE] or ranked


def _none(parts: tuple[Figure, ...]) -> Figure | None:
    first = _ranked(parts)[:1]
    return next((one for one in parts if one.value and one.part in NONE and one not in first), None)
