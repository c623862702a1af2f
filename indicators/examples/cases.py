"""Example files: what an evaluator writes, one case after the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from indicators.counting.tallies import TERRITORY
from indicators.examples.small_tables import WrongExample
from initiatives.declaration.model import Initiative
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.yaml_places import Yaml, read_yaml

FIELDS = ("value", "n", "k", "missing", "illegible", "dont_know", "not_concerned", "low", "high")
"""Numbers of an `Estimate` that a case may expect."""


@dataclass(frozen=True)
class Case:
    """One case of an example file."""

    indicator: str
    name: str
    place: str
    tables: Mapping[str, str]
    expect: Mapping[str, Mapping[str, float | None]]
    """Part → field of `Estimate` → expected number; the main part is ""."""
    questions: Mapping[str, Question] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)
    declared: Mapping[str, object] = field(default_factory=dict)
    """Keys of initiative.yaml that the case needs: axes, coding grid, territory…"""
    scope: str = TERRITORY
    wave: str | None = None


def read_cases(path: Path, shown_as: str) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """Read an example file, named after its indicator; return its cases and its mistakes in French."""
    source = read_yaml(path, shown_as)
    if not isinstance(source.content, list) or source.problems:
        return (), source.problems or (f"{shown_as} : une liste de cas est attendue, un tiret par cas.",)
    cases, problems = [], list[str]()
    for rank, raw in enumerate(source.content):
        try:
            cases.append(_case(path.stem, source, rank, raw))
        except WrongExample as error:
            problems.append(f"{source.place((rank,))} : {error}.")
    return tuple(cases), tuple(problems)


def _case(indicator: str, source: Yaml, rank: int, raw: object) -> Case:
    if not isinstance(raw, dict):
        raise WrongExample("les clés « name », le tableau et « expect » sont attendues")
    tables = {key: value for key, value in raw.items() if isinstance(value, str) and "\n" in value}
    known = {"name", "expect", "parts", "questions", "dates", "partners", "declared", "scope", "wave", *tables}
    if unknown := [key for key in raw if key not in known]:
        raise WrongExample(f"la clé « {unknown[0]} » n’est pas prévue")
    expect = {"": raw["expect"]} if "expect" in raw else {}
    expect |= raw.get("parts", {})
    if not expect:
        raise WrongExample("« expect » ou « parts » doit dire ce qui est attendu")
    if not all(isinstance(part, dict) for part in expect.values()):
        raise WrongExample("« expect » et chaque partie s’écrivent {value: …, n: …}")
    for part in expect.values():
        if unknown := [key for key in part if key not in FIELDS]:
            raise WrongExample(f"« {unknown[0]} » n’est pas vérifiable ; possibles : {', '.join(FIELDS)}")
        if wrong := [key for key, number in part.items() if not isinstance(number, int | float | None)]:
            raise WrongExample(f"« {wrong[0]} » doit être un nombre, avec un point pour les décimales")
    try:
        questions = TypeAdapter(dict[str, Question]).validate_python(raw.get("questions", {}))
    except ValidationError:
        questions = None
    if questions is None:
        raise WrongExample("« questions » ne s’écrit pas comme dans un questionnaire")
    return Case(
        indicator,
        str(raw.get("name", "")),
        f"{source.place((rank,))} « {raw.get('name', '')} »",
        tables,
        expect,
        questions,
        raw.get("dates", {}),
        raw.get("partners", {}),
        _declared(raw.get("declared", {})),
        raw.get("scope", TERRITORY),
        raw.get("wave"),
    )


def _declared(raw: Mapping[str, object]) -> dict[str, object]:
    """Read keys of initiative.yaml, each as the declaration would."""
    declared = {}
    for key, value in raw.items():
        if key not in Initiative.model_fields:
            raise WrongExample(f"« {key} », sous « declared », n’est pas une clé d’initiative.yaml")
        try:
            declared[key] = TypeAdapter(Initiative.model_fields[key].rebuild_annotation()).validate_python(value)
        except ValidationError:
            declared[key] = None
        if declared[key] is None:
            raise WrongExample(f"« {key} », sous « declared », ne s’écrit pas comme dans initiative.yaml")
    return declared
