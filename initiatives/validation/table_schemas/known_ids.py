"""The ids that only the data tells, and that tables must agree on: structures, sessions, départements."""

from collections.abc import Mapping
from dataclasses import dataclass

from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Table
from initiatives.validation.hosts import HOSTS


@dataclass(frozen=True)
class KnownIds:
    """Ids in the order of their register; None as long as no data tells them."""

    structures: tuple[str, ...] | None = None
    sessions: tuple[str, ...] | None = None
    departements: tuple[str, ...] | None = None


def known_ids(initiative: Initiative, tables: Mapping[str, Table]) -> KnownIds:
    """Return the ids that these tables tell; départements are those declared, or those of the host structures."""
    declared = tuple(initiative.territory.departements)
    return KnownIds(
        structures=_held(tables, HOSTS, "structure"),
        sessions=_held(tables, "seances", "seance"),
        departements=declared or _held(tables, HOSTS, "departement"),
    )


def _held(tables: Mapping[str, Table], table: str, column: str) -> tuple[str, ...] | None:
    if table not in tables or column not in tables[table].frame:
        return None
    return tuple(dict.fromkeys(tables[table].frame[column].dropna().astype("str")))
