"""How places and groups are named in a report: a scope, a kind of structure, a département."""

from collections.abc import Sequence

from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Scope
from indicators.definitions.indicator import Indicator
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import LABELS
from reports.words.french import lower_first, typography


def scope_label(initiative: Initiative, scope: Scope) -> str:
    """Name a scope: « Ensemble », « EHPAD », « Unis-Cité », « Vienne »."""
    if scope == TERRITORY:
        return "Ensemble"
    if scope.kind == "partenaire" and scope.member in initiative.partners:
        return initiative.partners[scope.member].name
    if scope.kind == "departement":
        return initiative.territory.departements.get(scope.member, scope.member)
    if scope.kind == "type_structure":
        return initiative.lists.label("structure_types", scope.member)
    return LABELS.get(scope.member, scope.member)


def distinct(initiative: Initiative, names: Sequence[str], indicators: Sequence[Indicator]) -> list[str]:
    """Name the lines of a drawing so that no two are alike; as French typography sets them, without a final point.

    Names that several share give way to the label of their indicator, then to its label with what its filter keeps,
    « Habitants isolés (une femme) », then to its label with its identifier.
    """
    set_out = [typography(name).rstrip(".") for name in names]
    for fuller in (
        lambda one: one.label,
        lambda one: _kept_only(initiative, one),
        lambda one: f"{one.label} [{one.id}]",
    ):
        set_out = [
            typography(fuller(one)).rstrip(".") if set_out.count(name) > 1 else name
            for name, one in zip(set_out, indicators, strict=True)
        ]
    return set_out


def opening(names: Sequence[str]) -> str:
    """Return the words before a comma that all of several lines begin with, « Depuis le début des ateliers »; "" without any."""
    first = names[0].partition(",")[0]
    return first if len(names) > 1 and all(name.startswith(f"{first}, ") for name in names) else ""


def after(begun: str, name: str) -> str:
    """Return a name without the words that are said above it."""
    rest = name.removeprefix(f"{begun}, ") if begun else name
    return f"{rest[:1].upper()}{rest[1:]}"


def _kept_only(initiative: Initiative, indicator: Indicator) -> str:
    """Name an indicator with the answers, or words, that its filter keeps."""
    table = getattr(indicator.measure, "of", None) or indicator.group
    questions = initiative.questionnaire_of(table).questions if table in initiative.groups else {}
    kept = [
        lower_first(questions[column].levels().get(value, value) if column in questions else LABELS.get(value, value))
        for column, values in getattr(indicator.measure, "where", {}).items()
        for value in values
    ]
    return f"{indicator.label} ({', '.join(kept)})" if kept else indicator.label
