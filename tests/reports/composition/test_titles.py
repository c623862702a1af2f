"""Every title says what its chart shows: its claims, computed again from the marks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.figures.results import Figure, PublishedResults
from indicators.statistics.wilson import wilson_interval
from initiatives.declaration.model import Target
from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.composition.compose import compose
from reports.composition.editions import planned
from reports.composition.pieces.by_kind import by_kind
from reports.composition.pieces.crossed import crossed_views
from reports.composition.pieces.findings import finding
from reports.composition.pieces.main_shares import main_shares
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.reports.composition.title_claims import CLAIMS, claims

DEMONSTRATIONS = ("silver_geek", "charenton", "suez_adeis")


def _findings(blocks: tuple[doc.Block, ...]) -> Iterator[doc.ShownFinding]:
    return (block for block in blocks if isinstance(block, doc.ShownFinding))


@pytest.fixture(scope="module")
def drawn(silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated) -> list[doc.ShownFinding]:
    """Every finding of every edition of the three demonstrations."""
    found: dict[tuple[str, ChartSpec | None], doc.ShownFinding] = {}
    for known in (silver_geek, charenton, suez_adeis):
        for one in planned(known.initiative, [held.audience for held in known.results.values()]):
            document = compose(known.results[one.audience], one.edition, "provisoire")
            found |= {(shown.title, shown.chart): shown for shown in _findings(document.blocks)}
    return list(found.values())


def test_the_claims_of_every_title_are_those_of_its_marks(drawn: list[doc.ShownFinding]) -> None:
    wrong = [(one.title, name) for one in drawn for name, holds in claims(one) if not holds]
    assert not wrong
    seen = Counter(name for one in drawn for name, _ in claims(one))
    expected = {"tous", "k des n", "part", "fraction", "a gagné, a perdu", "atteinte"}
    assert expected <= set(seen), "a claim that no title makes is not checked"


def test_no_two_lines_of_a_chart_have_one_name(drawn: list[doc.ShownFinding]) -> None:
    for one in drawn:
        rows = [*getattr(one.chart, "rows", ()), *getattr(one.chart, "dots", ()), *getattr(one.chart, "bars", ())]
        names = [row.label for row in (*rows, *getattr(one.chart, "few", ()))]
        assert len(names) == len(set(names)), one.title


def _shuffled(results: PublishedResults, seed: int) -> PublishedResults:
    """Give every share and every change other values, each with an interval that holds it."""
    random = np.random.default_rng(seed)

    def other(one: Figure) -> Figure:
        if one.status != "publie" or one.value is None or not one.n:
            return one
        if one.unit == "part" and one.k is not None:
            # Some have very few answers, whose gaps are wide and not clear; the options of a question keep one base.
            n = int(random.integers(1, 9)) if not one.part and random.random() < 0.3 else one.n
            k = int(random.integers(0, n + 1))
            low, high = wilson_interval(np.array([k]), np.array([n]), np.array([0]))
            bounds = (None, None) if one.low is None else (float(low[0]), float(high[0]))
            return replace(one, k=k, n=n, value=k / n, low=bounds[0], high=bounds[1])
        if one.unit == "points" and one.low is not None and one.part == "":
            half = float(random.uniform(0.05, 1.5))
            return replace(one, low=one.value - half, high=one.value + half)
        return one

    return replace(results, figures=tuple(map(other, results.figures)))


def _titled(known: Evaluated, seed: int) -> list[doc.ShownFinding]:
    """Return the findings that a demonstration would have, had people answered otherwise, and with other targets."""
    random = np.random.default_rng(seed)
    targets = {
        id: Target(at_most=float(random.uniform()))
        if random.random() < 0.3
        else Target(at_least=float(random.uniform()))
        for question in known.initiative.questions.values()
        for id in question.indicators[:2]
    }
    results = _shuffled(known.results["comite"], seed)
    # Half of the questions with options have a reading that names none of them: their title says which come first.
    plain = {
        id: one.model_copy(update={"reading": "{label} : {value}."}) if random.random() < 0.5 else one
        for id, one in results.indicators.items()
    }
    results = replace(results, indicators=plain)
    published = ReportedResults(replace(results, initiative=known.initiative.model_copy(update={"targets": targets})))
    shares = list(
        dict.fromkeys(
            one.indicator
            for one in results.figures
            if one.unit == "part"
            and not one.part
            and one.cell.scope.startswith("type_structure")
            and (one.n or 0) >= 30
        )
    )
    changes = [id for id, one in results.indicators.items() if "paired_change" in type(one.measure).model_fields]
    options = [id for id, one in results.indicators.items() if "multiple_choice" in type(one.measure).model_fields]
    blocks = (
        *crossed_views(published),
        *(block for most in (1, 2, 6) for block in main_shares(published, most)),
        *by_kind(published, *shares[:8]),
        *finding(published, *changes),
        *(block for id in options for block in finding(published, id)),
    )
    return list(_findings(blocks))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), demonstration=st.sampled_from(DEMONSTRATIONS))
def test_whatever_the_results_a_title_claims_what_its_marks_show(
    request: pytest.FixtureRequest, seed: int, demonstration: str
) -> None:
    shown = _titled(request.getfixturevalue(demonstration), seed)
    wrong = [(one.title, name) for one in shown for name, holds in claims(one) if not holds]
    assert not wrong


def test_every_kind_of_claim_is_made_by_some_title(
    silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated, drawn: list[doc.ShownFinding]
) -> None:
    made = [one for seed in range(12) for known in (silver_geek, charenton, suez_adeis) for one in _titled(known, seed)]
    seen = {name for one in (*made, *drawn) for name, _ in claims(one)}
    assert {name for name, _, _ in CLAIMS} <= seen
