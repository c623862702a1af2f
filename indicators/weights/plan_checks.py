"""What is wrong in a sampling plan before any data is read: what it cites that does not exist, totals that disagree."""

from collections.abc import Iterator, Mapping

from indicators.counting.columns import Column, Columns
from indicators.statistics.calibration import SAME_TOTAL
from initiatives.declaration.model import Initiative
from initiatives.declaration.sampling_plan import SamplingPlan
from initiatives.declaration.suggestions import unknown
from initiatives.declaration.vocabulary import SCOPES
from initiatives.declaration.yaml_places import Yaml

CLOSED = "une question à réponse unique et à choix fermé"


def plan_problems(initiative: Initiative, columns: Columns, declared: Yaml) -> Iterator[str]:
    """Say every mistake of `sampling` in French, each with its line."""
    for group, plan in initiative.sampling.items():
        place = declared.place(("sampling", group))
        if group not in initiative.groups:
            yield f"{place} : {unknown('le groupe', group, initiative.groups)}"
            continue
        yield from _drawn_places(declared, columns.tables[group], group, plan)
        for name, known in plan.margins.items():
            yield from _margin(declared, columns, initiative, group, name, known)
        yield from _totals(declared, group, plan.margins)
        if plan.margins and plan.margins_source is None:
            yield f"{place} : d’où viennent les effectifs des marges ? Ajoutez « margins_source »."
        if plan.weights is not None:
            yield from _weights(declared, columns, initiative, group, plan)


def _drawn_places(declared: Yaml, table: Mapping[str, Column], group: str, plan: SamplingPlan) -> Iterator[str]:
    held = [scope for scope in SCOPES if scope in table]
    for key, name in (("strata", plan.strata), ("clusters", plan.clusters)):
        if name is not None and name not in held:
            yield f"{declared.place(('sampling', group, key))} : {unknown('le repère', name, held)}"


def _margin(
    declared: Yaml, columns: Columns, initiative: Initiative, group: str, name: str, known: Mapping[str, float]
) -> Iterator[str]:
    place = declared.place(("sampling", group, "margins", name))
    column = columns.get(group, name)
    if column is None:
        yield f"{place} : {unknown('la question', name, columns.tables[group])}"
        return
    answers = column.levels or column.names
    if not answers:
        yield f"{place} : « {name} » n’est pas {CLOSED}. Retirez cette marge."
        return
    for answer, count in known.items():
        where = declared.place(("sampling", group, "margins", name, answer))
        if answer not in answers:
            yield f"{where} : {unknown('la réponse', answer, answers)}"
        if count < 0:
            yield f"{where} : un effectif n’est pas négatif. Corrigez-le."
    if sum(known.values()) <= 0:
        yield f"{place} : la marge ne compte personne. Donnez l’effectif de chaque réponse, ou retirez-la."
    for wave in initiative.waves_of(group):
        if column.waves is not None and wave not in column.waves:
            said = f"la question n’est pas posée à la vague « {wave} », qui ne pourrait pas être pondérée"
            yield f"{place} : {said}. Retirez cette marge."


def _weights(declared: Yaml, columns: Columns, initiative: Initiative, group: str, plan: SamplingPlan) -> Iterator[str]:
    place = declared.place(("sampling", group, "weights"))
    assert plan.weights is not None
    if plan.margins:
        yield f"{place} : des poids sont donnés, et des marges. Gardez l’un des deux."
    if plan.weights_source is None:
        yield f"{place} : qui a calculé ces poids, et comment ? Ajoutez « weights_source »."
    column = columns.get(group, plan.weights)
    if column is None:
        yield f"{place} : {unknown('la question', plan.weights, columns.tables[group])}"
    elif column.answer != "number":
        yield f"{place} : « {plan.weights} » n’est pas un nombre. Déclarez-la « answer: number », avec ses décimales."
    elif column.waves is not None and (
        lacking := [one for one in initiative.waves_of(group) if one not in column.waves]
    ):
        yield f"{place} : la vague « {lacking[0]} » n’a pas de poids. Demandez-les pour chaque vague, ou retirez-les."


def _totals(declared: Yaml, group: str, margins: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    totals = {name: sum(known.values()) for name, known in margins.items()}
    first = next(iter(totals), "")
    for name, total in totals.items():
        if abs(total - totals[first]) > SAME_TOTAL * max(total, totals[first]):
            yield (
                f"{declared.place(('sampling', group, 'margins', name))} : les effectifs font {total:g} en tout, ceux de "
                f"« {first} » {totals[first]:g}. Les marges d’une même population ont le même total, à 1 % près : corrigez-les."
            )
