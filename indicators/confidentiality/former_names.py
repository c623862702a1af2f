"""What earlier versions told of a group that is called otherwise today, read under its name of today."""

from collections.abc import Mapping
from dataclasses import replace

from indicators.confidentiality.given_out import GivenOut, Kept
from indicators.definitions.indicator import Indicator
from indicators.figures.results import LastVersion
from initiatives.declaration.model import Initiative

Names = Mapping[str, str]
"""Former name of a group → its name of today."""


def former_names(initiative: Initiative) -> Names:
    """Return how groups were called in versions that were handed out."""
    return {former: name for name, group in initiative.groups.items() for former in group.formerly}


def told_under_new_names(given: GivenOut, initiative: Initiative) -> GivenOut:
    """Return what a version told as if groups had then been called as today; it protects the next one as before."""
    names = former_names(initiative)
    if not names:
        return given
    return GivenOut(
        questions={
            _question(name, names): Kept(tuple((_first(base, names), cell) for base, cell in kept.rows), kept.people)
            for name, kept in given.questions.items()
        },
        masked=frozenset((_first(need, names), cell) for need, cell in given.masked),
        indicators=tuple(_of_today(one, names) for one in given.indicators),
    )


def read_under_new_names(last: LastVersion | None, initiative: Initiative) -> LastVersion | None:
    """Return the figures of a version under the ids that the indicators of its groups have today."""
    names = former_names(initiative)
    if last is None or not names:
        return last
    return replace(last, figures=tuple(replace(one, indicator=_id(one.indicator, names)) for one in last.figures))


def _question(name: str, names: Names) -> str:
    """Put today's name in that of a question (`naming`): its table; and, where people are counted, the base's own."""
    table, said, rest = name.split(" ", 2)
    wave, space, base = rest.partition(" ")
    people = not said and base != "tous"
    return " ".join((names.get(table, table), said, f"{wave}{space}{_first(base, names) if people else base}"))


def _first(name: str, names: Names) -> str:
    table, space, rest = name.partition(" ")
    return f"{names.get(table, table)}{space}{rest}"


def _of_today(indicator: Indicator, names: Names) -> Indicator:
    of = str(getattr(indicator.measure, "of", None))
    measure = indicator.measure.model_copy(update={"of": names[of]}) if of in names else indicator.measure
    group = names.get(indicator.group, indicator.group)
    return indicator.model_copy(update={"id": _id(indicator.id, names), "group": group, "measure": measure})


def _id(id: str, names: Names) -> str:
    for former, name in names.items():
        if id.startswith(f"{former}_"):
            return f"{name}{id.removeprefix(former)}"
        if id.endswith(f"_{former}"):
            return f"{id.removesuffix(former)}{name}"
    return id
