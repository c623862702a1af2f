"""What is said beside a figure: the other waves, the answers given by oneself only, the group that it is compared with."""

from indicators.measures.coded import CodedMentions
from indicators.measures.difference_in_differences import DifferenceInDifferences
from indicators.model import Indicator
from indicators.results import Figure
from initiatives.vocabulary import WITHOUT_THIRD_PARTY, Sense
from reports import french, reading
from reports.pieces.shapes import Shaped
from reports.published import Published


def both_groups(published: Published, indicator: Indicator) -> str:
    """Say how much each group changed, at the waves that their comparison speaks of; "" where nothing is compared so."""
    measure = indicator.measure
    if not isinstance(measure, DifferenceInDifferences):
        return ""
    wave = published.usual_wave(indicator.id)
    said = []
    for id in measure.made_of():
        figure = published.figure(id, wave=wave) if id in published.results.indicators else None
        if figure is not None and figure.status != "sans_donnee":
            one = published.indicator(id)
            said.append(f"« {one.label} », {_with_base(figure, reading.change(one, figure))}")
    return french.typography(f"Les deux évolutions comparées : {' ; '.join(said)}.") if said else ""


def codes_by_sense(published: Published, indicator: Indicator) -> str:
    """Name the first codes of the grid, those not foreseen apart from the negative ones; "" for another measure."""
    measure, grid = indicator.measure, published.initiative.coding
    if not isinstance(measure, CodedMentions) or grid is None:
        return ""
    parts = [one for one in published.parts(indicator.id) if one.part in grid.codes and one.status == "publie"]
    said = []
    for sense in measure.sense:
        of_sense = [one for one in parts if grid.codes[one.part].sense == sense and one.k]
        ranked = sorted(of_sense, key=lambda one: -(one.k or 0))
        if ranked:
            least = ranked[:FIRST][-1].k or 0
            named = [f"« {one.part_label} » ({one.k} sur {one.n})" for one in ranked if (one.k or 0) >= least]
            said.append(f"{SENSES[sense]}, notamment {french.joined(named)}.")
    return french.typography(" ".join(said))


FIRST = 2
"""Codes named for each sense, and those that tie with the last."""
SENSES: dict[Sense, str] = {"attendu": "Attendus", "non_prevu": "Non prévus", "negatif": "Négatifs"}


def without_third_party(published: Published, chosen: list[Shaped]) -> list[str]:
    """Say what becomes of each figure without the answers that somebody else gave, when there are some, with its base."""
    said = []
    for one in chosen:
        whole = published.figure(one.indicator.id)
        without = published.parts(one.indicator.id, population=WITHOUT_THIRD_PARTY)
        main = next((figure for figure in without if figure.part == "" and figure.status != "sans_donnee"), None)
        if main is None or whole is None or whole.status != "publie" or main.n == whole.n:
            continue
        said.append(_named(one, _with_base(main, reading.change(one.indicator, main)), alone=len(chosen) == 1))
    return [french.typography(f"Sans les réponses données par un tiers : {' ; '.join(said)}.")] if said else []


def other_waves(published: Published, chosen: list[Shaped]) -> list[str]:
    """Say the figures of the other waves, masked ones in words: the last one alone would hide how it got there."""
    said = []
    for one in chosen:
        if one.shape in ("avant_apres", "options", "repartition"):
            continue
        shown = published.usual_wave(one.indicator.id)
        told = []
        for wave in published.waves(one.indicator.id):
            figure = published.figure(one.indicator.id, wave=wave)
            if wave != shown and figure is not None and figure.status != "sans_donnee":
                when = french.lower_first(published.wave_label(wave))
                told.append(f"{when}, {_with_base(figure, reading.change(one.indicator, figure))}")
        if told:
            said.append(_named(one, " puis ".join(told), alone=len(chosen) == 1))
    return [french.typography(f"Aux autres vagues : {' ; '.join(said)}.")] if said else []


def _named(one: Shaped, said: str, *, alone: bool) -> str:
    return said if alone else f"« {one.indicator.label} », {said}"


def _with_base(figure: Figure, written: str) -> str:
    base = f" ({french.base(figure.n)})" if figure.n and not reading.small(figure) else ""
    return f"{written}{base}"
