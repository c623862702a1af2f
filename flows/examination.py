"""Everything that `utilite check` finds, without making a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indicators.choosing import choose
from indicators.estimate import estimate
from indicators.example_cases import read_cases
from indicators.examples import differences
from indicators.model import Indicator
from indicators.tally import tally
from initiatives.collect import readable
from initiatives.loading import declare
from initiatives.model import Initiative
from initiatives.quality import Finding, Passage, UnusableInitiative
from initiatives.validate import validate

HOSTS = "structures_accueil"
"""The register that says where each person and each session belongs."""


@dataclass(frozen=True)
class Examination:
    """What is wrong: `problems` forbid the evaluation, `findings` were set aside, `unanswered` lack data,
    `disproved` are examples that do not give what they announce."""

    problems: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()
    unanswered: tuple[str, ...] = ()
    disproved: tuple[str, ...] = ()


def examine(folder: Path) -> Examination:
    """Check a declaration and its data as far as possible: a mistake never hides those that can still be found."""
    initiative, problems = declare(folder)
    if initiative is None:
        return Examination(problems)
    indicators, mistakes = choose(initiative)
    tables, unread = readable(initiative)
    problems += mistakes + unread
    read = {table.name for table in tables}
    if HOSTS in initiative.registers and HOSTS not in read:
        # Without the hosts, every answer would seem to come from nowhere: one missing file would look like hundreds.
        return Examination(tuple(dict.fromkeys(problems)))
    try:
        dataset = validate(initiative, tables)
    except UnusableInitiative as unusable:
        return Examination(tuple(dict.fromkeys(problems + unusable.problems)))
    if problems:
        return Examination(tuple(dict.fromkeys(problems)), dataset.findings, dataset.passages)
    estimates = estimate(initiative, indicators, tally(initiative, indicators, dataset))
    known = {figure.indicator for figure in estimates.figures if figure.value is not None}
    unanswered = _unanswered(initiative, known)
    return Examination((), dataset.findings, dataset.passages, unanswered, tuple(_disproved(initiative, indicators)))


def _unanswered(initiative: Initiative, known: set[str]) -> tuple[str, ...]:
    return tuple(asked.question for asked in initiative.questions.values() if not known & set(asked.indicators))


def _disproved(initiative: Initiative, indicators: Mapping[str, Indicator]) -> Iterator[str]:
    """Play the initiative's own examples: `examples/<indicator>.yaml`."""
    for path in sorted((initiative.folder / "examples").glob("*.yaml")):
        cases, mistakes = read_cases(path, f"examples/{path.name}")
        yield from mistakes
        for case in cases:
            if case.indicator in indicators:
                yield from differences(case, indicators, initiative)
            else:
                yield f"{case.place} : le fichier porte le nom d’un indicateur qui n’est pas choisi. Renommez-le."
