"""One thing, one name: no two files and no two classes of the house are called alike and mean different things."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.architecture.files import ROOT, tracked

ROOMS = ("initiatives", "indicators", "reports", "flows")
SAME_THING = {
    "contributions": "what partners brought: measured, then told",
    "evaluate": "the whole way: as a flow, as a command",
    "explain": "what stands behind a figure: found, then printed by a command",
    "mean": "the statistic, and the measure that is made of it",
    "objectives": "what partners set themselves: read, then measured",
    "reconciliation": "whether parts add up: found, then told",
}
"""Names that two stages share, because they do the same thing one after the other: file → what it is."""


def _modules() -> list[Path]:
    return [path for path in tracked(".py") if path.relative_to(ROOT).parts[0] in ROOMS]


def _name(path: Path) -> str:
    return path.parent.name if path.stem == "__init__" else path.stem


def _shared(places: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_files_or_folders_have_one_name_and_two_meanings() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in _modules():
        places[_name(path)].append(str(path.relative_to(ROOT)))
    shared = _shared(places)
    assert {name: found for name, found in shared.items() if name not in SAME_THING} == {}
    assert set(SAME_THING) == set(shared), "a name that is not shared any more needs no reason"


def test_no_two_classes_have_one_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(ROOT)))
    assert _shared(places) == {}
