"""The page on which a run is reviewed before anything of it leaves: written for its owner alone."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from flows.data_dir import private_of
from flows.given_out_before import versions_that_left, write_for_owner
from flows.last_version import previous_run
from flows.manifest import inputs
from flows.order import Order, RunOutcome
from flows.receipts import receipts_of
from flows.taken_back import beyond_recall
from initiatives.declaration.model import Initiative
from reports.composition.doubtful_bearers import doubtful_bearers
from reports.composition.review import BeyondRecall, Reviewed, review
from reports.delivery.folders import MadeFor, given_to
from reports.rendering.html import render_html


def write_review(run: str, outcome: RunOutcome, order: Order) -> Path:
    """Write the page of a run, which is not in its place yet, and return it."""
    committee = outcome.results[0]
    slug = committee.initiative.slug
    made = [MadeFor(one.edition, one.audience, (one.slug,)) for one in outcome.reports]
    reviewed = Reviewed(
        run=run,
        final=order.final,
        audited=outcome.audited is not None,
        results=committee,
        reasons=outcome.reasons,
        lacks=outcome.lacks,
        previous=previous_run(slug, inputs(committee.initiative, committee.passages)),
        left=versions_that_left(slug),
        asked_again=_asked_again(slug),
        beyond_recall=tuple(_beyond_recall(committee.initiative)),
        doubtful_bearers=tuple(doubtful_bearers(outcome.results)),
        readers={one.audience.label: files for one in outcome.results if (files := given_to(one.audience.id, made))},
    )
    return write_for_owner(private_of(slug) / "revues" / f"{run}.html", render_html(review(reviewed), {}))


def _asked_again(slug: str) -> dict[str, date]:
    """Return the partners who were sent pages to read again, and until when they may answer."""
    found: dict[str, date] = {}
    for run in versions_that_left(slug):
        for one in receipts_of(slug, run):
            partner = one.recipient.removeprefix("partenaire:")
            if one.due and one.may_have_left and partner != one.recipient:
                found[partner] = date.fromisoformat(one.due)
    return found


def _beyond_recall(initiative: Initiative) -> Iterator[BeyondRecall]:
    for word, receipt in beyond_recall(initiative):
        yield BeyondRecall(word, receipt.run, receipt.recipient, receipt.to, datetime.fromisoformat(receipt.at).date())
