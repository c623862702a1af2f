"""Many partners, each with its two host structures and their few people: what protection must settle at scale."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from indicators.definitions.indicator import Indicator
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.whole_columns import coded

GROUP, KINDS, LEVELS = "residents", ("ehpad", "residence_autonomie", "csc_mjc", "autre"), ("1", "2", "3", "4")
SMALLEST, LARGEST, BLANK = 3, 14, 0.03
"""People of one structure, at least and at most; the share of answers left blank."""


def waves(count: int) -> tuple[str, ...]:
    """Name the waves."""
    return tuple(f"vague_{rank}" for rank in range(count))


def questions(count: int) -> tuple[str, ...]:
    """Name the questions."""
    return tuple(f"question_{rank:02}" for rank in range(count))


def initiative(partners: int, asked: int, times: int) -> Initiative:
    """Declare the survey: one group of people, its waves, its partners, its questions on a scale of 4."""
    wave = {"label": "Vague", "from": date(2014, 10, 1), "to": date(2014, 10, 31)}
    group = {"label": "Résidents", "singular": "le résident", "questionnaire": "q", "legal_basis": "consentement"}
    known = {
        f"p{rank:03}": {"name": f"P{rank}", "type": "association", "joined": date(2013, 9, 1)}
        for rank in range(partners)
    }
    texts = {question: {"text": question, "answer": "niveau4"} for question in questions(asked)}
    return Initiative.model_validate(
        {
            "slug": "nombreux_partenaires",
            "folder": Path("nombreux_partenaires"),
            "name": "De nombreux partenaires",
            "form": "partenariat",
            "commissioner": "Banc d’essai",
            "evaluator": "Banc d’essai",
            "territory": {"name": "Nulle part"},
            "started_on": date(2013, 1, 1),
            "evaluated_on": date(2015, 6, 30),
            "groups": {GROUP: group},
            "partners": known,
            "waves": dict.fromkeys(waves(times), wave),
            "sources": [{"group": GROUP, "wave": one, "file": "f.csv", "format": "csv"} for one in waves(times)],
            "questions": {},
            "editions": {},
            "questionnaires": {
                "q": {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": texts}
            },
        }
    )


def answers(partners: int, asked: int, times: int) -> Dataset:
    """Draw who answers what: two structures a partner, of kinds drawn apart, some answers left blank."""
    draw = np.random.default_rng(2026)
    sizes = draw.integers(SMALLEST, LARGEST + 1, 2 * partners)
    structure = np.repeat(np.arange(2 * partners), sizes)
    kind = draw.integers(0, len(KINDS), 2 * partners)[structure]
    frames = []
    for wave in waves(times):
        columns = {
            "wave": pd.Categorical([wave] * len(structure), categories=waves(times)),
            "person": np.arange(len(structure)),
            "third_party": np.zeros(len(structure), dtype=bool),
            "structure": pd.Categorical([f"s{one:03}" for one in structure]),
            "type_structure": pd.Categorical([KINDS[one] for one in kind]),
            "partenaire": pd.Categorical([f"p{one // 2:03}" for one in structure]),
        }
        for question in questions(asked):
            codes = draw.integers(0, len(LEVELS), len(structure))
            codes[draw.random(len(structure)) < BLANK] = -1
            columns[question] = coded(codes.astype(np.int8), (*LEVELS, "ne_sait_pas", "non_concerne"))
        frames.append(pd.DataFrame(columns))
    return Dataset({GROUP: Table(GROUP, pd.concat(frames, ignore_index=True), {})})


def indicators(asked: int) -> Mapping[str, Indicator]:
    """Ask of each question its share."""
    return {
        question: Indicator.model_validate(
            {
                "id": question,
                "group": GROUP,
                "code": "X-01",
                "label": question,
                "benefits": "publics",
                "level": "appreciation",
                "evidence": "declare",
                "unit": "part",
                "measure": {"share": question, "at_least": "3"},
                "reading": "{value} des {n}.",
                "source": "Banc d’essai.",
            }
        )
        for question in questions(asked)
    }
