"""An indicator told of each kind of people: by what they answered to a question, one indicator per answer.

Each is an indicator like any other, whose measure keeps the rows of one answer: what protects figures sees them, the whole
and their neighbours as one family, since it looks at who stands behind each. They keep the order of the question.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from indicators.counting.columns import Column, Columns, columns_of
from indicators.definitions.indicator import Indicator
from initiatives.declaration.model import Initiative

_OF_A_WHOLE_GROUP = ("share", "mean", "median", "paired_share", "paired_change")
"""Kinds of measure that a breakdown declared for a whole group speaks of: those with one main figure, changes included."""


def broken_down(initiative: Initiative, chosen: Mapping[str, Indicator]) -> tuple[dict[str, Indicator], list[str]]:
    """Return the indicators, each followed by those that break it down, and what cannot be broken down, in French."""
    columns = columns_of(initiative)
    found: dict[str, Indicator] = {}
    problems: list[str] = []
    for id, indicator in chosen.items():
        found[id] = indicator
        for asked in indicator.by:
            crossed = (asked,) if isinstance(asked, str) else asked
            if wrong := _wrong(indicator, crossed, columns):
                problems.append(f"l’indicateur « {id} » {wrong}")
            else:
                found |= _parts(indicator, crossed, columns)
        for crossed in _of_the_group(initiative, indicator):
            if crossed not in [(one,) if isinstance(one, str) else one for one in indicator.by] and not _wrong(
                indicator, crossed, columns
            ):
                found |= _parts(indicator, crossed, columns)
    return found, problems


def unknown_questions(initiative: Initiative) -> Iterator[tuple[tuple[str, int], str]]:
    """Say of which breakdowns declared for a group the question cannot tell people apart: their place, and why."""
    columns = columns_of(initiative)
    for group, asked in initiative.breakdowns.items():
        for rank, one in enumerate(asked):
            for question in (one,) if isinstance(one, str) else one:
                if group not in initiative.groups:
                    yield (group, rank), f"« {group} » n’est pas un groupe déclaré"
                elif not _levels(columns.get(group, question)):
                    yield (group, rank), _no_list(group, question)


def _of_the_group(initiative: Initiative, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    if indicator.measure.kind in _OF_A_WHOLE_GROUP and indicator.step in ("appreciation", "effets"):
        for asked in initiative.breakdowns.get(indicator.group, ()):
            yield (asked,) if isinstance(asked, str) else asked


def _wrong(indicator: Indicator, crossed: Sequence[str], columns: Columns) -> str | None:
    if "where" not in type(indicator.measure).model_fields or getattr(indicator.measure, "of", None):
        return "ne peut pas être réparti : sa mesure ne sait pas ne garder que certaines réponses de son groupe"
    for question in crossed:
        column = columns.get(indicator.group, question)
        if indicator.measure.compares_waves and column is not None and len(column.waves or ()) < 2:
            return f"ne peut pas être réparti : « {question} » n’est posée qu’à une des deux vagues qu’il compare"
        if not _levels(columns.get(indicator.group, question)):
            return f"ne peut pas être réparti : {_no_list(indicator.group, question)}"
    return None


def _no_list(group: str, question: str) -> str:
    return f"« {question} » n’est pas une question à liste de réponses (une seule par personne) du groupe « {group} »"


def _levels(column: Column | None) -> Mapping[str, str]:
    return column.levels if column is not None and column.waves is not None else {}


def _parts(indicator: Indicator, crossed: Sequence[str], columns: Columns) -> dict[str, Indicator]:
    known = [_levels(columns.get(indicator.group, question)) for question in crossed]
    found = {}
    for answers in product(*known):
        kept = dict(zip(crossed, answers, strict=True))
        said = ", ".join(levels[answer] for levels, answer in zip(known, answers, strict=True))
        where = {
            **getattr(indicator.measure, "where", {}),
            **{question: (answer,) for question, answer in kept.items()},
        }
        id = "_".join([indicator.id, *(f"{question}_{answer}" for question, answer in kept.items())])
        update = {
            "id": id,
            "label": f"{indicator.label} – {said}",
            "reading": f"{said} : {indicator.reading}",
            "measure": indicator.measure.model_copy(update={"where": where}),
            "place": "annexe",
            # What counts indicators counts the whole once, and not its parts.
            "step": None,
            "axis": None,
            "dimension": None,
            "odd": (),
            "by": (),
            "broken_from": indicator.id,
            "among": kept,
        }
        found[id] = indicator.model_copy(update=update)
    return found
