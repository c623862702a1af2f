"""Everything that `utilite check` finds, without making a report."""

from dataclasses import dataclass
from pathlib import Path

from indicators.choosing import choose
from initiatives.loading import declare
from initiatives.validate import validate

from indicators.estimate import estimate
from indicators.tally import tally
from initiatives.collect import collect
from initiatives.model import Initiative
from initiatives.quality import Finding, Passage, UnusableInitiative


@dataclass(frozen=True)
class Examination:
    """What is wrong: `problems` forbid the evaluation, `findings` were set aside, `unanswered` lack data."""

    problems: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()
    unanswered: tuple[str, ...] = ()


def examine(folder: Path) -> Examination:
    """Check a declaration and its data as far as possible: a mistake never hides those that can still be found."""
    initiative, problems = declare(folder)
    if initiative is None:
        return Examination(problems)
    indicators, mistakes = choose(initiative)
    problems += mistakes
    try:
        dataset = validate(initiative, collect(initiative))
    except UnusableInitiative as unusable:
        return Examination(tuple(dict.fromkeys(problems + unusable.problems)))
    if problems:
        return Examination(problems, dataset.findings, dataset.passages)
    estimates = estimate(initiative, indicators, tally(initiative, indicators, dataset))
    known = {figure.indicator for figure in estimates.figures if figure.value is not None}
    return Examination((), dataset.findings, dataset.passages, _unanswered(initiative, known))


def _unanswered(initiative: Initiative, known: set[str]) -> tuple[str, ...]:
    return tuple(asked.question for asked in initiative.questions.values() if not known & set(asked.indicators))
