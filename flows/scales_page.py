"""The library of validated scales, as the last part of the catalogue's page: what to copy, and what to know before."""

from collections.abc import Iterator
from typing import Any

import yaml

from initiatives.declaration.validated_scales import ValidatedScale, validated_scales

_NOT_HERE = (
    "D’autres échelles connues n’y sont pas. L’emploi de la solitude de De Jong Gierveld est ouvert par ses auteurs aux "
    "programmes de recherche, sous conditions, et nous n’en avons pas trouvé de formulation française qui puisse être "
    "reprise ; l’EQ-5D et l’échelle de Warwick-Edinburgh demandent une licence ou une inscription ; les quatre questions de "
    "bien-être de l’ONS sont libres, mais en anglais. Du reste (solitude de l’UCLA, estime de soi de Rosenberg, provisions "
    "sociales, soutien social d’Oslo, résilience brève, stress perçu, PHQ-9), nous n’avons pas établi que la traduction "
    "française, ou l’emploi hors de la recherche, est libre. Demandez à leurs auteurs, puis déclarez-les comme vos autres "
    "questions."
)


def scales_page() -> Iterator[str]:
    """Write the lines of this part."""
    yield from ("", "## Échelles validées", "")
    yield (
        "Une échelle validée se prend entière, mot pour mot, dans son ordre. Recopiez ses questions dans votre questionnaire, et "
        "sa mesure dans un indicateur à vous, ou du catalogue."
    )
    for id, scale in validated_scales().items():
        yield from ("", f"### {scale.label}", "", f"`{id}`", "", *_facts(scale), "", "```yaml")
        asked = {key: question.model_dump(mode="json", exclude_unset=True) for key, question in scale.questions.items()}
        yield _yaml({"questions": asked})
        yield from ("```", "", f"- **Mesure** : `{_yaml(scale.measure, flow=True)}`")
    yield from ("", _NOT_HERE)


def _facts(scale: ValidatedScale) -> Iterator[str]:
    known = scale.reference
    facts = {
        "Mesure quoi": scale.measures,
        "Calcul": scale.scoring,
        "Licence": f"{scale.licence} ([source]({scale.licence_url}), [formulation]({scale.wording_url}))",
        "Valeur publiée": f"{known.value} : {known.of} ([{known.source}]({known.url}))",
        "Source": scale.source,
        "Prudence": scale.caution,
    }
    yield from (f"- **{name}** : {said}" for name, said in facts.items())


def _yaml(content: Any, *, flow: bool = False) -> str:
    said: str = yaml.safe_dump(content, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=10_000)
    return said.strip()
