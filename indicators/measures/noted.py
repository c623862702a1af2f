"""What people answer on ordered scales: one question alone, or several items added up into a score."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Score
from indicators.measures.base import Counted
from indicators.measures.numbers import values, without_numbers
from initiatives.arrays import Floats
from initiatives.declaration.scales import notes


def _question_or_items(raw: object) -> object:
    several = isinstance(raw, list | tuple) and len(raw) > 1 and all(isinstance(item, str) for item in raw)
    if not (several or (isinstance(raw, str) and raw)):
        raise ValueError("une question est attendue, ou une liste d’au moins deux items")
    return raw


Noted = Annotated[str | tuple[str, ...], BeforeValidator(_question_or_items)]
"""A question on an ordered scale, or the items whose sum is a score."""
Reversed = Annotated[tuple[str, ...], Field(description="Items dont l’échelle est inversée")]
Times = Annotated[int, Field(ge=1, description="Multiple de la somme : 4 pour cinq items de 0 à 5, sur 100")]


def items_of(noted: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the questions that are noted, one or several."""
    return (noted,) if isinstance(noted, str) else noted


def derived(noted: str | tuple[str, ...], reversed_items: tuple[str, ...]) -> Coded | Score:
    """Return the column to count: the question itself, or the score of its items."""
    return Coded(noted) if isinstance(noted, str) else Score(noted, reversed_items)


def marks(counted: Counted, times: int, column: int = 0) -> Floats:
    """Return what each level of a column is worth, in order: the sum of the items × `times`."""
    return values(counted, column) * times


def highest_mark(columns: Columns, table: str, noted: str | tuple[str, ...], times: int = 1) -> float | None:
    """Return what the highest answers add up to, × `times`; None where one is on no scale."""
    ends = end_marks(columns, table, noted, times)
    return None if ends is None else ends[1]


def end_marks(columns: Columns, table: str, noted: str | tuple[str, ...], times: int = 1) -> tuple[float, float] | None:
    """Return what the lowest and the highest answers add up to, × `times`; None where one is on no scale."""
    known = [columns.get(table, item) for item in items_of(noted)]
    scales = [notes(list(one.levels)) for one in known if one is not None and one.noted]
    if len(scales) < len(known):
        return None
    return sum(map(min, scales)) * times, sum(map(max, scales)) * times


def not_noted(
    columns: Columns, table: str, noted: str | tuple[str, ...], reversed_items: tuple[str, ...]
) -> tuple[str, ...]:
    """Say in French which item cannot be averaged, and which reversed item is none of the items."""
    items = items_of(noted)
    known = {item: columns.get(table, item) for item in items}
    wrong = [without_numbers(item, column) for item, column in known.items() if column is not None and not column.noted]
    mixed = {column.answer for column in known.values() if column is not None}
    alike = {tuple(column.levels) for column in known.values() if column is not None}
    if not wrong and (len(mixed) > 1 or len(alike) > 1):
        wrong.append(f"additionne des questions d’échelles différentes ({', '.join(sorted(mixed))})")
    wrong += [f"inverse « {item} », qui n’est pas un de ses items" for item in reversed_items if item not in items]
    return tuple(wrong)


def asked_once(columns: Columns, table: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Say in French which question was asked at one wave only, when two are compared."""
    return tuple(
        f"compare deux vagues, mais la question « {name} » n’est posée qu’à une"
        for name in names
        if (column := columns.get(table, name)) is not None and len(column.waves or ()) == 1
    )


def unlike(columns: Columns, table: str, before: str, after: str) -> tuple[str, ...]:
    """Say in French when a before asked afterwards is not answered as the after is; empty where one is not there."""
    if before == after:
        return (f"compare « {after} » avec elle-même : « before » nomme la question qui dit l’avant",)
    first, second = columns.get(table, before), columns.get(table, after)
    if first is None or second is None or (first.levels, first.options) == (second.levels, second.options):
        return ()
    return (f"compare « {before} » et « {after} », qui n’ont pas les mêmes réponses possibles",)


def remembered(before: str | None) -> str:
    """Say of a computation that what was before is told afterwards; "" where two waves say it."""
    return "" if before is None else ", l’avant demandé après coup"
