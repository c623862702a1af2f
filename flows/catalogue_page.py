"""The catalogue as a page in French, made from the definitions of the indicators."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import yaml

from indicators.definitions.choosing import read_catalogue
from indicators.definitions.indicator import Indicator
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
    for group, members in groupby(indicators, key=lambda indicator: indicator.group):
        lines += ["", f"## {FAMILIES.get(group, group.replace('_', ' ').capitalize())}"]
        if roles := [role for role, file in ROLES.items() if file == group]:
            lines += ["", f"Pour le groupe « {group} », ou pour tout groupe qui déclare `role: {' ou '.join(roles)}`."]
        for indicator in members:
            lines += ["", *_sheet(indicator)]
    return "\n".join([*lines, *_coverage(indicators)]) + "\n"


def answers(indicators: Iterable[Indicator]) -> dict[str, tuple[str, ...]]:
    """Which ids of the catalogue answer each code of the référentiel, in its order; SEN-03a and SEN-03b answer SEN-03."""
    found: dict[str, list[str]] = {code: [] for code in referential()}
    for indicator in indicators:
        found.setdefault(indicator.code[:CODE], []).append(indicator.id)
    return {code: tuple(ids) for code, ids in found.items()}


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
        "Se lit": indicator.reading,
        "Prudence": indicator.caveat,
        "Sensibilité": SENSITIVE if indicator.sensitivity == "sante" else None,
        "ODD": ", ".join(str(goal) for goal in indicator.odd) or None,
        "Source": indicator.source,
        "Inspiré par": indicator.origin,
    }
    yield from (f"- **{name}** : {said}" for name, said in facts.items() if said)


def _measure(indicator: Indicator) -> str:
    said: Any = indicator.measure.model_dump(mode="json", exclude_unset=True)
    return str(yaml.safe_dump(said, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)).strip()
