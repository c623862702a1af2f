"""How an indicator is computed, in French words taken from its definition."""

from collections.abc import Iterator, Mapping

from indicators.counting.columns import Columns
from indicators.definitions.indicator import Indicator
from indicators.measures.base import DerivedMeasure
from initiatives.declaration.registers import ATTENDED, DERIVED, PARTICIPANTS, REGISTERS
from initiatives.declaration.vocabulary import LABELS

_MADE_FROM = {name: (source,) for name, source in DERIVED.items()} | {
    PARTICIPANTS: ("presences", "seances"),
    ATTENDED: ("presences", "seances"),
    "presences": ("presences", "seances"),
}
"""Tables made from the rows of other files, or of several."""


def formula(indicator: Indicator, columns: Columns) -> tuple[str, ...]:
    """Say what is computed: one French line per setting of the measure, filters apart."""
    measure = indicator.measure
    said = []
    for name, field in type(measure).model_fields.items():
        value = getattr(measure, name)
        if name != "where" and value not in (None, (), {}) and value != field.default:
            words = ", ".join(_words(indicator, columns, value))
            said.append(f"{(field.description or name).rstrip('.')} = {words}")
    return tuple(said)


def filters(indicator: Indicator, columns: Columns) -> tuple[str, ...]:
    """Say which rows are kept, in French; empty when all are."""
    kept = getattr(indicator.measure, "where", {})
    return tuple(f"{column} = {', '.join(_words(indicator, columns, values))}" for column, values in kept.items())


def tables_behind(indicators: Mapping[str, Indicator], columns: Columns, key: str) -> frozenset[str]:
    """Return the groups and registers whose files an indicator rests on, through those it is made of."""
    measure = indicators[key].measure
    if isinstance(measure, DerivedMeasure):
        chosen = [other for other in measure.made_of() if other in indicators]
        return frozenset[str]().union(*(tables_behind(indicators, columns, other) for other in chosen))
    tables = {need.table for need in indicators[key].needs(columns)}
    behind = {file for table in tables for file in _MADE_FROM.get(table, (table,))}
    # Answers are weighed against the counted population of their group.
    return frozenset(behind | ({"populations"} if tables - {*REGISTERS, *DERIVED} else set()))


def _words(indicator: Indicator, columns: Columns, value: object) -> Iterator[str]:
    """Give ids their labels: answers of the question that the measure names first, columns, known words."""
    counted = next((need.table for need in indicator.needs(columns)), indicator.group)
    table = getattr(indicator.measure, "of", None) or counted
    first = getattr(indicator.measure, indicator.measure.kind)
    question = columns.get(table, first) if isinstance(first, str) else None
    for one in value if isinstance(value, tuple) else (value,):
        column = columns.get(table, one) if isinstance(one, str) else None
        if column is not None:
            yield f"«\u202f{column.label}\u202f» ({one})"
        elif question is not None and isinstance(one, str):
            yield question.options.get(one) or question.levels.get(one) or LABELS.get(one, one)
        elif isinstance(one, bool):
            yield "oui" if one else "non"
        else:
            yield LABELS.get(str(one), str(one))
