"""How places and groups are named in a report: a scope, a kind of structure, a département."""

from indicators.counting.tallies import TERRITORY
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import LABELS


def scope_label(initiative: Initiative, scope: str) -> str:
    """Name a scope: « Ensemble », « EHPAD », « Unis-Cité », « Vienne »."""
    if scope == TERRITORY:
        return "Ensemble"
    kind, _, member = scope.partition(":")
    if kind == "partenaire" and member in initiative.partners:
        return initiative.partners[member].name
    if kind == "departement":
        return initiative.territory.departements.get(member, member)
    return LABELS.get(member, member)
