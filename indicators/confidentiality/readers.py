"""Who reads what: the steering committee, each partner and, where it has an edition, each host structure its own pages."""

from typing import Literal

from indicators.counting.needs import Need
from indicators.counting.tallies import Cell
from indicators.figures.results import Audience
from indicators.figures.told_to_hosts import EACH_HOST, host_of
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import PAIRS
from initiatives.declaration.who_is_counted import kind_of
from initiatives.validation.derived_tables.pairs import PAIR
from initiatives.validation.hosts import Host, written_to

_NAMING = {"relations": frozenset({"partenaire", "vers"}), PAIRS: frozenset({PAIR})}
"""Table → the columns that say of whom it speaks."""
_NEVER_NAMED = {"confiance", "ecart_confiance", "confirme_avant", "confirme_apres"}
"""Who trusts whom, and whose word the other does not confirm: what no agreement covers."""
Reach = Literal["commun", "partenaire", "propre", "structure"]
"""From the widest: everybody reads it; a partner's page, which the others do not have; a partner's own data, which
the others see masked; a host structure's page, which neither the committee nor partners have."""
REACHES: tuple[Reach, ...] = ("commun", "partenaire", "propre", "structure")


def audiences_of(initiative: Initiative, hosts: tuple[Host, ...] = ()) -> tuple[Audience, ...]:
    """List the readers: the committee, every partner as declared, and every host structure if an edition is made for each."""
    partners = (
        Audience(id=f"partenaire:{key}", label=partner.name, partner=key)
        for key, partner in initiative.partners.items()
    )
    structures = (
        Audience(id=f"structure:{host.id}", label=host.name, host=host) for host in hosts if written_to(initiative)
    )
    return (Audience(id="comite", label="Comité de pilotage"), *partners, *structures)


def partner_of(cell: Cell) -> str | None:
    """Name the partner that a cell is about, if it is about one."""
    kind, _, member = cell.scope.partition(":")
    return member if kind == "partenaire" else None


def is_shared(initiative: Initiative, table: str) -> bool:
    """Say whether partners agreed to show one another what this table holds, each under its name."""
    return table == "contributions" and initiative.shows("contributions")


def names_relations(initiative: Initiative, need: Need) -> bool:
    """Say whether a need names who works with whom without their agreement, or who is trusted, agreement or not."""
    named = _named(need)
    if not named & _NAMING.get(need.table, frozenset()):
        return False
    trust = need.amount is not None or bool(named & _NEVER_NAMED)
    return trust or not initiative.shows("relations")


def agreed_ties(initiative: Initiative, need: Need) -> bool:
    """Say whether a need names pairs of partners who agreed to it, and tells of them only which ties they declare."""
    naming = need.table == PAIRS and PAIR in _named(need)
    return naming and not names_relations(initiative, need)


def _named(need: Need) -> set[str]:
    return {name for one in need.columns for name in one.names()} | {column for column, _ in need.where}


def declared_by_partners(initiative: Initiative, table: str) -> bool:
    """Say whether the rows of a table come from partners about themselves."""
    if table in initiative.groups:
        asked = initiative.questionnaire_of(table).respondent
        return initiative.groups[table].kind == "organisations" and bool(asked.partenaire) and not asked.structure
    return table in ("contributions", "objectifs", "relations", "avis_axes")


def reach_of(initiative: Initiative, need: Need, cell: Cell) -> Reach:
    """Say how far a figure made of counts may go, thresholds apart.

    What a partner declared about itself (answers, objectives, contributions) is its own; figures about the people or
    the host structures attached to it go to its page. Figures of one named host structure go to that structure alone:
    elsewhere, they would cut the groups into pieces.
    """
    if host_of(cell) is not None or cell.scope == EACH_HOST:
        return "structure"
    if partner_of(cell) is None or kind_of(initiative, need.table) == "public" or is_shared(initiative, need.table):
        return "commun"
    return "propre" if declared_by_partners(initiative, need.table) else "partenaire"
