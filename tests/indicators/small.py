"""A small initiative and its answers, made in memory, for tests of the engine."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.definitions.indicator import Indicator
from indicators.examples.small_tables import read_rows
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from tests.indicators.loose_tables import answers_table, register_table

QUESTIONS: Mapping[str, Any] = {
    "satisf": {"text": "Je suis satisfait.", "answer": "lik4"},
    "moral": {"text": "Plus ou moins le moral ?", "answer": "evol5"},
    "niveau": {"text": "De 1 à 4 ?", "answer": "niveau4"},
    "interets": {"text": "Quels intérêts ?", "answer": "several_of", "options": {"lien": "Le lien", "jeu": "Jouer"}},
    "bilan": {"text": "Bilan ?", "answer": "oui_non", "waves": ["fin"]},
    "age": {"text": "Âge ?", "answer": "number", "decimals": 1},
}
WAVES = ("debut", "fin")


def initiative(folder: Path = Path("nulle_part"), **changes: object) -> Initiative:
    """Return an initiative with one group of people, two waves, two partners and some registers."""
    wave = {"label": "Vague", "from": date(2014, 10, 1), "to": date(2014, 10, 31)}
    seniors = {"label": "Seniors", "singular": "le senior", "questionnaire": "q", "legal_basis": "consentement"}
    whole: dict[str, object] = {
        "slug": "petite",
        "folder": folder,
        "name": "Petite initiative",
        "form": "partenariat",
        "commissioner": "Collectif",
        "evaluator": "Collectif",
        "territory": {"name": "Ici"},
        "started_on": date(2013, 1, 1),
        "evaluated_on": date(2015, 6, 30),
        "groups": {"seniors": seniors},
        "partners": {
            "orange": {"name": "Orange", "type": "entreprise", "joined": date(2013, 9, 1)},
            "spn": {"name": "SPN", "type": "association", "joined": date(2013, 9, 1)},
        },
        "waves": dict.fromkeys(WAVES, wave),
        "sources": [{"group": "seniors", "wave": one, "file": "f.csv", "format": "csv"} for one in WAVES],
        "registers": {name: {"file": "f.csv", "format": "csv"} for name in ("contributions", "populations")},
        "questions": {},
        "editions": {},
        "questionnaires": {
            "q": {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": dict(QUESTIONS)}
        },
    }
    return Initiative.model_validate(whole | changes)


def indicator(id: str, measure: Mapping[str, object], **changes: object) -> Indicator:
    """Return an indicator of the seniors with this measure."""
    whole: dict[str, object] = {
        "id": id,
        "group": "seniors",
        "code": "X-01",
        "label": id,
        "benefits": "publics",
        "level": "appreciation",
        "evidence": "declare",
        "unit": "part",
        "measure": dict(measure),
        "reading": "{value} des {n}.",
        "source": "Test.",
    }
    return Indicator.model_validate(whole | changes)


def chosen(**measures: Mapping[str, object]) -> dict[str, Indicator]:
    """Return indicators by id from their measures."""
    return {id: indicator(id, measure) for id, measure in measures.items()}


def dataset(text: str = "", rows: pd.DataFrame | None = None, registers: Mapping[str, str] | None = None) -> Dataset:
    """Return a dataset from the seniors' answers, as an example table or as rows of text, and from registers."""
    asked = initiative().questionnaires["q"].questions
    answers = read_rows(text) if rows is None else rows
    tables = {"seniors": answers_table("seniors", answers, asked, "fin")}
    for name, lines in (registers or {}).items():
        tables[name] = register_table(name, read_rows(lines))
    return Dataset(tables)


def rows_of(people: Sequence[Mapping[str, str | None]]) -> pd.DataFrame:
    """Return rows of text from dictionaries."""
    return pd.DataFrame(list(people), dtype="str")
