"""The whole way, from an initiative's declaration to its reports. The code is read from here down.

What happens to them then, approved and delivered, is in `flows/approval.py` and `flows/handing_out.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flows.finality import lacking
from flows.interrupted import settle
from flows.one_folder import alone_with
from flows.order import Order, Run, RunOutcome
from indicators.confidentiality.audit import Audited
from indicators.confidentiality.given_out import GivenOut
from indicators.confidentiality.told_together import FigureId
from indicators.counting.tallies import Tallies
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Estimates, PublishedResults
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.validation.background import Background
from initiatives.validation.dataset import Dataset
from reports.composition.editions import Planned
from reports.delivery.folders import Report
from reports.document import Document

Indicators = Mapping[str, Indicator]
Results = tuple[PublishedResults, ...]
"""One per audience: the committee, then each partner."""
Documents = tuple[tuple[Planned, Document], ...]
Reasons = Mapping[FigureId, str]
"""(indicator, part, cell) → why it is masked, in French."""


@dataclass(frozen=True)
class Protected:
    """What each reader may know; for the owner alone, what was given out of it, and why each masked figure is."""

    results: Results
    given_out: GivenOut
    reasons: Reasons


@dataclass(frozen=True)
class Steps:
    """The stages, in order, each a function from frozen type to frozen type.

    The command line passes the plain functions (`flows/steps.py`), `flows/evaluate.py` the same as Prefect tasks.
    Persons are seen by the first four only: *protect* gets what lies beside the tables, passages and names of organisations.
    `audit` attacks what is handed out: it refuses what tells of few people.
    """

    declare: Callable[[Order], tuple[Initiative, Indicators]]
    collect: Callable[[Initiative], tuple[RawTable, ...]]
    validate: Callable[[Initiative, tuple[RawTable, ...]], Dataset]
    tally: Callable[[Initiative, Indicators, Dataset], Tallies]
    estimate: Callable[[Initiative, Indicators, Tallies], Estimates]
    protect: Callable[[Initiative, Tallies, Estimates, Background], Protected]
    audit: Callable[[Tallies, Protected], Audited]
    compose: Callable[[Results, Order], Documents]
    render: Callable[[Documents], tuple[Report, ...]]
    store: Callable[[RunOutcome, Order], Run]


def measure(order: Order, steps: Steps) -> Protected:
    """Read what an initiative declares and collected, count, estimate and protect: what each reader may know.

    Raises `StageFailed` (person-free, in French) at the first stage that cannot be done.
    """
    _, protected = _measured(order, steps)
    return protected


def _measured(order: Order, steps: Steps) -> tuple[Tallies, Protected]:
    initiative, indicators = steps.declare(order)
    tables = steps.collect(initiative)
    dataset = steps.validate(initiative, tables)
    tallies = steps.tally(initiative, indicators, dataset)
    estimates = steps.estimate(initiative, indicators, tallies)
    return tallies, steps.protect(initiative, tallies, estimates, dataset.background)


def evaluate(order: Order, steps: Steps) -> Run:
    """Go the whole way: measure, audit what may leave, then write and lay out the reports asked for, and store the run.

    It is alone on this initiative meanwhile. Nothing leaves: a draft is for its evaluator, a candidate waits to be approved.

    Raises `StageFailed` as `measure` does, no run folder being then left behind; `UnusableInitiative` when something else
    holds the initiative.
    """
    with alone_with(order.folder, "une évaluation", drafting=True) as (slug, shared):
        told = settle(slug)
        tallies, protected = _measured(order, steps)
        audited = steps.audit(tallies, protected) if order.is_audited else None
        documents = steps.compose(protected.results, order)
        reports = steps.render(documents)
        lacks = lacking(protected.results[0], documents)
        outcome = RunOutcome(protected.results, reports, protected.given_out, protected.reasons, audited, lacks)
        run = steps.store(outcome, order)
    return replace(run, told=(*shared, *told))
