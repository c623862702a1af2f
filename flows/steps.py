"""The nine stages as plain functions: each room's own function, and what joins it to the next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Protocol

from flows.audit_record import conflicts
from flows.clusters import Count
from flows.finality import lacking
from flows.forgotten_people import forgotten_of
from flows.given_out_before import given_out_before
from flows.last_version import last_version
from flows.manifest import data_version, inputs
from flows.order import Order
from flows.provider_letters import write_letters
from flows.run_folder import write
from flows.stages import Documents, Indicators, Protected, Results, Steps
from indicators.confidentiality.audit import Audited, audit
from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.former_names import read_under_new_names, told_under_new_names
from indicators.confidentiality.given_out import GivenOut, counted_before, record_of, told_to_others
from indicators.confidentiality.hidden_headlines import hidden_headlines
from indicators.confidentiality.protect import BesideFigures, publish
from indicators.counting.tallies import Tallies
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.figures.estimate import estimate
from indicators.figures.reconciliation import reconcile, seen_by
from indicators.figures.results import COMMITTEE, Audience, Estimates
from initiatives.collection.collect import collect
from initiatives.collection.raw import RawTable
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.unusable import UnusableInitiative
from initiatives.validation.background import Background
from initiatives.validation.dataset import Dataset
from initiatives.validation.hosts import file_name
from initiatives.validation.validate import check_tables
from reports.charts.chart_spec import ChartSpec
from reports.composition.compose import UnusableTemplate, compose
from reports.composition.editions import impossible, planned
from reports.delivery.folders import Report
from reports.document import Document
from reports.rendering.drawings import Drawing, draw_all
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf

SECONDS = 300.0
"""Of the processor, that an audit may take: what it has not settled by then counts as found."""


class Draughtsman(Protocol):
    """Who draws the charts of reports: here, or in a process of its own (`reports.rendering.studio`)."""

    def begin(self, document: Document) -> None:
        """Start to draw the charts of a report, while others are composed."""

    def draw_all(self, documents: Sequence[Document]) -> Iterator[dict[ChartSpec, Drawing]]:
        """Give, report after report, the drawings that it needs and no report before it."""


class DrawnHere:
    """Draws in this process, once all reports are composed."""

    def begin(self, document: Document) -> None:
        """Leave it for later: drawing one report while another is composed would only make them wait for each other."""

    def draw_all(self, documents: Sequence[Document]) -> Iterator[dict[ChartSpec, Drawing]]:
        """Give all drawings with each report."""
        drawings = draw_all(documents)
        return (drawings for _ in documents)


def plain_steps(seconds: Mapping[str, float], draughtsman: Draughtsman | None = None, count: Count = tally) -> Steps:
    """Return the stages as plain functions; `seconds` is filled while they run and ends up in the manifest.

    `draughtsman` may draw elsewhere: the command line does, to use both cores. `count` may count elsewhere (`flows.clusters`).
    """
    draughtsman = draughtsman or DrawnHere()
    return Steps(
        declare=_declare,
        collect=collect,
        validate=_validate,
        tally=partial(_tally, count=count),
        estimate=estimate,
        protect=_protect,
        audit=_audit,
        compose=partial(_compose, draughtsman=draughtsman),
        render=partial(_render, draughtsman=draughtsman),
        store=partial(write, seconds=seconds),
    )


def _declare(order: Order) -> tuple[Initiative, Indicators]:
    initiative, problems = declare(order.folder)
    if initiative is None:
        raise UnusableInitiative(problems)
    indicators, mistakes = choose(initiative)
    problems += mistakes + tuple(
        f"L’édition « {name} » n’est pas déclarée. Éditions possibles : {', '.join(initiative.editions)}."
        for name in impossible(initiative, order.editions)
    )
    if problems:
        raise UnusableInitiative(problems)
    return initiative, indicators


def _validate(initiative: Initiative, tables: tuple[RawTable, ...]) -> Dataset:
    """Check the tables, and write to their providers before anything is counted: most of all when it cannot be."""
    checked = check_tables(initiative, tables, forgotten_of(initiative.slug))
    write_letters(initiative, tables, checked)
    if checked.dataset is None:
        raise UnusableInitiative(checked.problems)
    return checked.dataset


def told_before(initiative: Initiative) -> tuple[GivenOut, ...]:
    """Read what versions handed out before told others than the partner of whom it speaks, the oldest first."""
    told = (told_under_new_names(one, initiative) for one in given_out_before(initiative.slug))
    return tuple(told_to_others(one, initiative) for one in told)


def _tally(initiative: Initiative, indicators: Indicators, dataset: Dataset, count: Count) -> Tallies:
    """Count, with what is told, what versions handed out before told and nothing tells today."""
    return count(initiative, indicators, dataset, counted_before(told_before(initiative), indicators, initiative))


def _protect(initiative: Initiative, tallies: Tallies, estimates: Estimates, beside: Background) -> Protected:
    version = data_version(initiative, beside.passages)
    given_out = told_before(initiative)
    decisions = Decisions(initiative, tallies, estimates, given_out)
    results = publish(
        decisions,
        estimates,
        BesideFigures(beside.passages, beside.hosts, beside.objectives, version, beside.texts, beside.quotations),
    )
    lines = reconcile(initiative, tallies, estimates)
    last = read_under_new_names(last_version(initiative.slug, inputs(initiative, beside.passages)), initiative)
    hides = hidden_headlines(decisions, tallies, estimates, given_out)
    told = tuple(
        # What was handed out before is known for the committee only: its results.csv alone is kept.
        replace(one, last=last, hides=hides) if one.audience.id == COMMITTEE else one
        for one in (replace(one, reconciliation=seen_by(lines, one)) for one in results)
    )
    return Protected(told, record_of(tallies, results), decisions.reasons())


def _audit(tallies: Tallies, protected: Protected) -> Audited:
    initiative = protected.results[0].initiative
    audited = audit(initiative, tallies, protected.results, told_before(initiative), SECONDS)
    if audited.found:
        audiences = [one.audience for one in protected.results]
        raise UnusableInitiative(conflicts(audited, _editions_of_structures(initiative, audiences)))
    return audited


def _editions_of_structures(initiative: Initiative, audiences: Sequence[Audience]) -> Mapping[str, Sequence[str]]:
    """Return which editions each host structure reads, by its name: others are supposed to hold them all."""
    found: dict[str, list[str]] = {}
    for report in planned(initiative, [one for one in audiences if one.host is not None]):
        found.setdefault(report.audience, []).append(report.edition)
    return {one.label: found[one.id] for one in audiences if one.host is not None and one.id in found}


def _compose(results: Results, order: Order, draughtsman: Draughtsman) -> Documents:
    for_audience = {published.audience.id: published for published in results}
    problems: list[str] = []
    documents = []
    audiences = [published.audience for published in results]
    for name in order.editions:
        if not planned(results[0].initiative, audiences, (name,)):
            problems.append(f"Aucune structure d’accueil n’a l’édition « {name} ». {_structures(audiences)}")
    every = planned(results[0].initiative, audiences, order.editions)
    twice = [name for name, count in Counter(report.slug for report in every).items() if count > 1]
    problems += [f"Deux rapports s’appelleraient « {name} ». Donnez un autre nom à une des éditions." for name in twice]
    for report in every:
        try:
            document = compose(for_audience[report.audience], report.edition, order.status)
        except UnusableTemplate as mistake:
            problems.append(str(mistake))
        else:
            draughtsman.begin(document)
            documents.append((report, document))
    if problems:
        raise UnusableInitiative(tuple(dict.fromkeys(problems)))
    wanted = lacking(results[0], documents) if order.final else ()
    if wanted:
        raise UnusableInitiative(
            (f"Un rapport définitif ne peut pas être fait ainsi : il attend {_points(wanted)}.", *wanted)
        )
    return tuple(documents)


def _points(wanted: Sequence[str]) -> str:
    return f"ces {len(wanted)} points" if len(wanted) > 1 else "ce point"


def _structures(audiences: Sequence[Audience]) -> str:
    known = [f"{one.label} ({file_name(one.host.id)})" for one in audiences if one.host is not None]
    some = f"{', '.join(known[:_SOME])}{'…' if len(known) > _SOME else ''}"
    return f"Structures connues : {some or 'aucune'}."


_SOME = 10
"""Structures named to whoever misspells one."""


def _render(documents: Documents, draughtsman: Draughtsman) -> tuple[Report, ...]:
    drawings: dict[ChartSpec, Drawing] = {}
    # Typst works outside of Python's lock: two reports are laid out while the HTML pages are made.
    with ThreadPoolExecutor(max_workers=2) as pool:
        pdfs = []
        drawn_in_turn = draughtsman.draw_all([document for _, document in documents])
        for (_, document), drawn in zip(documents, drawn_in_turn, strict=True):
            drawings |= drawn
            pdfs.append(pool.submit(render_pdf, document, dict(drawings)))
        pages = [render_html(document, drawings) for _, document in documents]
        return tuple(
            Report(report.slug, report.edition, report.audience, page, pdf.result())
            for (report, _), page, pdf in zip(documents, pages, pdfs, strict=True)
        )
