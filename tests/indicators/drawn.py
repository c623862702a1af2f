"""A group drawn by a plan, and the answers that R was given: what tests of weighted figures share."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from tests.indicators.loose_tables import answers_table
from tests.indicators.small import chosen, initiative
from tests.indicators.statistics.golden import R

QUESTIONS: Mapping[str, Any] = {
    "genre": {"text": "Genre", "answer": "one_of", "options": {"g0": "Femme", "g1": "Homme"}},
    "tranche": {"text": "Âge", "answer": "one_of", "options": {"t0": "60-69", "t1": "70-79", "t2": "80 et plus"}},
    "lieu": {"text": "Lieu", "answer": "one_of", "options": {f"l{one}": f"Lieu {one}" for one in range(4)}},
    "note": {"text": "De 0 à 10 ?", "answer": "note10"},
    "content": {"text": "Content ?", "answer": "oui_non"},
    "heures": {"text": "Heures ?", "answer": "number", "decimals": 1},
}
MARGINS = {
    "genre": {"g0": 620, "g1": 380},
    "tranche": {"t0": 250, "t1": 450, "t2": 300},
    "lieu": {"l0": 100, "l1": 200, "l2": 300, "l3": 400},
}
MEASURES: Mapping[str, Mapping[str, object]] = {
    "contents": {"share": "content", "equals": "oui"},
    "note": {"mean": "note"},
    "heures": {"mean": "heures"},
    "typique": {"median": "heures"},
    "nombre": {"count": "seniors"},
}
FIN = Cell("territoire", "fin")


def asking(*margins: str, folder: Path = Path("nulle_part"), **plan: object) -> Initiative:
    questionnaire = {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": dict(QUESTIONS)}
    declared = {"margins": {name: MARGINS[name] for name in margins}, "margins_source": "recensement 2012", **plan}
    return initiative(folder, questionnaires={"q": questionnaire}, sampling={"seniors": declared})


def people(case: str = "people", **columns: list[str]) -> pd.DataFrame:
    """Return R's sample as rows of answers: a cluster is a structure, a stratum a kind of structure."""
    held = R["people"] if case == "people" else R["cases"][case]["rows"]
    return pd.DataFrame(
        {
            "wave": "fin",
            "structure": [f"s{one}" for one in held["cluster"]],
            "type_structure": [f"k{one}" for one in held["stratum"]],
            "genre": [f"g{one}" for one in held["sex"]],
            "tranche": [f"t{one}" for one in held["age"]],
            "lieu": [f"l{one}" for one in held["place"]],
            "note": [str(one) for one in held["note"]],
            "content": ["oui" if one else "non" for one in held["yes"]],
            "heures": [str(one) for one in held["note"]],
            **columns,
        },
        dtype="str",
    )


def mains(
    declared: Initiative, rows: pd.DataFrame, **measures: Mapping[str, object]
) -> dict[tuple[str, Cell], Estimate]:
    indicators: dict[str, Indicator] = chosen(**(measures or MEASURES))
    table = answers_table("seniors", rows, declared.questionnaires["q"].questions, "fin")
    made = estimate(declared, indicators, tally(declared, indicators, Dataset({"seniors": table}))).figures
    return {(one.indicator, one.cell): one for one in made if not one.part}


def parts(declared: Initiative, rows: pd.DataFrame, cell: Cell, measure: Mapping[str, object]) -> dict[str, Estimate]:
    indicators = chosen(un=measure)
    table = answers_table("seniors", rows, declared.questionnaires["q"].questions, "fin")
    made = estimate(declared, indicators, tally(declared, indicators, Dataset({"seniors": table}))).figures
    return {one.part: one for one in made if one.cell == cell}


def numbers(figure: Estimate) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.low, figure.high
