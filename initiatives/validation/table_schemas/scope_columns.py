"""The columns that place a row: where they stand, and the ids that they may hold."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pandera.pandas as pa

from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ACTOR_TYPES
from initiatives.validation.table_schemas.known_ids import KnownIds
from initiatives.validation.table_schemas.typed_columns import ids

OF_STRUCTURE = ("structure", "type_structure", "departement", "partenaire")
"""What a row that cites a host structure says: which, and what its register tells of it."""
OF_PARTNER = ("partenaire", "type_acteur")
"""What a row that cites a partner says."""
TITLES = {
    "structure": "Structure d’accueil",
    "type_structure": "Type de structure",
    "departement": "Département",
    "partenaire": "Partenaire",
    "type_acteur": "Type d’acteur",
    "axe": "Axe du dialogue",
}


def scope_columns(
    initiative: Initiative,
    known: KnownIds,
    names: Iterable[str],
    *,
    required: bool = True,
    headings: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, pa.Column]:
    """Return these columns (of `dataset.SCOPES`); blank where a row belongs to none."""
    may_hold = scope_ids(initiative, known)
    return {
        name: ids(TITLES[name], may_hold[name], required=required, headings=headings.get(name, ())) for name in names
    }


def scope_ids(initiative: Initiative, known: KnownIds) -> dict[str, tuple[str, ...] | None]:
    """Return the ids that each scope may have; None where no data tells them yet."""
    return {
        "structure": known.structures,
        "type_structure": tuple(initiative.lists.structure_types),
        "departement": known.departements,
        "partenaire": tuple(initiative.partners),
        "type_acteur": ACTOR_TYPES,
        "axe": tuple(initiative.axes),
    }
