"""A question about the commune: its possible answers are the communes of the territory, which nobody types again."""

import re
from collections.abc import Mapping

from initiatives.declaration.communes import bare, commune_labels
from initiatives.plain_text import plain

COMMUNE = "commune"
"""What such a question writes after `answer`."""
_ELSEWHERE = "Autre commune"


def with_communes(questionnaire: object, communes: Mapping[str, str]) -> object:
    """Return what a questionnaire’s file holds, its questions about communes with their answers: one per commune, or elsewhere.

    `communes` are those of the territory, code → name.
    """
    of_communes = communes_asked(questionnaire)
    if not isinstance(questionnaire, dict) or not of_communes:
        return questionnaire
    closed = {"answer": "one_of", "options": _options(communes)}
    asked = questionnaire["questions"]
    return {
        **questionnaire,
        "questions": {key: {**one, **closed} if key in of_communes else one for key, one in asked.items()},
    }


def communes_asked(questionnaire: object) -> tuple[str, ...]:
    """Name the questions about communes in what a questionnaire’s file holds."""
    asked = questionnaire.get("questions") if isinstance(questionnaire, dict) else None
    return tuple(
        key
        for key, one in (asked.items() if isinstance(asked, dict) else ())
        if isinstance(one, dict) and one.get("answer") == COMMUNE and "options" not in one
    )


def _options(communes: Mapping[str, str]) -> dict[str, object]:
    labels = commune_labels(communes)
    found: dict[str, object] = {}
    for code, name in communes.items():
        id = re.sub(r"[^a-z0-9]+", "_", plain(labels[code])).strip("_")
        written = [code, *dict.fromkeys((bare(name), plain(name)))] if labels[code] == name else [code]
        found[id] = {"label": labels[code], "codes": written}
    return {**found, "autre": _ELSEWHERE}
