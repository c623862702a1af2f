"""Every title says what its chart shows: its claims, computed again from the marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.counting.tallies import TERRITORY
from indicators.definitions.choosing import read_catalogue
from indicators.figures.results import Figure, PublishedResults
from indicators.statistics.wilson import wilson_interval
from initiatives.declaration.model import Target
from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.charts.dumbbell import Dumbbell
from reports.composition.compose import compose
from reports.composition.editions import planned
from reports.composition.pieces.by_kind import by_kind
from reports.composition.pieces.calendar import calendar
from reports.composition.pieces.crossed import crossed_views
from reports.composition.pieces.findings import finding
from reports.composition.pieces.main_shares import main_shares
from reports.composition.pieces.maps import territory_map
from reports.composition.pieces.over_time import over_time
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french
from tests.conftest import Evaluated
from tests.reports.composition.test_means import twice
from tests.reports.composition.title_claims import CLAIMS, NEUTRAL, claims

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
    expected = {"tous", "k des n", "part", "fraction", "a gagné, a perdu", "liens prouvés"}
    assert expected <= set(seen), "a claim that no title makes is not checked"


def test_every_title_claims_something_that_its_marks_tell_or_nothing_at_all(
    drawn: list[doc.ShownFinding], silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated
) -> None:
    """A title that no claim reads is one that nothing checks: it may only name what is drawn."""
    labels = {
        french.typography(one.label)
        for known in (silver_geek, charenton, suez_adeis)
        for one in known.indicators.values()
    }
    unread = {one.title for one in drawn if one.chart is not None and not list(claims(one))}
    assert unread <= {*map(french.typography, NEUTRAL), *labels}


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
            low, high = wilson_interval(np.array([k]), np.array([n]))
            bounds = (None, None) if one.low is None else (float(low[0]), float(high[0]))
            return replace(one, k=k, n=n, value=k / n, low=bounds[0], high=bounds[1])
        if re.fullmatch(r"\d{4}(-\d\d)?", one.part):
            return replace(one, value=float(random.integers(0, 9)))
        if one.unit == "points" and one.low is not None and one.part == "":
            half = float(random.uniform(0.05, 1.5))
            return replace(one, low=one.value - half, high=one.value + half)
        return one

    return replace(results, figures=tuple(map(other, results.figures)))


def _told_at_each_wave(figures: Iterable[Figure], random: np.random.Generator) -> Iterator[Figure]:
    """Tell the shares that are masked at some waves, so that their series has its two ends."""
    for one in figures:
        if one.status == "publie" or one.unit != "part" or one.part or one.cell.scope != TERRITORY:
            yield one
            continue
        n = int(random.integers(5, 60))
        k = int(random.integers(0, n + 1))
        low, high = wilson_interval(np.array([k]), np.array([n]))
        yield replace(one, status="publie", reason=None, k=k, n=n, value=k / n, low=float(low[0]), high=float(high[0]))


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
    notes = [id for id, one in results.indicators.items() if one.unit == "note_sur_10" and kind(one) == "mean"]
    for id in notes:
        results = twice(results, id, float(random.uniform(-2, 2)))
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
    by_period = dict.fromkeys(one.indicator for one in results.figures if re.fullmatch(r"\d{4}(-\d\d)?", one.part))
    options = [id for id, one in results.indicators.items() if "multiple_choice" in type(one.measure).model_fields]
    series = ReportedResults(replace(published.results, figures=tuple(_told_at_each_wave(results.figures, random))))
    blocks = (
        *(block for group in known.initiative.groups for block in over_time(series, group)),
        *crossed_views(published),
        *(block for most in (1, 2, 6) for block in main_shares(published, most)),
        *by_kind(published, *shares[:8]),
        *finding(published, *changes),
        *(block for id in options for block in finding(published, id)),
        *(block for id in notes for block in finding(published, id, f"{id}_encore")),
        *territory_map(published),
        *(block for id in by_period for block in calendar(published, id)),
    )
    return list(_findings(blocks))


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def _false(name: str, finding: doc.ShownFinding) -> doc.ShownFinding:
    """Return a finding whose title claims what its marks do not show."""
    title, chart = finding.title, finding.chart
    match name:
        case "a gagné, a perdu":
            ways = {"a gagné": "a perdu", "a perdu": "a gagné", "n’a pas nettement changé": "a gagné 9,9 points"}
            title = next(title.replace(said, other) for said, other in ways.items() if said in title)
        case "atteinte" if re.search(r"n’est (?:pas |)atteinte|pas dire", title):
            title = "La cible fixée est atteinte" if "a cible" in title else "Les six cibles sont atteintes"
        case "atteinte":
            title = (
                "La cible n’est pas atteinte"
                if title.startswith("La cible")
                else "Aucune des six cibles n’est atteinte"
            )
        case "fraction":
            title = ("Un quart" if not title.startswith("Un quart") else "Trois quarts") + title[title.index(" des ") :]
        case "premières réponses":
            title = re.sub(r" d’abord .*? \(", f" d’abord {_least(chart)} (", title, count=1)
        case "datés":
            title = re.sub(r"\d{4}", _more, title)
        case "le plus évoqué":
            title = re.sub(r"\d+(?= sur \d+\)$)", _more, title)
        case "nouvelles" | "liens prouvés":
            title = re.sub(r"^\S+", "Dix", title)
        case "un type note" | "moyenne":
            title = re.sub(r"\d+(?=,\d+ sur 10)", _more, title)
        case "vous notez":
            title = re.sub(r"\d+(?= sur 10)", _more, title)
        case "part entre parenthèses":
            title = re.sub(r"\d+(?=\D*$)", _more, title)
        case _:
            title = re.sub(r"\d+", _more, title)
    return replace(finding, title=title)


def _more(digits: re.Match[str]) -> str:
    return str(int(digits[0]) + 7)


def _least(chart: ChartSpec | None) -> str:
    marks = {row.label: row.k for row in getattr(chart, "rows", ())}
    marks |= {bar.label: bar.value for bar in getattr(chart, "bars", ())}
    return str(min(marks, key=lambda label: marks[label]))


def test_what_a_line_gains_is_what_its_two_ends_are_apart_as_they_are_printed(made: list[doc.ShownFinding]) -> None:
    lines = [row for one in made if isinstance(one.chart, Dumbbell) for row in one.chart.rows]
    redone = [
        french.signed(
            float(french.rounded(row.after, row.decimals) - french.rounded(row.before, row.decimals)), row.decimals
        )
        for row in lines
    ]
    assert lines
    assert [re.sub(r" points?$", "", row.change) for row in lines] == redone


WORDLESS = ("le plus", "de justesse", "trop peu chez vous")
"""Claims without a number or a name that could be another: they are made of all findings, and must be false of some."""


@pytest.fixture(scope="module")
def made(
    silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated, drawn: list[doc.ShownFinding]
) -> list[doc.ShownFinding]:
    """Findings of the demonstrations, and those that they would have had, had people answered otherwise."""
    others = (_titled(known, seed) for seed in range(12) for known in (silver_geek, charenton, suez_adeis))
    return [*drawn, *(one for found in others for one in found)]


def test_a_title_that_claims_what_is_not_drawn_is_seen_whatever_the_claim(made: list[doc.ShownFinding]) -> None:
    told = [(name, one) for one in made for name, _ in claims(one) if name not in WORDLESS]
    unseen = [(name, one.title) for name, one in told if all(holds for _, holds in claims(_false(name, one)))]
    assert {name for name, _ in told} == {name for name, _, _ in CLAIMS} - {*WORDLESS}
    seen = Counter(name for name, _ in told)
    seen.subtract(name for name, _ in unseen)
    assert min(seen.values()) > 0, unseen


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("de justesse", "La cible fixée est atteinte de justesse"),
        ("le plus", "Sur «\u202f{label}\u202f», les avis s’écartent le plus"),
        ("trop peu chez vous", "Trop peu de réponses chez vous pour dire ce qui vous distingue de l’ensemble"),
    ],
)
def test_a_claim_in_words_alone_is_seen_where_it_is_false(made: list[doc.ShownFinding], claim: str, title: str) -> None:
    verdicts = set()
    for one in made:
        labels = [row.label for row in getattr(one.chart, "rows", ())] if "{label}" in title else [""]
        for label in labels:
            verdicts |= {
                holds for name, holds in claims(replace(one, title=title.format(label=label))) if name == claim
            }
    assert False in verdicts


def test_every_question_with_options_says_what_its_first_answer_is() -> None:
    """Else its title reads the answers aloud, « A » and « B »."""
    silent = {id for id, one in read_catalogue().indicators.items() if "« {label} »" in one.reading and not one.first}
    assert silent == set()
