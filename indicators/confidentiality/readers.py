"""Who reads what: the steering committee, and each partner its own pages besides the common ones."""

from typing import Literal

from indicators.confidentiality.contributors import kind_of
from indicators.needs import Need
from indicators.results import Audience
from indicators.tallies import Cell
from initiatives.model import Initiative

Reach = Literal["commun", "partenaire", "propre", "personne"]
"""From the widest: everybody reads it; a partner's page, which the others do not have; a partner's own data, which
the others see masked; nobody in this edition."""
REACHES: tuple[Reach, ...] = ("commun", "partenaire", "propre", "personne")


def audiences_of(initiative: Initiative) -> tuple[Audience, ...]:
    """List the readers: the committee first, then every partner in the order of the declaration."""
    partners = (
        Audience(id=f"partenaire:{key}", label=partner.name, partner=key)
        for key, partner in initiative.partners.items()
    )
    return (Audience(id="comite", label="Comité de pilotage"), *partners)


def partner_of(cell: Cell) -> str | None:
    """Name the partner that a cell is about, if it is about one."""
    kind, _, member = cell.scope.partition(":")
    return member if kind == "partenaire" else None


def is_shared(initiative: Initiative, table: str) -> bool:
    """Say whether partners agreed to show one another what this table holds, each under its name."""
    return table == "contributions" and initiative.shares_with.contributions == "all"


def names_relations(initiative: Initiative, need: Need) -> bool:
    """Say whether a need names who works with whom without their agreement, or who is trusted, agreement or not."""
    named = {name for one in need.columns for name in one.names()} | {column for column, _ in need.where}
    if need.table != "relations" or not named & {"partenaire", "vers"}:
        return False
    trust = need.amount is not None or "confiance" in named
    return trust or initiative.shares_with.relations != "all"


def declared_by_partners(initiative: Initiative, table: str) -> bool:
    """Say whether the rows of a table come from partners about themselves."""
    if table in initiative.groups:
        asked = initiative.questionnaire_of(table).respondent
        return initiative.groups[table].kind == "organisations" and bool(asked.partenaire) and not asked.structure
    return table in ("contributions", "objectifs", "relations", "avis_axes")


def reach_of(initiative: Initiative, need: Need, cell: Cell) -> Reach:
    """Say how far a figure made of counts may go, thresholds apart.

    What a partner declared about itself (answers, objectives, contributions) is its own; figures about the people or
    the host structures attached to it go to its page. Figures of one named host structure go to nobody: no edition is
    made for structures, and they would cut the groups into pieces.
    """
    if cell.scope.startswith("structure:"):
        return "personne"
    if partner_of(cell) is None or kind_of(initiative, need.table) == "public" or is_shared(initiative, need.table):
        return "commun"
    return "propre" if declared_by_partners(initiative, need.table) else "partenaire"
