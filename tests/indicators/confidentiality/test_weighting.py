"""A weighted figure tells how those who weigh more answered: they may not be few, nor all have answered alike."""

from indicators.figures.results import Figure
from initiatives.declaration.model import Initiative
from initiatives.declaration.sampling_plan import SamplingPlan
from tests.indicators.confidentiality.little import answers, evaluated, indicator, silver_geek

SATISFIED = indicator("satisfaits", {"share": "satisf", "at_least": "plutot"})
GENDER = indicator("genre", {"distribution": "genre"})


def _weighted() -> Initiative:
    plan = SamplingPlan(margins={"genre": {"femme": 60, "homme": 40}}, margins_source="Test")
    return silver_geek().model_copy(update={"sampling": {"seniors": plan}})


def _published(initiative: Initiative, men: int) -> tuple[Figure, Figure]:
    columns = {
        "genre": ["femme"] * 20 + ["homme"] * men,
        "satisf": ["plutot", "plutot_pas"] * 10 + (["plutot", "plutot_pas"] * men)[:men],
    }
    little = evaluated(initiative, [SATISFIED, GENDER], answers("seniors", columns))
    share = little.figure("comite", "satisfaits")
    profile = next(
        one
        for one in little.of("comite").figures
        if (one.indicator, one.part, one.cell.wave) == ("genre", "femme", "fin")
    )
    assert share is not None
    return share, profile


def test_the_only_men_do_not_show_through_the_weights() -> None:
    share, profile = _published(_weighted(), men=4)
    assert share.status == "masque"
    assert profile.status == "publie"


def test_enough_of_each_or_no_weights_and_the_figure_is_published() -> None:
    assert _published(_weighted(), men=5)[0].status == "publie"
    assert _published(silver_geek(), men=4)[0].status == "publie"
