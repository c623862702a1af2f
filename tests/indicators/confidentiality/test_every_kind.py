"""Every kind of measure made of counts, on small random tables: no few people, no organisation can be worked out.

The data are those of the demonstrations, of which a random share is kept so that small groups appear everywhere: a kind
of measure that is added is audited without a line here, once a demonstration uses it.
"""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.confidentiality.protect import protect
from indicators.counting.columns import columns_of
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.results import Figure
from indicators.measures.base import CountedMeasure
from indicators.measures.kinds import KINDS
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import ATTENDED, PARTICIPANTS
from initiatives.declaration.vocabulary import ILLEGIBLE
from initiatives.declaration.who_is_counted import kind_of
from initiatives.validation.dataset import MARK, Dataset, Table
from initiatives.validation.derived_tables import with_derived
from initiatives.validation.validate import validate
from tests.indicators.confidentiality.little import ROOT, Little

SLUGS = sorted(path.parent.name for path in (ROOT / "data" / "initiatives").glob("*/initiative.yaml"))


@cache
def everything(slug: str) -> tuple[Initiative, dict[str, Indicator], Dataset]:
    declared, problems = declare(ROOT / "data" / "initiatives" / slug)
    assert declared is not None, problems
    alone = declared.shares_with.model_copy(update={"contributions": "none"})
    initiative = declared.model_copy(update={"shares_with": alone})
    chosen, problems = choose(initiative)
    assert not problems
    return initiative, dict(chosen), validate(initiative, collect(initiative))


def thinned(initiative: Initiative, dataset: Dataset, share: float, seed: int) -> Dataset:
    """Keep a share of the rows of each table, drawn at random: small groups appear everywhere.

    Who came, and how often, follows from the visits that are kept.
    """
    rng = np.random.default_rng(seed)
    tables = {name: table for name, table in dataset.tables.items() if name not in (ATTENDED, PARTICIPANTS)}
    for name, table in list(tables.items()):
        kept = rng.random(len(table.frame)) < share
        kept[:1] = True
        if name == "populations":
            continue  # how many were asked is no less when fewer answer
        frame = table.frame[kept].reset_index(drop=True)
        tables[name] = Table(name, frame.assign(**_unread(frame, rng)), table.decimals)
    return Dataset(with_derived(initiative, tables))


def _unread(frame: pd.DataFrame, rng: np.random.Generator) -> dict[str, "pd.Series[Any]"]:
    """Make one cell in twenty illegible, in each column that may hold such cells."""
    columns = [str(name) for name in frame]
    closed = [name for name in columns if ILLEGIBLE in getattr(frame[name].dtype, "categories", ())]
    numbers = [name for name in columns if f"{MARK}{name}" in frame]
    unread = {name: rng.random(len(frame)) < 0.05 for name in (*closed, *numbers)}
    marks = {f"{MARK}{name}": frame[f"{MARK}{name}"] | unread[name] for name in numbers}
    answers = {name: frame[name].mask(unread[name] & frame[name].notna(), ILLEGIBLE) for name in closed}
    return answers | {name: frame[name].mask(unread[name]) for name in numbers} | marks


@cache
def small(slug: str, share: float, seed: int) -> Little:
    initiative, chosen, dataset = everything(slug)
    counted = tally(initiative, chosen, thinned(initiative, dataset, share, seed))
    figures = estimate(initiative, chosen, counted)
    return Little(initiative, counted, figures, protect(initiative, counted, figures))


SAMPLES = [
    (slug, share, seed)
    for slug in SLUGS
    for share, seed in ((0.1, 1), (0.3, 2), (0.6, 3))
    if slug != "silver_geek" or seed == 2  # the largest: one sample of it takes as long as all the others
]


@pytest.mark.parametrize(("slug", "share", "seed"), SAMPLES)
def test_nothing_small_can_be_worked_out(slug: str, share: float, seed: int) -> None:
    little = small(slug, share, seed)
    assert not little.audited().found


@pytest.mark.parametrize(("slug", "share", "seed"), SAMPLES)
def test_no_published_base_is_small(slug: str, share: float, seed: int) -> None:
    little = small(slug, share, seed)
    rule = little.initiative.confidentiality
    columns = columns_of(little.initiative)
    for figure in (figure for one in little.results for figure in one.figures if figure.status == "publie"):
        measure = little.estimates.indicators[figure.indicator].measure
        if not isinstance(measure, CountedMeasure) or not figure.n:
            continue
        group = little.estimates.indicators[figure.indicator].group
        if kind_of(little.initiative, measure.needs(group, columns)[0].table) == "personnes":
            assert figure.n >= rule.persons, figure


@pytest.mark.parametrize(("slug", "share", "seed"), SAMPLES)
def test_no_answer_of_one_organisation_is_published(slug: str, share: float, seed: int) -> None:
    """What an organisation answered is never given for a part of the organisations, but on its own page."""
    little = small(slug, share, seed)
    columns = columns_of(little.initiative)
    for results in little.results:
        for figure in (figure for figure in results.figures if figure.status == "publie"):
            indicator = little.estimates.indicators[figure.indicator]
            if not isinstance(indicator.measure, CountedMeasure):
                continue
            table = indicator.measure.needs(indicator.group, columns)[0].table
            if kind_of(little.initiative, table) == "organisations":
                own = figure.cell.scope == f"partenaire:{results.audience.partner}"
                assert (
                    own
                    or figure.cell.scope == "territoire"
                    or figure.cell.scope.startswith("axe:")
                    or whole(little, figure)
                )


def whole(little: Little, figure: Figure) -> bool:
    """Tell whether a part of the organisations holds them all."""
    at = (figure.indicator, figure.part, figure.cell.wave, "territoire")
    everyone = [
        one for one in little.estimates.figures if (one.indicator, one.part, one.cell.wave, one.cell.scope) == at
    ]
    return any(one.n == figure.n and one.missing == figure.missing for one in everyone)


def test_the_audit_meets_every_kind_made_of_counts() -> None:
    measures = [one.measure for slug in SLUGS for one in everything(slug)[1].values()]
    met = {next(iter(type(one).model_fields)) for one in measures}
    assert {key for key, kind in KINDS.items() if issubclass(kind, CountedMeasure)} - met <= NOT_FED


NOT_FED = {"difference_of_means", "unpaired_change", "score"}
"""Kinds that no demonstration uses."""
