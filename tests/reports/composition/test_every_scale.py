"""Each ordered scale is drawn: its answers as one bar, its means between its own ends, and what became of them."""

from collections.abc import Mapping
from itertools import cycle, islice

import pytest

from indicators.figures.results import Figure
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.scales import notes
from reports import document as doc
from reports.charts.dots import Dots
from reports.charts.dumbbell import Dumbbell
from reports.charts.stacked import StackedBars
from reports.composition.pieces.findings import findings
from tests.indicators.measures.test_scales import SCALED, asked
from tests.indicators.measures.waves import Person, figures
from tests.indicators.small import indicator
from tests.reports.small_results import published

MEASURES: Mapping[str, Mapping[str, object]] = {
    "haut": {"share": "note", "better": True},
    "un": {"mean": "note"},
    "deux": {"mean": "autre"},
    "suivi": {"paired_change": "note"},
}
AGREEMENT = ("lik4", "accord5")


def drawn(name: str) -> list[doc.ShownFinding]:
    declared = asked(SCALED[name])
    levels = tuple(Question.model_validate(SCALED[name]).levels())
    people: list[Person] = [
        {"wave": wave, "person": str(rank), "note": level, "autre": level}
        for wave in ("debut", "fin")
        for rank, level in enumerate(islice(cycle(levels), 42))
    ]
    made = figures(people, declared, None, **MEASURES)
    known = [
        indicator(id, one, step="appreciation", unit="part" if id == "haut" else "nombre")
        for id, one in MEASURES.items()
    ]
    told = [(one, tuple(Figure.of(made[key]) for key in made if key[0] == one.id)) for one in known]
    blocks = findings(published(told, questionnaires=declared.questionnaires), ["seniors"], "appreciation")
    return [block for block in blocks if isinstance(block, doc.ShownFinding)]


@pytest.mark.parametrize("name", SCALED)
def test_a_scale_is_drawn_as_a_bar_a_mean_and_a_change(name: str) -> None:
    question = Question.model_validate(SCALED[name])
    levels, worth = question.levels(), notes(tuple(question.levels()))
    bar, mean, change = drawn(name)
    assert isinstance(bar.chart, StackedBars) and isinstance(mean.chart, Dots) and isinstance(change.chart, Dumbbell)
    assert sum(bar.chart.rows[0].counts) == 42
    assert len(bar.chart.levels) == (3 if len(levels) > 7 else len(levels))
    assert ("Accord avec chaque phrase" in bar.subtitle) == (name in AGREEMENT)
    assert (mean.chart.scale.minimum, mean.chart.scale.maximum) == (worth[0], worth[-1])
    assert (change.chart.minimum, change.chart.maximum) == (worth[0], worth[-1])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("note10", "sur une échelle de 0 à 10"),
        ("lik4", "sur une échelle de 1 (« pas du tout d’accord ») à 4 (« tout à fait d’accord »)"),
        ("oms5", "sur une échelle de 0 (« jamais ») à 5 (« tout le temps »)"),
        ("note10_demi", "sur une échelle de 0 à 10"),
    ],
)
def test_a_mean_says_what_the_ends_of_its_scale_are(name: str, said: str) -> None:
    assert said in drawn(name)[1].subtitle.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_bar_of_a_long_scale_shows_its_halves_and_its_middle() -> None:
    chart = drawn("note10")[0].chart
    assert isinstance(chart, StackedBars)
    # 42 answers, 0 to 10 in turn: 0 to 8 four times each, 9 and 10 three times.
    assert (chart.levels, chart.rows[0].counts) == (("0 à 4", "5", "6 à 10"), (20, 4, 18))
