"""What people wrote, and names that hold a number: no result of the evaluation stands there."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from indicators.figures.results import PublishedResults
from tests.documents.exempt import Exempt

_ROOT = Path(__file__).parents[2]
_SHARED = (_ROOT / "data" / "reference", _ROOT / "reports" / "templates" / "text")


def exempt(results: PublishedResults) -> Exempt:
    """Return what is set aside in the reports of one reader."""
    return Exempt.of(_written(results.initiative.folder), _names(results))


@cache
def _written(initiative: Path) -> tuple[str, ...]:
    files = (file for folder in (initiative, *_SHARED) for file in sorted(folder.rglob("*")))
    known = (file for file in files if file.suffix in (".md", ".yaml", ".j2") and file.parent.name != ANSWERS)
    return tuple(file.read_text(encoding="utf-8") for file in known)


ANSWERS = "reponses"
"""The folder of what people write and keep with its values: its numbers are compared as all else."""


def _names(results: PublishedResults) -> Iterator[str]:
    for indicator in results.indicators.values():
        for text in (indicator.label, indicator.question, indicator.caveat, indicator.source):
            yield from (text, *re.split(r"(?<=\.) ", text)) if text else ()
    yield from _declared(results.initiative.folder)
    yield from (results.audience.host.name,) if results.audience.host else ()
    for figure in results.figures:
        yield from (name for name in (figure.part_label, figure.text) if name and re.search("[A-Za-z]{3}", name))


@cache
def _declared(initiative: Path) -> tuple[str, ...]:
    files = (initiative / "initiative.yaml", *sorted(_SHARED[0].glob("*.yaml")))
    read = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)
    return tuple(text for node in read for text in _texts(node) if len(text) > 8)


def _texts(node: object) -> Iterator[str]:
    match node:
        case str():
            yield node
        case dict():
            for inner in node.values():
                yield from _texts(inner)
        case list():
            for inner in node:
                yield from _texts(inner)
