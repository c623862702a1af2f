"""How places and groups are named in a report: a scope, a kind of structure, a département."""

from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Scope
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import LABELS


def scope_label(initiative: Initiative, scope: Scope) -> str:
    """Name a scope: « Ensemble », « EHPAD », « Unis-Cité », « Vienne »."""
    if scope == TERRITORY:
        return "Ensemble"
    if scope.kind == "partenaire" and scope.member in initiative.partners:
        return initiative.partners[scope.member].name
    if scope.kind == "departement":
        return initiative.territory.departements.get(scope.member, scope.member)
    return LABELS.get(scope.member, scope.member)
