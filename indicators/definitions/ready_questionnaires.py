"""What to ask: the questionnaires that stand ready for each role, and what each indicator of the catalogue rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from indicators.counting.columns import Column, Columns, question_columns
from indicators.definitions.indicator import Indicator
from indicators.measures.base import CountedMeasure, DeclaredMeasure, DerivedMeasure
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.registers import DERIVED, REGISTERS
from initiatives.declaration.yaml_places import read_yaml
from initiatives.unusable import UnusableInitiative

_OF_THE_EVALUATION = "evaluation"
"""The file of the catalogue that speaks of the answers themselves, whatever was asked."""
READY = Path(__file__).parents[1] / "questionnaires"


class ReadyQuestionnaire(BaseModel):
    """The questions that feed one file of the catalogue, in the words of a questionnaire.

    Those `of_one_field` (or `question.option`) make sense for some initiatives only: they are shown, and written for none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    of_one_field: tuple[str, ...] = ()
    questions: dict[str, Question]


@dataclass(frozen=True)
class RestsOn:
    """What one indicator rests on: questions by group, columns by register, other indicators; or the declaration alone."""

    questions: Mapping[str, tuple[str, ...]]
    registers: Mapping[str, tuple[str, ...]]
    others: tuple[str, ...] = ()
    declared: bool = False
    two_waves: bool = False


@lru_cache
def ready_questionnaires() -> Mapping[str, ReadyQuestionnaire]:
    """Read them all: file of the catalogue → its questions. Raises `UnusableInitiative` when one is wrong."""
    return {name: ReadyQuestionnaire.model_validate(content) for name, content in _written().items()}


def general_questions(file: str) -> dict[str, dict[str, Any]]:
    """Return the questions of a file that suit any initiative, as they are written in YAML."""
    kept = {}
    particular = ready_questionnaires()[file].of_one_field
    for key, question in _written()[file]["questions"].items():
        if key in particular:
            continue
        options = {one: label for one, label in question.get("options", {}).items() if f"{key}.{one}" not in particular}
        kept[key] = {**question, "options": options} if options else question
    return kept


def asked_by(indicator: Indicator) -> RestsOn:
    """Say what has to be asked or kept so that an indicator has a figure."""
    measure = indicator.measure
    questions: dict[str, dict[str, None]] = {}
    registers: dict[str, dict[str, None]] = {}
    if isinstance(measure, CountedMeasure):
        for need in measure.needs(indicator.group, _ready_columns()):
            register = DERIVED.get(need.table, need.table)
            known = registers if register in REGISTERS else questions
            held = known.setdefault(register if known is registers else need.table, {})
            names = [name for one in need.columns for name in one.names()]
            names += [name for name in (need.amount, *(column for column, _ in need.where)) if name is not None]
            asked = _ready_columns().tables.get(need.table, {}) if known is questions else REGISTERS[register].columns
            held |= dict.fromkeys(name for name in names if name in asked)
            if indicator.group == _OF_THE_EVALUATION and len({name.partition(".")[0] for name in held}) > 1:
                held.clear()  # What is left unanswered is looked for whatever is asked.
    return RestsOn(
        {group: tuple(names) for group, names in questions.items()},
        {register: tuple(names) for register, names in registers.items()},
        measure.made_of() if isinstance(measure, DerivedMeasure) else (),
        isinstance(measure, DeclaredMeasure),
        measure.compares_waves,
    )


def fed_by(indicators: Iterable[Indicator]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return which indicators each question of a group feeds: (group, question) → their ids."""
    fed: dict[tuple[str, str], dict[str, None]] = {}
    for indicator in indicators:
        for group, names in asked_by(indicator).questions.items():
            for name in names:
                fed.setdefault((group, name.partition(".")[0]), {})[indicator.id] = None
    return {question: tuple(ids) for question, ids in fed.items()}


@lru_cache
def _written() -> Mapping[str, dict[str, Any]]:
    files = {
        path.stem: read_yaml(path, f"indicators/questionnaires/{path.name}") for path in sorted(READY.glob("*.yaml"))
    }
    problems = tuple(problem for file in files.values() for problem in file.problems)
    if problems:
        raise UnusableInitiative(problems)
    return {name: dict(file.content) for name, file in files.items() if isinstance(file.content, dict)}


@lru_cache
def _ready_columns() -> Columns:
    tables = {file: dict(_columns(ready.questions)) for file, ready in ready_questionnaires().items()}
    return Columns(tables, {file: file for file in tables})


def _columns(questions: Mapping[str, Question]) -> Iterator[tuple[str, Column]]:
    for key, question in questions.items():
        yield from question_columns(key, question, ("debut", "fin")).items()
