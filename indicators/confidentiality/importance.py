"""Which figure is given up first when one of several must be."""

from indicators.counting.tallies import TERRITORY, Cell
from initiatives.declaration.vocabulary import EVERYONE, MATCHED

_SCOPES = ("structure", "partenaire", "type_structure", "type_acteur", "departement", "axe", TERRITORY)
"""From the least to the most important: a partner's own page, kinds of structure and of actor, axes, the territory last."""


def importance(cell: Cell, part: str, worth: int, count: float) -> tuple[int, int, int, float, str, str, str]:
    """Rank a figure, the smallest being given up first: by scope, population, worth, then by how many it speaks of."""
    kind = cell.scope.partition(":")[0]
    return _SCOPES.index(kind), int(cell.population in (EVERYONE, MATCHED)), worth, count, cell.wave, cell.scope, part
