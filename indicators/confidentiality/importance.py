"""Which figure is given up first when one of several must be."""

from indicators.tallies import TERRITORY, Cell
from initiatives.vocabulary import EVERYONE

_SCOPES = ("structure", "partenaire", "type_structure", "type_acteur", "departement", TERRITORY)
"""From the least to the most important: a partner's own page, kinds of structure and of actor, the territory last."""


def importance(cell: Cell, part: str, count: float) -> tuple[int, int, float, str, str, str]:
    """Rank a figure, the smallest being given up first: by scope, population, then by how many it speaks of."""
    kind = cell.scope.partition(":")[0]
    return _SCOPES.index(kind), int(cell.population == EVERYONE), count, cell.wave, cell.scope, part
