"""What the attacker reads in the editions, need by need, and what it may not work out."""

from collections.abc import Iterator

import numpy as np

from indicators.confidentiality.attacker import Exposure, exposures
from indicators.confidentiality.contributors import answers, counted_in, organisations, units
from indicators.confidentiality.readers import declared_by_partners, is_shared, partner_of
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell, Tallies, Tally
from indicators.figures.results import Estimates, PublishedResults
from initiatives.arrays import Floats
from initiatives.declaration.model import Initiative
from initiatives.declaration.who_is_counted import kind_of


def exposed(
    initiative: Initiative, tallies: Tallies, estimates: Estimates, results: tuple[PublishedResults, ...]
) -> Iterator[tuple[Need, str, Exposure]]:
    """Yield every small group that somebody can work out: the need, the reader (« tous » or a partner), the group.

    Reads all editions together, then as each partner that knows some of the atoms by itself.
    """
    for (people, _, _), (needs, tally, counts) in _same_counts(initiative, tallies, estimates, results).items():
        rule = initiative.confidentiality
        limit = rule.persons if people else rule.organisations
        members = np.array(
            [tally.members(cell) for cell in dict.fromkeys(cell for one in needs.values() for cell in one)]
        )
        need = next(iter(needs))
        for found in exposures(members, counts, limit):
            yield need, "tous", found
        if "partenaire" not in tally.atoms:
            continue
        for partner in initiative.partners:
            own = (tally.atoms["partenaire"] == partner).to_numpy(dtype=bool)
            if own.any():
                for found in exposures(members, np.where(own, 0.0, counts), limit if people else limit - 1):
                    yield need, partner, found


Together = dict[tuple[bool, int, bytes], tuple[dict[Need, tuple[Cell, ...]], Tally, Floats]]


def _same_counts(
    initiative: Initiative, tallies: Tallies, estimates: Estimates, results: tuple[PublishedResults, ...]
) -> Together:
    """Put together all that counts the same people, or the same answers: a reader knows it from any of its figures."""
    together: Together = {}
    for need, cells in _published(initiative, estimates, results).items():
        tally = counted_in(tallies, need)
        people = kind_of(initiative, need.table) == "personnes"
        for counted in (
            (answers(tally), units(tally)) if people and need.table in initiative.groups else (answers(tally),)
        ):
            counts = counted if people else organisations(tally, counted)
            key = (people, id(tally.atoms), counts.tobytes())
            together.setdefault(key, ({}, tally, counts))[0][need] = cells
    return together


def _published(
    initiative: Initiative, estimates: Estimates, results: tuple[PublishedResults, ...]
) -> dict[Need, tuple[Cell, ...]]:
    needs = {(one.indicator, one.part, one.cell): one.need for one in estimates.figures}
    cells: dict[Need, dict[Cell, None]] = {}
    for figure in (figure for one in results for figure in one.figures if figure.status == "publie"):
        need = needs.get((figure.indicator, figure.part, figure.cell))  # None too for the run's own record
        if need is None or kind_of(initiative, need.table) == "public" or is_shared(initiative, need.table):
            continue
        if partner_of(figure.cell) is None or not declared_by_partners(initiative, need.table):
            cells.setdefault(need, {})[figure.cell] = None
    return {need: tuple(found) for need, found in cells.items()}
