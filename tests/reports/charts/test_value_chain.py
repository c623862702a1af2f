"""What leads to what: every word stays on the sheet, how surely a link is known is seen without its colour, and no arrow goes
behind a step."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts.fonts import width_mm
from reports.charts.routing import Place, crossings
from reports.charts.style import PAGE_WIDTH, TEXT
from reports.charts.value_chain import (
    BAR,
    FAIR,
    INSIDE,
    STOP,
    STRENGTHS,
    Arrow,
    ChainStep,
    Plan,
    Stage,
    ValueChain,
    _widths,
    stops,
)
from reports.rendering.drawings import draw
from tests.reports.charts.words import check_words
from tests.reports.sample_report import HOSTILE, LONG


def chain(*steps: int, strength: str = "told", label: str = "Une étape", figure: tuple[str, ...] = ()) -> ValueChain:
    """Return a chain of so many steps by stage, each linked to the first of the next stage, each with this figure."""
    names = ("Apports", "Actions", "Personnes", "Effets", "Territoire")
    stages = tuple(
        Stage(
            names[place],
            tuple(ChainStep(f"{place}-{step}", f"{label} {place}{step}", *figure) for step in range(count)),
        )
        for place, count in enumerate(steps)
    )
    arrows = tuple(
        Arrow(f"{place}-{step}", f"{place + 1}-0", strength)
        for place, count in enumerate(steps[:-1])
        for step in range(count)
    )
    return ValueChain(alt="", stages=stages, arrows=arrows, key=((strength, "comment on le sait"),))


@pytest.mark.parametrize(
    "chart",
    [
        chain(1, 1, 1, 1),
        chain(3, 2, 7, 1),
        chain(2, 9, 2, 2, label=LONG),
        chain(1, 1, 1, 1, label=HOSTILE[0]),
        chain(3, 2, 2, 4, 1, figure=("75 %", LONG)),
        chain(12, 12, 1, 12, 1),
    ],
)
def test_every_word_stays_on_the_sheet_and_covers_no_other(chart: ValueChain) -> None:
    check_words(draw(chart))


def test_strengths_differ_by_their_stroke_not_only_by_their_colour() -> None:
    assert len(set(STRENGTHS.values())) == len(STRENGTHS)
    strokes = {strength: draw(chain(1, 1, strength=strength)).page.svg.count("M ") for strength in STRENGTHS}
    assert strokes["sure"] == strokes["told"] < strokes["elsewhere"] < strokes["none"]
    assert strokes["whom"] < strokes["told"], "what claims nothing has no head"


@st.composite
def chains(drawn: st.DrawFn) -> ValueChain:
    """Return any chain: up to twelve steps in a column, links over any number of columns, steps that nothing leads to."""
    counts = drawn(st.lists(st.integers(1, 12), min_size=2, max_size=5))
    ids = [(rank, f"{rank}-{step}") for rank, count in enumerate(counts) for step in range(count)]
    pairs = [(one, other) for (here, one), (there, other) in combinations(ids, 2) if here < there]
    strengths = st.sampled_from(sorted(STRENGTHS))
    linked = drawn(st.lists(st.tuples(st.sampled_from(pairs), strengths), max_size=25, unique_by=lambda one: one[0]))
    stages = tuple(
        Stage(
            f"Temps {rank}",
            tuple(ChainStep(f"{rank}-{step}", "Une étape", "75 %", "des gens") for step in range(count)),
        )
        for rank, count in enumerate(counts)
    )
    arrows = tuple(Arrow(one, other, strength) for (one, other), strength in linked)
    return ValueChain(alt="", stages=stages, arrows=arrows, key=())


@given(chains())
@settings(max_examples=60, deadline=None)
def test_no_arrow_goes_behind_a_step_nor_ends_where_another_does(drawn: ValueChain) -> None:
    plan = Plan.of(drawn, PAGE_WIDTH, 0.0)
    for lines, _ in plan.strokes():
        for one, other in (stretch for line in lines for stretch in pairwise(line)):
            for box in plan.boxes.values():
                beside = max(one[0], other[0]) <= box.x + 1e-6 or min(one[0], other[0]) >= box.x + box.wide - 1e-6
                apart = max(one[1], other[1]) < box.y - 0.9 or min(one[1], other[1]) > box.y + box.high + 0.9
                assert beside or apart
    ends = [point for point, _ in plan.heads()]
    for one, other in combinations(ends, 2):
        assert one[0] != other[0] or abs(one[1] - other[1]) > 0.9, "arrow heads stand apart"
    assert sum(strength != "whom" for _, strength in plan.heads()) == sum(
        one.strength != "whom" for one in drawn.arrows
    )
    for column in plan.columns:
        inside = sorted((plan.boxes[id] for id in column.order if isinstance(id, str)), key=lambda box: box.y)
        assert all(upper.y + upper.high < lower.y for upper, lower in pairwise(inside))


@given(chains())
@settings(max_examples=60, deadline=None)
def test_steps_stand_in_an_order_in_which_no_more_arrows_cross_than_as_declared(drawn: ValueChain) -> None:
    plan = Plan.of(drawn, PAGE_WIDTH, 0.0)
    rank_of: dict[Place, int] = {step.id: rank for stage in drawn.stages for rank, step in enumerate(stage.steps)}
    declared = [sorted(column.order, key=lambda one: rank_of.get(one, len(rank_of))) for column in plan.columns]
    assert crossings([column.order for column in plan.columns], plan.hops) <= crossings(declared, plan.hops)


def test_an_order_that_crosses_less_is_taken() -> None:
    straight = chain(2, 2)
    crossed = ValueChain(
        alt="", stages=straight.stages, arrows=(Arrow("0-0", "1-1", "told"), Arrow("0-1", "1-0", "told")), key=()
    )
    plan = Plan.of(crossed, PAGE_WIDTH, 0.0)
    assert crossings([column.order for column in plan.columns], plan.hops) == 0


def test_a_step_from_which_nothing_leaves_is_closed_but_in_the_last_column() -> None:
    ending = chain(2, 2, 1)
    arrows = tuple(one for one in ending.arrows if one.start != "1-1")
    assert stops(ending.stages, arrows) == {"1-1"}
    key = ((STOP, "le raisonnement s’arrête là"),)
    closed = ValueChain(alt="", stages=ending.stages, arrows=arrows, key=(("told", "suivi"), *key))
    assert "le raisonnement s’arrête là" in closed_words(closed)


def closed_words(chart: ValueChain) -> str:
    """Return the words of the drawing on a phone."""
    return re.sub(r"<[^>]+>", " ", draw(chart).phone.svg)


def test_what_is_aimed_at_is_told_from_what_was_measured() -> None:
    def words(aimed: bool) -> str:
        step = ChainStep("a", "Moins de solitude", "47 %", "plus entourés")
        stage = Stage("Effets", (step,), aimed=aimed)
        return re.sub(r"<[^>]+>", " ", draw(ValueChain(alt="", stages=(stage,), arrows=(), key=())).page.svg)

    assert "trouvé" in words(aimed=True) and "trouvé" not in words(aimed=False)


def test_columns_hold_their_longest_words_from_where_these_just_fit_and_are_alike_below() -> None:
    def column(word: str, steps: int) -> Stage:
        return Stage("", tuple(ChainStep(f"{word}-{step}", word) for step in range(steps)))

    def shared(room: float, *steps: int) -> list[float]:
        return _widths((column("Lien", steps[0]), column("Accompagnement", steps[1])), room)

    narrow, wide = least = _least("Lien"), _least("Accompagnement")
    assert narrow < wide
    assert shared(narrow + wide, 1, 1) == pytest.approx(least)
    assert shared(narrow + wide - 0.5, 1, 1) == [(narrow + wide - 0.5) / 2] * 2


def _least(word: str) -> float:
    """Return the width from which a column holds a word, in millimetres."""
    return width_mm(word, TEXT) + 2 * INSIDE + BAR + 0.2


def test_what_is_left_goes_to_the_narrowest_up_to_a_fair_share_then_to_the_tallest() -> None:
    def shared(words: tuple[str, ...], steps: tuple[int, ...]) -> list[float]:
        stages = [Stage("", (ChainStep(word, word),) * high) for word, high in zip(words, steps, strict=True)]
        return _widths(stages, PAGE_WIDTH)

    few_words, many = shared(("Lien", "Lien et appui de tous"), (1, 9))
    bit = (PAGE_WIDTH - 2 * _least("Lien")) / 20
    assert FAIR * PAGE_WIDTH / 2 <= few_words < FAIR * PAGE_WIDTH / 2 + 2 * bit
    assert few_words + many == pytest.approx(PAGE_WIDTH)
    assert many > few_words
    assert shared(("Lien", "Lien et appui de tous"), (9, 1))[0] > few_words


@pytest.mark.parametrize(("value", "held"), [("228 sur 293", "228 sur 293"), ("+2,35 points sur 30", "points")])
def test_a_short_value_stands_on_one_line(value: str, held: str) -> None:
    told = Stage("", (ChainStep("un", "Un", value),))
    other = Stage("", (ChainStep("deux", "Accompagnement"),))
    least = width_mm(held, TEXT, strong=True) + 2 * INSIDE + BAR + 0.2
    room = least + _least("Accompagnement")
    assert _widths((told, other), room)[0] == pytest.approx(least)
    assert _widths((told, other), room - 0.5)[0] == (room - 0.5) / 2


def test_a_phone_lists_what_each_step_leads_to() -> None:
    phone = draw(chain(1, 1, 1, 1)).phone.svg
    assert phone.count("→") == 3
