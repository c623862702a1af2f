"""Whether a difference in differences compares what can be compared: the same question, a group and its comparison."""

from collections.abc import Mapping

from indicators.definitions.indicator import Indicator
from indicators.measures.difference_in_differences import DifferenceInDifferences
from indicators.measures.paired_change import PairedChange
from initiatives.declaration.model import Initiative


def not_compared(indicator: Indicator, indicators: Mapping[str, Indicator], initiative: Initiative) -> str | None:
    """Say in French that the initiative has no such comparison group; None when it has, or compares nothing."""
    changes = _changes(indicator, indicators)
    if len(changes) < 2:
        return None
    group, other = (change.measure.of or change.group for change in changes if isinstance(change.measure, PairedChange))
    declared = initiative.groups.get(other)
    if declared is not None and declared.comparison_of == group:
        return None
    return f"demande que le groupe « {other} » soit déclaré comparaison de « {group} » (clé « comparison_of »)"


def not_comparable(indicator: Indicator, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Say in French what in the two indicators cannot be compared."""
    measure = indicator.measure
    if not isinstance(measure, DifferenceInDifferences):
        return ()
    changes = _changes(indicator, indicators)
    wrong = [
        f"compare des évolutions de moyennes : « {name} » n’est pas une mesure « paired_change ». Une part (oui ou non, par "
        "exemple) ne s’y compare pas : donnez les deux évolutions l’une après l’autre, et dites-en les limites dans une analyse"
        for name in measure.made_of()
        if name in indicators and name not in {change.id for change in changes}
    ]
    kinds = [change.measure.model_copy(update={"of": None}) for change in changes]
    if not wrong and any(kind != kinds[0] for kind in kinds):
        wrong.append("compare deux évolutions qui ne portent pas sur la même question, comptée de la même façon")
    return tuple(wrong)


def _changes(indicator: Indicator, indicators: Mapping[str, Indicator]) -> list[Indicator]:
    measure = indicator.measure
    if not isinstance(measure, DifferenceInDifferences):
        return []
    named = [indicators[name] for name in measure.made_of() if name in indicators]
    return [one for one in named if isinstance(one.measure, PairedChange)]
