"""The catalogue as a page in French, made from the definitions of the indicators."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import yaml

from flows.scales_page import scales_page
from indicators.definitions.choosing import read_catalogue
from indicators.definitions.indicator import Indicator
from indicators.definitions.ready_questionnaires import RestsOn, asked_by, fed_by, ready_questionnaires
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.reference import referential
from initiatives.declaration.vocabulary import DIMENSIONS, LABELS, ROLES
from initiatives.unusable import UnusableInitiative

UNITS = {
    "part": "part, en %",
    "note_sur_10": "note sur 10",
    "texte": "texte",
    "mois": "mois",
    "nombre": "nombre",
}
SENSITIVE = "Sensible (santé) : seuil de confidentialité renforcé."

CODE = len("SEN-03")
"""Length of a code of the référentiel; what follows tells apart the measures that answer it."""

FAMILIES = {"activite": "Activité et moyens", "evaluation": "Qualité de l’évaluation"}
"""Groups of the catalogue whose name needs accents."""


def catalogue_page() -> str:
    """Write the page, group by group in the order of the files. Raises `UnusableInitiative` when a definition is wrong."""
    blocks = read_catalogue()
    if blocks.problems:
        raise UnusableInitiative(tuple(blocks.problems))
    indicators = list(blocks.indicators.values())
    lines = [
        "# Catalogue des indicateurs",
        "",
        "<!-- Page faite par « utilite catalogue » à partir de indicators/catalogue/*.yaml : ne la modifiez pas à la main. -->",
        "",
        f"{len(indicators)} indicateurs. L’identifiant (`comme_ceci`) est le mot à écrire dans `initiative.yaml` et "
        "`indicators.yaml` ; le code renvoie au référentiel.",
    ]
    fed = fed_by(indicators)
    for group, members in groupby(indicators, key=lambda indicator: indicator.group):
        lines += ["", f"## {FAMILIES.get(group, group.replace('_', ' ').capitalize())}"]
        if roles := [role for role, file in ROLES.items() if file == group]:
            lines += ["", f"Pour le groupe « {group} », ou pour tout groupe qui déclare `role: {' ou '.join(roles)}`."]
            lines += ["", *_questionnaire(group, roles, fed)]
        for indicator in members:
            lines += ["", *_sheet(indicator)]
    return "\n".join([*lines, *scales_page(), *_coverage(indicators)]) + "\n"


def answers(indicators: Iterable[Indicator]) -> dict[str, tuple[str, ...]]:
    """Which ids of the catalogue answer each code of the référentiel, in its order; SEN-03a and SEN-03b answer SEN-03."""
    found: dict[str, list[str]] = {code: [] for code in referential()}
    for indicator in indicators:
        found.setdefault(indicator.code[:CODE], []).append(indicator.id)
    return {code: tuple(ids) for code, ids in found.items()}


def _questionnaire(group: str, roles: Iterable[str], fed: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterator[str]:
    """Show what to ask: each question with its answers and codes, and the indicators that it feeds."""
    yield f"### Questionnaire prêt ({group})"
    yield ""
    yield (
        f"`utilite new … --with {next(iter(roles))}` l’écrit, sauf les questions marquées « * », qui sont d’un seul domaine : "
        "recopiez celles-là s’il est le vôtre."
    )
    yield from ("", "| Question | Texte | Réponses | Nourrit |", "| --- | --- | --- | --- |")
    ready = ready_questionnaires()[group]
    for key, question in ready.questions.items():
        mark = " *" if key in ready.of_one_field else ""
        feeds = ", ".join(f"`{id}`" for id in fed.get((group, key), ()))
        yield f"| `{key}`{mark} | {question.text} | {_possible(key, question, ready.of_one_field)} | {feeds} |"


def _possible(key: str, question: Question, of_one_field: Iterable[str]) -> str:
    if not question.options:
        bounds = f", de {question.minimum:g} à {question.maximum:g}" if question.minimum is not None else ""
        return f"`{question.answer}`{bounds}"
    said = [
        f"`{option}`{' *' if f'{key}.{option}' in of_one_field else ''} ({known.label})"
        for option, known in question.options.items()
    ]
    return f"`{question.answer}` : {', '.join(said)}"


def _coverage(indicators: Iterable[Indicator]) -> Iterator[str]:
    yield from ("", "## Couverture du référentiel", "")
    yield f"Les {len(referential())} codes du référentiel, et les indicateurs du catalogue qui y répondent."
    yield from ("", "| Code | Libellé du référentiel | Indicateurs |", "| --- | --- | --- |")
    for code, ids in answers(indicators).items():
        said = ", ".join(f"`{id}`" for id in ids) or "aucun"
        yield f"| {code} | {referential().get(code, 'hors référentiel')} | {said} |"


def _sheet(indicator: Indicator) -> Iterator[str]:
    yield f"### {indicator.label}"
    yield ""
    yield f"`{indicator.id}` · {indicator.code}"
    yield ""
    facts = {
        "Question": indicator.question,
        "Bénéficie à": LABELS[indicator.benefits],
        "Temps de la grille": indicator.step and LABELS[indicator.step],
        "Niveau": LABELS[indicator.level],
        "Preuve": LABELS[indicator.evidence],
        "Axe": indicator.axis and LABELS[indicator.axis],
        "Dimension d’utilité sociale": indicator.dimension and DIMENSIONS[indicator.dimension],
        "Unité": UNITS.get(indicator.unit, indicator.unit.replace("_", " ")),
        "Mesure": f"`{_measure(indicator)}`",
        "Pour l’avoir": _to_have_it(asked_by(indicator)),
        "Se lit": indicator.reading,
        "Prudence": indicator.caveat,
        "Sensibilité": SENSITIVE if indicator.sensitivity == "sante" else None,
        "ODD": ", ".join(str(goal) for goal in indicator.odd) or None,
        "Source": indicator.source,
        "Inspiré par": indicator.origin,
    }
    yield from (f"- **{name}** : {said}" for name, said in facts.items() if said)


def _to_have_it(asked: RestsOn) -> str:
    """Answer « what must I ask to get this figure »."""
    said = []
    for group, names in asked.questions.items():
        questions = _gathered(group, names)
        what = (
            f"{'les questions' if len(questions) > 1 else 'la question'} {', '.join(questions)}"
            if names
            else "des réponses"
        )
        said.append(f"{what} du groupe « {group} »{', à deux vagues' if asked.two_waves else ''}")
    for register, names in asked.registers.items():
        which = f" ({'colonnes' if len(names) > 1 else 'colonne'} {_codes(names)})" if names else ""
        said.append(f"le registre `{register}`{which}")
    if asked.others:
        said.append(f"ce que demandent {_codes(asked.others)}")
    if asked.declared:
        said.append("rien d’autre que la déclaration")
    return " ; ".join(said) or "rien d’autre : le calcul le sait"


def _gathered(group: str, names: Iterable[str]) -> list[str]:
    """Name each question once, with its answers where only some of them are looked at."""
    options: dict[str, list[str]] = {}
    for name in names:
        question, _, option = name.partition(".")
        options.setdefault(question, []).extend([option] if option else [])
    ready = ready_questionnaires()[group].questions if options else {}
    return [
        f"`{question}`" + (f" (réponse {_codes(some)})" if some and set(some) != set(ready[question].options) else "")
        for question, some in options.items()
    ]


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _measure(indicator: Indicator) -> str:
    said: Any = indicator.measure.model_dump(mode="json", exclude_unset=True)
    return str(yaml.safe_dump(said, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)).strip()
