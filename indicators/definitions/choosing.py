"""Stage 1, second half: which indicators this evaluation computes, checked against what the initiative collects."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indicators.counting.columns import Columns, columns_of
from indicators.definitions.applicable import Verdict, verdicts
from indicators.definitions.blocks import Blocks, Called, unknown
from indicators.definitions.breaking_down import broken_down, unknown_questions
from indicators.definitions.indicator import Indicator
from indicators.definitions.proof_checks import not_proved
from indicators.definitions.roles import about_whom, for_its_groups, in_its_words
from indicators.measures.base import DerivedMeasure
from indicators.weights.plan_checks import plan_problems
from initiatives.declaration.model import Initiative
from initiatives.declaration.yaml_places import Path_, Yaml, read_yaml

CATALOGUE = Path(__file__).parents[1] / "catalogue"
ALL = "all_applicable"
KEYS = ("catalogue", "define")
_OF_NO_QUESTIONNAIRE = ("activite", "partenaires", "structures", "territoire", "evaluation")
"""Files of the catalogue that speak of no group of people: any initiative may add to them."""
CALLED = "called"
"""Key at the head of a file of the catalogue: how its texts call its group."""


@dataclass(frozen=True)
class _Judged:
    """Every indicator that there is for an initiative, in its words, and what it lacks there; what `indicators.yaml` asks."""

    source: Yaml
    wanted: object
    blocks: Blocks
    in_catalogue: frozenset[str]
    verdicts: Mapping[str, Verdict]


def choose(initiative: Initiative) -> tuple[Mapping[str, Indicator], tuple[str, ...]]:
    """Return the chosen indicators by id, in the catalogue's order, and every mistake in French.

    The initiative's `indicators.yaml` holds `catalogue` (a list of ids, or `all_applicable`: all that it can feed) and
    `define` (group → id → block). Without this file, everything applicable is chosen.
    """
    known = _judged(initiative)
    source, wanted, blocks, judged = known.source, known.wanted, known.blocks, known.verdicts
    own = {key: blocks.places[key] for key in blocks.indicators if key not in known.in_catalogue}
    if wanted == ALL:
        named = own
        kept = {key for key in known.in_catalogue if not judged[key].lacking and not judged[key].mistakes}
    else:
        named = own | _listed(blocks, source, wanted)
        kept = set(named)
    blocks.problems += [
        f"{place} : l’indicateur « {key} »{' :' if why.startswith('«') else ''} {why}."
        for key, place in named.items()
        for why in (*judged[key].lacking, *judged[key].mistakes)
    ]
    kept |= set(own)
    chosen = {key: one for key, one in blocks.indicators.items() if key in kept}
    blocks.problems += _ingredients(chosen, blocks)
    declared = read_yaml(initiative.folder / "initiative.yaml", "initiative.yaml")
    blocks.problems += _cited(initiative, declared, chosen, blocks.indicators, judged)
    blocks.problems += _links(initiative, declared, blocks.indicators)
    blocks.problems += plan_problems(initiative, columns_of(initiative), declared)
    chosen, wrong = broken_down(initiative, chosen)
    blocks.problems += [f"indicators.yaml : {one}." for one in wrong]
    for (group, rank), why in unknown_questions(initiative):
        blocks.problems.append(f"{declared.place(('breakdowns', group, rank))} : {why}.")
    return chosen, tuple(dict.fromkeys(blocks.problems))


def left_aside(initiative: Initiative) -> tuple[str, ...]:
    """Say in French which indicators of the catalogue are not chosen because a question of theirs is asked otherwise.

    Of those that nobody chose by name: a question that happens to bear the id of another is no mistake.
    """
    known = _judged(initiative)
    if known.wanted != ALL:
        return ()
    return tuple(
        f"« {key} » : {'; '.join(one.mistakes)}"
        for key, one in known.verdicts.items()
        if key in known.in_catalogue and one.mistakes and not one.lacking
    )


def _judged(initiative: Initiative) -> _Judged:
    blocks = read_catalogue()
    in_catalogue = frozenset(blocks.indicators)
    source = _choice(initiative)
    asked = source.content if isinstance(source.content, dict) else {}
    blocks.problems += source.problems
    blocks.problems += [
        f"{source.place((key,))} : cette clé n’est pas prévue. Clés possibles : {', '.join(KEYS)}."
        for key in asked
        if key not in KEYS
    ]
    _define(blocks, source, asked.get("define") or {}, initiative)
    about = {key: about_whom(one, initiative) for key, one in blocks.indicators.items()}
    for original, whom, one in for_its_groups(initiative, dict(blocks.indicators)):
        about[one.id] = whom
        blocks.indicators[one.id], blocks.places[one.id] = one, blocks.places[original]
        in_catalogue |= {one.id}
    blocks.indicators = {
        key: (in_its_words(initiative, one, about[key], blocks.called) if key in in_catalogue else one).bound(
            initiative
        )
        for key, one in blocks.indicators.items()
    }
    columns = columns_of(initiative)
    blocks.indicators = {key: _of_health(one, columns) for key, one in blocks.indicators.items()}
    judged = verdicts(initiative, blocks.indicators)
    return _Judged(source, asked.get("catalogue", ALL), blocks, in_catalogue, judged)


def _of_health(indicator: Indicator, columns: Columns) -> Indicator:
    """Protect as health whatever is counted of answers on a scale of health, whoever defined it and forgot to say so."""
    counted = (
        columns.get(need.table, name)
        for need in indicator.needs(columns)
        for derived in need.columns
        for name in derived.names()
    )
    tells = any(column is not None and column.scale is not None and column.scale.health for column in counted)
    return indicator.model_copy(update={"sensitivity": "sante"}) if tells else indicator


def read_catalogue() -> Blocks:
    """Read every indicator of the catalogue: one file per group, the key of a block is the id."""
    blocks = Blocks()
    for path in sorted(CATALOGUE.glob("*.yaml")):
        source = read_yaml(path, f"indicators/catalogue/{path.name}")
        blocks.problems += source.problems
        content = {**source.content} if isinstance(source.content, dict) else {}
        if said := content.pop(CALLED, None):
            blocks.called[path.stem] = Called.model_validate(said)
        blocks.read(source, (), path.stem, content)
    return blocks


def _choice(initiative: Initiative) -> Yaml:
    path = initiative.folder / "indicators.yaml"
    if not path.exists():
        return Yaml("indicators.yaml", content={})
    source = read_yaml(path, "indicators.yaml")
    if source.content is None or isinstance(source.content, dict):
        return source
    problem = f"{source.place(())} : les clés « catalogue » et « define » sont attendues."
    return Yaml(source.shown_as, {}, source.lines, (*source.problems, problem))


def _define(blocks: Blocks, source: Yaml, defined: object, initiative: Initiative) -> None:
    if not isinstance(defined, dict):
        blocks.problems.append(
            f"{source.place(('define',))} : des groupes sont attendus, puis des blocs d’indicateurs."
        )
        return
    groups = dict.fromkeys((*initiative.groups, *(path.stem for path in sorted(CATALOGUE.glob("*.yaml")))))
    for group, block in defined.items():
        if group in groups:
            blocks.read(source, ("define", group), group, block)
        else:
            known = ", ".join((*initiative.groups, *_OF_NO_QUESTIONNAIRE))
            place = source.place(("define", group))
            blocks.problems.append(
                f"{place} : « {group} » n’est pas un groupe. Groupes possibles : {known}. S’il a changé de nom, écrivez le nouveau "
                "ici, dans les identifiants qui le portent, dans les phrases (« reading ») et sous « questions »."
            )


def _listed(blocks: Blocks, source: Yaml, wanted: object) -> dict[str, str]:
    """Return the ids listed under `catalogue` that exist, each with its place."""
    if not isinstance(wanted, list):
        problem = f"une liste d’identifiants est attendue, ou « {ALL} »."
        blocks.problems.append(f"{source.place(('catalogue',))} : {problem}")
        return {}
    listed = {}
    for rank, key in enumerate(wanted):
        place = source.place(("catalogue", rank))
        if str(key) in blocks.indicators:
            listed[str(key)] = place
        else:
            blocks.problems.append(f"{place} : {unknown(str(key), blocks.indicators)}")
    return listed


def _ingredients(chosen: Mapping[str, Indicator], blocks: Blocks) -> Iterator[str]:
    for key, indicator in chosen.items():
        if isinstance(indicator.measure, DerivedMeasure):
            for name in indicator.measure.made_of():
                if name in blocks.indicators and name not in chosen:
                    said = (
                        f"se calcule à partir de « {name} », qui n’est pas choisi. Ajoutez « {name} » à « catalogue »."
                    )
                    yield f"{blocks.places[key]} : l’indicateur « {key} » {said}"


def _cited(
    initiative: Initiative,
    declared: Yaml,
    chosen: Mapping[str, Indicator],
    known: Mapping[str, Indicator],
    judged: Mapping[str, Verdict],
) -> Iterator[str]:
    """Say which parts of the declaration cite an indicator that is unknown or not chosen: questions, targets, families…"""
    for path, key in _citations(initiative, declared):
        if key in chosen:
            continue
        if key not in known:
            yield f"{declared.place(path)} : {unknown(key, known)}"
        elif why := (*judged[key].lacking, *judged[key].mistakes):
            yield f"{declared.place(path)} : l’indicateur « {key} » {why[0]}. Retirez-le."
        else:
            yield f"{declared.place(path)} : l’indicateur « {key} » n’est pas choisi dans indicators.yaml. Ajoutez-le."


def _links(initiative: Initiative, declared: Yaml, known: Mapping[str, Indicator]) -> Iterator[str]:
    """Say which links of the theory of change cite an indicator that cannot prove them."""
    if initiative.theory_of_change is not None:
        for rank, why in not_proved(initiative.theory_of_change, known):
            yield f"{declared.place(('theory_of_change', 'links', rank, 'indicator'))} : {why}"


def _citations(initiative: Initiative, declared: Yaml) -> Iterable[tuple[Path_, str]]:
    for name, question in initiative.questions.items():
        for rank, key in enumerate(question.indicators):
            yield ("questions", name, "indicators", rank), key
    for key in initiative.targets:
        yield ("targets", key), key
    for rank, key in enumerate(initiative.erratum.figures if initiative.erratum else ()):
        yield ("erratum", "figures", rank), key
    for rank, key in enumerate(initiative.accepted_masks):
        yield ("accepted_masks", rank), key
    for label, keys in initiative.crossed_views.items():
        for rank, key in enumerate(keys):
            yield ("crossed_views", label, rank), key
    for name, outcome in initiative.social_return.outcomes.items() if initiative.social_return else ():
        yield ("social_return", "outcomes", name, "indicator"), outcome.indicator
    for rank, link in enumerate(initiative.theory_of_change.links if initiative.theory_of_change else ()):
        if link.indicator is not None:
            yield ("theory_of_change", "links", rank, "indicator"), link.indicator
    for name, family in initiative.families.items():
        # A family may be written as a list alone: its members then stand one level higher.
        above: Path_ = ("families", name, "indicators")
        above = above if above in declared.lines else above[:-1]
        for rank, key in enumerate(family.indicators):
            yield (*above, rank), key
