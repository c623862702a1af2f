"""A large synthetic survey, in Parquet with categorical codes, and the same as a dataset that the engine counts."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from indicators.definitions.indicator import Indicator
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.whole_columns import coded

GROUP, STRUCTURES, ANSWERS = "seniors", 500, ("1", "2", "3", "4", "ne_sait_pas", "non_concerne")
WAVES = ("debut", "fin")
QUESTIONS = tuple(f"question_{rank:02}" for rank in range(30))
PLACE = "partenaire"
"""The scope that holds the structures: reports print figures of each partner, so that estimates are made of all 500."""
IDS = tuple(f"structure_{rank:03}" for rank in range(STRUCTURES))


def write_survey(path: Path, respondents: int) -> None:
    """Write one row per respondent and wave: who (63 random bits), where, and int8 codes of answers (−1: blank)."""
    import pyarrow as pa
    from pyarrow import parquet

    draw = np.random.default_rng(2014)
    who, where = draw.integers(0, 2**63 - 1, respondents), draw.integers(0, STRUCTURES, respondents, dtype=np.int16)
    again = draw.permutation(respondents)
    rows = 2 * respondents
    columns = {
        "wave": np.repeat(np.array([0, 1], dtype=np.int8), respondents),
        "person": np.concatenate([who, who[again]]),
        PLACE: np.concatenate([where, where[again]]),
        "third_party": draw.random(rows) < 0.1,
        **{question: draw.integers(-1, len(ANSWERS), rows, dtype=np.int8) for question in QUESTIONS},
    }
    parquet.write_table(pa.table(columns), path, row_group_size=250_000)


def read_survey(path: Path) -> Dataset:
    """Read the Parquet file as validation would hand it on: codes stay codes."""
    import pyarrow as pa
    from pyarrow import parquet

    # Where the C library keeps what was freed (`flows.memory`), Arrow reads into it again.
    pa.set_memory_pool(pa.system_memory_pool())
    held = parquet.read_table(path)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        arrays = dict(zip(held.column_names, pool.map(lambda column: column.to_numpy(), held.columns), strict=True))
    categories = {"wave": WAVES, PLACE: IDS} | dict.fromkeys(QUESTIONS, ANSWERS)
    columns = {name: coded(one, categories[name]) if name in categories else one for name, one in arrays.items()}
    return Dataset({GROUP: Table(GROUP, pd.DataFrame(columns, copy=False), {})})


def initiative() -> Initiative:
    """Declare the survey: one group, two waves, 500 partners, 30 questions on a scale of 4."""
    wave = {"label": "Vague", "from": date(2014, 10, 1), "to": date(2014, 10, 31)}
    group = {"label": "Seniors", "singular": "le senior", "questionnaire": "q", "legal_basis": "consentement"}
    asked = {question: {"text": question, "answer": "niveau4"} for question in QUESTIONS}
    return Initiative.model_validate(
        {
            "slug": "grande_enquete",
            "folder": Path("grande_enquete"),
            "name": "Grande enquête",
            "form": "partenariat",
            "commissioner": "Banc d’essai",
            "evaluator": "Banc d’essai",
            "territory": {"name": "Nulle part"},
            "started_on": date(2013, 1, 1),
            "evaluated_on": date(2015, 6, 30),
            "groups": {GROUP: group},
            "partners": {id: {"name": id, "type": "association", "joined": date(2013, 9, 1)} for id in IDS},
            "waves": dict.fromkeys(WAVES, wave),
            "sources": [{"group": GROUP, "wave": one, "file": "f.csv", "format": "csv"} for one in WAVES],
            "questions": {},
            "editions": {},
            "questionnaires": {
                "q": {"title": "Q", "version": "1", "respondent": {"partenaire": "p"}, "questions": asked}
            },
        }
    )


def indicators() -> Mapping[str, Indicator]:
    """Ask of each question its shares at each wave and its change between waves, person by person."""
    return {
        f"{kind}_{question}": Indicator.model_validate(
            {
                "id": f"{kind}_{question}",
                "group": GROUP,
                "code": "X-01",
                "label": question,
                "benefits": "publics",
                "level": "appreciation",
                "evidence": "declare" if kind == "part" else "avant_apres",
                "unit": "part" if kind == "part" else "points",
                "measure": measure,
                "reading": "{value} des {n}.",
                "source": "Banc d’essai.",
            }
        )
        for question in QUESTIONS
        for kind, measure in (
            ("part", {"share": question, "at_least": "3"}),
            ("evolution", {"paired_change": question}),
        )
    }
