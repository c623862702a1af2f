"""Protects once, in a process of its own, and prints what it took: `python -m benchmarks.protect_once 200 60 3`."""

import sys
import time
from pathlib import Path

from benchmarks.many_partners import answers, indicators, initiative
from flows.steps import SECONDS
from indicators.confidentiality.audit import audit
from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.protect import BesideFigures, protect, publish
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.figures.estimate import estimate
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.validate import validate

DEMONSTRATIONS = Path(__file__).parents[1] / "data" / "initiatives"


def many_partners(partners: int, asked: int, times: int) -> None:
    """Print the seconds of deciding, how many figures are masked, the seconds of the audit, and how much it did not settle."""
    declared, chosen = initiative(partners, asked, times), indicators(asked)
    tallies = tally(declared, chosen, answers(partners, asked, times))
    estimates = estimate(declared, chosen, tallies)
    started = time.process_time()
    decisions = Decisions(declared, tallies, estimates, ())
    taken = time.process_time() - started
    results = publish(decisions, estimates, BesideFigures())
    masked = len(decisions.reasons())
    del decisions, estimates
    audited = audit(declared, tallies, results, (), SECONDS)
    unsettled = sum(not one.settled for one in (*audited.found, *audited.coalitions))
    print(taken, masked, audited.seconds, unsettled)


def demonstration(slug: str) -> None:
    """Print the seconds that protecting all the editions of a demonstration takes, the best of three, then those of the audit."""
    declared, problems = declare(DEMONSTRATIONS / slug)
    assert declared is not None, problems
    chosen, _ = choose(declared)
    dataset = validate(declared, collect(declared))
    tallies = tally(declared, chosen, dataset)
    estimates = estimate(declared, chosen, tallies)
    known = dataset.background
    beside = BesideFigures(known.passages, known.hosts, known.objectives)
    seconds = []
    for _ in range(3):
        started = time.process_time()
        results = protect(declared, tallies, estimates, beside)
        seconds.append(time.process_time() - started)
    print(min(seconds), audit(declared, tallies, results, (), SECONDS).seconds)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        demonstration(sys.argv[1])
    else:
        many_partners(*map(int, sys.argv[1:]))
